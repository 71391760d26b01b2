import { sql } from 'kysely';
import type { OutgoingAuthorization, TlsIdentity } from '#kernel';
import { seal, unseal, type KeyRing, type Query } from '#storage';

/** Where a connection wants its post, with the secrets to sign it. The secrets are never shown again. */
export interface Endpoint {
  connection: string;
  url: string;
  secrets: string[];
  /** Where the hub gets the bearer token that this endpoint wants. */
  authorization?: OutgoingAuthorization;
  /** With which certificate the hub calls. */
  certificate?: TlsIdentity;
  changedAt: Date;
}

type Secret = Pick<Endpoint, 'secrets' | 'authorization' | 'certificate'>;

const contextOf = (connection: string): string => `endpoint:${connection}`;
const keyOwnerOf = (connection: string): string => `connection-${connection}`;

export async function saveEndpoint(db: Query, keys: KeyRing, endpoint: Endpoint): Promise<void> {
  const key = await keys.ofOrganisation(db, keyOwnerOf(endpoint.connection), endpoint.changedAt);
  const row = {
    connection: endpoint.connection,
    url: endpoint.url,
    sealed_secrets: seal(key.data, JSON.stringify(secretOf(endpoint)), contextOf(endpoint.connection)),
    key_id: key.id,
    changed_at: endpoint.changedAt,
    retired_at: null,
  };
  await db
    .insertInto('endpoint')
    .values(row)
    .onConflict((conflict) => conflict.column('connection').doUpdateSet(row))
    .execute();
}

/** Keeps every other change of this endpoint waiting until the transaction ends. */
export async function lockEndpoint(tx: Query, connection: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${contextOf(connection)}))`.execute(tx);
}

/** The endpoint in use, or undefined when there is none or it was retired. */
export async function loadEndpoint(
  db: Query,
  keys: KeyRing,
  connection: string,
): Promise<Endpoint | undefined> {
  const row = await db
    .selectFrom('endpoint')
    .selectAll()
    .where('connection', '=', connection)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const key = await keys.ofOrganisation(db, keyOwnerOf(connection), row.changed_at);
  const opened = JSON.parse(unseal(key.data, row.sealed_secrets, contextOf(connection)).toString()) as
    Secret | string[];
  // Endpoints that were set before there was more to keep have their secrets alone.
  const secret = Array.isArray(opened) ? { secrets: opened } : opened;
  return { connection, url: row.url, changedAt: row.changed_at, ...secret };
}

const secretOf = ({ secrets, authorization, certificate }: Endpoint): Secret => ({
  secrets,
  ...(authorization ? { authorization } : {}),
  ...(certificate ? { certificate } : {}),
});

/** Retires the endpoint that said so; one that was set meanwhile stays. */
export async function retireEndpoint(db: Query, endpoint: Endpoint, moment: Date): Promise<void> {
  await db
    .updateTable('endpoint')
    .set({ retired_at: moment })
    .where('connection', '=', endpoint.connection)
    .where('url', '=', endpoint.url)
    .execute();
}

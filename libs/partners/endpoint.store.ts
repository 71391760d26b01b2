import { sql } from 'kysely';
import type { OutgoingAuthorization, TlsIdentity } from '#kernel';
import { seal, unseal, type KeyRing, type Query } from '#storage';

/** How a partner wants its webhooks; what is not said is as the hub has it. One record: what is added later stands beside these. */
export interface EndpointSettings {
  /** v1: HMAC with a shared secret. v1a: Ed25519, for which the partner needs the public key only. */
  signature?: 'v1' | 'v1a';
  /** thin: the event holds no data but a `dataref`; the partner fetches the document. */
  mode?: 'full' | 'thin';
  /** The most events in one request; absent: one, not in a batch. */
  batch?: number;
  /** The most requests side by side. */
  concurrency?: number;
  /** The most events a minute. */
  perMinute?: number;
  /** Seconds until the headers of the answer are in, and after that until its body is. */
  timeouts?: { headers?: number; body?: number };
  /** The most requests a minute, as the endpoint itself said in the last handshake. */
  allowedRate?: number;
  /** required: nothing is saved unless the endpoint grants the CloudEvents handshake. */
  handshake?: 'shown' | 'required';
}

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
  settings?: EndpointSettings;
  /** Headers of the partner's own; sealed like the secrets, for that is what their values often are. */
  headers?: Record<string, string>;
  /** In this queue at the broker instead of at a URL. */
  queue?: string;
}

/** What is sealed. Endpoints that were set before there was more to keep have their secrets alone. */
type Secret = Pick<Endpoint, 'secrets' | 'headers' | 'authorization' | 'certificate'>;
type Sealed = string[] | Secret;

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
    settings: JSON.stringify(endpoint.settings ?? {}),
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
  const sealed = JSON.parse(unseal(key.data, row.sealed_secrets, contextOf(connection)).toString()) as Sealed;
  const secret = Array.isArray(sealed) ? { secrets: sealed } : sealed;
  return { connection, url: row.url, changedAt: row.changed_at, settings: row.settings, ...secret };
}

const secretOf = ({ secrets, headers, authorization, certificate }: Endpoint): Secret => ({
  secrets,
  ...(headers ? { headers } : {}),
  ...(authorization ? { authorization } : {}),
  ...(certificate ? { certificate } : {}),
});

/** How fast this endpoint says now that it may be sent to; one that was set meanwhile keeps what it said itself. */
export async function saveAllowedRate(
  db: Query,
  endpoint: Endpoint,
  rate: number | undefined,
): Promise<void> {
  const { connection, changedAt } = endpoint;
  await sql`
    update endpoint set settings = settings - 'allowedRate' || jsonb_strip_nulls(jsonb_build_object('allowedRate', ${rate ?? null}::integer))
    where connection = ${connection} and changed_at = ${changedAt}`.execute(db);
}

/** Retires the endpoint that said so; one that was set meanwhile stays. False when it was so already. */
export async function retireEndpoint(db: Query, endpoint: Endpoint, moment: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('endpoint')
    .set({ retired_at: moment })
    .where('connection', '=', endpoint.connection)
    .where('url', '=', endpoint.url)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

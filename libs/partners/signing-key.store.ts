import { newId } from '#kernel';
import { seal, unseal, type KeyRing, type Query } from '#storage';

/** With what a system that can only sign proves who it is: a shared secret (v1), or a public key that it gave (v1a). */
export interface SigningKey {
  id: string;
  connection: string;
  kind: 'v1' | 'v1a';
  madeAt: Date;
  endsAt: Date | null;
}

const contextOf = (id: string): string => `signing-key:${id}`;
const keyOwnerOf = (connection: string): string => `connection-${connection}`;

export async function addSigningKey(
  db: Query,
  keys: KeyRing,
  key: { connection: string; kind: 'v1' | 'v1a'; secret: string; madeAt: Date },
): Promise<SigningKey> {
  const { connection, kind, madeAt } = key;
  const id = newId(madeAt);
  const owner = await keys.ofOrganisation(db, keyOwnerOf(connection), madeAt);
  await db
    .insertInto('signing_key')
    .values({
      id,
      connection,
      kind,
      sealed: seal(owner.data, key.secret, contextOf(id)),
      key_id: owner.id,
      made_at: madeAt,
      ends_at: null,
    })
    .execute();
  return { id, connection, kind, madeAt, endsAt: null };
}

/** A key with its secret while it lasts. */
export async function loadSigningKey(
  db: Query,
  keys: KeyRing,
  id: string,
  now: Date,
): Promise<(SigningKey & { secret: string }) | undefined> {
  const row = await db.selectFrom('signing_key').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || (row.ends_at && row.ends_at <= now)) return undefined;
  const owner = await keys.ofOrganisation(db, keyOwnerOf(row.connection), now);
  const secret = unseal(owner.data, row.sealed, contextOf(id)).toString();
  return { id, connection: row.connection, kind: row.kind, madeAt: row.made_at, endsAt: row.ends_at, secret };
}

/** The keys of a connection, those that ended included; never their secrets. */
export async function signingKeysOf(db: Query, connection: string): Promise<SigningKey[]> {
  const rows = await db
    .selectFrom('signing_key')
    .select(['id', 'kind', 'made_at', 'ends_at'])
    .where('connection', '=', connection)
    .orderBy('made_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    connection,
    kind: row.kind,
    madeAt: row.made_at,
    endsAt: row.ends_at,
  }));
}

/** Ends keys of a connection at a moment, or leaves them an earlier end; gives the ids of those that changed. */
export async function endSigningKeys(
  db: Query,
  connection: string,
  ids: string[],
  at: Date,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .updateTable('signing_key')
    .set({ ends_at: at })
    .where('id', 'in', ids)
    .where('connection', '=', connection)
    .where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', at)]))
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Keeps the id of a signed request: whether it is new, the same again, or an id that was used for something else. */
export async function keepSignedRequest(
  db: Query,
  request: { connection: string; webhookId: string; digest: Buffer; seenAt: Date },
): Promise<'new' | 'repeat' | 'reused'> {
  const { connection, webhookId, digest, seenAt } = request;
  const { numInsertedOrUpdatedRows: kept } = await db
    .insertInto('signed_request')
    .values({ connection, webhook_id: webhookId, digest, seen_at: seenAt })
    .onConflict((conflict) => conflict.columns(['connection', 'webhook_id']).doNothing())
    .executeTakeFirst();
  if (kept === 1n) return 'new';
  const before = await db
    .selectFrom('signed_request')
    .select('digest')
    .where('connection', '=', connection)
    .where('webhook_id', '=', webhookId)
    .executeTakeFirst();
  return before?.digest.equals(digest) ? 'repeat' : 'reused';
}

import { sql } from 'kysely';
import type { Query } from '#storage';

/** A request as its caller named it, by keyed hashes. */
export interface NamedRequest {
  caller: string;
  keyHash: Buffer;
  /** Of all that was asked. */
  digest: Buffer;
  begunAt: Date;
}

export type Begun =
  { state: 'new' | 'under-way' | 'reused' } | { state: 'answered'; status: number; sealed: Buffer };

/** Begins what was not begun before under this name; one that was left in the middle, before `deadBefore`, begins anew. */
export async function beginNamed(db: Query, request: NamedRequest, deadBefore: Date): Promise<Begun> {
  const { caller, keyHash, digest, begunAt } = request;
  const { numInsertedOrUpdatedRows: mine } = await db
    .insertInto('kept_answer')
    .values({ caller, key_hash: keyHash, digest, begun_at: begunAt })
    .onConflict((conflict) =>
      conflict
        .columns(['caller', 'key_hash'])
        .doUpdateSet({ begun_at: begunAt })
        .where('kept_answer.status', 'is', null)
        .where('kept_answer.begun_at', '<=', deadBefore)
        .where('kept_answer.digest', '=', digest),
    )
    .executeTakeFirst();
  if (mine === 1n) return { state: 'new' };
  const before = await db
    .selectFrom('kept_answer')
    .select(['digest', 'status', 'sealed'])
    .where('caller', '=', caller)
    .where('key_hash', '=', keyHash)
    .executeTakeFirst();
  if (before && !before.digest.equals(digest)) return { state: 'reused' };
  // Gone by now: it was refused, and whoever asks again is let in.
  if (!before || before.status === null || before.sealed === null) return { state: 'under-way' };
  return { state: 'answered', status: before.status, sealed: before.sealed };
}

export async function keepAnswer(
  db: Query,
  request: NamedRequest,
  { status, sealed }: { status: number; sealed: Buffer },
): Promise<void> {
  await sql`update kept_answer set status = ${status}, sealed = ${sealed} where ${own(request)}`.execute(db);
}

/** What was refused did nothing: the name is free again. */
export async function forgetNamed(db: Query, request: NamedRequest): Promise<void> {
  await sql`delete from kept_answer where ${own(request)}`.execute(db);
}

/** Not that of whoever took over what was left in the middle. */
const own = ({ caller, keyHash, begunAt }: NamedRequest) =>
  sql`caller = ${caller} and key_hash = ${keyHash} and begun_at = ${begunAt}`;

export async function purgeAnswers(db: Query, before: Date): Promise<void> {
  await sql`delete from kept_answer where begun_at <= ${before}`.execute(db);
}

import { sql } from 'kysely';
import type { Fault, Refusal } from '#kernel';
import type { Query, Tx } from '#storage';
import { ClaimLost, type ClaimedBatch, type Counts, type KeptBecause } from './batch.js';
import type { Place } from './batch-line.rules.js';

/**
 * The oldest file of a controller that is not done. Files of one controller go one after the other, in the order in which
 * they came: else the older state of a record could come after the newer one.
 */
export async function claimBatch(
  tx: Tx,
  controller: string,
  claim: { id: string; now: Date; until: Date },
): Promise<ClaimedBatch | undefined> {
  const { rows } = await sql<ClaimedBatch & { claimedUntil: Date | null }>`
    select id, controller, connection, origin, sender_id as "senderId", contract, record_type as "recordType", form,
      options, trace_id as "traceId", wrapped_key as "wrappedKey", seen, lost_claims as "lostClaims",
      claimed_until as "claimedUntil"
    from batch where controller = ${controller} and state in ('waiting', 'working')
    order by accepted_at, id limit 1 for update`.execute(tx);
  const batch = rows[0];
  if (!batch || (batch.claimedUntil && batch.claimedUntil > claim.now)) return undefined;
  // Who ends in order, or breaks and goes on, lets go: this one was heard of no more.
  const lostClaims = batch.lostClaims + (batch.claimedUntil ? 1 : 0);
  await sql`
    update batch set state = 'working', claim_id = ${claim.id}, claimed_until = ${claim.until},
      started_at = coalesce(started_at, ${claim.now}), lost_claims = ${lostClaims}
    where id = ${batch.id}`.execute(tx);
  return { ...batch, claimId: claim.id, lostClaims };
}

/** Says that this worker is still at it. */
export async function holdBatch(db: Query, { id, claimId }: ClaimedBatch, until: Date): Promise<void> {
  await sql`update batch set claimed_until = ${until} where id = ${id} and claim_id = ${claimId}`.execute(db);
}

/** Somebody else, or this hub when it is started again, may go on at once. */
export async function letGo(db: Query, { id, claimId }: ClaimedBatch): Promise<void> {
  await sql`update batch set claimed_until = null where id = ${id} and claim_id = ${claimId}`.execute(db);
}

export async function pieceOf(db: Query, batchId: string, place: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sealed: Buffer }>`
    select sealed from batch_piece where batch_id = ${batchId} and place = ${place}`.execute(db);
  return rows[0]?.sealed;
}

/** First in its transaction: whoever lost the claim writes nothing. */
export async function lockClaim(tx: Tx, { id, claimId }: ClaimedBatch): Promise<void> {
  const { rows } = await sql`
    select 1 from batch where id = ${id} and claim_id = ${claimId} and state = 'working' for update`.execute(
    tx,
  );
  if (rows.length === 0) throw new ClaimLost();
}

/** Adds what became of some records: committed with them, it says where to go on. */
export async function advance(tx: Tx, { id }: ClaimedBatch, by: Counts, until: Date): Promise<void> {
  await sql`
    update batch set seen = seen + ${by.seen}, taken = taken + ${by.taken}, unchanged = unchanged + ${by.unchanged},
      refused = refused + ${by.refused}, unnamed = unnamed + ${by.unnamed}, withdrawn = withdrawn + ${by.withdrawn},
      claimed_until = ${until}, lost_claims = 0
    where id = ${id}`.execute(tx);
}

const COUNTS = sql`seen, taken, unchanged, refused, unnamed, withdrawn`;

export async function countsOf(db: Query, { id }: ClaimedBatch): Promise<Counts> {
  const { rows } = await sql<Counts>`select ${COUNTS} from batch where id = ${id}`.execute(db);
  return rows[0]!;
}

export async function noteMissing(
  db: Query,
  { id }: ClaimedBatch,
  missing: number,
  because: KeptBecause | undefined,
): Promise<void> {
  await sql`update batch set missing = ${missing}, kept_because = ${because ?? null} where id = ${id}`.execute(
    db,
  );
}

export interface RefusedLine extends Place {
  refusal: Refusal;
}

/** So many faults of one line are kept; a document that breaks its contract everywhere is read by nobody further. */
const MOST_FAULTS = 20;

/** By line, as its sender counts; of XML, where many records may begin on one, by record with its line beside it. */
export async function keepRefusals(tx: Tx, { id, form }: ClaimedBatch, lines: RefusedLine[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(({ line, number, refusal }) => ({
    ...(form === 'xml' ? { place: number, at_line: line } : { place: line }),
    code: refusal.code,
    faults: faultsOf(refusal),
  }));
  await sql`
    insert into batch_refusal (batch_id, line, at_line, code, faults)
    select ${id}, place, at_line, code, faults
    from json_to_recordset(${JSON.stringify(rows)}::json) as l(place integer, at_line integer, code text, faults jsonb)
    on conflict (batch_id, line) do nothing`.execute(tx);
}

const faultsOf = ({ faults = [], detail, code }: Refusal): Fault[] => {
  if (faults.length === 0 && detail) return [{ pointer: '', code, detail }];
  const more = faults.length - MOST_FAULTS;
  const kept = faults.slice(0, MOST_FAULTS);
  return more > 0 ? [...kept, { pointer: '', code: 'more', detail: `And ${more} more.` }] : kept;
};

/** Notes which records a full state holds; gives those that it held already. */
export async function noteRecords(tx: Tx, { id }: ClaimedBatch, recordIds: string[]): Promise<Set<string>> {
  if (recordIds.length === 0) return new Set();
  const ordered = [...new Set(recordIds)].sort();
  const { rows } = await sql<{ recordId: string }>`
    insert into batch_record (batch_id, record_id) select ${id}, * from unnest(${ordered}::text[])
    on conflict do nothing returning record_id as "recordId"`.execute(tx);
  const added = new Set(rows.map(({ recordId }) => recordId));
  return new Set(ordered.filter((recordId) => !added.has(recordId)));
}

export interface Ending {
  state: 'finished' | 'stopped';
  stop?: RefusedLine;
}

/** Ends it: what was uploaded is gone, and the key with it. */
export async function endBatch(
  tx: Tx,
  batch: ClaimedBatch,
  { state, stop }: Ending,
  now: Date,
): Promise<Counts> {
  await lockClaim(tx, batch);
  const detail = stop?.refusal.faults?.[0]?.detail ?? stop?.refusal.detail ?? null;
  if (stop && stop.line > 0) await keepRefusals(tx, batch, [stop]);
  const { rows } = await sql<Counts>`
    update batch set state = ${state}, ended_at = ${now}, wrapped_key = null, claim_id = null, claimed_until = null,
      code = ${stop?.refusal.code ?? null}, line = ${stop?.line ?? null}, detail = ${detail}
    where id = ${batch.id} returning ${COUNTS}`.execute(tx);
  await sql`delete from batch_piece where batch_id = ${batch.id}`.execute(tx);
  await sql`delete from batch_record where batch_id = ${batch.id}`.execute(tx);
  return rows[0]!;
}

/** How many messages wait to be distributed, counted no further than the limit. */
export async function waitingToBeDistributed(db: Query, limit: number): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(*)::int as many from (select 1 from message where state = 'accepted' limit ${limit}) m`.execute(
    db,
  );
  return rows[0]!.many;
}

/** Controllers with a file that waits, or whose worker is gone. */
export async function waitingControllers(db: Query, now: Date): Promise<string[]> {
  const { rows } = await sql<{ controller: string }>`
    select distinct controller from batch
    where state in ('waiting', 'working') and (claimed_until is null or claimed_until <= ${now})`.execute(db);
  return rows.map(({ controller }) => controller);
}

const PURGE_AT_ONCE = 100;

/** Refused lines at the end of their term; how many files there were counts stays. */
export async function purgeRefusals(tx: Tx, before: Date, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update batch set purged_at = ${now} where id in (
      select id from batch where state in ('finished', 'stopped') and purged_at is null and ended_at <= ${before}
      order by ended_at limit ${PURGE_AT_ONCE} for update skip locked)
    returning id`.execute(tx);
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await sql`delete from batch_refusal where batch_id = any(${ids}::uuid[])`.execute(tx);
  return ids.length;
}

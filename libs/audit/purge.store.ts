import { sql } from 'kysely';
import type { Query, Tx } from '#storage';
import { appendEvents } from './audit.store.js';
import { auditEvent } from './event.js';

/** Why a body is gone before its term. */
export const ERASURE_REASONS = ['personal-data-in-event', 'order-of-authority'] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

const PURGE_AT_ONCE = 5000;

/** Positions as ranges, in their order: what is purged together mostly lies together. */
export function rangesOf(positions: number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const position of positions.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] === position - 1) last[1] = position;
    else ranges.push([position, position]);
  }
  return ranges;
}

const positionsOf = ({ rows }: { rows: { position: string }[] }): number[] =>
  rows.map(({ position }) => Number(position));

/**
 * Takes bodies that are past their term out of the log, with the records of decisions among them, and says so in the log.
 * The database itself looks at the term: what is not past it stays, whatever is asked. Gives how many.
 */
export async function purgePastTerm(tx: Query, moment: Date): Promise<number> {
  const positions = positionsOf(
    await sql<{ position: string }>`
      select position from audit_purge_past_term(${PURGE_AT_ONCE}) as position`.execute(tx),
  );
  if (positions.length === 0) return 0;
  await appendEvents(tx, [
    auditEvent({
      moment,
      log: 'audit',
      action: 'events.purged',
      actor: 'hub',
      object: 'audit-log',
      result: 'purged',
      organisations: [],
      details: { count: positions.length, ranges: rangesOf(positions) },
    }),
  ]);
  return positions.length;
}

/** One entry, by order, at any time: for the owner of the schema. False when there is no such sealed entry with a body. */
export async function eraseEntry(
  tx: Tx,
  { eventId, reason, by, moment }: { eventId: string; reason: ErasureReason; by: string; moment: Date },
): Promise<boolean> {
  const positions = positionsOf(
    await sql<{ position: string }>`select position from audit_erase(${eventId}::uuid) as position`.execute(
      tx,
    ),
  );
  if (positions.length === 0) return false;
  await appendEvents(tx, [
    auditEvent({
      moment,
      log: 'audit',
      action: 'events.erased',
      actor: `operator:${by}`,
      object: `event:${eventId}`,
      result: 'erased',
      organisations: [],
      details: { reason, ranges: rangesOf(positions) },
    }),
  ]);
  return true;
}

/** How long bodies are kept, in days; only the owner of the schema may say so. A change of it stands in the log. */
export async function setTerm(tx: Tx, days: number, moment: Date): Promise<void> {
  const { rows } = await sql<{ before: number }>`
    with before as (select days from audit_term)
    update audit_term set days = ${days} from before where audit_term.days <> ${days} returning before.days as before`.execute(
    tx,
  );
  if (rows.length === 0) return;
  await appendEvents(tx, [
    auditEvent({
      moment,
      log: 'audit',
      action: 'term.changed',
      actor: 'operator',
      object: 'audit-log',
      result: 'changed',
      organisations: [],
      details: { days, before: rows[0]!.before },
    }),
  ]);
}

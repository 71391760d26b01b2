import { sql } from 'kysely';
import { ok, refuse, type Outcome } from '#kernel';
import type { Answered, Asking } from './auditor.js';
import { actorFor, firstIdOf, originFor, pageFrom, placeOf, type Page } from './auditor.rules.js';
import { periodFaults } from './received.store.js';
import { traceOfDelivery } from './sending.js';

/** A line of the log in which the asking organisation appears. */
export interface OwnLine {
  eventId: string;
  moment: Date;
  log: 'audit' | 'decision';
  action: string;
  actor: string;
  origin?: string;
  object: string;
  result: string;
  details: Record<string, unknown>;
  traceId?: string;
  /** Where it stands in the tree, and its leaf: with these its proof is asked for. */
  position?: number;
  leafHash?: string;
}

interface Row {
  id: string;
  moment: Date;
  log: 'audit' | 'decision';
  action: string;
  actor: string;
  origin: string | null;
  object: string;
  result: string;
  organisations: string[];
  details: Record<string, unknown>;
  traceId: string | null;
  position: string | null;
  leafHash: string | null;
}

/** A page is of what is found in so many lines of the log, whosever they are; the next goes on behind them. */
const LOOKED_THROUGH = 100_000;

/** Every line in which the organisation appears, in a period: the log of that period is gone through, part by part. */
export async function ownLines(
  { tx, own, now }: Asking,
  { from, until }: { from: Date; until: Date },
  { after, limit }: Page,
): Promise<Outcome<Answered<OwnLine>>> {
  const faults = periodFaults({ from, until });
  if (faults.length > 0) return refuse('invalid-request', { faults });
  const place = placeOf(after);
  // What came in since the first page, this search among it, would never end.
  const bound = place?.id ?? firstIdOf(until < now ? until : now);
  const since = place ? sql`e.id > ${place.by}::uuid` : sql`e.id >= ${firstIdOf(from)}::uuid`;
  const { rows } = await sql<Row>`
    select e.id, e.moment, e.log, e.action, e.actor, e.origin, e.object, e.result, e.organisations, e.details,
      e.trace_id as "traceId", l.position, encode(l.hash, 'base64') as "leafHash"
    from (select * from (select * from audit_event e where ${since} and e.id < ${bound}::uuid
        order by e.id limit ${LOOKED_THROUGH}) e
      where e.organisations @> array[${own}] limit ${limit + 1}) e
    left join audit_leaf l on l.event_id = e.id order by e.id`.execute(tx);
  const goesOn = rows.length > limit ? undefined : await lastLookedThrough();
  const found = pageFrom(
    rows,
    limit,
    ({ id }) => `${id}|${bound}`,
    (row): OwnLine => ({
      eventId: row.id,
      moment: row.moment,
      log: row.log,
      action: row.action,
      actor: actorFor(own, row.actor),
      ...originFor(own, row.actor, row.origin),
      object: row.object,
      result: row.result,
      details: row.details,
      ...traceIn(own, row),
      ...(row.position === null ? {} : { position: Number(row.position), leafHash: row.leafHash! }),
    }),
  );
  return ok({
    ...found,
    ...(goesOn === undefined ? {} : { last: `${goesOn}|${bound}` }),
    object: 'lines',
    details: { from: from.toISOString(), until: until.toISOString() },
  });

  /** Where the part ends that this page is of, when the period goes on behind it. */
  async function lastLookedThrough(): Promise<string | undefined> {
    const ends = await sql<{ id: string }>`
      select e.id from audit_event e where ${since} and e.id < ${bound}::uuid order by e.id
      offset ${LOOKED_THROUGH - 1} limit 1`.execute(tx);
    return ends.rows[0]?.id;
  }
}

/** The first organisation of a line is the one whose record it was; to others only the trace of their own delivery. */
function traceIn(own: string, { organisations, object, traceId }: Row): { traceId?: string } {
  if (traceId === null) return {};
  if (organisations[0] === own) return { traceId };
  return object.startsWith('delivery:')
    ? { traceId: traceOfDelivery(object.slice('delivery:'.length)).traceId }
    : {};
}

import { sql } from 'kysely';
import type { Query } from '#storage';
import type { AuditEvent } from './event.js';
import { eventFormFor, leafOfForm } from './leaf.rules.js';

export const HASH_BYTES = 32;
export const SALT_BYTES = 16;

/** One value for all rows, of which each takes its own by its place: as items of an array each would be written out. */
export const partOf = (all: Buffer, each: number) =>
  sql`substr(${all}::bytea, (place::int - 1) * ${each}::int + 1, ${each}::int)`;

/**
 * What many rows of a batch have in common goes over once, in JSON, and each row names its kind by number from 1: to read
 * that JSON costs the database more than to write the rows.
 */
export function kindsOf<T, Shared>(
  all: T[],
  shared: (one: T) => Shared,
): { kinds: Shared[]; json: string; numbers: number[] } {
  const known = new Map<string, number>();
  const kinds: Shared[] = [];
  const numbers = all.map((one) => {
    const kind = shared(one);
    const text = JSON.stringify(kind);
    const number = known.get(text);
    if (number !== undefined) return number;
    known.set(text, kinds.push(kind));
    return kinds.length;
  });
  return { kinds, json: `[${[...known.keys()].join(',')}]`, numbers };
}

/**
 * Appends in the transaction of what the events record: an effect without its event cannot be committed, and no event
 * without its place in the queue of the sealer. One statement, whatever the number: what was hashed is what is written.
 */
export async function appendEvents(tx: Query, events: AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  const { kinds, json, numbers } = kindsOf(
    events,
    ({ moment, log, action, actor, origin, result, organisations, details, decisionId, decisionDigest }) => ({
      moment,
      log,
      action,
      actor,
      origin,
      result,
      organisations,
      details,
      decisionId,
      decisionDigest,
    }),
  );
  const formsOf = kinds.map(eventFormFor);
  const forms = events.map((event, place) => formsOf[numbers[place]! - 1]!(event));
  const ids = events.map(({ id }) => id);
  await sql`
    with kind as materialized (
      select * from rows from (json_to_recordset(${json}::json) as (moment timestamptz, log text, action text, actor text,
        origin text, result text, organisations text[], details jsonb, "decisionId" uuid, "decisionDigest" text))
      with ordinality as k(moment, log, action, actor, origin, result, organisations, details, decision_id, digest, number)
    ), appended as (
      insert into audit_event (id, moment, log, action, actor, origin, object, result, organisations, details,
        decision_id, decision_digest, trace_id, salt)
      select id, moment, log, action, actor, origin, object, result, organisations, details, decision_id,
        decode(digest, 'base64'), trace, ${partOf(saltsOf(events), SALT_BYTES)}
      from unnest(${ids}::uuid[], ${events.map(({ object }) => object)}::text[],
        ${events.map(({ traceId }) => traceId ?? null)}::text[], ${numbers}::int[])
        with ordinality as e(id, object, trace, number, place)
      join kind using (number)
    )
    ${queue(ids, forms)}`.execute(tx);
}

export const saltsOf = (events: { salt: string }[]): Buffer =>
  Buffer.from(events.map(({ salt }) => salt).join(''), 'hex');

/** Their places in the queue of the sealer, with what was hashed. */
export const queue = (ids: string[], forms: string[]) => sql`
  insert into unsealed (event_id, hash)
  select id, ${partOf(Buffer.concat(forms.map(leafOfForm)), HASH_BYTES)}
  from unnest(${ids}::uuid[]) with ordinality as e(id, place)
  order by place`;

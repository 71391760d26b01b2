import { sql } from 'kysely';
import type { Query } from '#storage';
import type { AuditEvent } from './event.js';
import { eventForm, leafOfForm } from './leaf.rules.js';

export const HASH_BYTES = 32;
export const SALT_BYTES = 16;

/** One value for all rows, of which each takes its own by its place: as items of an array each would be written out. */
export const partOf = (all: Buffer, each: number) =>
  sql`substr(${all}::bytea, (place::int - 1) * ${each}::int + 1, ${each}::int)`;

/**
 * What many rows of a batch have in common goes over once, in JSON, and each row names its kind by number from 1: to read
 * that JSON costs the database more than to write the rows.
 */
export function kindsOf<T>(all: T[], shared: (one: T) => object): { kinds: string; numbers: number[] } {
  const known = new Map<string, number>();
  const numbers = all.map((one) => {
    const text = JSON.stringify(shared(one));
    const number = known.get(text) ?? known.size + 1;
    known.set(text, number);
    return number;
  });
  return { kinds: `[${[...known.keys()].join(',')}]`, numbers };
}

/**
 * Appends in the transaction of what the events record: an effect without its event cannot be committed, and no event
 * without its place in the queue of the sealer. One statement, whatever the number: what was hashed is what is written.
 */
export async function appendEvents(tx: Query, events: AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  const { kinds, numbers } = kindsOf(
    events,
    ({ moment, log, action, actor, origin, result, organisations, details, decisionId, decisionDigest }) => ({
      ...{ moment, log, action, actor, origin, result, organisations, details },
      ...{ decisionId, decisionDigest },
    }),
  );
  const ids = events.map(({ id }) => id);
  await sql`
    with kind as materialized (
      select * from rows from (json_to_recordset(${kinds}::json) as (moment timestamptz, log text, action text, actor text,
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
    ${queue(ids, events.map(eventForm))}`.execute(tx);
}

export const saltsOf = (events: AuditEvent[]): Buffer =>
  Buffer.from(events.map(({ salt }) => salt).join(''), 'hex');

/** Their places in the queue of the sealer, with what was hashed. */
export const queue = (ids: string[], forms: string[]) => sql`
  insert into unsealed (event_id, hash)
  select id, ${partOf(Buffer.concat(forms.map(leafOfForm)), HASH_BYTES)}
  from unnest(${ids}::uuid[]) with ordinality as e(id, place)
  order by place`;

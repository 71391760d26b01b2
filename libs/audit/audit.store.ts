import { sql } from 'kysely';
import { plain, type Query } from '#storage';
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
export function kindsOf<T extends object, Name extends keyof T>(
  all: T[],
  names: readonly Name[],
): { kinds: Pick<T, Name>[]; json: string; numbers: number[] } {
  const known = new Map<string, number>();
  const alike = new Map<string, number>();
  const kinds: Pick<T, Name>[] = [];
  const numbers: number[] = [];
  all.forEach((one, place) => {
    // What comes one after the other is mostly of one kind, or of the kinds of those before it by turns; and to compare is much
    // cheaper than to write out.
    const before = all[place - 1];
    if (before !== undefined && isOfKind(one, before)) return void numbers.push(numbers[place - 1]!);
    const words = names.map((name) => (typeof one[name] === 'object' ? '' : String(one[name]))).join('|');
    // Only with the last of the same words: there may be as many kinds as rows.
    const last = alike.get(words);
    const number = last !== undefined && isOfKind(one, kinds[last - 1]!) ? last : numberOf(one);
    numbers.push(number);
    alike.set(words, number);
  });
  return { kinds, json: `[${[...known.keys()].join(',')}]`, numbers };

  function isOfKind(one: T, other: Pick<T, Name>): boolean {
    return names.every((name) => isSame(one[name], other[name]));
  }

  function numberOf(one: T): number {
    const kind = Object.fromEntries(names.map((name) => [name, one[name]])) as Pick<T, Name>;
    const text = JSON.stringify(kind);
    const number = known.get(text);
    if (number !== undefined) return number;
    known.set(text, kinds.push(kind));
    return kinds.length;
  }
}

/** Whether two things would be written alike, members in the same order; false in doubt. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (one instanceof Date) return other instanceof Date && one.getTime() === other.getTime();
  const [names, others] = [Object.keys(one), Object.keys(other)];
  return (
    names.length === others.length &&
    Array.isArray(one) === Array.isArray(other) &&
    names.every(
      (name, place) =>
        name === others[place] &&
        isSame((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
    )
  );
}

const OF_KIND = [
  'moment',
  'log',
  'action',
  'actor',
  'origin',
  'result',
  'organisations',
  'details',
  'decisionId',
  'decisionDigest',
] as const;

/**
 * Appends in the transaction of what the events record: an effect without its event cannot be committed, and no event
 * without its place in the queue of the sealer. One statement, whatever the number: what was hashed is what is written.
 */
export async function appendEvents(tx: Query, events: AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  const { kinds, json, numbers } = kindsOf(events, OF_KIND);
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
        decode(digest, 'base64'), trace, ${partOf(bytesOf(events.map(({ salt }) => salt)), SALT_BYTES)}
      from unnest(${plain(ids)}::uuid[], ${events.map(({ object }) => object)}::text[],
        ${events.map(({ traceId }) => traceId ?? null)}::text[], ${plain(numbers)}::int[])
        with ordinality as e(id, object, trace, number, place)
      join kind using (number)
    )
    ${queue(ids, forms)}`.execute(tx);
}

export const bytesOf = (salts: string[]): Buffer => Buffer.from(salts.join(''), 'hex');

/** Their place in the queue of the sealer, in their order, with what was hashed. */
export const queue = (ids: string[], forms: string[]) => sql`
  insert into unsealed (event_ids, hashes) values (${plain(ids)}::uuid[], ${Buffer.concat(forms.map(leafOfForm))}::bytea)`;

import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#storage';
import { notKept } from './legal-holds.js';
import { passingOwner } from './passing-key.store.js';
import type { Round } from './walk.js';
import { dueIn, type Gone } from './walk.store.js';

/** Of what of a file some goes in one round, and until when its term lies behind. */
export interface FileTerms {
  now: Date;
  /** What is known of messages, occasions, requests and entries: since it was over; in milliseconds. */
  delivery: number;
  /** The evidence of a consent, where its controller says nothing else: since it stopped to be valid; in milliseconds. */
  evidence: number;
}

/** In the order in which they let go of each other: an entry goes when nothing hangs on it any more. */
export const FILE_PARTS = [
  'message',
  'occasion',
  'consent',
  'declaration',
  'consent_invitation',
  'link_code',
  'rights_request',
  'subject',
] as const;
export type FilePart = (typeof FILE_PARTS)[number];

/** How long a controller keeps the evidence of a consent: what it said itself, or the hub's own term. */
export const evidenceTerm = (
  controller: RawBuilder<unknown>,
  ofHub: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  coalesce((select (o.content ->> 'evidenceTerm')::interval from config_version o
    where o.kind = 'organisation' and o.key = ${controller} and o.state = 'approved' and o.content ? 'evidenceTerm'
    order by o.version desc limit 1), ${ofHub})`;

const milliseconds = (length: number): RawBuilder<unknown> => sql`${length} * interval '1 millisecond'`;

const none = (from: string, where: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`not exists (select 1 from ${sql.raw(from)} where ${where} offset 0)`;

/** Which of these tables still name this entry. */
const unnamed = (...tables: string[]): RawBuilder<boolean> =>
  sql.join(
    tables.map((table) => none(`${table} n`, sql`n.subject_id = x.id`)),
    sql` and `,
  );

/** When what was said stopped to be valid, with its term after it, lies behind; `one` is the row, `s` its entry. */
const isPastEvidence = (one: string, { now, evidence }: FileTerms): RawBuilder<boolean> => sql`
  least(${sql.ref(`${one}.valid_until`)}, ${sql.ref(`${one}.withdrawn_at`)})
    + ${evidenceTerm(sql`s.controller`, milliseconds(evidence))} <= ${now}`;

/** A no that is over goes with the yes before it, and not sooner: without it that yes would stand alone. */
const saidIsOver = (table: 'consent' | 'declaration', terms: FileTerms): RawBuilder<boolean> => sql`
  exists (select 1 from subject s where s.id = x.subject_id and ${notKept(sql`s.controller`)} and ${isPastEvidence('x', terms)}
    and not exists (select 1 from ${sql.table(table)} e
      where e.subject_id = x.subject_id and e.given_at < x.given_at and not (${isPastEvidence('e', terms)})))`;

/** What of these is over for as long as its term, and held by nothing; `x` is the row. */
function isDue(part: FilePart, terms: FileTerms): RawBuilder<boolean> {
  const cutoff = new Date(terms.now.getTime() - terms.delivery);
  switch (part) {
    case 'message':
      return sql`x.state in ('distributed', 'dead') and x.document is null
        and coalesce(x.distributed_at, x.accepted_at) <= ${cutoff} and ${notKept(sql`x.controller`)}
        and ${none('delivery d', sql`d.message_id = x.id`)}`;
    case 'occasion':
      // Where a link was wrong, these two are never linked by BSN again: that is known as long as the entry is.
      return sql`x.closed_at <= ${cutoff} and x.cleared_at is not null and ${notKept(sql`x.source`)} and ${notKept(sql`x.recipient`)}
        and ${none('delivery d', sql`d.occasion_id = x.id`)}
        and ${none('link l', sql`l.occasion_id = x.id and l.cut_subject_id is not null`)}`;
    case 'consent':
      return sql`${saidIsOver('consent', terms)} and ${none('delivery d', sql`d.consent_id = x.id`)}`;
    case 'declaration':
      return saidIsOver('declaration', terms);
    case 'consent_invitation':
      return sql`x.expires_at <= ${cutoff} and ${notKept(sql`x.controller`)}
        and ${none('consent c', sql`c.id = any(x.consents)`)} and ${none('declaration c', sql`c.id = any(x.declarations)`)}`;
    case 'link_code':
      return sql`x.expires_at <= ${cutoff} and ${notKept(sql`x.controller`)}`;
    case 'rights_request':
      return sql`x.closed_at <= ${cutoff} and ${notKept(sql`x.controller`)}`;
    case 'subject':
      // What somebody asked for or objected to is obeyed whenever something comes again; an erased entry says nothing of that.
      return sql`x.made_at <= ${cutoff} and (x.erased_at <= ${cutoff} or (not x.restricted and not x.objected and not x.address_secret
          and not x.case_restricted and x.objected_to = '{}' and x.stopped_for = '{}')) and ${notKept(sql`x.controller`)}
        and ${unnamed('message', 'delivery', 'occasion', 'consent', 'declaration', 'consent_invitation', 'link_code', 'rights_request', 'to_inform', 'incident_touched')}
        and ${none('link l', sql`l.cut_subject_id = x.id`)}`;
  }
}

/** Takes out some of what is due of one part of the files, in the order of their ids, with what hangs on nothing but that. */
export async function purgePart(tx: Tx, part: FilePart, terms: FileTerms, round: Round): Promise<Gone> {
  // A controller may have a shorter term for evidence: only what is younger than anything can be is not looked at.
  const bound =
    part === 'consent' || part === 'declaration' ? terms.now : new Date(terms.now.getTime() - terms.delivery);
  const { due, ...rest } = await dueIn(tx, part, isDue(part, terms), bound, round);
  if (due.length > 0) await takeOut[part](tx, due);
  return { ...rest, count: due.length };
}

const deleted = async (tx: Tx, table: string, ids: string[], by = 'id'): Promise<void> =>
  void (await sql`delete from ${sql.table(table)} where ${sql.ref(by)} = any(${ids}::uuid[])`.execute(tx));

const takeOut: Record<FilePart, (tx: Tx, ids: string[]) => Promise<void>> = {
  message: takeOutMessages,
  async occasion(tx, ids) {
    for (const table of ['desk_view_source', 'introduction_answer', 'link'])
      await deleted(tx, table, ids, 'occasion_id');
    await sql`update referral set follows = null where follows = any(${ids}::uuid[])`.execute(tx);
    await deleted(tx, 'referral', ids);
    await deleted(tx, 'occasion', ids);
  },
  async consent(tx, ids) {
    await sql`update consent set renews = null where renews = any(${ids}::uuid[])`.execute(tx);
    await deleted(tx, 'consent', ids);
  },
  declaration: (tx, ids) => deleted(tx, 'declaration', ids),
  consent_invitation: (tx, ids) => deleted(tx, 'consent_invitation', ids),
  link_code: (tx, ids) => deleted(tx, 'link_code', ids),
  rights_request: (tx, ids) => deleted(tx, 'rights_request', ids),
  async subject(tx, ids) {
    const { rows } = await sql<{ id: string }>`
      delete from subject where id = any(${ids}::uuid[]) returning key_id as id`.execute(tx);
    await deleted(
      tx,
      'data_key',
      rows.map(({ id }) => id),
    );
  },
};

/**
 * With its receipt: what comes again under the same id after so long is new. And with the record, when that is in no full
 * state, and nothing of it is known any more; what takes it in meanwhile waits for this, and makes another.
 */
async function takeOutMessages(tx: Tx, ids: string[]): Promise<void> {
  const { rows } = await sql<{ recordPk: string }>`
    with gone as (delete from message where id = any(${ids}::uuid[]) returning id, controller, sender_id, record_pk),
    receipts as (
      delete from receipt r using gone g
      where r.controller = g.controller and r.sender_id = g.sender_id and r.message_id = g.id)
    select distinct record_pk as "recordPk" from gone`.execute(tx);
  await deleted(tx, 'report', ids, 'message_id');
  await sql`delete from data_key where owner = any(${ids.map(passingOwner)}::text[])`.execute(tx);
  await takeOutRecords(
    tx,
    rows.map(({ recordPk }) => recordPk),
  );
}

async function takeOutRecords(tx: Tx, pks: string[]): Promise<void> {
  // Locked first: whatever was taken in until then is seen by the next statement, and what comes later waits.
  const { rows } = await sql<{ pk: string }>`
    select pk from record where pk = any(${pks}::bigint[]) order by pk for update skip locked`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    delete from record r where r.pk = any(${rows.map(({ pk }) => pk)}::bigint[]) and r.batch_id is null
      and ${none('message m', sql`m.record_pk = r.pk`)} and ${none('delivery d', sql`d.record_pk = r.pk`)}
      and ${none('contact_named n', sql`n.record_pk = r.pk`)}`.execute(tx);
}

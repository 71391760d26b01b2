import { sql } from 'kysely';
import type { RecordType } from '#kernel';
import { isState, type Query } from '#storage';
import type { Handed, KeptDocument } from './person-report.store.js';
import { SCREEN } from './screen.rules.js';

/** The records in which a contact person is named, and until when that is known. */
export async function namedIn(
  db: Query,
  contactId: string,
  limit: number,
): Promise<{ recordType: RecordType; recordId: string; since: Date; until: Date | null }[]> {
  const { rows } = await sql<{
    recordType: RecordType;
    recordId: string;
    since: Date;
    until: Date | null;
  }>`
    select n.record_type as "recordType", r.record_id as "recordId", n.first_at as since, n.ends_at as until
    from contact_named n join record r on r.pk = n.record_pk
    where n.contact_id = ${contactId} order by n.last_at desc, n.record_pk limit ${limit}`.execute(db);
  return rows;
}

/** Documents that are still kept and may name this contact, newest first. */
export async function documentsNaming(
  db: Query,
  controller: string,
  contactId: string,
  limit: number,
): Promise<KeptDocument[]> {
  const { rows } = await sql<KeptDocument>`
    select m.id, m.record_type as "recordType", m.connection, m.contract, m.accepted_at as "acceptedAt", m.state,
      m.document as sealed, m.key_id as "keyId", k.wrapped as "wrappedKey"
    from message m join contact_named n on n.record_pk = m.record_pk and n.contact_id = ${contactId}
    join data_key k on k.id = m.key_id
    where m.controller = ${controller} and m.document is not null and ${isState('m.state', 'distributed')} and m.accepted_at <= n.last_at
    order by m.accepted_at desc, m.id desc limit ${limit}`.execute(db);
  return rows;
}

/** To whom records that name this contact went, with what is said of contacts in them. */
export async function handedNaming(db: Query, contactId: string, limit: number): Promise<Handed[]> {
  const { rows } = await sql<Handed>`
    select d.recipient as other, d.record_type as "recordType", d.purpose, d.clause, c.basis,
      array['employer-contact'] as categories, coalesce(d.settled_at, d.planned_at) as at, d.state = 'delivered' as arrived,
      d.lane = ${SCREEN} as "atDesk"
    from contact_named n join delivery d on d.record_pk = n.record_pk join message m on m.id = d.message_id
    cross join lateral (
      select x.basis from decision x
      where x.message_id = d.message_id and x.delivery_id = d.id and x.stage = 'deliver' and x.permitted
        and 'employer-contact' = any(x.categories)
      order by x.moment desc limit 1) c
    where n.contact_id = ${contactId} and d.kind = 'document' and m.accepted_at <= n.last_at
      and (d.state = 'delivered' or d.attempts > 0)
    order by d.planned_at desc, d.id desc limit ${limit}`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import type { RecordType } from '#kernel';
import { isState, type Tx } from '#storage';
import type { Disclosure } from './to-inform.store.js';

/** A record that names a contact person went somewhere with what it says of contacts. */
export interface ContactHanded {
  contactId: string;
  recordPk: string;
  recordType: RecordType;
  sender: string;
  recipient: string;
  purpose: string;
  clause: string;
  basis: string;
  at: Date;
}

type Named = Pick<ContactHanded, 'contactId' | 'recordPk' | 'recordType'> & { firstAt: Date };

/**
 * Takes contacts of which it is time to look to whom their records went, and gives that. What still waits for somebody is
 * looked at again later.
 */
export async function contactsHanded(
  tx: Tx,
  now: Date,
  { again, limit }: { again: number; limit: number },
): Promise<ContactHanded[]> {
  // `offset 0`: asked of each record, and not by a list of all that waits, which may be half a million.
  const { rows: named } = await sql<Named>`
    update contact_named n set list_at = case when exists (
        select 1 from delivery d where d.record_pk = n.record_pk and d.kind = 'document' and ${isState('d.state', 'planned')} offset 0)
      then ${new Date(now.getTime() + again)}::timestamptz end
    where n.ctid = any(array(
      select ctid from contact_named where list_at <= ${now} order by list_at limit ${limit} for update skip locked))
    returning n.contact_id as "contactId", n.record_pk as "recordPk", n.record_type as "recordType",
      n.first_at as "firstAt"`.execute(tx);
  if (named.length === 0) return [];
  // Record by record (`offset 0`), and the least basis, not any one: a database that has not counted its tables yet would
  // walk over all that was ever sent, or from the start of all decisions, to find a few.
  const { rows } = await sql<ContactHanded>`
    select distinct on (n.contact_id, d.recipient, d.purpose, d.clause) n.contact_id as "contactId",
      n.record_pk as "recordPk", n.record_type as "recordType", d.sender, d.recipient, d.purpose, d.clause, c.basis,
      coalesce(d.settled_at, d.planned_at) as at
    from unnest(${named.map(({ contactId }) => contactId)}::uuid[], ${named.map(({ recordPk }) => recordPk)}::bigint[],
      ${named.map(({ recordType }) => recordType)}::text[], ${named.map(({ firstAt }) => firstAt)}::timestamptz[])
      as n(contact_id, record_pk, record_type, first_at)
    cross join lateral (
      select * from delivery
      where record_pk = n.record_pk and planned_at >= n.first_at - interval '1 day' and clause is not null
        and kind = 'document' and (state = 'delivered' or attempts > 0)
      offset 0) d
    join lateral (
      select min(x.basis) as basis from decision x
      where x.message_id = d.message_id and x.delivery_id = d.id and x.stage = 'deliver' and x.permitted
        and 'employer-contact' = any(x.categories)) c on c.basis is not null
    order by n.contact_id, d.recipient, d.purpose, d.clause, d.planned_at`.execute(tx);
  return rows;
}

/** Each contact once for what one organisation gives to one other for one purpose under one notice. */
export async function insertContactDisclosures(
  tx: Tx,
  disclosures: (Omit<Disclosure, 'subjectId' | 'occasionId' | 'consentId'> & {
    contactId: string;
    recordPk: string;
    at: Date;
  })[],
): Promise<void> {
  if (disclosures.length === 0) return;
  const rows = disclosures.map((one) => ({
    id: one.id,
    organisation: one.organisation,
    contact_id: one.contactId,
    record_pk: one.recordPk,
    sender: one.sender,
    recipient: one.recipient,
    purpose: one.purpose,
    record_type: one.recordType,
    basis: one.basis,
    clause: one.clause,
    clause_version: one.clauseVersion,
    notice: one.notice,
    disclosed_at: one.at,
    due_at: one.dueAt,
  }));
  await sql`
    insert into to_inform (id, organisation, contact_id, record_pk, sender, recipient, purpose, record_type, categories, basis,
      clause, clause_version, notice, disclosed_at, due_at)
    select r.id, r.organisation, r.contact_id, r.record_pk, r.sender, r.recipient, r.purpose, r.record_type,
      array['employer-contact'], r.basis, r.clause, r.clause_version, r.notice, r.disclosed_at, r.due_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, organisation text, contact_id uuid, record_pk bigint,
      sender text, recipient text, purpose text, record_type text, basis text, clause text, clause_version integer,
      notice text, disclosed_at timestamptz, due_at timestamptz)
    order by r.contact_id, r.organisation, r.recipient, r.purpose, r.notice
    on conflict do nothing`.execute(tx);
}

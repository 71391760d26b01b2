import { sql } from 'kysely';
import { newId } from '#kernel';
import { isState, plain, type Query, type Tx } from '#storage';

/** That a record names somebody as a contact, by the hash under which its controller finds them. */
export interface NamedContact {
  controller: string;
  hash: Buffer;
  messageId: string;
  recordPk: string;
  recordType: string;
  /** Until when that may be known; null: as long as the record is open. */
  endsAt: Date | null;
}

/** A record of which a version came: who is not named in it any more is so from now on. */
export interface RecordVersion {
  recordPk: string;
  /** Until when those who are named no longer may be known. */
  endsAt: Date;
}

const rowsOf = (named: NamedContact[]): string =>
  JSON.stringify(
    named.map((one) => ({
      id: newId(),
      controller: one.controller,
      hash: one.hash.toString('hex'),
      message_id: one.messageId,
      record_pk: one.recordPk,
      record_type: one.recordType,
      ends_at: one.endsAt,
    })),
  );

/**
 * Makes an entry for each contact that has none and is not on the stop-list, and notes in which record they are named. Gives
 * the messages of which what they say of contacts does not go: somebody in it asked for that.
 */
export async function noteNamed(
  tx: Tx,
  named: NamedContact[],
  versions: RecordVersion[],
  now: Date,
): Promise<Set<string>> {
  if (named.length > 0) await insertContacts(tx, named, now);
  if (versions.length > 0) await endUnnamed(tx, named, versions);
  if (named.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    with input as (
      select r.message_id, r.record_pk, r.record_type, r.ends_at, c.id as contact_id,
        coalesce(c.restricted or c.objected, true) as is_withheld
      from json_to_recordset(${rowsOf(named)}::json) as r(controller text, hash text, message_id uuid, record_pk bigint,
        record_type text, ends_at timestamptz)
      left join contact_person c on c.controller = r.controller and c.email_hash = decode(r.hash, 'hex')
    ), noted as (
      insert into contact_named (contact_id, record_pk, record_type, first_at, last_at, ends_at, list_at)
      select distinct on (contact_id, record_pk) contact_id, record_pk, record_type, ${now}::timestamptz, ${now}::timestamptz, ends_at,
        ${now}::timestamptz
      from input where contact_id is not null
      order by contact_id, record_pk
      on conflict (contact_id, record_pk) do update set last_at = excluded.last_at, ends_at = excluded.ends_at,
        list_at = excluded.list_at
    )
    update message m set contact_withheld = true
    where m.id in (select message_id from input where is_withheld) returning m.id`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** In one order, so that two batches never wait for each other in a ring. */
async function insertContacts(tx: Tx, named: NamedContact[], now: Date): Promise<void> {
  await sql`
    insert into contact_person (id, controller, email_hash, made_at)
    select distinct on (r.controller, r.hash) r.id, r.controller, decode(r.hash, 'hex'), ${now}::timestamptz
    from json_to_recordset(${rowsOf(named)}::json) as r(id uuid, controller text, hash text)
    where not exists (select 1 from contact_person c
        where c.controller = r.controller and c.email_hash = decode(r.hash, 'hex'))
      and not exists (select 1 from stop_list l
        where l.controller = r.controller and l.hash = decode(r.hash, 'hex') and l.lifted_at is null)
    order by r.controller, r.hash
    on conflict (controller, email_hash) do nothing`.execute(tx);
}

async function endUnnamed(tx: Tx, named: NamedContact[], versions: RecordVersion[]): Promise<void> {
  await sql`
    update contact_named n set ends_at = least(coalesce(n.ends_at, v.ends_at), v.ends_at)
    from unnest(${plain(versions.map(({ recordPk }) => recordPk))}::bigint[], ${versions.map(({ endsAt }) => endsAt)}::timestamptz[])
      as v(record_pk, ends_at)
    where n.record_pk = v.record_pk and not exists (
      select 1 from json_to_recordset(${rowsOf(named)}::json) as r(controller text, hash text, record_pk bigint)
      join contact_person c on c.controller = r.controller and c.email_hash = decode(r.hash, 'hex')
      where r.record_pk = n.record_pk and c.id = n.contact_id)`.execute(tx);
}

/** The entry of a contact at one controller, if it has one. */
export async function contactByHash(
  db: Query,
  controller: string,
  hash: Buffer,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from contact_person where controller = ${controller} and email_hash = ${hash}::bytea`.execute(
    db,
  );
  return rows[0]?.id;
}

export async function ownOrNewContact(tx: Tx, controller: string, hash: Buffer, now: Date): Promise<string> {
  await sql`
    insert into contact_person (id, controller, email_hash, made_at) values (${newId(now)}, ${controller}, ${hash}::bytea, ${now})
    on conflict (controller, email_hash) do nothing`.execute(tx);
  return (await contactByHash(tx, controller, hash))!;
}

export interface ContactEntry {
  id: string;
  controller: string;
  emailHash: Buffer | null;
  restricted: boolean;
  objected: boolean;
  madeAt: Date;
}

/** Under its lock. */
export async function lockContact(tx: Tx, id: string): Promise<ContactEntry | undefined> {
  const { rows } = await sql<ContactEntry>`
    select id, controller, email_hash as "emailHash", restricted, objected, made_at as "madeAt"
    from contact_person where id = ${id} for update`.execute(tx);
  return rows[0];
}

/**
 * What the contact asked, and is not refused or lifted, counts from here on: what is still to be sent of the records that
 * name it goes without its contacts. A claim that is at work is waited for.
 */
export async function pauseContact(tx: Tx, id: string): Promise<void> {
  const holds = sql`r.contact_id = c.id and (r.decision is null or (r.decision <> 'refused' and r.lifted_at is null))`;
  await sql`
    update contact_person c set
      restricted = exists (select 1 from rights_request r where r.kind = 'restriction' and ${holds}),
      objected = exists (select 1 from rights_request r where r.kind = 'objection' and ${holds})
    where c.id = ${id}`.execute(tx);
  await restateWithheld(tx, id);
  await sql`
    select 1 from delivery d join contact_named n on n.record_pk = d.record_pk
    where n.contact_id = ${id} and ${isState('d.state', 'planned')} order by d.id for update of d`.execute(
    tx,
  );
  // Who is named nowhere and asks nothing any more is not known.
  await sql`
    delete from contact_person c where c.id = ${id} and ${NOTHING_OF}
      and not exists (select 1 from contact_named n where n.contact_id = c.id)`.execute(tx);
}

const NOTHING_OF = sql`not c.restricted and not c.objected and c.erased_at is null
  and not exists (select 1 from rights_request r where r.contact_id = c.id and r.state <> 'closed')`;

/** Of the messages that name somebody, or a person beside them, whether their contacts may go. */
const restateWithheld = async (tx: Tx, id: string): Promise<void> => {
  await sql`
    update message m set contact_withheld = exists (
      select 1 from contact_named o join contact_person p on p.id = o.contact_id
      where o.record_pk = m.record_pk and (p.restricted or p.objected))
    where m.controller = (select controller from contact_person where id = ${id})
      and m.document is not null and ${isState('m.state', 'distributed')}
      and m.record_pk in (select record_pk from contact_named where contact_id = ${id})`.execute(tx);
};

/** How many deliveries that may name this contact are under way. */
export async function contactsUnderWay(db: Query, id: string, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from contact_named n join delivery d on d.record_pk = n.record_pk
    where n.contact_id = ${id} and ${isState('d.state', 'planned')} and d.under_way_until > ${now}`.execute(
    db,
  );
  return rows[0]!.count;
}

/**
 * Nothing that can be read names this contact any more: documents of the records in which it was named go, as far as they
 * are not of a later version, and so does what waits. Then the entry itself is empty.
 */
export async function eraseContact(tx: Tx, id: string, now: Date): Promise<void> {
  await clearNaming(tx, [id], null, now);
  await sql`delete from contact_named where contact_id = ${id}`.execute(tx);
  await sql`delete from to_inform where contact_id = ${id} and done_at is null`.execute(tx);
  await sql`
    update contact_person set email_hash = null, erased_at = ${now}, restricted = false, objected = false
    where id = ${id} and erased_at is null`.execute(tx);
}

/** Of these those that are there and are not erased: after a restore of an older backup. */
export async function contactsNotErased(db: Query, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from contact_person where id = any(${ids}::uuid[]) and erased_at is null`.execute(db);
  return rows.map(({ id }) => id);
}

async function clearNaming(tx: Tx, ids: string[], recordPks: string[] | null, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update message m set document = null, purged_at = ${now}, purge_at = null
    from contact_named n join contact_person c on c.id = n.contact_id
    where n.contact_id = any(${ids}::uuid[]) and (${recordPks}::bigint[] is null or n.record_pk = any(${recordPks}::bigint[]))
      and m.controller = c.controller and m.document is not null and ${isState('m.state', 'distributed')}
      and m.record_pk = n.record_pk and m.accepted_at <= n.last_at
    returning m.id`.execute(tx);
  await sql`
    update delivery d set state = 'withdrawn', code = 'document-purged', settled_at = ${now}, lease_id = null, under_way_until = null
    where d.message_id = any(${rows.map(({ id: message }) => message)}::uuid[]) and d.kind = 'document' and ${isState('d.state', 'planned')}
      and (d.under_way_until is null or d.under_way_until <= ${now})`.execute(tx);
  return rows.length;
}

/**
 * Contacts of what is over are not known any longer: 30 days after a vacancy closed, two years after somebody was in touch
 * with an employer. Not of a controller that has everything kept by order, nor who asked something that still counts.
 */
export async function purgeContacts(tx: Tx, now: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ contactId: string; recordPk: string }>`
    select n.contact_id as "contactId", n.record_pk as "recordPk" from contact_named n join contact_person c on c.id = n.contact_id
    where n.ends_at <= ${now} and not exists (
      select 1 from legal_hold h where h.controller = c.controller and h.ended_at is null)
    order by n.ends_at limit ${limit} for update of n skip locked`.execute(tx);
  if (rows.length === 0) return 0;
  const ids = [...new Set(rows.map(({ contactId }) => contactId))];
  const records = rows.map(({ recordPk }) => recordPk);
  await clearNaming(tx, ids, records, now);
  await sql`
    delete from contact_named n using unnest(${rows.map(({ contactId }) => contactId)}::uuid[], ${records}::bigint[]) as g(id, pk)
    where n.contact_id = g.id and n.record_pk = g.pk`.execute(tx);
  await sql`
    delete from contact_person c
    where c.id = any(${ids}::uuid[]) and ${NOTHING_OF}
      and not exists (select 1 from contact_named n where n.contact_id = c.id)`.execute(tx);
  await sql`
    delete from to_inform t where t.contact_id = any(${ids}::uuid[]) and t.done_at is null
      and not exists (select 1 from contact_person c where c.id = t.contact_id)`.execute(tx);
  return rows.length;
}

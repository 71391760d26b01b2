import { sql } from 'kysely';
import { hmacSha256, newId, sameBytes } from '#kernel';
import { newDataKey, plain, seal, type KeyRing, type Query, type Tx } from '#storage';
import { doubtLinksByBsn } from './link.store.js';
import { pauseAsAsked } from './rights.store.js';
import { holdWhoIsWho, lockWithOthers, otherEntriesOf, type WhoIsWho } from './same-person.store.js';
import { stopHash, stoppedBy } from './stop-list.store.js';

/** A person as one controller names them. The BSN only where that controller may use it. */
export interface NamedSubject {
  controller: string;
  recordId: string;
  bsn?: string;
  /** Absent where nothing is said about it: what was said before stays. */
  flags?: { restricted?: boolean; objected?: boolean; addressSecret?: boolean };
  /** The person itself is there and says something: its entry is made, though nothing may go of it. */
  evenIfStopped?: boolean;
}

export interface SubjectEntry {
  id: string;
  controller: string;
  recordId: string;
  keyId: string;
  dataKey: Buffer;
}

const subjectName = (controller: string, recordId: string): string => `${controller}|${recordId}`;
const nameOf = ({ controller, recordId }: NamedSubject): string => subjectName(controller, recordId);

/** How a BSN is found: a hash keyed per controller, so that no list of people over controllers can be made. */
export async function bsnHash(
  db: Query,
  keys: KeyRing,
  controller: string,
  bsn: string,
  moment: Date,
): Promise<Buffer> {
  return hmacSha256((await keys.ofOrganisation(db, controller, moment)).bsn, bsn);
}

/**
 * Finds or makes the entries of these people, one for each (controller, record id), each with a data key of its own.
 * A few statements whatever the number; rows in a fixed order so that two batches never wait for each other in a ring.
 * Who is on the stop-list of its controller has no entry and gets none: it is not in what is given.
 */
export async function entriesFor(
  db: Query,
  keys: KeyRing,
  named: NamedSubject[],
  moment: Date,
): Promise<Map<string, SubjectEntry>> {
  const wanted = new Map<string, NamedSubject>();
  for (const one of named) {
    const name = subjectName(one.controller, one.recordId);
    // What an earlier one of the batch said stays where a later one says nothing of it.
    const earlier = wanted.get(name);
    const flags = earlier?.flags && one.flags ? { flags: { ...earlier.flags, ...one.flags } } : {};
    wanted.set(name, { ...earlier, ...one, ...flags });
  }
  const ordered = [...wanted.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, n]) => n);
  const said: Said[] = [];
  for (const person of ordered) {
    const hash = person.bsn ? await bsnHash(db, keys, person.controller, person.bsn, moment) : null;
    const { stop } = await keys.ofOrganisation(db, person.controller, moment);
    const stopRecord = stopHash(stop, 'record', person.recordId);
    const stopBsn = person.bsn ? stopHash(stop, 'bsn', person.bsn) : null;
    said.push({ person, hash, stopRecord, stopBsn });
  }
  const held = new Map<string, WhoIsWho>();
  const known = await findHeld(db, said, held);
  const missing = said.filter(({ person }) => !known.has(nameOf(person)));
  if (missing.length === 0) return sayAll(db, keys, said, known, moment);
  await makeEntries(db, keys, missing, moment);
  return sayAll(db, keys, said, await findHeld(db, said, held), moment);
}

/** Makes those who are not there, each with a key of its own; whom the stop-list holds back stays missing. */
async function makeEntries(db: Query, keys: KeyRing, missing: Said[], moment: Date): Promise<void> {
  const rows = missing.map((one) => {
    const { bsn } = one.person;
    const id = newId(moment);
    const keyId = newId(moment);
    const dataKey = newDataKey();
    const sealedBsn = bsn ? seal(dataKey, bsn, `bsn:${id}`) : null;
    return { ...one, id, keyId, sealedBsn, wrapped: keys.wrap(keyId, dataKey) };
  });
  // Keys first (a subject refers to its key); a key whose subject existed already is not used and goes in the last step.
  await sql`
    with input as (
      select * from unnest(${plain(rows.map((r) => r.id))}::uuid[], ${plain(rows.map((r) => r.keyId))}::uuid[],
        ${rows.map((r) => r.wrapped)}::bytea[], ${rows.map((r) => r.person.controller)}::text[],
        ${rows.map((r) => r.person.recordId)}::text[], ${rows.map((r) => r.hash)}::bytea[],
        ${rows.map((r) => r.sealedBsn)}::bytea[], ${rows.map((r) => r.person.flags?.restricted ?? false)}::boolean[],
        ${rows.map((r) => r.person.flags?.objected ?? false)}::boolean[], ${rows.map((r) => r.person.flags?.addressSecret ?? false)}::boolean[],
        ${rows.map((r) => r.stopRecord)}::bytea[], ${rows.map((r) => r.stopBsn)}::bytea[], ${rows.map((r) => r.person.evenIfStopped ?? false)}::boolean[])
        as t(id, key_id, wrapped, controller, record_id, bsn_hash, bsn_sealed, restricted, objected, address_secret,
          stop_record, stop_bsn, even)
    ), missing as (
      select i.*, case when p.wholly then array['*'] else coalesce(p.purposes, '{}') end as stopped_for
      from input i cross join lateral (
        select bool_or(l.purposes is null) as wholly, array_agg(distinct u.purpose) filter (where u.purpose is not null) as purposes
        from stop_list l left join lateral unnest(l.purposes) as u(purpose) on true
        where l.controller = i.controller and l.hash in (i.stop_record, i.stop_bsn) and l.lifted_at is null) p
      where (i.even or p.wholly is not true) and not exists (
        select 1 from subject s where s.controller = i.controller and s.record_id = i.record_id)
    ), new_keys as (
      insert into data_key (id, owner, wrapped, made_at)
      select key_id, 'subject:' || id, wrapped, ${moment} from missing returning id
    )
    insert into subject (id, controller, record_id, bsn_hash, bsn_sealed, key_id, restricted, objected, address_secret,
      stopped_for, case_restricted, objected_to, made_at)
    select m.id, m.controller, m.record_id, m.bsn_hash, m.bsn_sealed, m.key_id, m.restricted, m.objected,
      m.address_secret, m.stopped_for, o.id is not null and o.case_restricted, coalesce(o.objected_to, '{}'), ${moment}
    from missing m join new_keys k on k.id = m.key_id
    -- What the person asked about another entry of this controller holds for this one: all those have it alike.
    left join lateral (
      select s.id, s.case_restricted, s.objected_to from subject s
      where s.controller = m.controller and s.bsn_hash = m.bsn_hash limit 1) o on true
    order by m.controller, m.record_id
    on conflict (controller, record_id) do nothing`.execute(db);
}

/** What is said of a person now, with the hashes by which it is found. */
interface Said {
  person: NamedSubject;
  hash: Buffer | null;
  stopRecord: Buffer;
  stopBsn: Buffer | null;
}

interface FoundEntry {
  id: string;
  controller: string;
  record_id: string;
  key_id: string;
  wrapped: Buffer | null;
  bsn_hash: Buffer | null;
  restricted: boolean;
  objected: boolean;
  address_secret: boolean;
}

async function findEntries(db: Query, said: Said[]): Promise<Map<string, FoundEntry>> {
  const found = await sql<FoundEntry>`
    select s.id, s.controller, s.record_id, s.key_id, k.wrapped, s.bsn_hash, s.restricted, s.objected, s.address_secret
    from unnest(${said.map((n) => n.person.controller)}::text[], ${said.map((n) => n.person.recordId)}::text[]) as w(controller, record_id)
    join subject s on s.controller = w.controller and s.record_id = w.record_id
    join data_key k on k.id = s.key_id`.execute(db);
  return new Map(found.rows.map((row) => [subjectName(row.controller, row.record_id), row]));
}

/** Those who are there, as they stay until the transaction ends where something of who is whom is made or changed by it. */
async function findHeld(
  db: Query,
  said: Said[],
  held: Map<string, WhoIsWho>,
): Promise<Map<string, FoundEntry>> {
  for (;;) {
    const found = await findEntries(db, said);
    const more = new Map<string, WhoIsWho>();
    for (const one of said) {
      const { controller } = one.person;
      const row = found.get(nameOf(one.person));
      const isHeld = held.get(controller) === 'changes' || more.get(controller) === 'changes';
      if (row && isOtherBsn(row, one.hash) && !isHeld) more.set(controller, 'changes');
      if (!row && !held.has(controller) && !more.has(controller)) more.set(controller, 'makes');
    }
    if (more.size === 0) return found;
    await holdWhoIsWho(db, more);
    for (const [controller, does] of more) held.set(controller, does);
  }
}

async function sayAll(
  db: Query,
  keys: KeyRing,
  said: Said[],
  byName: Map<string, FoundEntry>,
  moment: Date,
): Promise<Map<string, SubjectEntry>> {
  const entries = new Map<string, SubjectEntry>();
  // In the order of their ids, like everybody who locks entries: two transactions never wait for each other in a ring.
  const inOrder = said
    .map((one) => ({ one, row: byName.get(nameOf(one.person)) }))
    .sort((a, b) => ((a.row?.id ?? '') < (b.row?.id ?? '') ? -1 : 1));
  await lockThoseOfOtherBsn(db, inOrder);
  for (const { one, row } of inOrder) {
    if (!row?.wrapped) continue;
    const { person } = one;
    const dataKey = keys.unwrap(row.key_id, row.wrapped);
    entries.set(nameOf(person), {
      id: row.id,
      controller: row.controller,
      recordId: row.record_id,
      keyId: row.key_id,
      dataKey,
    });
    if (saysOtherThan(row, one)) await saySoAgain(db, row, dataKey, one, moment);
  }
  return entries;
}

/** Whose entries come to pause, or pause no more, with those of which something else is said: all together, in order. */
async function lockThoseOfOtherBsn(
  db: Query,
  said: { one: Said; row: FoundEntry | undefined }[],
): Promise<void> {
  const changing = said.flatMap(({ one, row }) =>
    row?.wrapped && saysOtherThan(row, one) ? [{ ...row, bsnHash: one.hash }] : [],
  );
  if (said.some(({ one, row }) => row && isOtherBsn(row, one.hash))) await lockWithOthers(db, changing);
}

const isOtherBsn = ({ bsn_hash: before }: FoundEntry, hash: Buffer | null): hash is Buffer =>
  hash !== null && !(before && sameBytes(before, hash));

const saysOtherThan = (row: FoundEntry, { person: { flags = {} }, hash }: Said): boolean =>
  row.restricted !== (flags.restricted ?? row.restricted) ||
  row.objected !== (flags.objected ?? row.objected) ||
  row.address_secret !== (flags.addressSecret ?? row.address_secret) ||
  isOtherBsn(row, hash);

/** The entry's own controller says with each message what holds for it; the row is written when something changed. */
async function saySoAgain(
  db: Query,
  row: FoundEntry,
  dataKey: Buffer,
  { person, hash, stopRecord, stopBsn }: Said,
  moment: Date,
): Promise<void> {
  const { flags = {}, controller, bsn } = person;
  const isOther = isOtherBsn(row, hash);
  const before = isOther ? (await otherEntriesOf(db, row.id)).map(({ id }) => id) : [];
  await db
    .updateTable('subject')
    .set({
      ...(flags.restricted !== undefined && { restricted: flags.restricted }),
      ...(flags.objected !== undefined && { objected: flags.objected }),
      ...(flags.addressSecret !== undefined && { address_secret: flags.addressSecret }),
      ...(isOther && bsn
        ? {
            bsn_hash: hash,
            bsn_sealed: seal(dataKey, bsn, `bsn:${row.id}`),
            stopped_for: stoppedBy(controller, [stopRecord, stopBsn!]),
          }
        : {}),
    })
    .where('id', '=', row.id)
    .execute();
  if (isOther) await pauseAsAsked(db, [row.id, ...before]);
  if (isOther && row.bsn_hash)
    await doubtLinksByBsn(db, { subjectId: row.id, bsnHash: row.bsn_hash }, moment);
}

export const entryOf = (
  entries: Map<string, SubjectEntry>,
  controller: string,
  recordId: string,
): SubjectEntry | undefined => entries.get(subjectName(controller, recordId));

/** An own entry by record id; another controller's entry is never found. */
export async function ownSubject(
  db: Query,
  controller: string,
  recordId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('subject')
    .select('id')
    .where('controller', '=', controller)
    .where('record_id', '=', recordId)
    .executeTakeFirst();
  return row?.id;
}

/** Waits for every claim that reads this entry, if there is one, and keeps new ones waiting until the transaction ends. */
export async function lockSubject(tx: Tx, subjectId: string | null): Promise<void> {
  await sql`select 1 from subject where id = ${subjectId} for no key update`.execute(tx);
}

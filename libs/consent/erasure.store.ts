import { sql } from 'kysely';
import type { KeyRing, Query, Tx } from '#storage';
import { askedForBy } from './occasion.store.js';
import { stopHashesOf } from './stop-list.store.js';

/** What is written down of an erasure outside the database: ids and keyed hashes, which say nothing without its keys. */
export interface Erasure {
  /** Of the entry: of a person, or of a contact person where it says so. */
  subjectId: string;
  of?: 'contact';
  controller: string;
  erasedAt: string;
  /** What to look for in the files of this controller, in base64. */
  stops: string[];
}

interface Erasable {
  id: string;
  controller: string;
  recordId: string;
  erasedAt: Date | null;
}

/** The lock of a withdrawal: claims are waited for; who writes a message that hangs on the entry is not held up. */
async function lockEntry(tx: Tx, subjectId: string): Promise<Erasable | undefined> {
  const { rows } = await sql<Erasable>`
    select s.id, s.controller, s.record_id as "recordId", s.erased_at as "erasedAt"
    from subject s where s.id = ${subjectId} for no key update`.execute(tx);
  return rows[0];
}

/** What an erasure of this entry would leave behind; undefined when it is erased already. The entry is locked by it. */
export async function erasureOf(
  tx: Tx,
  keys: KeyRing,
  subjectId: string,
  now: Date,
): Promise<Erasure | undefined> {
  const found = await lockEntry(tx, subjectId);
  if (!found || found.erasedAt) return undefined;
  const hashes = await stopHashesOf(tx, keys, subjectId, now);
  return {
    subjectId,
    controller: found.controller,
    erasedAt: now.toISOString(),
    stops: hashes.map((hash) => hash.toString('base64')),
  };
}

/**
 * Makes everything about one controller's entry of a person unreadable: the key goes, and with it the document of every
 * message, wherever a copy of it lies.
 */
export async function destroyDocuments(tx: Tx, { subjectId }: Erasure, now: Date): Promise<void> {
  await sql`
    update data_key set wrapped = null, destroyed_at = ${now}
    where id = (select key_id from subject where id = ${subjectId}) and wrapped is not null`.execute(tx);
  // Waits for a distribution that has one of them, and sees what it planned.
  await sql`
    update message set document = null, state = 'distributed', held_code = null, losses = null,
      purged_at = coalesce(purged_at, ${now}::timestamptz), distributed_at = coalesce(distributed_at, ${now}::timestamptz)
    where subject_id = ${subjectId} and (document is not null or state <> 'distributed')`.execute(tx);
}

/**
 * What says that something was decided and sent stays, on an id that leads nowhere: names by which the controller could
 * find the person again go. The entry itself last: its name is a key, and whoever hangs something on it is waited for.
 */
export async function forgetNames(tx: Tx, { subjectId, controller }: Erasure, now: Date): Promise<void> {
  const entry = await lockEntry(tx, subjectId);
  if (!entry || entry.controller !== controller) return;
  await sql`
    update record r set record_id = 'gone:' || r.pk, content_digest = null, outcome_digest = null
    where r.controller = ${controller} and r.record_type <> 'occasion'
      and r.pk in (select m.record_pk from message m where m.subject_id = ${subjectId} and m.controller = ${controller}
        -- Of a client record that has no messages any more the name is that of the person.
        union all select o.pk from record o where o.controller = ${controller} and o.record_type = 'client'
          and o.record_id = ${entry.recordId})`.execute(tx);
  await sql`
    update occasion set record_id = null, bsn_hash = null, closed_at = coalesce(closed_at, ${now}::timestamptz),
      ends_at = least(ends_at, coalesce(closed_at, ${now}::timestamptz))
    where subject_id = ${subjectId}`.execute(tx);
  await sql`
    update occasion set closed_at = coalesce(closed_at, ${now}::timestamptz), record_id = null, bsn_hash = null
    where subject_id is null and source = ${controller}
      and (record_id = ${entry.recordId} or bsn_hash = (select bsn_hash from subject where id = ${subjectId}))`.execute(
    tx,
  );
  await sql`
    update occasion set closed_at = ${now}, ends_at = least(ends_at, ${now}::timestamptz)
    where closed_at is null and id in (${askedForBy(subjectId)})`.execute(tx);
  await sql`
    update link set other_record_id = 'gone' where other = ${controller} and other_record_id = ${entry.recordId}`.execute(
    tx,
  );
  for (const table of ['consent', 'declaration'] as const)
    await sql`update ${sql.table(table)} set evidence = '{}', withdrawn_at = coalesce(withdrawn_at, ${now}::timestamptz)
      where subject_id = ${subjectId}`.execute(tx);
  await sql`update consent_invitation set void_at = ${now} where subject_id = ${subjectId} and void_at is null`.execute(
    tx,
  );
  await sql`update link_code set used_at = ${now} where subject_id = ${subjectId} and used_at is null`.execute(
    tx,
  );
  await sql`update rights_request set record_id = null where subject_id = ${subjectId}
    or (subject_id is null and controller = ${controller} and record_id = ${entry.recordId})`.execute(tx);
  await sql`update notice_given set record_id = null
    where organisation = ${controller} and record_id = ${entry.recordId}`.execute(tx);
  // Whom it does not know any more it cannot tell anything.
  await sql`delete from to_inform
    where subject_id = ${subjectId} and organisation = ${controller} and done_at is null`.execute(tx);
  await sql`
    update subject set record_id = 'gone:' || id, bsn_hash = null, bsn_sealed = null, restricted = true, objected = true,
      address_secret = true, erased_at = ${now}
    where id = ${subjectId}`.execute(tx);
}

/** Of these entries those that are there and are not erased: after a restore of an older backup. */
export async function notErased(db: Query, subjectIds: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from subject where id = any(${subjectIds}::uuid[]) and erased_at is null`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

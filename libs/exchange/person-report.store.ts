import { sql } from 'kysely';
import type { RecordType } from '#kernel';
import type { Query } from '#storage';
import { SCREEN } from './screen.rules.js';

/** What one controller's entry of a person has hanging on it, as far as the hub knows. */
export interface EntryHeld {
  recordId: string;
  madeAt: Date;
  hasBsn: boolean;
  restricted: boolean;
  objected: boolean;
  addressSecret: boolean;
}

export async function entryHeld(db: Query, subjectId: string): Promise<EntryHeld | undefined> {
  const { rows } = await sql<EntryHeld>`
    select record_id as "recordId", made_at as "madeAt", bsn_sealed is not null as "hasBsn",
      restricted or case_restricted as restricted, objected or objected_to || stopped_for <> '{}' as objected,
      address_secret as "addressSecret"
    from subject where id = ${subjectId} and erased_at is null`.execute(db);
  return rows[0];
}

export interface KeptDocument {
  id: string;
  recordType: RecordType;
  connection: string;
  contract: string;
  acceptedAt: Date;
  state: string;
  sealed: Buffer;
  keyId: string;
  wrappedKey: Buffer | null;
}

/** Documents that are still kept, newest first. */
export async function documentsKept(
  db: Query,
  subjectId: string,
  controller: string,
  limit: number,
): Promise<KeptDocument[]> {
  const { rows } = await sql<KeptDocument>`
    select m.id, m.record_type as "recordType", m.connection, m.contract, m.accepted_at as "acceptedAt", m.state,
      m.document as sealed, m.key_id as "keyId", k.wrapped as "wrappedKey"
    from message m join data_key k on k.id = m.key_id
    where m.subject_id = ${subjectId} and m.controller = ${controller} and m.document is not null
    order by m.seq desc, m.id desc limit ${limit}`.execute(db);
  return rows;
}

/** By which connections the controller brought its records, also those that are gone. */
export async function broughtBy(db: Query, subjectId: string, controller: string): Promise<string[]> {
  const { rows } = await sql<{ connection: string }>`
    select distinct connection from message where subject_id = ${subjectId} and controller = ${controller}
    order by connection`.execute(db);
  return rows.map(({ connection }) => connection);
}

/** Something that went to, or came from, another organisation. */
export interface Handed {
  other: string;
  recordType: RecordType;
  purpose: string;
  clause: string | null;
  basis: string | null;
  categories: string[];
  at: Date;
  /** False: it was tried, and nobody said that it arrived. */
  arrived: boolean;
  /** The document is still kept, so that it can go again. */
  isKept: boolean;
  /** Shown at a desk with the person there: seen, and kept by nobody who saw it. */
  atDesk: boolean;
}

const HANDED = sql`d.record_type as "recordType", d.purpose, d.clause, c.basis, coalesce(c.categories, '{}') as categories,
  coalesce(d.settled_at, d.planned_at) as at, d.state = 'delivered' as arrived,
  exists (select 1 from message m where m.id = d.message_id and m.document is not null offset 0) as "isKept",
  d.lane = ${SCREEN} as "atDesk"`;

/** On what it stood the last time that it was sent. */
const LAST_PERMIT = sql`left join lateral (
  select x.basis, x.categories from decision x
  where x.message_id = d.message_id and x.delivery_id = d.id and x.stage = 'deliver' and x.permitted
  order by x.moment desc limit 1) c on true`;

const WAS_SENT = sql`d.kind = 'document' and d.record_type not in ('occasion', 'correction-report')
  and (d.state = 'delivered' or d.attempts > 0)`;

export async function handedOn(
  db: Query,
  subjectId: string,
  controller: string,
  limit: number,
): Promise<Handed[]> {
  const { rows } = await sql<Handed>`
    select d.recipient as other, ${HANDED} from delivery d ${LAST_PERMIT}
    where d.subject_id = ${subjectId} and d.sender = ${controller} and ${WAS_SENT}
    order by d.planned_at desc, d.id desc limit ${limit}`.execute(db);
  return rows;
}

/** What this organisation got of others about the person, over occasions that it opened itself with its own record id. */
export async function receivedOfOthers(
  db: Query,
  controller: string,
  recordId: string,
  limit: number,
): Promise<Handed[]> {
  const { rows } = await sql<Handed>`
    select d.sender as other, ${HANDED}
    from link l join delivery d on d.occasion_id = l.occasion_id and d.recipient = l.other ${LAST_PERMIT}
    where l.other = ${controller} and l.other_record_id = ${recordId} and l.cut_at is null and ${WAS_SENT}
    order by d.planned_at desc, d.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Why records of the person may or might go somewhere. */
export interface OccasionHeld {
  kind: string;
  purpose: string;
  recipient: string;
  openedAt: Date;
  endsAt: Date;
  closedAt: Date | null;
}

export async function occasionsHeld(
  db: Query,
  subjectId: string,
  controller: string,
  limit: number,
): Promise<OccasionHeld[]> {
  const { rows } = await sql<OccasionHeld>`
    select kind, purpose, recipient, opened_at as "openedAt", ends_at as "endsAt", closed_at as "closedAt"
    from occasion where subject_id = ${subjectId} and source = ${controller}
    order by opened_at desc limit ${limit}`.execute(db);
  return rows;
}

export interface DeclarationHeld {
  recipients: string[];
  givenAt: Date;
  validUntil: Date;
  withdrawnAt: Date | null;
}

export async function declarationsHeld(
  db: Query,
  subjectId: string,
  limit: number,
): Promise<DeclarationHeld[]> {
  const { rows } = await sql<DeclarationHeld>`
    select recipients, given_at as "givenAt", valid_until as "validUntil", withdrawn_at as "withdrawnAt"
    from declaration where subject_id = ${subjectId} order by given_at desc limit ${limit}`.execute(db);
  return rows;
}

/** For what a document was handed on under the person's own consent, or under a contract with the person. */
export async function givenUnder(
  db: Query,
  messageIds: string[],
): Promise<Map<string, { categories: string[] }>> {
  const { rows } = await sql<{ id: string; categories: string[] }>`
    select x.message_id as id, array_agg(distinct u.category) as categories
    from decision x cross join lateral unnest(x.categories) as u(category)
    where x.message_id = any(${messageIds}::uuid[]) and x.permitted and x.basis in ('consent', 'contract')
    group by x.message_id`.execute(db);
  return new Map(rows.map(({ id, categories }) => [id, { categories }]));
}

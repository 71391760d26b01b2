import { sql } from 'kysely';
import type { Query, Tx } from '#storage';
import type { Evidence } from './consent.store.js';

/** A consent or refusal as it stands in the register. */
export interface RegisteredConsent {
  id: string;
  controller: string;
  subjectId: string;
  recordId: string;
  purpose: string;
  recipients: string[];
  includesSuccessors: boolean;
  categories: string[];
  said: 'given' | 'refused';
  givenAt: Date;
  validUntil: Date;
  withdrawnAt: Date | null;
  renews: string | null;
  registeredBy: string;
  exceptions: Record<string, unknown>[];
  evidence: Evidence;
}

const COLUMNS = sql`c.id, s.controller, c.subject_id as "subjectId", s.record_id as "recordId", c.purpose, c.recipients,
  c.includes_successors as "includesSuccessors", c.categories, c.state as said, c.given_at as "givenAt",
  c.valid_until as "validUntil", c.withdrawn_at as "withdrawnAt", c.renews, c.registered_by as "registeredBy",
  c.exceptions, c.evidence`;

/** A consent of this controller; of another's it is not found, nor of whoever was erased. */
export async function ownConsent(
  db: Query,
  controller: string,
  id: string,
): Promise<RegisteredConsent | undefined> {
  const { rows } = await sql<RegisteredConsent>`
    select ${COLUMNS} from consent c join subject s on s.id = c.subject_id
    where c.id = ${id} and s.controller = ${controller} and s.erased_at is null`.execute(db);
  return rows[0];
}

/** The consents of these entries, or of all entries of the controller that are about to expire; newest first. */
export async function consentsOf(
  db: Query,
  controller: string,
  subjectIds: string[],
  limit: number,
): Promise<RegisteredConsent[]> {
  const { rows } = await sql<RegisteredConsent>`
    select ${COLUMNS} from consent c join subject s on s.id = c.subject_id
    where c.subject_id = any(${subjectIds}::uuid[]) and s.controller = ${controller}
    order by c.given_at desc, c.id desc limit ${limit}`.execute(db);
  return rows;
}

/**
 * Whom to ask again: a yes whose time is over in this period, or was, and that was not given again since (to the same
 * recipients, or more), nor refused.
 */
export async function consentsExpiring(
  db: Query,
  controller: string,
  { from, until }: { from: Date; until: Date },
  limit: number,
): Promise<RegisteredConsent[]> {
  const { rows } = await sql<RegisteredConsent>`
    select ${COLUMNS} from consent c join subject s on s.id = c.subject_id
    where c.state = 'given' and c.withdrawn_at is null and c.valid_until >= ${from} and c.valid_until < ${until}
      and s.controller = ${controller}
      and not exists (select 1 from consent later
        where later.subject_id = c.subject_id and later.purpose = c.purpose and later.recipients @> c.recipients
          and later.id <> c.id and later.given_at >= c.given_at
          and (later.state = 'refused' or later.valid_until > c.valid_until))
    order by c.valid_until, c.id limit ${limit}`.execute(db);
  return rows;
}

/** Own entries by record id or by the hash of a BSN. */
export async function ownSubjectsNamed(
  db: Query,
  controller: string,
  named: { recordId?: string; bsnHash?: Buffer },
): Promise<string[]> {
  const { recordId, bsnHash } = named;
  const { rows } = await sql<{ id: string }>`
    select id from subject
    where controller = ${controller} and ${bsnHash ? sql`bsn_hash = ${bsnHash}` : sql`record_id = ${recordId ?? ''}`}
    limit 50`.execute(db);
  return rows.map(({ id }) => id);
}

/** Consents whose time is over and of which that was not noted yet, oldest first. */
export async function dueToExpire(
  db: Query,
  moment: Date,
  limit: number,
): Promise<{ id: string; subjectId: string }[]> {
  const { rows } = await sql<{ id: string; subjectId: string }>`
    select id, subject_id as "subjectId" from consent
    where state = 'given' and withdrawn_at is null and expired_at is null and valid_until <= ${moment}
    order by valid_until limit ${limit}`.execute(db);
  return rows;
}

/** Notes that the time of these is over; gives those that were not noted, or taken back, meanwhile. */
export async function noteExpired(
  tx: Tx,
  ids: string[],
  moment: Date,
): Promise<{ id: string; subjectId: string; controller: string }[]> {
  const { rows } = await sql<{ id: string; subjectId: string; controller: string }>`
    update consent c set expired_at = ${moment} from subject s
    where c.id = any(${ids}::uuid[]) and s.id = c.subject_id and c.withdrawn_at is null and c.expired_at is null
    returning c.id, c.subject_id as "subjectId", s.controller`.execute(tx);
  return rows;
}

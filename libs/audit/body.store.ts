import { sql } from 'kysely';
import type { Query } from '#storage';
import { decisionForm, eventForm, leafOfForm } from './leaf.rules.js';
import type { SaltedDecision } from './decision.store.js';
import type { AuditEvent } from './event.js';

/** What the log holds of an event beside its leaf: read back into the form that was hashed. */
export interface StoredEvent {
  id: string;
  moment: Date;
  log: AuditEvent['log'];
  action: AuditEvent['action'];
  actor: string;
  origin: string | null;
  object: string;
  result: string;
  organisations: string[];
  details: Record<string, unknown>;
  decisionId: string | null;
  decisionDigest: string | null;
  traceId: string | null;
  salt: string;
}

/** For a select from `audit_event e`. */
export const EVENT_COLUMNS = sql`e.id, e.moment, e.log, e.action, e.actor, e.origin, e.object, e.result, e.organisations,
  e.details, e.decision_id as "decisionId", translate(encode(e.decision_digest, 'base64'), e'\n', '') as "decisionDigest",
  e.trace_id as "traceId", encode(e.salt, 'hex') as salt`;

export const formOfStored = ({
  origin,
  decisionId,
  decisionDigest,
  traceId,
  ...event
}: StoredEvent): string =>
  eventForm({
    ...event,
    origin: origin ?? undefined,
    decisionId: decisionId ?? undefined,
    decisionDigest: decisionDigest ?? undefined,
    traceId: traceId ?? undefined,
  });

/** The records of these decisions in the form that was hashed, by id. */
export async function decisionForms(db: Query, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<SaltedDecision>`
    select id, moment, stage, message_id as "messageId", delivery_id as "deliveryId", occasion_id as "occasionId",
      consent_id as "consentId", subject_id as "subjectId", sender, recipient, record_type as "recordType", purpose,
      permitted, code, basis, categories, versions, trace_id as "traceId", encode(salt, 'hex') as salt
    from decision where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, decisionForm(row)]));
}

const AT_ONCE = 1000;

/** Events from before the log was sealed wait without a hash, each in a row of its own: they are taken as they stand. */
export async function hashWhatHasNone(db: Query): Promise<void> {
  for (;;) {
    const { rows } = await sql<StoredEvent & { seq: string }>`
      select u.seq, ${EVENT_COLUMNS} from (select seq, event_ids from unsealed where hashes is null order by seq limit ${AT_ONCE}) u
      join audit_event e on e.id = u.event_ids[1]`.execute(db);
    if (rows.length === 0) return;
    const hashes = rows.map((row) => leafOfForm(formOfStored(row)).toString('hex'));
    await sql`
      update unsealed u set hashes = decode(w.hash, 'hex')
      from unnest(${rows.map(({ seq }) => seq)}::bigint[], ${hashes}::text[]) as w(seq, hash) where u.seq = w.seq`.execute(
      db,
    );
  }
}

import { sql } from 'kysely';
import { newSalt } from '#kernel';
import type { Query } from '#storage';
import { appendEvents } from './audit.store.js';
import { auditEvent, type AuditEvent } from './event.js';
import { decisionForm, digestOfForm } from './leaf.rules.js';

/** What was asked and answered, with every version that was used. */
export interface DecisionRecord {
  id: string;
  moment: Date;
  stage: 'open' | 'distribute' | 'deliver' | 'evaluate';
  messageId: string | null;
  deliveryId: string | null;
  occasionId: string | null;
  consentId: string | null;
  subjectId: string | null;
  sender: string;
  recipient: string;
  recordType: string;
  purpose: string;
  permitted: boolean;
  code: string | null;
  basis: string | null;
  categories: string[];
  versions: Record<string, unknown>;
  traceId: string;
}

/** A decision as it is kept: the salt keeps its digest from telling anything to whoever sees that. */
export type SaltedDecision = DecisionRecord & { salt: string };

/** Each decision with exactly one audit event, in one transaction with the effect of the decision. */
export async function appendDecisions(tx: Query, decisions: DecisionRecord[]): Promise<void> {
  if (decisions.length === 0) return;
  const forms = decisions.map((decision) => decisionForm({ ...decision, salt: newSalt() }));
  await sql`
    insert into decision (id, moment, stage, message_id, delivery_id, occasion_id, consent_id, subject_id, sender,
      recipient, record_type, purpose, permitted, code, basis, categories, versions, trace_id, salt)
    select id, moment, stage, "messageId", "deliveryId", "occasionId", "consentId", "subjectId", sender, recipient,
      "recordType", purpose, permitted, code, basis, categories, versions, "traceId", decode(salt, 'hex')
    from json_to_recordset(${`[${forms.join(',')}]`}::json) as d(id uuid, moment timestamptz,
      stage text, "messageId" uuid, "deliveryId" uuid, "occasionId" uuid, "consentId" uuid, "subjectId" uuid, sender text,
      recipient text, "recordType" text, purpose text, permitted boolean, code text, basis text, categories text[],
      versions jsonb, "traceId" text, salt text)`.execute(tx);
  await appendEvents(
    tx,
    decisions.map((decision, place) => eventOf(decision, digestOfForm(forms[place]!))),
  );
}

/** The event says that there was a decision and what came out; why stands in the decision, for those who may see it. */
const eventOf = (decision: DecisionRecord, digest: string): AuditEvent =>
  auditEvent({
    moment: decision.moment,
    log: 'decision',
    action: `decision.${decision.stage}`,
    actor: 'hub',
    object: `decision:${decision.id}`,
    result: decision.permitted ? 'permit' : 'deny',
    // A denial may stem from the person's choice: the recipient does not read that there was one.
    // What was only asked concerns nobody but the one that asked.
    organisations:
      decision.permitted && decision.stage !== 'evaluate'
        ? [decision.sender, decision.recipient]
        : [decision.sender],
    details: { recordType: decision.recordType, purpose: decision.purpose },
    decisionId: decision.id,
    decisionDigest: digest,
    traceId: decision.traceId,
  });

/** A decision as it was written; who may read it is decided elsewhere. */
export async function decisionById(db: Query, id: string): Promise<DecisionRecord | undefined> {
  const { rows } = await sql<DecisionRecord>`
    select id, moment, stage, message_id as "messageId", delivery_id as "deliveryId", occasion_id as "occasionId",
      consent_id as "consentId", subject_id as "subjectId", sender, recipient, record_type as "recordType", purpose,
      permitted, code, basis, categories, versions, trace_id as "traceId"
    from decision where id = ${id}`.execute(db);
  return rows[0];
}

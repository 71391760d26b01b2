import { sql } from 'kysely';
import { newId, newSalt } from '#kernel';
import { plain, type Query } from '#storage';
import { bytesOf, HASH_BYTES, kindsOf, partOf, queue, SALT_BYTES } from './audit.store.js';
import {
  decisionFormFor,
  digestOfForm,
  eventFormFor,
  type SharedOfDecision,
  type SharedOfEvent,
} from './leaf.rules.js';

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

type NameOfId = 'id' | 'messageId' | 'deliveryId' | 'occasionId' | 'consentId' | 'subjectId';

const OF_KIND = [
  'moment',
  'stage',
  'sender',
  'recipient',
  'recordType',
  'purpose',
  'permitted',
  'code',
  'basis',
  'categories',
  'versions',
] as const;

/**
 * Each decision with exactly one audit event, in one transaction with the effect of the decision. One statement: what the
 * event says of its decision is taken from the decision itself there too, in the very words that were hashed here.
 */
export async function appendDecisions(tx: Query, decisions: DecisionRecord[]): Promise<void> {
  if (decisions.length === 0) return;
  const { kinds, json, numbers } = kindsOf(decisions, OF_KIND);
  const writers = kinds.map((kind) => ({
    decision: decisionFormFor(kind),
    event: eventFormFor(eventFor(kind)),
  }));
  const salts = decisions.map(newSalt);
  const digests = decisions.map((decision, place) =>
    digestOfForm(writers[numbers[place]! - 1]!.decision(decision, salts[place]!)),
  );
  const events = decisions.map(({ id, moment, traceId }, place) => ({
    id: newId(moment),
    salt: newSalt(),
    object: `decision:${id}`,
    decisionId: id,
    decisionDigest: digests[place]!,
    traceId,
  }));
  const forms = events.map((event, place) => writers[numbers[place]! - 1]!.event(event));
  const ids = events.map(({ id }) => id);
  // Where none has it, nothing goes over: what unnest lacks it fills up with nulls.
  const each = (name: NameOfId): string | null =>
    decisions.some((decision) => decision[name] !== null)
      ? plain(decisions.map((decision) => decision[name]))
      : null;
  await sql`
    with kind as materialized (
      select k.*, 'decision.' || stage as action, case when permitted then 'permit' else 'deny' end as result,
        case when permitted and stage <> 'evaluate' then array[sender, recipient] else array[sender] end as organisations,
        jsonb_build_object('recordType', record_type, 'purpose', purpose) as details
      from rows from (json_to_recordset(${json}::json) as (moment timestamptz, stage text, sender text,
        recipient text, "recordType" text, purpose text, permitted boolean, code text, basis text, categories text[],
        versions jsonb)) with ordinality as k(moment, stage, sender, recipient, record_type, purpose, permitted, code, basis,
        categories, versions, number)
    ), decided as materialized (
      select * from unnest(${each('id')}::uuid[], ${each('messageId')}::uuid[], ${each('deliveryId')}::uuid[],
        ${each('occasionId')}::uuid[], ${each('consentId')}::uuid[], ${each('subjectId')}::uuid[],
        ${decisions.map(({ traceId }) => traceId)}::text[], ${plain(ids)}::uuid[], ${plain(numbers)}::int[])
        with ordinality as d(id, message_id, delivery_id, occasion_id, consent_id, subject_id, trace_id, event_id, number,
          place)
      join kind using (number)
    ), kept as (
      insert into decision (id, moment, stage, message_id, delivery_id, occasion_id, consent_id, subject_id, sender,
        recipient, record_type, purpose, permitted, code, basis, categories, versions, trace_id, salt)
      select id, moment, stage, message_id, delivery_id, occasion_id, consent_id, subject_id, sender, recipient, record_type,
        purpose, permitted, code, basis, categories, versions, trace_id,
        ${partOf(bytesOf(salts), SALT_BYTES)}
      from decided
    ), appended as (
      insert into audit_event (id, moment, log, action, actor, object, result, organisations, details, decision_id,
        decision_digest, trace_id, salt)
      select event_id, moment, 'decision', action, ${BY_THE_HUB}, 'decision:' || id, result, organisations, details, id,
        ${partOf(Buffer.concat(digests.map((one) => Buffer.from(one, 'base64'))), HASH_BYTES)}, trace_id, ${partOf(bytesOf(events.map(({ salt }) => salt)), SALT_BYTES)}
      from decided
    )
    ${queue(ids, forms)}`.execute(tx);
}

const BY_THE_HUB = 'hub';

/** The event says that there was a decision and what came out; why stands in the decision, for those who may see it. */
const eventFor = ({
  moment,
  stage,
  permitted,
  sender,
  recipient,
  recordType,
  purpose,
}: SharedOfDecision): SharedOfEvent => ({
  moment,
  log: 'decision',
  action: `decision.${stage}`,
  actor: BY_THE_HUB,
  result: permitted ? 'permit' : 'deny',
  // A denial may stem from the person's choice: the recipient does not read that there was one.
  // What was only asked concerns nobody but the one that asked.
  organisations: permitted && stage !== 'evaluate' ? [sender, recipient] : [sender],
  details: { recordType, purpose },
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

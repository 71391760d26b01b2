import type { DecisionRecord } from '#audit';
import { dependsOnChoice, type Decision, type Question } from '#consent';
import { newId } from '#kernel';

/** What a decision was about, beside the question itself. */
export interface DecidedThing {
  id?: string;
  messageId?: string;
  deliveryId?: string | null;
  subjectId: string | null;
  traceId: string;
  /** Contracts as ref@version: in which the record came, and in which it is to go. */
  mapping?: { from: string; to: string | null };
}

/** The record of one decision, with the version of everything that it used. */
export function decisionRecordOf(
  stage: DecisionRecord['stage'],
  question: Question,
  decision: Decision,
  thing: DecidedThing,
  now: Date,
): DecisionRecord {
  const clause = decision.permitted ? decision.permit.clause : decision.denial.clause;
  const permit = decision.permitted ? decision.permit : undefined;
  const on = decision.permitted ? decision.permit : decision.denial;
  return {
    id: newId(now),
    moment: now,
    stage,
    messageId: thing.messageId ?? thing.id ?? null,
    deliveryId: thing.deliveryId ?? null,
    occasionId: on.occasionId ?? question.person?.occasion?.id ?? null,
    consentId: on.consentId ?? null,
    subjectId: thing.subjectId,
    sender: question.sender,
    recipient: question.recipient,
    recordType: question.recordType,
    purpose: question.purpose,
    permitted: decision.permitted,
    code: decision.permitted ? null : decision.denial.code,
    basis: permit?.basis ?? null,
    categories: permit?.categories ?? [],
    versions: {
      clause: clause ? `${clause.key}@${clause.version}` : null,
      processingActivity: clause?.activityVersions ?? clause?.processingActivity ?? null,
      declaration: on.declarationId ?? null,
      mapping: thing.mapping ?? null,
      dependsOnChoice: clause ? dependsOnChoice(clause) : false,
      ...(permit?.statedBySender ? { statedBySender: true } : {}),
      ...(permit?.addressSecret ? { addressSecret: true } : {}),
    },
    traceId: thing.traceId,
  };
}

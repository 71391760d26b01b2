import type { DecisionRecord } from '#audit';
import type { JsonObject } from '#kernel';
import {
  activityUrn,
  parentOfDecision,
  PERSON_CODE,
  RESOURCE,
  spanOf,
  traceFor,
  type ProcessingReader,
} from './processing.rules.js';

/**
 * A decision as the Authorization Decision Log (0.0.1) has it. What was asked and answered stands in the body; on what it
 * stood is referred to, by names of versions that never change.
 */
export interface DecisionLogRecord {
  trace_id: string;
  span_id: string;
  parent_span_id?: string;
  event_name: 'adl.access_evaluation';
  timestamp: number;
  status: 'Ok' | 'Error';
  resource: typeof RESOURCE;
  attributes: {
    'dpl.core.data_subject_id'?: string;
    'dpl.core.data_subject_id_type'?: string;
    'adl.core.policies'?: string[];
    'adl.core.information'?: string[];
    'adl.core.configuration'?: string[];
    'adl.fsc.transaction_id'?: string;
  };
  body: { 'adl.core.request': JsonObject; 'adl.core.response': JsonObject };
}

export function decisionLogRecord(
  reader: ProcessingReader,
  decision: DecisionRecord,
  transaction: string | null,
): DecisionLogRecord {
  const { own, codeOf, urnOf } = reader;
  const { id, moment, sender, permitted, code, subjectId, basis } = decision;
  const isOwn = sender === own;
  const parent = parentOfDecision(own, decision);
  return {
    trace_id: traceFor(own, decision),
    span_id: spanOf('decision', id),
    ...(parent ? { parent_span_id: parent } : {}),
    event_name: 'adl.access_evaluation',
    timestamp: moment.getTime(),
    status: code === 'hub-error' ? 'Error' : 'Ok',
    resource: RESOURCE,
    attributes: {
      ...(subjectId
        ? { 'dpl.core.data_subject_id': codeOf(subjectId), 'dpl.core.data_subject_id_type': PERSON_CODE }
        : {}),
      ...referring('adl.core.policies', [urn('clause', decision.versions['clause'])]),
      ...(isOwn ? informationOf(decision) : {}),
      ...configurationOf(decision, isOwn),
      ...(transaction && isOwn ? { 'adl.fsc.transaction_id': transaction } : {}),
    },
    body: {
      'adl.core.request': {
        subject: { type: 'organisation', id: urnOf(decision.recipient) },
        action: { name: 'receive', properties: { purpose: decision.purpose } },
        resource: {
          type: decision.recordType,
          id: thingOf(decision, isOwn),
          properties: { of: urnOf(sender) },
        },
        context: { time: moment.toISOString(), stage: decision.stage },
      },
      'adl.core.response': {
        decision: permitted,
        context: {
          decisionId: id,
          ...(code ? { code } : {}),
          ...(basis ? { basis } : {}),
          categories: decision.categories,
        },
      },
    },
  };
}

const urn = (what: string, name: unknown): string | undefined =>
  typeof name === 'string' ? `urn:schakel:${what}:${name}` : undefined;

const referring = (
  name: 'adl.core.policies' | 'adl.core.information' | 'adl.core.configuration',
  urns: (string | undefined)[],
): Record<string, string[]> => {
  const known = urns.flatMap((one) => one ?? []);
  return known.length > 0 ? { [name]: known } : {};
};

/** What the person said, and why at all: of the one whose record it is. */
const informationOf = ({ consentId, occasionId, versions }: DecisionRecord): Record<string, string[]> =>
  referring('adl.core.information', [
    urn('consent', consentId),
    urn('declaration', versions['declaration']),
    urn('occasion', occasionId),
  ]);

function configurationOf({ versions }: DecisionRecord, isOwn: boolean): Record<string, string[]> {
  const activities = versions['processingActivity'] as { sender?: string; recipient?: string } | null;
  const mapping = versions['mapping'] as { from?: string; to?: string | null } | null;
  const activity = isOwn ? activities?.sender : activities?.recipient;
  return referring('adl.core.configuration', [
    activity ? activityUrn(activity) : undefined,
    isOwn ? urn('contract', mapping?.from) : undefined,
    urn('contract', mapping?.to),
  ]);
}

/** What it was about, by an id of the hub: a recipient knows its delivery, not the message. */
function thingOf({ messageId, deliveryId, occasionId, id }: DecisionRecord, isOwn: boolean): string {
  if (isOwn && messageId) return `urn:schakel:message:${messageId}`;
  if (deliveryId) return `urn:schakel:delivery:${deliveryId}`;
  return occasionId ? `urn:schakel:occasion:${occasionId}` : `urn:schakel:decision:${id}`;
}

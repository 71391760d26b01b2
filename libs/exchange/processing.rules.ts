import type { AuditAction } from '#audit';
import { sha256 } from '#kernel';
import { traceOfDelivery } from './sending.js';

/** One action on the data of one person, in the form of the Logboek Dataverwerkingen 1.0: what, under which activity, never who. */
export interface ProcessingRecord {
  trace_id: string;
  span_id: string;
  parent_span_id?: string;
  status: 'Unset' | 'Ok' | 'Error';
  name: string;
  /** Milliseconds since 1970. */
  start_time: number;
  end_time: number;
  resource: { attributes: Record<string, string> };
  attributes: {
    'dpl.core.processing_activity_id': string;
    'dpl.core.data_subject_id'?: string;
    'dpl.core.data_subject_id_type'?: string;
    'dpl.core.foreign_operation.processor'?: string;
  };
}

export interface SourceMessage {
  id: string;
  subjectId: string;
  traceId: string;
  parentSpan: string | null;
  acceptedAt: Date;
}

export interface SourceDecision {
  id: string;
  moment: Date;
  stage: 'open' | 'distribute' | 'deliver' | 'evaluate';
  messageId: string | null;
  deliveryId: string | null;
  subjectId: string | null;
  sender: string;
  recipient: string;
  code: string | null;
  activities: { sender?: string; recipient?: string } | null;
  traceId: string;
  /** Of the message that it was about. */
  parentSpan: string | null;
}

export interface SourceDelivery {
  id: string;
  kind: 'document' | 'retraction' | 'closing' | 'answer';
  messageId: string | null;
  subjectId: string;
  sender: string;
  recipient: string;
  state: string;
  startedAt: Date;
  endedAt: Date;
  traceId: string;
  /** The permit under which it went; a retraction needs none. */
  permitId: string | null;
  activities: SourceDecision['activities'];
}

/** A line of the log about what one person said or asked. */
export interface SourceAct {
  id: string;
  moment: Date;
  action: keyof typeof ACTS;
  subjectId: string;
  /** None where nobody's request led to it. */
  traceId: string | null;
  parentSpan: string | null;
}

/** For whom the records are, and what they call the person. */
export interface ProcessingReader {
  own: string;
  codeOf(subjectId: string): string;
  urnOf(party: string): string;
}

export const RESOURCE = { attributes: { 'service.name': 'schakel' } };
export const PERSON_CODE = 'urn:schakel:code-of-person';
export const activityUrn = (version: string): string => `urn:schakel:processing-activity:${version}`;
/** What the hub does for every sender, whatever they agreed; a change of these gets another number. */
export const TAKING_IN = activityUrn('hub.taking-in@1');
export const JUDGING = activityUrn('hub.judging@1');
export const RETRACTING = activityUrn('hub.retracting@1');
export const CLOSING = activityUrn('hub.closing@1');
export const ANSWERING = activityUrn('hub.answering@1');
/** Keeping what people say: their consents and declarations. */
export const KEEPING_STATEMENTS = activityUrn('hub.keeping-statements@1');
/** Doing what people ask about their own data. */
export const HONOURING_RIGHTS = activityUrn('hub.honouring-rights@1');

interface Act {
  name: string;
  activity: string;
}
const said = (name: string): Act => ({ name, activity: KEEPING_STATEMENTS });
const asked = (name: string): Act => ({ name, activity: HONOURING_RIGHTS });

/** Lines of the log that are an action on the data of one person by themselves; all others are told by the post. */
export const ACTS = {
  'consent.registered': said('Antwoord op een vraag om toestemming vastgelegd'),
  'consent.withdrawn': said('Toestemming ingetrokken'),
  'declaration.registered': said('Verklaring van geen bezwaar vastgelegd'),
  'declaration.withdrawn': said('Verklaring van geen bezwaar ingetrokken'),
  'consents.read': said('Toestemming ingezien'),
  'disclosures.read': asked('Ingezien wie wat kreeg over een persoon'),
  'rights-request.received': asked('Verzoek over eigen gegevens ontvangen'),
  'rights-request.extended': asked('Verzoek over eigen gegevens verlengd'),
  'rights-request.decided': asked('Beslist op een verzoek over eigen gegevens'),
  'rights-request.executed': asked('Verzoek over eigen gegevens uitgevoerd'),
  'rights-request.lifted': asked('Beperking of bezwaar opgeheven'),
  'rights-request.closed': asked('Verzoek over eigen gegevens afgesloten'),
  'rights-requests.read': asked('Verzoek over eigen gegevens ingezien'),
  'person.informed': asked('Verteld wat er met gegevens is gebeurd'),
  'rights-report.read': asked('Overzicht van gegevens gemaakt voor de persoon'),
} as const satisfies Partial<Record<AuditAction, Act>>;

const TRACE_LENGTH = 32;
const SPAN_LENGTH = 16;
/** From ids of which 74 bits are random: nothing of a person is in them. */
export const spanOf = (what: 'request' | 'message' | 'decision' | 'act', id: string): string =>
  sha256(`schakel:${what}:${id}`).toString('hex').slice(0, SPAN_LENGTH);

/** The request by which messages came: of many records in one, what they hang on. */
export const requestSpan = ({ traceId, parentSpan }: Pick<SourceMessage, 'traceId' | 'parentSpan'>): string =>
  spanOf('request', `${traceId}:${parentSpan ?? ''}`);

const aboutPerson = (
  { codeOf }: ProcessingReader,
  subjectId: string | null,
): Pick<ProcessingRecord['attributes'], 'dpl.core.data_subject_id' | 'dpl.core.data_subject_id_type'> =>
  subjectId === null
    ? {}
    : { 'dpl.core.data_subject_id': codeOf(subjectId), 'dpl.core.data_subject_id_type': PERSON_CODE };

/** Of the request itself, which is about nobody: its messages are its children, one for each person. */
export const requestRecord = (message: SourceMessage): ProcessingRecord => ({
  trace_id: message.traceId,
  span_id: requestSpan(message),
  ...(message.parentSpan ? { parent_span_id: message.parentSpan } : {}),
  status: 'Ok',
  name: 'Aanlevering ontvangen',
  start_time: message.acceptedAt.getTime(),
  end_time: message.acceptedAt.getTime(),
  resource: RESOURCE,
  attributes: { 'dpl.core.processing_activity_id': TAKING_IN },
});

export const messageRecord = (reader: ProcessingReader, message: SourceMessage): ProcessingRecord => ({
  trace_id: message.traceId,
  span_id: spanOf('message', message.id),
  parent_span_id: requestSpan(message),
  status: 'Ok',
  name: 'Bericht over een persoon ontvangen',
  start_time: message.acceptedAt.getTime(),
  end_time: message.acceptedAt.getTime(),
  resource: RESOURCE,
  attributes: {
    'dpl.core.processing_activity_id': TAKING_IN,
    ...aboutPerson(reader, message.subjectId),
  },
});

export const actRecord = (reader: ProcessingReader, act: SourceAct): ProcessingRecord => ({
  trace_id: act.traceId ?? sha256(`schakel:act:${act.id}`).toString('hex').slice(0, TRACE_LENGTH),
  span_id: spanOf('act', act.id),
  ...(act.parentSpan ? { parent_span_id: act.parentSpan } : {}),
  status: 'Ok',
  name: ACTS[act.action].name,
  start_time: act.moment.getTime(),
  end_time: act.moment.getTime(),
  resource: RESOURCE,
  attributes: {
    'dpl.core.processing_activity_id': ACTS[act.action].activity,
    ...aboutPerson(reader, act.subjectId),
  },
});

const NAMES: Record<SourceDecision['stage'], string> = {
  open: 'Beoordeeld of er een aanleiding mag zijn',
  distribute: 'Beoordeeld of een ontvanger het bericht mag krijgen',
  deliver: 'Opnieuw beoordeeld vlak voor het verzenden',
  evaluate: 'Gevraagd of een ontvanger een record zou mogen krijgen',
};

/** A recipient reads in the trace that it was given with its delivery: that of the message would join it to the others. */
export const traceFor = (
  own: string,
  { sender, traceId, deliveryId }: { sender: string; traceId: string; deliveryId: string | null },
): string => (sender === own || deliveryId === null ? traceId : traceOfDelivery(deliveryId).traceId);

const activityFor = (
  own: string,
  sender: string,
  activities: SourceDecision['activities'],
): string | undefined => (own === sender ? activities?.sender : activities?.recipient);

export function decisionRecord(reader: ProcessingReader, decision: SourceDecision): ProcessingRecord {
  const { own } = reader;
  const { id, sender, stage, messageId, moment, code, activities, subjectId } = decision;
  const activity = activityFor(own, sender, activities);
  const parent = parentOfDecision(own, decision);
  return {
    trace_id: traceFor(own, decision),
    span_id: spanOf('decision', id),
    ...(parent ? { parent_span_id: parent } : {}),
    // A denial is an answer like any other; only a fault of the hub is an error.
    status: code === 'hub-error' ? 'Error' : messageId === null && stage === 'evaluate' ? 'Unset' : 'Ok',
    name: NAMES[stage],
    start_time: moment.getTime(),
    end_time: moment.getTime(),
    resource: RESOURCE,
    attributes: {
      'dpl.core.processing_activity_id': activity ? activityUrn(activity) : JUDGING,
      ...aboutPerson(reader, subjectId),
    },
  };
}

export const parentOfDecision = (
  own: string,
  { sender, messageId }: Pick<SourceDecision, 'sender' | 'messageId'>,
): string | undefined => (messageId !== null && sender === own ? spanOf('message', messageId) : undefined);

/** What is sent, and under what where no permit is needed. */
const SENDING: Record<SourceDelivery['kind'], { name: string; activity: string }> = {
  document: { name: 'Verstrekt aan een ontvanger', activity: JUDGING },
  retraction: { name: 'Ontvanger gevraagd te stoppen of te wissen', activity: RETRACTING },
  closing: { name: 'Verteld dat een aanleiding voorbij is', activity: CLOSING },
  answer: { name: 'Antwoord doorgegeven', activity: ANSWERING },
};

export function deliveryRecord(reader: ProcessingReader, delivery: SourceDelivery): ProcessingRecord {
  const { own, urnOf } = reader;
  const { id, kind, sender, recipient, activities, subjectId, messageId } = delivery;
  const activity = activityFor(own, sender, activities);
  const parent =
    delivery.permitId === null
      ? parentOfDecision(own, { sender, messageId })
      : spanOf('decision', delivery.permitId);
  return {
    trace_id: traceFor(own, { ...delivery, deliveryId: id }),
    // The span that the recipient gets as its parent.
    span_id: traceOfDelivery(id).spanId,
    ...(parent ? { parent_span_id: parent } : {}),
    status: delivery.state === 'delivered' ? 'Ok' : 'Unset',
    name: SENDING[kind].name,
    start_time: delivery.startedAt.getTime(),
    end_time: delivery.endedAt.getTime(),
    resource: RESOURCE,
    attributes: {
      'dpl.core.processing_activity_id': activity ? activityUrn(activity) : SENDING[kind].activity,
      ...aboutPerson(reader, subjectId),
      'dpl.core.foreign_operation.processor': urnOf(recipient),
    },
  };
}

import { encodeDocument, type Contract } from '#contracts';
import { hmacSha256, namesItsPerson, sha256 } from '#kernel';
import type { Json } from '#kernel';
import { buildEvent } from '#delivery';
import type { DueDelivery } from './post.js';

const SEQUENCE_DIGITS = 10;
/** The contract of what tells a recipient to stop using, delete or correct. */
export const RETRACTION = 'canonical/retraction@1';
/** The contract of what tells both sides that an occasion is over. */
export const CLOSING = 'canonical/closing@1';
/** The contract of what somebody answers to what it got. */
export const ANSWER = 'canonical/answer@1';

export const pseudonymOf = (pseudonymKey: Buffer, name: string): string =>
  hmacSha256(pseudonymKey, name).toString('base64url').slice(0, 32);

type Named = Pick<DueDelivery, 'subjectId' | 'recordPk' | 'recordType'>;

/**
 * The recipient's own name for a person or record: stable for this recipient, unlinkable between recipients. Of a record
 * with an id of its own beside the person's it is the record's name.
 */
export const pseudonymFor = (pseudonymKey: Buffer, due: Named): string =>
  due.subjectId === null || namesItsPerson(due.recordType) || isAboutOneRecord(due)
    ? pseudonymOf(pseudonymKey, `record:${due.recordPk}`)
    : pseudonymOf(pseudonymKey, due.subjectId);

/** The recipient's own name for the person, whichever record is about them. */
export const personPseudonymFor = (pseudonymKey: Buffer, due: Named): string =>
  pseudonymOf(pseudonymKey, due.subjectId ?? `record:${due.recordPk}`);

/** Of one person there may be several reports: each has a name of its own. */
const isAboutOneRecord = ({ recordType }: Pick<DueDelivery, 'recordType'>): boolean =>
  recordType === 'correction-report';

/** What all events of the hub have in common. Two attempts at one delivery give the same bytes. */
export interface Envelope {
  due: DueDelivery;
  senderUrn: string;
  recipientUrn: string;
  pseudonym: string;
}

const attributesOf = ({ due, senderUrn, recipientUrn, pseudonym }: Envelope, type: string) => ({
  id: due.id,
  source: `${senderUrn}:systeem:schakel`,
  type: `nl.schakel.${due.recordType}.${type}`,
  subject: pseudonym,
  time: due.plannedAt.toISOString(),
  dataschema: `urn:schakel:contract:${due.contract}`,
  extensions: {
    recipient: recipientUrn,
    purpose: due.purpose,
    sequence: String(due.place).padStart(SEQUENCE_DIGITS, '0'),
    sequencetype: 'Integer',
    ...(due.replayOf ? { replay: true, replayof: due.replayOf } : {}),
  },
});

/** A document in its contract's own form, as the JSON text of an event's `data`. */
export const dataOf = (contract: Contract, document: Json): string =>
  JSON.stringify(contract.form === 'xml' ? encodeDocument(contract, document).body : document);

/** A document for a recipient (`dataOf`): only what it may have, in its own form. `occasion` says why it gets it. */
export function documentEvent(
  envelope: Envelope,
  contract: Contract,
  dataText: string,
  occasionId: string | null,
): string {
  const attributes = attributesOf(envelope, envelope.due.recordType === 'occasion' ? 'opened' : 'published');
  const extensions = { ...attributes.extensions, ...(occasionId ? { occasion: occasionId } : {}) };
  return buildEvent({ ...attributes, extensions, datacontenttype: contract.mediaTypes[0]!, dataText });
}

/** Says that there is a document and where to fetch it; whoever fetches it is asked about anew. */
export function thinEvent(envelope: Envelope, dataref: string, occasionId: string | null): string {
  const attributes = attributesOf(envelope, envelope.due.recordType === 'occasion' ? 'opened' : 'published');
  const extensions = { ...attributes.extensions, ...(occasionId ? { occasion: occasionId } : {}), dataref };
  return buildEvent({ ...attributes, extensions });
}

/** Tells a recipient what it must do with what it got, under one occasion where it is named; never why. */
export function retractionEvent(envelope: Envelope): string {
  const attributes = attributesOf(envelope, 'withdrawn');
  const { occasionId } = envelope.due;
  return buildEvent({
    ...attributes,
    extensions: { ...attributes.extensions, ...(occasionId ? { occasion: occasionId } : {}) },
    dataschema: `urn:schakel:contract:${RETRACTION}`,
    datacontenttype: 'application/json',
    data: { state: 'retracted', action: envelope.due.action ?? 'delete' },
  });
}

/**
 * An occasion is over: nothing more comes under it, and what came may be kept as long as the clause says. Why it ended is
 * not said; nor, by its subject, whether anything was ever sent: that is the occasion's name at this recipient.
 */
export function closingEvent(envelope: Envelope): string {
  const { due } = envelope;
  const attributes = attributesOf(envelope, 'closed');
  return buildEvent({
    ...attributes,
    type: 'nl.schakel.occasion.closed',
    dataschema: `urn:schakel:contract:${CLOSING}`,
    extensions: { ...attributes.extensions, occasion: due.occasionId! },
    datacontenttype: 'application/json',
    data: { state: 'closed', ...due.says },
  });
}

/** What somebody answered to what it got: in what it concerns, and nothing of the person. */
export function answerEvent(envelope: Envelope): string {
  const { occasionId, says } = envelope.due;
  const { about, ...said } = says as Record<string, string>;
  const attributes = attributesOf(envelope, 'answered');
  return buildEvent({
    ...attributes,
    type: `nl.schakel.${about}.answered`,
    dataschema: `urn:schakel:contract:${ANSWER}`,
    extensions: { ...attributes.extensions, ...(occasionId ? { occasion: occasionId } : {}) },
    datacontenttype: 'application/json',
    data: { state: 'answered', ...said },
  });
}

/** What the hub says without a document. */
export function wordOf(envelope: Envelope): string {
  const { kind } = envelope.due;
  if (kind === 'answer') return answerEvent(envelope);
  return kind === 'closing' ? closingEvent(envelope) : retractionEvent(envelope);
}

export const digestOf = (body: string): Buffer => sha256(body);

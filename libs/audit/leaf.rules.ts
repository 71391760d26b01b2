import { hash } from 'node:crypto';
import { canonicalJson, quoted, type Json } from '#kernel';
import type { SaltedDecision } from './decision.store.js';
import type { AuditEvent } from './event.js';

/**
 * What a leaf of the tree commits to: an event in RFC 8785 JSON, with `v` for the version of this form. Members that are
 * absent are left out, never null, so that a later member does not change the leaf of an earlier event. The same text is
 * what is written to the database, what is hashed and what stands in an export (docs/audit.md). Never change version 1.
 */
const VERSION = 1;

const member = (name: string, text: string | null | undefined): string =>
  text === undefined || text === null ? '' : `"${name}":${quoted(text)},`;

/** Written out by hand, members in their order: this runs for every event. `leaf.spec.ts` compares it with canonicalJson. */
export function eventForm(event: AuditEvent): string {
  const { decisionId, decisionDigest } = event;
  const decision =
    decisionId === undefined
      ? ''
      : `"decision":{${member('digest', decisionDigest)}"id":${quoted(decisionId)}},`;
  return (
    `{"action":${quoted(event.action)},"actor":${quoted(event.actor)},${decision}` +
    `"details":${canonicalJson(event.details as Json)},"id":${quoted(event.id)},"log":${quoted(event.log)},` +
    `"moment":"${event.moment.toISOString()}","object":${quoted(event.object)},` +
    `"organisations":${canonicalJson(event.organisations)},${member('origin', event.origin)}` +
    `"result":${quoted(event.result)},${member('salt', event.salt)}${member('trace', event.traceId)}"v":${VERSION}}`
  );
}

/** A decision with everything that it was made of; its digest stands in its event. Written out by hand like an event. */
export function decisionForm(decision: SaltedDecision): string {
  return (
    `{${member('basis', decision.basis)}"categories":${canonicalJson(decision.categories)},` +
    `${member('code', decision.code)}${member('consentId', decision.consentId)}` +
    `${member('deliveryId', decision.deliveryId)}"id":${quoted(decision.id)},` +
    `${member('messageId', decision.messageId)}"moment":"${decision.moment.toISOString()}",` +
    `${member('occasionId', decision.occasionId)}"permitted":${decision.permitted},` +
    `"purpose":${quoted(decision.purpose)},"recipient":${quoted(decision.recipient)},` +
    `"recordType":${quoted(decision.recordType)},"salt":${quoted(decision.salt)},"sender":${quoted(decision.sender)},` +
    `"stage":${quoted(decision.stage)},${member('subjectId', decision.subjectId)}` +
    `"traceId":${quoted(decision.traceId)},"v":${VERSION},"versions":${canonicalJson(decision.versions as Json)}}`
  );
}

export const digestOfForm = (form: string): string => hash('sha256', form, 'base64');

/** The zero byte before a leaf's data is U+0000 in UTF-8: one text is hashed, without a copy of it as bytes. */
export const leafOfForm = (form: string): Buffer => hash('sha256', `\0${form}`, 'buffer');

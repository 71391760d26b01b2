import { hash } from 'node:crypto';
import { canonicalJson, quoted, sha256, type Json } from '#kernel';
import type { DecisionRecord, SaltedDecision } from './decision.store.js';
import type { AuditEvent } from './event.js';

/**
 * What a leaf of the tree commits to: an event in RFC 8785 JSON, with `v` for the version of this form. Members that are
 * absent are left out, never null, so that a later member does not change the leaf of an earlier event. The same text is
 * what is written to the database, what is hashed and what stands in an export (docs/audit.md). Never change version 1.
 */
const VERSION = 1;

const member = (name: string, text: string | null | undefined): string =>
  text === undefined || text === null ? '' : `"${name}":${quoted(text)},`;

/** What many events of a batch have in common, and what each has of its own. */
export type SharedOfEvent = Pick<
  AuditEvent,
  'action' | 'actor' | 'details' | 'log' | 'moment' | 'organisations' | 'origin' | 'result'
>;
type OwnOfEvent = Omit<AuditEvent, keyof SharedOfEvent>;

/**
 * Written out by hand, members in their order, and what is shared only once: this runs for every event. `leaf.spec.ts`
 * compares it with canonicalJson.
 */
export function eventFormFor(shared: SharedOfEvent): (own: OwnOfEvent) => string {
  const begin = `{"action":${quoted(shared.action)},"actor":${quoted(shared.actor)},`;
  const details = `"details":${canonicalJson(shared.details as Json)},"id":`;
  const log = `,"log":${quoted(shared.log)},"moment":"${shared.moment.toISOString()}","object":`;
  const result =
    `,"organisations":${canonicalJson(shared.organisations)},${member('origin', shared.origin)}` +
    `"result":${quoted(shared.result)},`;
  return ({ decisionId, decisionDigest, id, object, salt, traceId }) => {
    const decision =
      decisionId === undefined
        ? ''
        : `"decision":{${member('digest', decisionDigest)}"id":${quoted(decisionId)}},`;
    return (
      begin +
      decision +
      details +
      quoted(id) +
      log +
      quoted(object) +
      result +
      `${member('salt', salt)}${member('trace', traceId)}"v":${VERSION}}`
    );
  };
}

export const eventForm = (event: AuditEvent): string => eventFormFor(event)(event);

/** The same of decisions: what is shared is all but the ids, the trace and the salt. */
export type SharedOfDecision = Omit<DecisionRecord, keyof OwnOfDecision>;
type OwnOfDecision = Pick<
  SaltedDecision,
  'id' | 'messageId' | 'deliveryId' | 'occasionId' | 'consentId' | 'subjectId' | 'traceId'
>;

/** A decision with everything that it was made of; its digest stands in its event. Written out by hand like an event. */
export function decisionFormFor(shared: SharedOfDecision): (own: OwnOfDecision, salt: string) => string {
  const begin =
    `{${member('basis', shared.basis)}"categories":${canonicalJson(shared.categories)},` +
    member('code', shared.code);
  const moment = `"moment":"${shared.moment.toISOString()}",`;
  const permitted =
    `"permitted":${shared.permitted},"purpose":${quoted(shared.purpose)},` +
    `"recipient":${quoted(shared.recipient)},"recordType":${quoted(shared.recordType)},"salt":`;
  const sender = `,"sender":${quoted(shared.sender)},"stage":${quoted(shared.stage)},`;
  const end = `,"v":${VERSION},"versions":${canonicalJson(shared.versions as Json)}}`;
  return ({ id, messageId, deliveryId, occasionId, consentId, subjectId, traceId }, salt) =>
    begin +
    member('consentId', consentId) +
    member('deliveryId', deliveryId) +
    `"id":${quoted(id)},` +
    member('messageId', messageId) +
    moment +
    member('occasionId', occasionId) +
    permitted +
    quoted(salt) +
    sender +
    member('subjectId', subjectId) +
    `"traceId":${quoted(traceId)}` +
    end;
}

export const decisionForm = (decision: SaltedDecision): string =>
  decisionFormFor(decision)(decision, decision.salt);

export const digestOfForm = (form: string): string => hash('sha256', form, 'base64');

/** The zero byte before a leaf's data is U+0000 in UTF-8: one text is hashed, without a copy of it as bytes. */
export const leafOfForm = (form: string): Buffer => sha256(`\0${form}`);

import type { Contracts } from '#contracts';
import { isAboutPerson, type Fault, type Json, type RecordType } from '#kernel';
import type { Mapping, Written } from '#translation';
import { ENVELOPE_FORMS } from './envelope.rules.js';
import type { Incoming } from './post.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whether a document says itself that it is another record, or of another person, than the envelope names: what is decided
 * for the one would let the data of the other go. Each fault names the place in the sender's own document, and no value. A
 * document that names none says nothing else.
 */
export function subjectFaults(
  contracts: Contracts,
  mapping: Mapping,
  recordType: RecordType,
  document: Json,
  { recordId, person }: Pick<Incoming['subject'], 'recordId' | 'person'>,
): Fault[] {
  const inPerson = contracts.personOf(recordType);
  const found = (place: string): Written | undefined => mapping.writtenFor(place, document);
  return [
    ...differing(found(contracts.referenceOf(recordType)), recordId, recordType, 'recordId'),
    ...(inPerson && person ? differing(found(inPerson), person, recordType, 'person') : []),
  ];
}

function differing(
  found: Written | undefined,
  named: string,
  recordType: RecordType,
  member: 'recordId' | 'person',
): Fault[] {
  if (!found || isSameId(found, named, recordType)) return [];
  const detail = `Has to be the same as ${member} in the subject of the envelope.`;
  return [{ pointer: found.pointer, code: 'subject-differs', detail }];
}

function isSameId(found: Written, named: string, recordType: RecordType): boolean {
  // First, since it mostly is: how it was written is asked for only where it may matter.
  if (textOf(found.canonical) === named) return true;
  const own = textOf(found.written);
  if (own === undefined) return false;
  if (own === named) return true;
  if (UUID.test(own)) return own.toLowerCase() === named.toLowerCase();
  return !ENVELOPE_FORMS.recordId.test(own) && isSameInItsForm(own, named, recordType);
}

/**
 * An id that cannot stand in an envelope (`VAC/2026/7`, an address) stands there with other signs between the same parts. Of
 * what is about nobody its beginning may be left off: the part of an address that all records have.
 */
function isSameInItsForm(own: string, named: string, recordType: RecordType): boolean {
  const [all, some] = [partsOf(own), partsOf(named)];
  const left = isAboutPerson(recordType) ? 0 : Math.max(0, all.length - some.length);
  return all.slice(left).join(' ') === some.join(' ');
}

const partsOf = (id: string): string[] => id.match(/[A-Za-z0-9]+/g) ?? [];

const textOf = (value: Json): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

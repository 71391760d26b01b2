import { isAboutPerson, withValueAt, type Json, type JsonObject, type RecordType } from '#kernel';
import type { Contracts } from './contract.js';

/** An occasion and a report have ids of their own, which name nobody. */
const WITH_OWN_ID: ReadonlySet<RecordType> = new Set(['occasion', 'correction-report']);

/** A canonical record as its recipient gets it: about a person, the sender's own ids give way to the recipient's names. */
export function withNames(
  contracts: Pick<Contracts, 'referenceOf' | 'personOf'>,
  recordType: RecordType,
  document: JsonObject,
  namesOf: () => { record: Json; person: Json },
): JsonObject {
  if (!isAboutPerson(recordType) || WITH_OWN_ID.has(recordType)) return document;
  const names = namesOf();
  const named = withValueAt(document, contracts.referenceOf(recordType), names.record);
  const person = contracts.personOf(recordType);
  return person === undefined ? named : withValueAt(named, person, names.person);
}

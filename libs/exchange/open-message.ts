import type { Contracts } from '#contracts';
import type { JsonObject } from '#kernel';
import type { KeyRing } from '#storage';
import type { Loss } from '#translation';
import { openDocument, type ClaimedMessage } from './distribute.store.js';
import type { MappingBook } from './mapping-book.js';
import type { OpenedMemory } from './opened.js';
import type { OpenMessage } from './post.js';
import { subjectFaults } from './subject.rules.js';

interface OpeningNeeds {
  contracts: Contracts;
  opened: OpenedMemory;
}

/** The message in canonical form, or the code for which it is held. */
export function openMessage(
  { contracts, opened }: OpeningNeeds,
  book: MappingBook,
  now: Date,
  unwrap: KeyRing['unwrap'],
  message: ClaimedMessage,
): OpenMessage | string {
  const mappingIn = book.numberAt(message.contract, now);
  // A key that was destroyed: the person was erased while this was on its way.
  const isErased = message.sealed !== null && message.wrappedKey === null;
  if (message.action === 'withdraw' || isErased)
    return { ...message, mappingIn, canonical: null, losses: [], statedBySender: false };
  const document = openDocument(unwrap, message);
  const mapping = book.of(message.contract, mappingIn);
  if (!document || !mapping) return document ? 'unknown-contract' : 'unreadable';
  const { document: canonical, losses }: { document: JsonObject; losses: Loss[] } =
    mapping.toCanonical(document);
  const faults = contracts.canonical(message.recordType).validate(canonical);
  const statedBySender = contracts.get(message.contract)?.saysYes(document) ?? false;
  if (faults.length > 0) return 'contract-not-honoured';
  // Also here: the table can be another than at the door.
  if (subjectFaults(contracts, mapping, message.recordType, document, message).length > 0)
    return 'subject-differs';
  opened.keep(message.id, mappingIn, { canonical, statedBySender }, message.sealed!.length);
  return { ...message, mappingIn, canonical, losses, statedBySender };
}

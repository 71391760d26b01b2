import type { Occasion } from '#consent';
import { namesItsPerson, valueAt, type Json, type OccasionKind, type RecordType } from '#kernel';

/** The record types that may move on an occasion of each kind; a clause still has to permit each of them. */
export const recordTypesOn = (kind: OccasionKind): RecordType[] =>
  kind === 'introduction' || kind === 'referral' ? [kind, 'client'] : ['client'];

/**
 * An introduction or a referral goes on the one occasion that it names, and so to one recipient: whoever else has an
 * open occasion of the same person does not learn of it. A client record follows every open occasion.
 */
export const movesOn = (
  recordType: RecordType,
  canonical: Json,
  occasion: Pick<Occasion, 'id' | 'kind'>,
): boolean =>
  !namesItsPerson(recordType) ||
  (occasion.kind === recordType && valueAt(canonical, '/idAanleiding') === occasion.id);

import type { Occasion } from '#consent';
import { namesItsPerson, sha256, valueAt, type Json, type OccasionKind, type RecordType } from '#kernel';

/** The record types that may move on an occasion of each kind; a clause still has to permit each of them. */
export const recordTypesOn = (kind: OccasionKind): RecordType[] =>
  kind === 'introduction' || kind === 'referral' ? [kind, 'client'] : ['client'];

/** A vacancy as an occasion remembers it: nothing of a document stands outside it in the open. */
export const vacancyMark = (id: string): string => sha256(`vacancy:${id}`).toString('base64url');

/** The mark of the vacancy for which somebody is introduced, by the id that the sender gives it. */
export function vacancyIn(canonical: Json): string | undefined {
  const named = valueAt(canonical, '/vacature/idVacature');
  return typeof named === 'string' ? vacancyMark(named) : undefined;
}

/**
 * An introduction or a referral goes on the one occasion that it names, and so to one recipient: whoever else has an
 * open occasion of the same person does not learn of it. An introduction moreover goes for the one vacancy that its
 * occasion is for: the person was asked about no other. A client record follows every open occasion.
 */
export const movesOn = (
  recordType: RecordType,
  canonical: Json,
  occasion: Pick<Occasion, 'id' | 'kind' | 'vacancy'>,
): boolean =>
  !namesItsPerson(recordType) ||
  (occasion.kind === recordType &&
    valueAt(canonical, '/idAanleiding') === occasion.id &&
    (occasion.vacancy === null || occasion.vacancy === vacancyIn(canonical)));

import type { Contracts } from '#contracts';
import type { Directory, Receiver } from '#partners';
import type { Candidate } from './post.js';

/**
 * The lane of what is shown at a desk, and goes to no system: nobody empties it. What lies in it is decided about anew at each
 * look. No connection can be called so.
 */
export const SCREEN = '@screen';

/** Where the post of somebody goes, and in which form; undefined when nowhere. */
export type PlaceOf = { connection: Pick<Receiver['connection'], 'key'>; contract: string } | undefined;

/** What comes under an occasion of a view is shown there; the word to its source is post like any other. */
export const placeOf = (
  { recipient, desk, occasion, message: { recordType } }: Candidate,
  directory: Directory,
  contracts: Contracts,
  now: Date,
): PlaceOf =>
  occasion?.viewId && recordType !== 'occasion'
    ? { connection: { key: SCREEN }, contract: contracts.canonical(recordType).ref }
    : directory.receiverOf(recipient, recordType, desk, now);

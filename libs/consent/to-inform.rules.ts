import type { Clause } from './clause.js';
import { monthsLater, SOON_MS, type Signal } from './rights.rules.js';

/** How a person was told. The last two: it was told with the question for consent, or there is nothing to tell. */
export const WAYS_TO_INFORM = [
  'at-the-desk',
  'by-telephone',
  'online',
  'in-writing',
  'with-consent',
  'not-needed',
] as const;
export type WayToInform = (typeof WAYS_TO_INFORM)[number];
/** How somebody can say that it was done. */
export const WAYS_SAID = ['at-the-desk', 'by-telephone', 'online', 'in-writing'] as const;
export type WaySaid = (typeof WAYS_SAID)[number];

/** Why nothing has to be told (GDPR 13, fourth paragraph, and 14, fifth paragraph). */
export const GROUNDS_NOT_TO_INFORM = [
  'has-it-already',
  'disproportionate',
  'laid-down-by-law',
  'professional-secrecy',
] as const;
export type GroundNotToInform = (typeof GROUNDS_NOT_TO_INFORM)[number];

/** Which side of a clause tells the person. */
export const whoInforms = ({ informs }: Clause, sides: { sender: string; recipient: string }): string =>
  sides[informs.who];

/**
 * Until when, of what is given at this moment. A clause says beforehand or with the first disclosure: then now. Where it
 * gives a month, that is until the person is in front of the organisation (GDPR 14, third paragraph), or until it gives the data on.
 */
export const informBy = (
  { informs: { when = 'at-first-disclosure' } }: Pick<Clause, 'informs'>,
  disclosedAt: Date,
): Date => (when === 'within-a-month' ? monthsLater(disclosedAt, 1) : disclosedAt);

/** `soon`: within a week; of what is due at the disclosure itself there is no soon. */
export function informSignal(
  { doneAt, dueAt, disclosedAt }: { doneAt: Date | null; dueAt: Date; disclosedAt: Date },
  now: Date,
): Signal {
  if (doneAt) return 'none';
  if (dueAt <= now) return 'late';
  const isNear = dueAt.getTime() - now.getTime() <= SOON_MS;
  return isNear && dueAt > disclosedAt ? 'soon' : 'none';
}

import type { JsonObject } from '#kernel';

/** What there is to know of one source of a view, before it is said. */
export interface SourceFacts {
  /** It could be asked, and that was not ended by it. */
  isOpen: boolean;
  codeNotValid: boolean;
  /** What it is asked by: a delivery to its system; undefined as long as that is not on its way. */
  notice?: { state: string; code: string | null };
  /** Of its system, while it has not taken the question: what keeps it from being asked. */
  hindrance?: { reason: 'paused' | 'broken' | 'gone' | 'asleep'; until?: Date };
  /** What may be shown now. */
  documents: ShownDocument[];
  /** Something was shown before. */
  wasShown: boolean;
  askedAt: Date;
  expectedAt: Date;
  lastAt: Date;
}

export interface ShownDocument {
  deliveryId: string;
  recordType: string;
  arrivedAt: Date;
  /** The clause that allows it to be shown, and which kinds of data it lets through. */
  clause: string;
  categories: string[];
  document: JsonObject;
}

export type AbsentReason = 'paused' | 'broken' | 'gone' | 'asleep' | 'refused' | 'unreachable' | 'no-answer';

/** One source as it is shown. Of `not-shown` nothing else is said: the same bytes, whatever the reason is. */
export type SourceShown =
  | { state: 'asked' | 'slow'; askedAt: Date; expectedAt: Date }
  | { state: 'absent'; reason: AbsentReason; until?: Date }
  | { state: 'arrived'; documents: ShownDocument[] }
  | { state: 'not-shown' }
  | { state: 'code-not-valid' };

/**
 * How one source is doing at a moment. A source that is silent, one that does not know the person and one whose person said no
 * are one and the same: what was never shown makes no difference.
 */
export function stateOfSource(facts: SourceFacts, now: Date): SourceShown {
  const { documents, notice, hindrance, askedAt, expectedAt } = facts;
  if (facts.codeNotValid) return { state: 'code-not-valid' };
  if (!facts.isOpen) return { state: 'not-shown' };
  if (documents.length > 0) return { state: 'arrived', documents };
  if (facts.wasShown) return { state: 'not-shown' };
  if (notice?.state === 'dead')
    return { state: 'absent', reason: notice.code === 'rejected-by-recipient' ? 'refused' : 'unreachable' };
  if (hindrance && notice?.state === 'planned') return { state: 'absent', ...hindrance };
  if (now >= facts.lastAt) return { state: 'absent', reason: 'no-answer' };
  return { state: now >= expectedAt ? 'slow' : 'asked', askedAt, expectedAt };
}

/** For what somebody at a desk looks; nothing else is looked at about a person who is there. */
export const DESK_PURPOSES = ['guidance', 'matching', 'learning', 'work-to-work'] as const;
export type DeskPurpose = (typeof DESK_PURPOSES)[number];

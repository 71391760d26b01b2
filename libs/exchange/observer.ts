import type { AttemptResult } from '#delivery';
import { stemsFromPerson, type RefusalCode } from '#kernel';
import type { DecidedCandidate, DueDelivery, Prepared } from './post.js';

/** Hears of how much and how fast, for metrics and traces. Never of whom or of what. Durations in seconds. */
export interface Observer {
  committed(messages: number, seconds: number): void;
  distributed(messages: number, seconds: number): void;
  decided(stage: 'distribute' | 'deliver', outcome: DecisionOutcome): void;
  attempted(
    lane: string,
    delivery: Pick<DueDelivery, 'id'>,
    result: AttemptResult,
    startedAtMs: number,
    seconds: number,
  ): void;
}

/** What an operator may count: whatever stems from the person is one thing. */
export type DecisionOutcome = 'permitted' | RefusalCode;

export const NOBODY: Observer = {
  committed: () => undefined,
  distributed: () => undefined,
  decided: () => undefined,
  attempted: () => undefined,
};

const shown = (code: RefusalCode): RefusalCode => (stemsFromPerson(code) ? 'not-permitted' : code);

export const outcomeOf = ({ decision }: DecidedCandidate): DecisionOutcome =>
  decision.permitted ? 'permitted' : shown(decision.denial.code);

/** Of what was decided again; undefined where nothing was decided. */
export function outcomeOfPrepared(prepared: Prepared): DecisionOutcome | undefined {
  if (prepared.outcome === 'ready' || prepared.outcome === 'changed') return 'permitted';
  if (prepared.outcome === 'moved') return undefined;
  return prepared.code ? shown(prepared.code) : 'permitted';
}

export const secondsSince = (startedAt: number): number => (performance.now() - startedAt) / 1000;

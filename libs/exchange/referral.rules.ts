import { dependsOnChoice, type Agreements, type Clause } from '#consent';
import { ok, refuse, type Outcome, type RecordType, type ReferralOutcome, type ReferralState } from '#kernel';
import type { Directory, OpenReferralState } from '#partners';
import { recordTypesOn } from './moves-on.rules.js';
import type { Referral } from './referral.store.js';

/** What may follow on what. Every state but the last leads to its end. */
const STEPS: Record<ReferralState, readonly ReferralState[]> = {
  reported: ['taken-up', 'closed'],
  'taken-up': ['waiting-for-person', 'handed-over', 'closed'],
  'waiting-for-person': ['taken-up', 'handed-over', 'closed'],
  'handed-over': ['taken-up', 'closed'],
  closed: [],
};

export const nextStates = (state: ReferralState): readonly ReferralState[] => STEPS[state];

export interface Step {
  state: ReferralState;
  outcome?: ReferralOutcome;
}

/** Whether it may go there from here; said again it is no step (`false`). */
export function mayStep(
  { state, outcome }: Pick<Referral, 'state' | 'outcome'>,
  step: Step,
): Outcome<boolean> {
  if ((step.state === 'closed') !== (step.outcome !== undefined)) {
    const detail = 'How it ended is said when it is closed, and only then.';
    return refuse('invalid-request', { faults: [{ pointer: '/outcome', code: 'outcome', detail }] });
  }
  if (step.state === state && (step.outcome ?? null) === outcome) return ok(false);
  return STEPS[state].includes(step.state) ? ok(true) : refuse('step-not-possible');
}

/** Who sees to it that it goes on: whoever reported it until it has arrived, then the desk's party; both by succession. */
export function ownerOf(
  { state, hasArrived, source, recipient }: Pick<Referral, 'state' | 'hasArrived' | 'source' | 'recipient'>,
  directory: Directory,
): string {
  const isWithReporter = state === 'reported' && !hasArrived;
  return directory.successorOf(isWithReporter ? source : recipient, 'referral');
}

/**
 * Whether the one that reported it may see how it goes. What a desk does with a person is said back only where the parties
 * agreed on that, and never where it would tell whether the person said yes.
 */
export function isToldBack(
  between: { source: string; recipient: string; purpose: string },
  agreements: Agreements,
  directory: Directory,
): boolean {
  const source = directory.successorOf(between.source, 'referral');
  const recipient = directory.successorOf(between.recipient, 'referral');
  const { purpose } = between;
  const clauses = (sender: string, to: string, recordType: RecordType): Clause[] =>
    agreements.clausesFor({ sender, recipient: to, recordType, purpose });
  const back = clauses(recipient, source, 'referral');
  const there = recordTypesOn('referral').flatMap((one) => clauses(source, recipient, one));
  return (
    back.some((clause) => clause.rail === 'hub') &&
    [...back, ...there].every((clause) => !dependsOnChoice(clause))
  );
}

const DAY_MS = 86_400_000;

/** By when it has to go on: as its desk says, else as the hub is set. */
export function dueAt(
  { state, desk }: { state: OpenReferralState; desk: string | null },
  directory: Directory,
  settings: Record<OpenReferralState, number>,
  now: Date,
): Date {
  const days = desk ? directory.desk(desk)?.terms?.[state] : undefined;
  return new Date(now.getTime() + (days ? Number(days.slice(1, -1)) * DAY_MS : settings[state]));
}

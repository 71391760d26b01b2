import { ok, refuse, type Outcome } from '#kernel';
import {
  endVersion,
  insertVersion,
  lastVersions,
  moveRevision,
  type ConfigVersion,
  type NamedVersion,
  type RecordedApproval,
  type Tx,
} from '#storage';
import { note } from './drafts.js';
import { afterSteps, baseOf, brokenBy, partiesOfDraft, stepsOf, type Step } from './draft.rules.js';
import { tableFaults } from './mapping-proposal.js';
import { settleDraft, type Draft, type DraftAnswer } from './draft.store.js';
import type { RunningHub } from './hub.js';
import type { Ended } from './under-way.js';

export interface InForce {
  added: NamedVersion[];
  /** What ended at this moment. */
  ended: Ended[];
}

/**
 * Makes an approved draft true, when it still is what was approved: nothing that it changes was changed meanwhile, nobody
 * new is concerned, and it breaks nothing that was put in force since.
 */
export async function putInForce(
  hub: RunningHub,
  tx: Tx,
  draft: Draft,
  answers: DraftAnswer[],
  versions: ConfigVersion[],
  now: Date,
): Promise<Outcome<InForce>> {
  const faults = draft.changes.flatMap((change, index) =>
    baseOf(versions, change) === change.base
      ? []
      : [
          {
            pointer: `/changes/${index}`,
            code: 'changed',
            detail: `${change.kind} ${change.key} was changed after this was proposed`,
          },
        ],
  );
  faults.push(...tableFaults(hub.mappings, draft.changes));
  const asked = new Set([...draft.parties, ...draft.signed.map(({ party }) => party)]);
  for (const party of partiesOfDraft(versions, draft.changes, now).filter((one) => !asked.has(one)))
    faults.push({ pointer: '/changes', code: 'concerned', detail: `it concerns ${party} as well by now` });
  const steps = stepsOf(versions, draft.changes, now);
  faults.push(
    ...brokenBy(versions, afterSteps(versions, steps), draft.changes, now, (ref) => hub.contracts.get(ref)),
  );
  if (faults.length > 0) return refuse('draft-outdated', { faults });
  const approvals = approvalsOf(draft, answers);
  const done = await takeSteps(tx, draft, steps, approvals, now);
  await settleDraft(tx, draft.id, 'approved', now);
  await note(tx, 'config.applied', draft, 'hub', undefined, now, {
    added: done.added,
    ended: done.ended.map(({ kind, key, version }) => ({ kind, key, version })),
  });
  return ok(done);
}

const approvalsOf = (draft: Draft, answers: DraftAnswer[]): RecordedApproval[] => [
  ...answers.map(({ party, byParty, mandate, moment }) => ({
    party,
    document: `urn:schakel:draft:${draft.id}`,
    on: moment.toISOString(),
    ...(mandate ? { by: byParty, mandate } : {}),
  })),
  ...draft.signed,
];

/** Writes the versions that a draft makes and the ends that it sets. */
export async function takeSteps(
  tx: Tx,
  draft: Draft,
  steps: Step[],
  approvals: RecordedApproval[],
  now: Date,
): Promise<InForce> {
  const last = new Map(
    (await lastVersions(tx)).map(({ kind, key, version }) => [`${kind}/${key}`, version] as const),
  );
  const done: InForce = { added: [], ended: [] };
  for (const step of steps) {
    if ('end' in step) {
      await endVersion(tx, step.end, step.at, draft.id);
      if (step.at <= now) done.ended.push(step.end);
      continue;
    }
    const version = (last.get(`${step.add.kind}/${step.add.key}`) ?? 0) + 1;
    await insertVersion(tx, {
      ...step.add,
      version,
      proposedBy: draft.proposedBy,
      proposedAt: draft.proposedAt,
      approvedBy: [...new Set(approvals.map(({ party }) => party))],
      approvedAt: now,
      approvals,
      draftId: draft.id,
    });
    done.added.push({ kind: step.add.kind, key: step.add.key, version });
  }
  await moveRevision(tx);
  return done;
}

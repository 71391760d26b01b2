import { ok, refuse, type Outcome } from '#kernel';
import { approvedVersions, holdConfiguration, inForceAt, type ConfigVersion } from '#storage';
import { actsFor, type Approver } from './approver.rules.js';
import { baseOf, partiesOfDraft, stepsOf, type DraftChange } from './draft.rules.js';
import { answer, note } from './drafts.js';
import { insertDraft, settledDraft } from './draft.store.js';
import type { RunningHub } from './hub.js';
import { takeSteps } from './put-in-force.js';
import { nothingUnderWayOf, type Ended } from './under-way.js';

export interface Ending {
  kind: 'agreement' | 'clause';
  key: string;
  party: string;
  reason: string;
  /** Absent: at once. */
  at?: Date;
}

/**
 * Any party ends an agreement or a clause by itself: to stop asks nobody's leave. Its flows stop at that moment, for what
 * waits and what is being claimed too; the answer comes when nothing under it is under way any more. Repeated, it is the
 * ending that there was.
 */
export async function endAgreement(
  hub: RunningHub,
  approver: Approver,
  ending: Ending,
): Promise<Outcome<{ endedAt: Date; draftId: string | null }>> {
  let ended: Ended[] = [];
  const outcome = await hub.db
    .transaction()
    .execute(async (tx): Promise<Outcome<{ endedAt: Date; draftId: string | null }>> => {
      await holdConfiguration(tx);
      const now = await hub.moment(tx);
      const versions = await approvedVersions(tx);
      const own = versions.filter(({ kind, key }) => kind === ending.kind && key === ending.key);
      const change = { kind: ending.kind, key: ending.key, base: baseOf(versions, ending) };
      const parties = partiesWith(versions, own, change, now);
      if (!parties.includes(ending.party)) return refuse('not-found');
      const acts = actsFor(approver, ending.party, [ending.kind], inForceAt(versions, now.getTime()));
      if (!acts) return refuse('not-approver');
      const at = ending.at && ending.at > now ? ending.at : now;
      const goesOn = own.filter(({ validUntil }) => !validUntil || validUntil > at);
      if (goesOn.length === 0) return ok({ endedAt: lastEnd(own), draftId: null });
      const changes: DraftChange[] = [{ ...change, validUntil: at.toISOString() }];
      const { kind, key, party, reason } = ending;
      const title = `${kind} ${key} ends`;
      const by = { proposedFor: party, proposedBy: approver.actor };
      const draft = settledDraft({ sort: 'ending', title, reason, changes, parties, ...by }, now);
      await insertDraft(tx, draft);
      await answer(
        tx,
        draft,
        approver,
        { ...acts, party: ending.party, answer: 'approved', reason: null },
        now,
      );
      ({ ended } = await takeSteps(tx, draft, stepsOf(versions, changes, now), [], now));
      const what = goesOn.map(({ version }) => version);
      await note(tx, 'agreement.ended', draft, approver.actor, approver.origin, now, {
        kind: ending.kind,
        key: ending.key,
        versions: what,
        at: at.toISOString(),
        party: ending.party,
      });
      return ok({ endedAt: at, draftId: draft.id });
    });
  if (outcome.ok) await nothingUnderWayOf(hub, ended);
  return outcome;
}

/** Of what is over nobody is concerned any more; whoever was may hear that it has ended. */
const partiesWith = (
  versions: ConfigVersion[],
  own: ConfigVersion[],
  change: DraftChange,
  now: Date,
): string[] => {
  const last = own.at(-1);
  const moment = last?.validUntil && last.validUntil <= now ? new Date(last.validUntil.getTime() - 1) : now;
  return partiesOfDraft(versions, [change], moment);
};

const lastEnd = (own: ConfigVersion[]): Date =>
  own.reduce(
    (latest, { validUntil }) => (validUntil && validUntil > latest ? validUntil : latest),
    new Date(0),
  );

import { appendEvents, auditEvent } from '#audit';
import { isId, ok, RECORD_TYPES, refuse, type Outcome, type RecordType } from '#kernel';
import { approvedVersions, type ConfigVersion, type Tx } from '#storage';
import { afterSteps, stepsOf } from './draft.rules.js';
import { draftById } from './draft.store.js';
import type { RunningHub } from './hub.js';
import { NOWHERE, placeFor, type Around } from './move.store.js';
import { countPeopleToAsk, type Between } from './people-to-ask.js';
import { flowsThatChange, type Flow } from './rehearsal.rules.js';
import { peopleWhoGoAlong, waitingFor } from './rehearsal.store.js';
import { standingsOf } from './snapshot.js';

/** Who looks, and how much of it is theirs to see. */
export interface Rehearser {
  actor: string;
  origin: string;
  /** For whom it acts. */
  parties: string[];
  /** Of these it is the privacy officer. */
  privacyFor: string[];
  /** Whoever looks after the region sees what waits in every lane anyhow. */
  ofRegion: boolean;
}

/** Post that waits for the predecessor now, and where it would go. */
export interface PostRehearsed {
  recordType: RecordType;
  lane: string;
  count: number;
  /** Absent: nowhere. */
  successorLane?: string;
  /** The others the successor has already, or has something newer. */
  goesOn: number;
}

export interface Rehearsal {
  predecessor: string;
  successor: string;
  from: Date;
  flows: Flow[];
  /** Absent: it is not of whoever looks. */
  post?: PostRehearsed[];
  /** Of the own people of whoever looks, for its privacy officer. */
  people?: { askAgain: number; goAlong: number; openOccasions: number };
}

/**
 * What a succession changes, before it does: the moment itself is looked at, with what is approved until then, by the functions
 * that distribute, decide and move. Nothing is written but that somebody looked.
 */
export async function rehearseSuccession(
  hub: RunningHub,
  rehearser: Rehearser,
  { key, draftId }: { key: string; draftId?: string },
): Promise<Outcome<Rehearsal>> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const versions = await versionsWith(tx, rehearser.parties, draftId, now);
    const succession = versions?.findLast(
      (one) => one.kind === 'succession' && one.key === key && (!one.validUntil || one.validUntil > now),
    );
    if (!versions || !succession) return refuse('not-found');
    const { from: predecessor, to: successor } = succession.content as { from: string; to: string };
    const moment = now > succession.validFrom ? now : succession.validFrom;
    const { mappings, ...approved } = await hub.snapshot(tx);
    const { directory, agreements } = draftId ? await standingsOf(tx, versions) : approved;
    const standingAt = (at: Date) => ({
      directory: directory.at(at),
      agreements: agreements.at(at),
      moment: at,
    });
    const then = standingAt(moment);
    const flows = flowsThatChange(
      standingAt(new Date(succession.validFrom.getTime() - 1)),
      then,
      predecessor,
    );
    const { privacyFor, parties, ofRegion } = rehearser;
    const seesAll = ofRegion || parties.some((one) => one === predecessor || one === successor);
    const around = { directory: then.directory, mappings };
    const senders = seesAll ? null : privacyFor;
    const post =
      seesAll || privacyFor.length > 0
        ? await postOf(tx, { predecessor, senders, moment }, around)
        : undefined;
    const people = await peopleOf(tx, privacyFor, { predecessor, successor, moment });
    await note(tx, rehearser, key, now);
    return ok({
      predecessor,
      successor,
      from: succession.validFrom,
      flows,
      ...(post ? { post } : {}),
      ...(people ? { people } : {}),
    });
  });
}

/** What is approved; with a draft that is open for whoever looks, what would be if everybody approved it now. */
async function versionsWith(
  tx: Tx,
  parties: string[],
  draftId: string | undefined,
  now: Date,
): Promise<ConfigVersion[] | undefined> {
  const versions = await approvedVersions(tx);
  if (draftId === undefined) return versions;
  const draft = isId(draftId) ? await draftById(tx, draftId) : undefined;
  const isTheirs = draft && [...draft.parties, draft.proposedFor].some((party) => parties.includes(party));
  return isTheirs && draft.state === 'open'
    ? afterSteps(versions, stepsOf(versions, draft.changes, now))
    : undefined;
}

async function postOf(
  tx: Tx,
  { predecessor, senders, moment }: { predecessor: string; senders: string[] | null; moment: Date },
  around: Around,
): Promise<PostRehearsed[]> {
  const found: PostRehearsed[] = [];
  for (const recordType of RECORD_TYPES) {
    const successor = around.directory.successorOf(predecessor, recordType);
    if (successor === predecessor) continue;
    for (const one of await waitingFor(tx, { parties: [predecessor], recordType, senders }, successor)) {
      // The table of a form that goes on as it is, is not looked at here.
      const place = placeFor({ ...one, recordType, mappingOut: 0 }, successor, around, moment);
      const { lane, count, goesOn } = one;
      const goes = place.lane === NOWHERE ? {} : { successorLane: place.lane };
      const same = found.find(
        (other) =>
          other.recordType === recordType &&
          other.lane === lane &&
          other.successorLane === goes.successorLane,
      );
      if (same) Object.assign(same, { count: same.count + count, goesOn: same.goesOn + goesOn });
      else found.push({ recordType, lane, count, ...goes, goesOn });
    }
  }
  return found;
}

async function peopleOf(
  tx: Tx,
  privacyFor: string[],
  between: Omit<Between, 'controller'>,
): Promise<Rehearsal['people']> {
  if (privacyFor.length === 0) return undefined;
  const all = { askAgain: 0, goAlong: 0, openOccasions: 0 };
  for (const controller of privacyFor) {
    const { goAlong, openOccasions } = await peopleWhoGoAlong(tx, { controller, ...between });
    all.askAgain += await countPeopleToAsk(tx, { controller, ...between });
    all.goAlong += goAlong;
    all.openOccasions += openOccasions;
  }
  return all;
}

async function note(tx: Tx, { actor, origin, parties }: Rehearser, key: string, moment: Date): Promise<void> {
  await appendEvents(tx, [
    auditEvent({
      moment,
      log: 'audit',
      action: 'succession.rehearsed',
      actor,
      origin,
      object: `succession:${key}`,
      result: 'rehearsed',
      organisations: parties,
      details: {},
    }),
  ]);
}

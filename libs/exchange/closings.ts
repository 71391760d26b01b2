import { appendEvents, auditEvent } from '#audit';
import {
  closeOccasion,
  lockOccasion,
  lockSubject,
  occasionsById,
  occasionsToClear,
  occasionsToEnd,
  type Agreements,
  type Occasion,
} from '#consent';
import { ok, refuse, type Outcome } from '#kernel';
import type { Directory } from '#partners';
import type { Timeline, Tx } from '#storage';
import {
  clearUnder,
  placesUnder,
  planClosings,
  stopUnder,
  type PlaceUnderOccasion,
  type PlannedClosing,
} from './closing.store.js';
import type { RunningHub } from './hub.js';
import type { Speaker } from './post.js';
import { deleteUnder } from './delete-under.js';
import { endReferral } from './referral.store.js';
import { toldAt } from './retract.store.js';
import { SCREEN } from './screen.rules.js';
import { nothingUnderWay } from './statements.js';

const AT_ONCE = 200;

/** Whoever ends an occasion: a party, through a connection, or the hub by its date or because nobody used it. */
interface EndedBy {
  actor: string;
  origin?: string;
  result: 'closed' | 'over' | 'idle' | 'not-this-person';
}

/**
 * Ends an open occasion under its lock and that of its person: claims that read this person come before, and are waited
 * for, or see it closed. Both sides are told by post, after whatever came under it. Gives their lanes. As many statements
 * whoever knows the person and whatever was sent: how long it takes tells neither.
 */
export async function closeWithin(
  hub: RunningHub,
  tx: Tx,
  occasion: Occasion,
  by: EndedBy,
): Promise<{ closedAt: Date; lanes: string[] }> {
  await lockSubject(tx, occasion.subjectId);
  const now = await hub.moment(tx);
  await closeOccasion(tx, occasion.id, now);
  await endReferral(tx, occasion.id, now);
  const stopped = await stopUnder(tx, occasion, now);
  const { directory, agreements } = await hub.snapshot(tx);
  const places = await placesUnder(tx, occasion.id);
  const told = whoIsTold(occasion, places, directory.at(now), agreements, by, now);
  await planClosings(tx, occasion, told, now);
  await appendEvents(tx, [
    ...stopped,
    auditEvent({
      moment: now,
      log: 'audit',
      action: 'occasion.closed',
      actor: by.actor,
      origin: by.origin,
      object: `occasion:${occasion.id}`,
      result: by.result,
      organisations: [occasion.source, ...(isKnownToRecipient(occasion, places) ? [occasion.recipient] : [])],
      details: {},
    }),
  ]);
  // An introduction was for one vacancy: what came of it is not kept for another. Who was the wrong person is told there.
  const isOver = occasion.kind === 'introduction' && by.result !== 'not-this-person';
  const deleting = isOver ? await deleteUnder(hub, tx, occasion.id, directory.at(now), now) : [];
  return { closedAt: now, lanes: [...told.map(({ lane }) => lane), ...deleting] };
}

/** Whether its recipient knows of it: it opened it itself, or something came under it. */
const isKnownToRecipient = ({ openedBy, source }: Occasion, places: PlaceUnderOccasion[]): boolean =>
  openedBy !== source || places.length > 0;

/**
 * Both sides, in the places where they take this post, but not the connection that ended it. A recipient that neither
 * opened the occasion nor got anything under it does not know of it, and does not learn of it now.
 */
function whoIsTold(
  occasion: Occasion,
  places: PlaceUnderOccasion[],
  directory: Directory,
  agreements: Timeline<Agreements>,
  by: EndedBy,
  now: Date,
): PlannedClosing[] {
  const told = new Map<string, PlannedClosing>();
  const tell = (one: PlannedClosing): void => {
    if (by.actor !== `connection:${one.lane}` && one.lane !== SCREEN)
      told.set(`${one.recipient}|${one.lane}`, one);
  };
  for (const place of places) {
    const { recordType } = place;
    // What went to the wrong person is not kept at all: that is said by a retraction.
    const { recipient, lane } = toldAt(directory, place, now);
    tell({
      recipient,
      lane,
      contract: place.contract,
      recordType,
      says:
        by.result === 'not-this-person' || occasion.kind === 'introduction'
          ? {}
          : retentionOf(occasion, place, agreements),
    });
  }
  const atHome = (party: string, recordType: 'client' | 'occasion', desk: string | null): void => {
    const recipient = directory.successorOf(party, recordType);
    const receiver = directory.receiverOf(recipient, recordType, desk, now);
    if (receiver)
      tell({ recipient, lane: receiver.connection.key, contract: receiver.contract, recordType, says: {} });
  };
  if (places.length === 0 && occasion.openedBy !== occasion.source && occasion.viewId === null)
    atHome(occasion.recipient, 'client', occasion.desk);
  atHome(occasion.source, 'occasion', null);
  return [...told.values()];
}

/** How long what came may be kept: as the clause said under which it came. */
function retentionOf(
  { source, purpose }: Occasion,
  { clause, recipient, recordType, plannedAt }: PlaceUnderOccasion,
  agreements: Timeline<Agreements>,
): Record<string, string> {
  const question = { sender: source, recipient, recordType, purpose };
  const found = agreements
    .at(plannedAt)
    .clausesFor(question)
    .find(({ key }) => key === clause);
  return found ? { retention: found.retention } : {};
}

/** Closes an occasion of the speaker's; nothing more is sent under it. An occasion of others is not found. */
export async function endOccasion(
  hub: RunningHub,
  { controller, actor, origin }: Speaker,
  id: string,
): Promise<Outcome<{ closedAt: Date }>> {
  const directory = await hub.directory();
  const ended = await hub.db.transaction().execute(async (tx): Promise<Outcome<Ended>> => {
    // Locked first: distribution may be about to match it to a person.
    await lockOccasion(tx, id);
    const occasion = (await occasionsById(tx, [id])).get(id);
    const recipient = occasion && directory.successorOf(occasion.recipient, 'client');
    if (!occasion || ![occasion.source, occasion.recipient, recipient].includes(controller))
      return refuse('not-found');
    if (occasion.closedAt) return ok({ closedAt: occasion.closedAt, lanes: [] });
    return ok(await closeWithin(hub, tx, occasion, { actor, origin, result: 'closed' }));
  });
  if (!ended.ok) return ended;
  for (const lane of ended.value.lanes) hub.pipeline.ring('deliver', lane);
  // Only what goes to the one that closes or is told: how busy others are with the person shows nobody anything.
  await nothingUnderWay(hub, { occasionId: id });
  return ok({ closedAt: ended.value.closedAt });
}

interface Ended {
  closedAt: Date;
  lanes: string[];
}

/** Ends what is over by its date and what nobody used, each like a closing, and clears what is not needed any more. */
export async function endDueOccasions(hub: RunningHub): Promise<void> {
  const term = hub.config.terms.occasion;
  const due = { term, limit: AT_ONCE };
  for (const id of await occasionsToEnd(hub.db, { ...due, moment: await hub.moment(hub.db) })) {
    const lanes = await hub.db.transaction().execute(async (tx) => {
      await lockOccasion(tx, id);
      // Somebody may have used or closed it meanwhile.
      const moment = await hub.moment(tx);
      if ((await occasionsToEnd(tx, { ...due, moment, only: id })).length === 0) return [];
      const occasion = (await occasionsById(tx, [id])).get(id)!;
      const result = occasion.endsAt <= moment ? 'over' : 'idle';
      return (await closeWithin(hub, tx, occasion, { actor: 'hub', result })).lanes;
    });
    for (const lane of lanes) hub.pipeline.ring('deliver', lane);
  }
  for (const id of await occasionsToClear(hub.db, AT_ONCE)) await clear(hub, id);
}

async function clear(hub: RunningHub, id: string): Promise<void> {
  await hub.db.transaction().execute((tx) => clearWithin(hub, tx, id));
}

/** Documents that only an ended occasion needed go at once. */
export async function clearWithin(hub: RunningHub, tx: Tx, id: string): Promise<void> {
  const now = await hub.moment(tx);
  const { purged } = await clearUnder(tx, id, now);
  if (purged === 0) return;
  await appendEvents(tx, [
    auditEvent({
      moment: now,
      log: 'audit',
      action: 'document.purged',
      actor: 'hub',
      object: 'documents',
      result: 'purged',
      organisations: [],
      details: { count: purged },
    }),
  ]);
}

import {
  changeRightsRequest,
  EVERY_PURPOSE,
  insertStops,
  liftStopsOf,
  PAUSES,
  purposesOf,
  restateStops,
  stopHashesOf,
  stopOthers,
  TOLD,
  type RightsRequest,
} from '#consent';
import { ok, refuse, type Outcome } from '#kernel';
import type { Tx } from '#storage';
import { again } from './again.js';
import { eraseWithin } from './erasure.js';
import type { RunningHub } from './hub.js';
import { mayNotErase } from './legal-holds.js';
import type { Speaker } from './post.js';
import { nextSeq, planRetractions, receivedAboutPerson, toldAt } from './retract.store.js';
import { changing, note } from './rights.js';
import { executeForContact, nothingOfEntryUnderWay, pauseEntry } from './contact-rights.js';

/** What was decided is done: what has to stop stops, and who got the data is told what to do with them (GDPR 19). */
export async function executeRequest(
  hub: RunningHub,
  speaker: Speaker,
  id: string,
): Promise<Outcome<RightsRequest>> {
  const lanes = new Set<string>();
  const done = await again(() =>
    changing(hub, speaker, id, async (tx, one, now) => {
      lanes.clear();
      if (one.state !== 'decided') return refuse('other-state');
      if (one.kind === 'erasure' && (await mayNotErase(tx, one.controller))) return refuse('legal-hold');
      const told = await execute(hub, tx, one, now);
      for (const lane of told) lanes.add(lane);
      await changeRightsRequest(tx, id, {
        state: told.length > 0 ? 'executed' : 'closed',
        executed_by: speaker.actor,
        executed_at: now,
        ...(told.length > 0 ? {} : { closed_at: now }),
      });
      await note(tx, speaker, 'rights-request.executed', one, one.kind, now);
      return ok(undefined);
    }),
  );
  if (!done.ok) return done;
  for (const lane of lanes) hub.pipeline.ring('deliver', lane);
  await nothingOfEntryUnderWay(hub, done.value);
  return done;
}

/** Gives the lanes in which somebody is told. */
async function execute(hub: RunningHub, tx: Tx, one: RightsRequest, now: Date): Promise<string[]> {
  const { subjectId, contactId } = one;
  if (contactId !== null) return executeForContact(hub, tx, { ...one, contactId }, now);
  if (subjectId === null) return [];
  if (one.kind === 'erasure') {
    let told: string[] = [];
    const about = { subjectId, requestId: one.id };
    const { lanes } = await eraseWithin(hub, tx, about, async (moment) => {
      told = await tellOthers(hub, tx, one, subjectId, moment);
    });
    for (const lane of lanes) hub.pipeline.ring('deliver', lane);
    return told;
  }
  if (one.kind === 'objection') await stopObjected(hub, tx, one, now);
  return tellOthers(hub, tx, one, subjectId, now);
}

/** Another entry of the same person, which is there or which the next file may bring, is stopped for the same purposes. */
async function stopObjected(hub: RunningHub, tx: Tx, one: RightsRequest, now: Date): Promise<void> {
  const { controller, subjectId, id: requestId } = one;
  const purposes = purposesOf(one.purposes);
  const hashes = await stopHashesOf(tx, hub.keys, subjectId!, now);
  await insertStops(
    tx,
    hashes.map((hash) => ({ controller, hash, purposes, requestId })),
    now,
  );
  await stopOthers(tx, subjectId!, purposes);
}

async function tellOthers(
  hub: RunningHub,
  tx: Tx,
  { id: requestId, kind, purposes }: RightsRequest,
  subjectId: string,
  now: Date,
): Promise<string[]> {
  const action = TOLD[kind];
  if (!action) return [];
  const directory = (await hub.snapshot(tx)).directory.at(now);
  const named = kind === 'objection' ? purposesOf(purposes) : [EVERY_PURPOSE];
  const only = named.includes(EVERY_PURPOSE) ? null : named;
  const planned = [];
  for (const receipted of await receivedAboutPerson(tx, subjectId, only, action))
    planned.push({
      receipted,
      seq: await nextSeq(tx, receipted.recordPk),
      action,
      messageId: receipted.messageId,
      requestId,
      ...toldAt(directory, receipted, now),
    });
  await planRetractions(tx, planned, now, hub.config.terms.retraction);
  return planned.map(({ lane }) => lane);
}

/** A restriction or objection ends: the person was told before. What it stopped may go again, as far as the rest permits. */
export async function liftRequest(
  hub: RunningHub,
  speaker: Speaker,
  id: string,
): Promise<Outcome<RightsRequest>> {
  return changing(hub, speaker, id, async (tx, one, now) => {
    const isGranted = one.executedAt !== null && PAUSES.has(one.kind);
    if (!isGranted || one.liftedAt || (one.subjectId ?? one.contactId) === null) return refuse('other-state');
    await changeRightsRequest(tx, id, { lifted_at: now });
    await liftStopsOf(tx, id, { at: now, actor: speaker.actor });
    await restateStops(tx, hub.keys, one.controller, now);
    await pauseEntry(tx, one);
    await note(tx, speaker, 'rights-request.lifted', one, one.kind, now);
    return ok(undefined);
  });
}

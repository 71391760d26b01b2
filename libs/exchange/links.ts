import { appendEvents, auditEvent } from '#audit';
import {
  doubtedLinks,
  hashedCode,
  insertLinkCode,
  linkOf,
  lockOccasion,
  markCut,
  newCode,
  occasionsById,
  ownSubject,
  sameLinks,
  suspectMixUp,
  writtenCode,
  type Link,
} from '#consent';
import { newId, ok, refuse, type Outcome } from '#kernel';
import type { Tx } from '#storage';
import { closeWithin } from './closings.js';
import { deleteUnder } from './delete-under.js';
import type { RunningHub } from './hub.js';
import { reportBy } from './incident.rules.js';
import { codeKey } from './invitations.js';
import { partyToTell, planNotification } from './notification.store.js';
import type { Speaker } from './post.js';
import { nothingUnderWay } from './statements.js';

const AT_ONCE = 50;

/** A code that the person carries from one desk to another: who gets it there may link its entry to ours. */
export async function makeLinkCode(
  hub: RunningHub,
  { controller, actor, origin }: Speaker,
  recordId: string,
): Promise<Outcome<{ code: string; expiresAt: Date }>> {
  return hub.db.transaction().execute(async (tx) => {
    const subjectId = await ownSubject(tx, controller, recordId);
    if (!subjectId) return refuse('not-found');
    const now = await hub.moment(tx);
    const id = newId(now);
    const code = newCode();
    const expiresAt = new Date(now.getTime() + hub.config.terms.invitation);
    const made = { id, controller, subjectId, madeBy: actor, madeAt: now, expiresAt };
    await insertLinkCode(tx, made, hashedCode(await codeKey(hub, tx), 'link', code));
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'link.offered',
        actor,
        origin,
        object: `link-code:${id}`,
        result: 'made',
        organisations: [controller],
        details: {},
      }),
    ]);
    return ok({ code: writtenCode(code), expiresAt });
  });
}

/**
 * It is somebody else: nothing more goes over the link, what went is to be deleted, and the source has to look into it.
 * Either side may say so, by the occasion over which it was linked; a link of others is not found. Like a withdrawal it
 * is answered when nothing is under way any more.
 */
export async function notThisPerson(
  hub: RunningHub,
  speaker: Speaker,
  occasionId: string,
): Promise<Outcome<{ cutAt: Date }>> {
  const link = await linkOf(hub.db, occasionId);
  const directory = await hub.directory();
  const sides = link
    ? [
        link.source,
        link.other,
        directory.successorOf(link.other, 'client'),
        directory.successorOf(link.source, 'client'),
      ]
    : [];
  if (!link || !sides.includes(speaker.controller)) return refuse('not-found');
  return ok(await cutAll(hub, speaker, link));
}

async function cutAll(hub: RunningHub, by: Speaker, link: Link): Promise<{ cutAt: Date }> {
  const occasions = await sameLinks(hub.db, link);
  let cutAt = link.cutAt;
  for (const id of occasions) {
    const cut = await hub.db.transaction().execute((tx) => cutWithin(hub, tx, by, id));
    for (const lane of cut.lanes) hub.pipeline.ring('deliver', lane);
    cutAt ??= cut.cutAt;
  }
  for (const id of occasions) await nothingUnderWay(hub, { occasionId: id });
  return { cutAt: cutAt ?? (await hub.moment(hub.db)) };
}

async function cutWithin(
  hub: RunningHub,
  tx: Tx,
  { actor, origin }: Speaker,
  id: string,
): Promise<{ cutAt: Date; lanes: string[] }> {
  await lockOccasion(tx, id);
  const [link, occasion] = [(await linkOf(tx, id))!, (await occasionsById(tx, [id])).get(id)!];
  if (link.cutAt) return { cutAt: link.cutAt, lanes: [] };
  const closed = await closeWithin(hub, tx, occasion, { actor, origin, result: 'not-this-person' });
  const now = closed.closedAt;
  await markCut(tx, id, { at: now, by: actor, subjectId: occasion.subjectId });
  const directory = (await hub.snapshot(tx)).directory.at(now);
  const { source } = link;
  const incident = newId(now);
  await suspectMixUp(tx, {
    id: incident,
    controller: source,
    occasionId: id,
    madeAt: now,
    dueAt: reportBy(now),
  });
  const told = await deleteUnder(hub, tx, id, directory, now, incident);
  const said = { reference: incident, kind: 'mix-up' };
  await planNotification(tx, partyToTell(source), 'incident-suspected', said, now, 0);
  const base = { moment: now, log: 'audit' as const, actor, origin, details: {} };
  await appendEvents(tx, [
    auditEvent({
      ...base,
      action: 'link.cut',
      object: `link:${id}`,
      result: 'cut',
      organisations: [source, link.other],
    }),
    auditEvent({
      ...base,
      action: 'incident.suspected',
      object: `incident:${incident}`,
      result: 'suspected',
      organisations: [source],
    }),
  ]);
  return { cutAt: now, lanes: [...closed.lanes, ...told] };
}

/** Links of which a report of an error said that it is somebody else, or the source by correcting the BSN. */
export async function cutDoubtedLinks(hub: RunningHub): Promise<void> {
  for (const { byBsn, ...link } of await doubtedLinks(hub.db, AT_ONCE)) {
    const by = byBsn
      ? { controller: link.source, actor: 'hub', origin: 'bsn-corrected' }
      : { controller: link.other, actor: 'hub', origin: 'correction-report' };
    await cutAll(hub, by, link);
  }
}

import { appendEvents, auditEvent } from '#audit';
import { hashedCode, newCode, writtenCode } from '#consent';
import { newId, ok, refuse, type Outcome } from '#kernel';
import {
  announcementById,
  announcementsOf,
  announcementsToTell,
  COUNTED,
  countsOf,
  dayOf,
  endAnnouncement,
  forgetMarks,
  insertAnnouncement,
  lockAnnouncement,
  saveTold,
  type Announcement,
  type Counted,
} from './announcement.store.js';
import type { RunningHub } from './hub.js';
import { codeKey } from './invitations.js';
import type { Speaker } from './post.js';
import { movedTotals, shownTotals } from './totals.rules.js';

const DAY_MS = 86_400_000;
/** How long after the date on which the work ends somebody can still report. */
const LONG_AFTER_MS = 180 * DAY_MS;
const MOST_SHOWN = 200;
const AT_ONCE = 100;

export interface AnnouncementInput {
  /** Party key. */
  team: string;
  sector: string;
  occupation?: string;
  people: number;
  /** The day on which the work ends. */
  date: string;
  contact: string;
  until?: Date;
}

/** Announces a group and gives the code that every worker of it gets: shown in this answer and never again. */
export async function announceGroup(
  hub: RunningHub,
  { controller, actor, origin }: Speaker,
  input: AnnouncementInput,
): Promise<Outcome<{ announcementId: string; code: string; codeUntil: Date }>> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const snapshot = await hub.snapshot(tx);
    const directory = snapshot.directory.at(now);
    const helping = directory
      .desks()
      .flatMap(({ helps = [] }) => helps)
      .filter(({ purpose, party }) => purpose === 'work-to-work' && party !== input.team)
      .flatMap(({ party }) =>
        snapshot.agreements.at(now).clausesFor({
          sender: input.team,
          recipient: directory.successorOf(party, 'referral'),
          recordType: 'referral',
          purpose: 'work-to-work',
        }),
      );
    // Else nobody who reports could be helped.
    if (helping.length === 0) return refuse('no-agreement');
    const id = newId(now);
    const code = newCode();
    const codeUntil = input.until ?? new Date(new Date(input.date).getTime() + LONG_AFTER_MS);
    if (codeUntil <= now) {
      const detail = 'The work ended so long ago that nobody can report with a code any more.';
      return refuse('invalid-request', { faults: [{ pointer: '/date', code: 'past', detail }] });
    }
    await insertAnnouncement(tx, {
      id,
      party: controller,
      team: input.team,
      sector: input.sector,
      occupation: input.occupation ?? null,
      people: input.people,
      onDate: input.date,
      contact: input.contact,
      madeBy: actor,
      madeAt: now,
      endsAt: codeUntil,
      code: hashedCode(await codeKey(hub, tx), 'announcement', code),
    });
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'announcement.made',
        actor,
        origin,
        object: `announcement:${id}`,
        result: 'made',
        organisations: [...new Set([controller, input.team])],
        details: { sector: input.sector, people: input.people },
      }),
    ]);
    return ok({ announcementId: id, code: writtenCode(code), codeUntil });
  });
}

export interface AnnouncementView extends Announcement {
  /** Whether its code opens anything now. */
  isOpen: boolean;
  /** Who reported; `null`: fewer than ten, or it would follow. */
  reported: number | null;
  outcomes: Record<Counted, number | null>;
}

/** What this party announced, and what it is the team of: totals, the same to both, and nobody. */
export async function listAnnouncements(
  hub: RunningHub,
  { controller }: Speaker,
): Promise<AnnouncementView[]> {
  const now = await hub.moment(hub.db);
  const parties = (await hub.snapshot()).directory.at(now).predecessorsOf(controller, 'referral');
  const found = await announcementsOf(hub.db, parties, MOST_SHOWN);
  return found.map((one) => {
    const { total, parts } = shownTotals(one.told ?? movedTotals(undefined, NOBODY));
    return { ...one, isOpen: !one.closedAt && one.endsAt > now, reported: total, outcomes: parts };
  });
}

const NOBODY = Object.fromEntries(COUNTED.map((name) => [name, 0])) as Record<Counted, number>;

/** Once a day the totals of each group move, where they are ten or more off. */
export async function tellTotals(hub: RunningHub): Promise<void> {
  await hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const due = await announcementsToTell(tx, dayOf(now), AT_ONCE);
    const counts = await countsOf(
      tx,
      due.map(({ id }) => id),
    );
    for (const { id, told } of due)
      await saveTold(tx, id, movedTotals(told ?? undefined, counts.get(id)!), dayOf(now));
    await forgetMarks(tx, now, AT_ONCE);
  });
}

/** Ends its code. Who reported with it before is helped all the same. */
export async function closeAnnouncement(
  hub: RunningHub,
  { controller, actor, origin }: Speaker,
  id: string,
): Promise<Outcome<{ closedAt: Date }>> {
  return hub.db.transaction().execute(async (tx) => {
    await lockAnnouncement(tx, id);
    const now = await hub.moment(tx);
    const own = (await hub.snapshot(tx)).directory.at(now).predecessorsOf(controller, 'referral');
    const found = await announcementById(tx, id);
    if (!found || ![found.party, found.team].some((one) => own.includes(one))) return refuse('not-found');
    if (found.closedAt) return ok({ closedAt: found.closedAt });
    await endAnnouncement(tx, id, now);
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'announcement.closed',
        actor,
        origin,
        object: `announcement:${id}`,
        result: 'closed',
        organisations: [...new Set([found.party, found.team])],
        details: {},
      }),
    ]);
    return ok({ closedAt: now });
  });
}

import { hashedCode, readCode, type Occasion } from '#consent';
import {
  dayHere,
  hmacSha256,
  newId,
  ok,
  refuse,
  type HelpRequest,
  type JsonObject,
  type Outcome,
} from '#kernel';
import type { Tx } from '#storage';
import { commitWithin } from './accept.store.js';
import {
  announcementOfCode,
  lockAnnouncement,
  reportsWith,
  sayWhoReported,
  workerOf,
  type Announcement,
} from './announcement.store.js';
import type { RunningHub } from './hub.js';
import { codeKey } from './invitations.js';
import { reportReferral, type Reported } from './referrals.js';

const REFERRAL_CONTRACT = 'canonical/referral@1';
/** Not everybody who works there is on the payroll, but a code that goes round is not for everybody. */
const MOST_PER_ANNOUNCED = 2;

/** What a worker says: what is asked, and how to be reached. Nothing else. */
export interface WorkersReport {
  helpRequest: HelpRequest;
  area?: string;
  language?: string;
  firstName: string;
  lastName: string;
  phone?: string;
  email?: string;
}

const NOBODYS = { locator: '', secret: '' };

/** The group that a typed code opens. Whatever is wrong with it, the answer is the same. */
export async function openGroup(hub: RunningHub, typed: string): Promise<Outcome<Announcement>> {
  const code = hashedCode(await codeKey(hub, hub.db), 'announcement', readCode(typed) ?? NOBODYS);
  const found = await announcementOfCode(hub.db, code, await hub.moment(hub.db));
  return found ? ok(found) : refuse('code-not-valid');
}

/**
 * A worker reports with the code of the group. That act makes the referral: from the team to the desk that helps with what is
 * asked, with the person's own words in it, in one transaction. Who announced the group learns nothing of it but a total.
 */
export async function reportWorker(
  hub: RunningHub,
  typed: string,
  report: WorkersReport,
): Promise<Outcome<Reported>> {
  const group = await openGroup(hub, typed);
  if (!group.ok) return group;
  const { id: announcementId, team, people } = group.value;
  const soFar = await reportsWith(hub.db, announcementId);
  if (soFar >= MOST_PER_ANNOUNCED * people) return refuse('code-not-valid');
  const recordId = `WNW-${newId()}`;
  // It speaks for itself: in the log it has no name and no address.
  const speaker = { controller: team, actor: 'person', origin: 'work-to-work-page' };
  const { helpRequest, area, language } = report;
  const along = (tx: Tx, occasion: Occasion, now: Date): Promise<void> =>
    putInPost(hub, tx, occasion, { recordId, announcementId, report }, now);
  const reported = await reportReferral(hub, speaker, {
    recordId,
    helpRequest,
    area,
    language,
    group: { announcementId, along },
  });
  if (reported.ok) hub.pipeline.ring('distribute', 'all');
  return reported;
}

/** By what a worker who reports again is known: how to be reached, under a key of the team, for this group only. */
async function marksOf(
  hub: RunningHub,
  tx: Tx,
  team: string,
  announcementId: string,
  { phone, email }: WorkersReport,
  now: Date,
): Promise<Buffer[]> {
  const { digest } = await hub.keys.ofOrganisation(tx, team, now);
  const mark = (text: string): Buffer => hmacSha256(digest, `worker:${announcementId}:${text}`);
  // As it is dialled in the country and from abroad.
  const dialled = phone?.replaceAll(/[^0-9+]/g, '').replace(/^(\+|00)31/, '0');
  return [
    ...(dialled ? [mark(`phone:${dialled}`)] : []),
    ...(email ? [mark(`email:${email.toLowerCase()}`)] : []),
  ];
}

/** The referral as a message of the team, about its own new entry of the person. */
async function putInPost(
  hub: RunningHub,
  tx: Tx,
  occasion: Occasion,
  { recordId, announcementId, report }: { recordId: string; announcementId: string; report: WorkersReport },
  now: Date,
): Promise<void> {
  await lockAnnouncement(tx, announcementId);
  const marks = await marksOf(hub, tx, occasion.source, announcementId, report, now);
  await sayWhoReported(tx, occasion.id, await workerOf(tx, announcementId, marks, newId(now)));
  const { firstName, lastName, phone, email, language } = report;
  const directory = (await hub.snapshot(tx)).directory.at(now);
  const document: JsonObject = {
    idVerwijzing: recordId,
    idAanleiding: occasion.id,
    datumVerwijzing: dayHere(now),
    hulpvraag: report.helpRequest,
    betrokkene: {
      idWerkzoekende: recordId,
      identiteit: { voornamen: firstName, achternaam: lastName },
      ...(phone ? { telefoonnummer: [phone] } : {}),
      ...(email ? { emailadres: [email] } : {}),
      ...(language ? { taal: language } : {}),
    },
  };
  await commitWithin(
    tx,
    hub.keys,
    {
      senderId: `work-to-work-${occasion.id}`,
      source: directory.party(occasion.source)!.urn,
      recordType: 'referral',
      action: 'publish',
      contractRef: REFERRAL_CONTRACT,
      contract: hub.contracts.get(REFERRAL_CONTRACT)!,
      subject: { recordId, person: recordId },
      personRecordId: recordId,
      controller: occasion.source,
      connection: 'hub',
      document,
      origin: 'work-to-work-page',
      traceId: occasion.id.replaceAll('-', ''),
    },
    now,
  );
}

import {
  contactByHash,
  contactHash,
  contactsUnderWay,
  eraseContact,
  insertStops,
  isEmail,
  lockContact,
  lockPerson,
  otherEntriesOf,
  ownOrNewContact,
  pauseAsAsked,
  pauseContact,
  type RightsRequest,
} from '#consent';
import type { Fault } from '#kernel';
import type { Tx } from '#storage';
import { erasureJournalIn } from './erasure-journal.js';
import type { RunningHub } from './hub.js';
import { nextSeq, planRetractions, receivedNaming, toldAt } from './retract.store.js';
import { nothingUnderWay, waitUntilNone } from './statements.js';

type Entry = Pick<RightsRequest, 'subjectId' | 'recordId' | 'contactId' | 'about'>;
type OfEntry = Pick<RightsRequest, 'subjectId' | 'contactId'>;

/** A contact person is named by its e-mail address alone, which is kept nowhere. */
export function contactFaults(input: object): Fault[] {
  if (!('email' in input) || isEmail(String(input.email))) return [];
  return [{ pointer: '/subject/email', code: 'email', detail: 'This is no e-mail address.' }];
}

/** The entry of a contact person under its lock; where there is none it is made if that is asked. */
export async function contactOf(
  hub: RunningHub,
  tx: Tx,
  controller: string,
  email: string,
  makesOne: boolean,
): Promise<Entry> {
  const now = await hub.moment(tx);
  const { contact } = await hub.keys.ofOrganisation(tx, controller, now);
  const hash = contactHash(contact, email);
  const contactId = makesOne
    ? await ownOrNewContact(tx, controller, hash, now)
    : ((await contactByHash(tx, controller, hash)) ?? null);
  if (contactId !== null) await lockContact(tx, contactId);
  return { subjectId: null, recordId: null, contactId, about: 'contact' };
}

export async function lockEntryOf(tx: Tx, { subjectId, contactId }: OfEntry): Promise<void> {
  if (subjectId !== null) await lockPerson(tx, subjectId);
  if (contactId !== null) await lockContact(tx, contactId);
}

/** What was asked and is not refused or lifted counts from here on. */
export async function pauseEntry(tx: Tx, { subjectId, contactId }: OfEntry): Promise<void> {
  if (subjectId !== null) await pauseAsAsked(tx, [subjectId]);
  if (contactId !== null) await pauseContact(tx, contactId);
}

export async function nothingOfEntryUnderWay(
  hub: RunningHub,
  { subjectId, contactId }: OfEntry,
): Promise<void> {
  if (subjectId !== null)
    for (const { id } of [{ id: subjectId }, ...(await otherEntriesOf(hub.db, subjectId))])
      await nothingUnderWay(hub, { subjectId: id });
  if (contactId !== null)
    await waitUntilNone(hub, async () => contactsUnderWay(hub.db, contactId, await hub.moment(hub.db)));
}

/**
 * Does what a contact person asked. Who got a record that names it is told to correct it: the record itself is about business
 * and stays. Erased, it is on the stop-list of its controller, and what can be read names it no more. Gives the lanes.
 */
export async function executeForContact(
  hub: RunningHub,
  tx: Tx,
  { id: requestId, kind, contactId }: Pick<RightsRequest, 'id' | 'kind'> & { contactId: string },
  now: Date,
): Promise<string[]> {
  if (kind === 'access' || kind === 'portability') return [];
  const directory = (await hub.snapshot(tx)).directory.at(now);
  const planned = [];
  for (const receipted of await receivedNaming(tx, contactId))
    planned.push({
      receipted,
      seq: await nextSeq(tx, receipted.recordPk),
      action: 'correct' as const,
      messageId: receipted.messageId,
      requestId,
      ...toldAt(directory, receipted, now),
    });
  await planRetractions(tx, planned, now, hub.config.terms.retraction);
  if (kind === 'erasure') await erase(hub, tx, contactId, requestId, now);
  return planned.map(({ lane }) => lane);
}

async function erase(
  hub: RunningHub,
  tx: Tx,
  contactId: string,
  requestId: string,
  now: Date,
): Promise<void> {
  const entry = await lockContact(tx, contactId);
  if (!entry?.emailHash) return;
  const { controller, emailHash: hash } = entry;
  await insertStops(tx, [{ controller, hash, purposes: null, requestId }], now);
  await eraseContact(tx, contactId, now);
  await erasureJournalIn(hub.config.erasureJournal).write({
    subjectId: contactId,
    of: 'contact',
    controller,
    erasedAt: now.toISOString(),
    stops: [hash.toString('base64')],
  });
}

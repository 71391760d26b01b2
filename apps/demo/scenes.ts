import type { JsonObject } from '#kernel';
import {
  arrivedAt,
  categoriesSeen,
  expectStatus,
  given,
  openOccasion,
  sayYes,
  sendClient,
  until,
  type Stage,
} from './play.js';
import { ADULT, MIND_CHANGER, ON_THE_WAY, SANNE, YOUNG, type InventedPerson } from './people.js';

const PUBLISHED = 'nl.schakel.client.published';
const WITHDRAWN = 'nl.schakel.client.withdrawn';

/** A person reports at the desk; the system of the municipality that knows her is asked and answers; nobody types. */
export async function atTheDesk(stage: Stage): Promise<void> {
  const { box, report } = stage;
  report.scene('At the desk: Sanne Voorbeeld reports at the Werkcentrum');
  // The municipal system answers by itself: it looks the person up by BSN and sends its record.
  box.double('leverancier-midden').onEvent = async (event) => {
    if (event['type'] !== 'nl.schakel.occasion.opened') return;
    const { betrokkene } = event['data'] as { betrokkene?: { bsn?: string } };
    if (betrokkene?.bsn === SANNE.bsn) await sendClient(stage, 'leverancier-midden', 'hengelo', SANNE);
  };
  const atDesk = (): JsonObject[] => arrivedAt(box, 'balie-werkcentrum', PUBLISHED);
  const before = atDesk().length;
  await openOccasion(stage, 'balie-werkcentrum', {
    kind: 'referral',
    purpose: 'guidance',
    source: 'hengelo',
    recipient: 'enschede',
    desk: 'werkcentrum-enschede',
    helpRequest: 'find-work',
    subject: { recordId: 'BALIE-1', bsn: SANNE.bsn! },
  });
  report.line(
    'occasion (referral, find-work)',
    'Hengelo, by webhook',
    'accepted',
    'opened by the desk for Enschede',
  );
  await until('the desk has the record', () => atDesk().length > before);
  const got = atDesk()[before]!;
  report.line(
    'client, GGM -> canonical',
    'desk of the Werkcentrum',
    'delivered',
    `${categoriesSeen(got)}, no address, no BSN`,
  );

  await box.client('uwv-systeem').request('GET', '/v1/inbox?max=50');
  await openOccasion(stage, 'leverancier-midden', {
    kind: 'question',
    purpose: 'matching',
    source: 'hengelo',
    recipient: 'uwv',
    subject: { recordId: SANNE.recordId },
  });
  await sendClient(stage, 'leverancier-midden', 'hengelo', SANNE);
  const vum = await emptyInbox(stage, 1);
  const form = vum.find((event) => event['dataschema'] === 'urn:schakel:contract:vum/client@3');
  if (!form || JSON.stringify(form).includes('Sanne')) throw new Error('the VUM form holds who she is');
  report.line('client, GGM -> VUM v3', 'UWV-systeem (voorbeeld), inbox', 'delivered', 'without identity');
}

/** Leases and accepts what waits at the UWV double until `atLeast` client records came. */
async function emptyInbox({ box }: Stage, atLeast: number): Promise<JsonObject[]> {
  const events: JsonObject[] = [];
  const client = box.client('uwv-systeem');
  await until('the inbox has post', async () => {
    const lease = given(await client.api.GET('/inbox', { params: { query: { max: 100, wait: 1 } } }));
    const receipts = lease.events.map(({ id }) => ({ deliveryId: id, result: 'accepted' as const }));
    if (receipts.length > 0) given(await client.api.POST('/inbox/receipts', { body: { receipts } }));
    events.push(...(lease.events as JsonObject[]));
    return events.filter((event) => event['type'] === PUBLISHED).length >= atLeast;
  });
  return events;
}

export const leaveInboxEmpty = async (stage: Stage): Promise<void> => void (await emptyInbox(stage, 0));

/** School: by statute for the young person without a start qualification; else only after consent and declaration. */
export async function toSchool(stage: Stage): Promise<void> {
  const { box, report } = stage;
  report.scene('School: by statute for Daan (19), by her own choice for Fatima (34)');
  const roc = (): JsonObject[] => arrivedAt(box, 'roc-systeem', PUBLISHED);
  for (const person of [YOUNG, ADULT]) await occasionWithSchool(stage, person);
  await sendClient(stage, 'klantsysteem-enschede', 'enschede', YOUNG);
  await sendClient(stage, 'klantsysteem-enschede', 'enschede', ADULT);
  await until('the school has one record', () => roc().length === 1);
  report.line(
    'client of 19, no start qualification',
    'ROC van Twente (voorbeeld)',
    'delivered',
    'statutory, no consent asked',
  );
  await box.settled(60_000, [...stage.waitingLanes]);
  if (roc().length !== 1) throw new Error('a record went to the school without consent');
  report.line(
    'client of 34, start qualification',
    'ROC van Twente (voorbeeld)',
    'withheld',
    'neither declaration nor consent',
  );
  await sayYes(stage, 'klantsysteem-enschede', 'enschede', ADULT, 'roc-van-twente');
  await sendClient(stage, 'klantsysteem-enschede', 'enschede', ADULT);
  await until('the school has two records', () => roc().length === 2);
  const members = Object.keys(roc()[1]!['data'] as JsonObject);
  if (members.includes('identiteit') || members.includes('ondersteuningsbehoefte'))
    throw new Error('more than she consented to');
  report.line(
    'client of 34, after her yes',
    'ROC van Twente (voorbeeld)',
    'delivered',
    'preferences, qualifications, languages',
  );
}

const occasionWithSchool = (stage: Stage, person: InventedPerson): Promise<string> =>
  openOccasion(stage, 'klantsysteem-enschede', {
    kind: 'referral',
    purpose: 'learning',
    source: 'enschede',
    recipient: 'roc-van-twente',
    subject: { recordId: person.recordId },
  });

/** A change of mind while post waits. */
export async function changeOfMind(stage: Stage): Promise<void> {
  const { box, report } = stage;
  report.scene('A change of mind while post waits');
  const roc = box.double('roc-systeem');
  const before = roc.accepted;
  await occasionWithSchool(stage, MIND_CHANGER);
  const consent = await sayYes(stage, 'klantsysteem-enschede', 'enschede', MIND_CHANGER, 'roc-van-twente');
  await sendClient(stage, 'klantsysteem-enschede', 'enschede', MIND_CHANGER);
  await until('the school has the first version', () => roc.accepted === before + 1);
  report.line('first version, under consent', 'ROC van Twente (voorbeeld)', 'delivered');
  roc.setBehaviour({ kind: 'status', status: 503 });
  const tried = roc.attempts;
  const waiting = await sendClient(stage, 'klantsysteem-enschede', 'enschede', MIND_CHANGER);
  await until('the second version was tried', () => roc.attempts > tried);
  const view = async (): Promise<string> =>
    expectStatus(await box.client('klantsysteem-enschede').message(waiting), 200).text;
  const sender = await view();
  const { api } = box.client('klantsysteem-enschede');
  given(await api.POST('/consents/{id}/withdrawals', { params: { path: { id: consent } } }));
  stage.sameAnswers.push([sender, await view()]);
  roc.setBehaviour({ kind: 'accept' });
  const told = (): JsonObject[] => arrivedAt(box, 'roc-systeem', WITHDRAWN);
  await until('the school is told', () => told().length === 1);
  await box.settled(60_000, [...stage.waitingLanes]);
  if (roc.accepted !== before + 2) throw new Error('something was sent after the withdrawal');
  report.line(
    'second version, waiting',
    'ROC van Twente (voorbeeld)',
    'withheld',
    'consent withdrawn; never sent',
  );
  report.line(
    'what to do with the first version',
    'ROC van Twente (voorbeeld)',
    'retracted',
    'delete; answered "deleted"',
  );
  stage.sameAnswers.push([sender, await view()]);
  report.line('what the sender sees', 'Gemeente Enschede (voorbeeld)', 'done', 'not a byte different');
}

/** Leerwerkloket hands over to Werkcentrum Twente at midnight; an open referral goes on. */
export async function midnight(stage: Stage): Promise<void> {
  const { box, report } = stage;
  report.scene('Midnight: Leerwerkloket becomes Werkcentrum Twente');
  await openOccasion(stage, 'klantsysteem-almelo', {
    kind: 'referral',
    purpose: 'learning',
    source: 'almelo',
    recipient: 'leerwerkloket',
    helpRequest: 'learn-on-the-job',
    subject: { recordId: ON_THE_WAY.recordId },
  });
  await sayYes(stage, 'klantsysteem-almelo', 'almelo', ON_THE_WAY, 'leerwerkloket', true);
  const old = box.double('leerwerkloket-systeem');
  const before = old.accepted;
  await sendClient(stage, 'klantsysteem-almelo', 'almelo', ON_THE_WAY);
  await until('the old desk has the referral', () => old.accepted === before + 1);
  report.line('client, open referral', 'Leerwerkloket (voorbeeld)', 'delivered', '31 December');
  old.setBehaviour({ kind: 'gone' });
  await sendClient(stage, 'klantsysteem-almelo', 'almelo', ON_THE_WAY);
  const desk = (): JsonObject[] => arrivedAt(box, 'balie-werkcentrum', PUBLISHED);
  const atDesk = desk().length;
  box.clock.turnTo(new Date('2027-01-01T00:00:01+01:00'));
  report.line('the clock', '1 January 2027, 00:00:01', 'done', 'the old system is switched off');
  await until('the waiting post is at the new desk', () => desk().length === atDesk + 1);
  report.line(
    'post that waited at midnight',
    'Werkcentrum Twente (voorbeeld)',
    'delivered',
    'by the successor, same consent',
  );
  await sendClient(stage, 'klantsysteem-almelo', 'almelo', ON_THE_WAY);
  await until('a newer version is at the new desk', () => desk().length === atDesk + 2);
  report.line('a newer version', 'Werkcentrum Twente (voorbeeld)', 'delivered', 'the referral goes on');
  if (old.accepted !== before + 1) throw new Error('the predecessor got post after midnight');
}

/** For whoever tries the desk of the Werkcentrum afterwards: Sanne says yes to it, and carries a code of her municipality. */
export async function carriesCode(stage: Stage): Promise<string> {
  const { box } = stage;
  box.double('leverancier-midden').onEvent = async (event) => {
    if (event['type'] !== 'nl.schakel.occasion.opened') return;
    const { betrokkene } = event['data'] as { betrokkene?: { kenmerk?: string } };
    if (betrokkene?.kenmerk === SANNE.recordId)
      await sendClient(stage, 'leverancier-midden', 'hengelo', SANNE);
  };
  await sayYes(stage, 'leverancier-midden', 'hengelo', SANNE, 'werkcentrum-twente');
  const { api } = box.client('leverancier-midden');
  const body = { controller: await box.urn('hengelo'), subject: { recordId: SANNE.recordId } };
  return given(await api.POST('/link-codes', { body })).code;
}

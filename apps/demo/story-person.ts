import { sql } from 'kysely';
import { isObject, type Json, type JsonObject } from '#kernel';
import { eventOf } from './partner.js';
import { SANNE } from './people.js';
import {
  arrivedAt,
  expectStatus,
  given,
  openOccasion,
  sayYes,
  sendClient,
  until,
  type Stage,
} from './play.js';
import { atTheDesk } from './scenes.js';
import type { StoryFacts } from './story-words.js';

const SUPPLIER = 'leverancier-midden';
const DESK = 'balie-werkcentrum';
const SCHOOL = 'roc-systeem';
const PUBLISHED = 'nl.schakel.client.published';
const WITHDRAWN = 'nl.schakel.client.withdrawn';
const BAKERY = 'bakkerij-de-proef';

/** How many values a document holds. */
const countOf = (value: Json): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + countOf(one), 0);
  return isObject(value) ? Object.values(value).reduce<number>((sum, one) => sum + countOf(one), 0) : 1;
};
const dataOf = (event: JsonObject | undefined): Json => event?.['data'] ?? null;

/** What was left out of a delivery, by category. */
async function leftOut({ box }: Stage, delivery: JsonObject): Promise<Record<string, number>> {
  const { rows } = await sql<{ dropped: Record<string, number> | null }>`
    select dropped from delivery where id = ${String(delivery['id'])}`.execute(box.admin);
  return rows[0]?.dropped ?? {};
}
const sumOf = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** (1) Sanne sits at the desk; the municipality that knows her is asked, and answers by itself. */
export async function atDesk(stage: Stage): Promise<StoryFacts['desk']> {
  const { box } = stage;
  await atTheDesk(stage);
  const [arrived] = arrivedAt(box, DESK, PUBLISHED);
  const { rows } = await sql<{ typed: number }>`
    select count(*)::int as typed from message where connection = ${DESK} and record_type = 'client'`.execute(
    box.admin,
  );
  return {
    fields: countOf(dataOf(arrived)),
    typed: rows[0]!.typed,
    withheld: sumOf(await leftOut(stage, arrived!)),
  };
}

const occasionWith = (stage: Stage, kind: string, purpose: string, recipient: string): Promise<string> =>
  openOccasion(stage, SUPPLIER, {
    kind,
    purpose,
    source: 'hengelo',
    recipient,
    subject: { recordId: SANNE.recordId },
  });

const CONSENT = { at: '' };

/** (2) She says yes to the school for some of her data, and to the bakery for a profile without her name. */
export async function chooses(stage: Stage): Promise<StoryFacts['choice']> {
  const { box } = stage;
  await occasionWith(stage, 'request', 'learning', 'roc-van-twente');
  CONSENT.at = await sayYes(stage, SUPPLIER, 'hengelo', SANNE, 'roc-van-twente');
  await sendClient(stage, SUPPLIER, 'hengelo', SANNE);
  await until('the school has her record', () => arrivedAt(box, SCHOOL, PUBLISHED).length === 1);
  await box.settled(60_000, [...stage.waitingLanes]);
  const [atSchool] = arrivedAt(box, SCHOOL, PUBLISHED);
  const withheld = await leftOut(stage, atSchool!);
  return {
    toSchool: countOf(dataOf(atSchool)),
    withheld: sumOf(withheld),
    why: Object.keys(withheld).sort(),
    isNamed: JSON.stringify(dataOf(await introduced(stage))).includes('Voorbeeld'),
  };
}

/** What the bakery gets of her: after her yes to this vacancy, to what she can and not to who she is. */
async function introduced(stage: Stage): Promise<JsonObject> {
  const { box } = stage;
  const occasion = await occasionWith(stage, 'introduction', 'matching', BAKERY);
  const controller = await box.urn('hengelo');
  const base = {
    controller,
    subject: { recordId: SANNE.recordId },
    recipients: [await box.urn(BAKERY)],
    evidence: {
      askedBy: 'consulent-17',
      askedFor: controller,
      how: 'at-the-desk',
      notice: { version: 'introductie-1', language: 'nl' },
      request: 'find-work',
      refusalHasNoConsequenceSaid: true,
      givenBy: 'person',
    },
  } as const;
  const { api } = box.client(SUPPLIER);
  given(await api.POST('/declarations', { body: { ...base, recipients: [...base.recipients] } }));
  given(
    await api.POST('/consents', {
      body: {
        ...base,
        recipients: [...base.recipients],
        purpose: 'matching',
        categories: ['work-preferences', 'qualifications', 'work-history', 'languages', 'availability'],
        state: 'given',
      },
    }),
  );
  expectStatus(
    await box.client(SUPPLIER).send(
      eventOf({
        source: `${controller}:systeem:klanten`,
        record: 'introduction',
        contract: 'canonical/introduction@1',
        subject: { recordId: 'INT-1', person: SANNE.recordId },
        data: {
          idIntroductie: 'INT-1',
          idAanleiding: occasion,
          vacature: { idVacature: 'VAC-7', naamVacature: 'Bakker (verzonnen)' },
          betrokkene: {
            idWerkzoekende: SANNE.recordId,
            identiteit: { voornamen: 'Sanne', achternaam: 'Voorbeeld' },
            bemiddelingsberoep: [{ naamBeroep: 'Bakker' }],
          },
        },
      }),
    ),
    202,
  );
  const client = box.client('bakkerij-systeem');
  const got: JsonObject[] = [];
  await until('the bakery has her profile', async () => {
    const lease = given(await client.api.GET('/inbox', { params: { query: { max: 10, wait: 1 } } }));
    const receipts = lease.events.map(({ id }) => ({ deliveryId: id, result: 'accepted' as const }));
    if (receipts.length > 0) given(await client.api.POST('/inbox/receipts', { body: { receipts } }));
    got.push(...(lease.events as JsonObject[]));
    return got.length > 0;
  });
  return got[0]!;
}

/** (3) She takes her yes back while a second version waits for the school. */
export async function changesHerMind(stage: Stage): Promise<StoryFacts['change']> {
  const { box } = stage;
  const school = box.double(SCHOOL);
  school.setBehaviour({ kind: 'status', status: 503 });
  const tried = school.attempts;
  const waiting = await sendClient(stage, SUPPLIER, 'hengelo', SANNE);
  await until('the second version was tried', () => school.attempts > tried);
  // To everybody else it has gone: what changes on the screen from here on would be hers.
  await box.settled(60_000, [...stage.waitingLanes, SCHOOL]);
  const screen = async (): Promise<string> =>
    expectStatus(await box.client(SUPPLIER).message(waiting), 200).text;
  const before = await screen();
  const { api } = box.client(SUPPLIER);
  given(await api.POST('/consents/{id}/withdrawals', { params: { path: { id: CONSENT.at } } }));
  school.setBehaviour({ kind: 'accept' });
  await until('the school is told', () => arrivedAt(box, SCHOOL, WITHDRAWN).length === 1);
  await box.settled(60_000, [...stage.waitingLanes]);
  const { rows } = await sql<{ stopped: number; confirmed: number }>`
    select (select count(*)::int from delivery where message_id = ${waiting} and recipient = 'roc-van-twente'
        and state = 'withdrawn') as stopped,
      (select count(*)::int from delivery where kind = 'retraction' and recipient = 'roc-van-twente'
        and answer = 'deleted') as confirmed`.execute(box.admin);
  return { ...rows[0]!, isSame: (await screen()) === before, bytes: before.length };
}

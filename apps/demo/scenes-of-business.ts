import { isObject, type JsonObject } from '#kernel';
import {
  generateClients,
  generatePrograms,
  generateSchemaOrgVacancies,
  generateSetuVacancies,
  vacancyId,
} from './generator.js';
import { eventOf } from './partner.js';
import { SANNE } from './people.js';
import { count, expectStatus, openOccasion, type Stage } from './play.js';

const VACANCIES = 16;
const STAFFING_VACANCIES = 10;
const PROGRAMS = 10;
const CLIENTS = 24;

/** Vacancies and courses are published to every subscriber; one double fails twice, one is gone for the whole run. */
export async function published(stage: Stage): Promise<void> {
  const { box, report, seed } = stage;
  report.scene('Vacancies and courses are published');
  const bakery = box.client('bakkerij-systeem');
  const staffing = box.client('uitzendbureau-systeem');
  const school = box.client('roc-systeem');
  for (const [index, vacancy] of generateSchemaOrgVacancies(seed, VACANCIES).entries()) {
    const subject = vacancyId(seed, index);
    const options = { key: `vacature-${index}`, subject, mediaType: 'application/ld+json' };
    expectStatus(
      count(stage, await bakery.sendDocument('schema-org/vacancy@30', JSON.stringify(vacancy), options)),
      202,
    );
  }
  for (const [index, xml] of generateSetuVacancies(seed, STAFFING_VACANCIES).entries()) {
    const subject = vacancyId(seed, index);
    const options = { key: `aanvraag-${index}`, subject, mediaType: 'application/xml' };
    expectStatus(count(stage, await staffing.sendDocument('setu/vacancy@1.1', xml, options)), 202);
  }
  const source = await box.urn('roc-van-twente');
  const events = generatePrograms(seed, PROGRAMS).map((data) =>
    eventOf({
      source,
      record: 'learning-offer',
      contract: 'ooapi/learning-offer@5',
      subject: data['programId']!,
      data,
    }),
  );
  const batch = expectStatus(await school.sendBatch(events), 202);
  for (const item of batch.body as JsonObject[]) {
    if (item['status'] !== 202) throw new Error(`a programme was refused: ${JSON.stringify(item)}`);
    stage.totals.accepted += 1;
  }
  await box.settled(60_000, [...stage.waitingLanes]);
  const at = (connection: string): string => `${box.double(connection).accepted} delivered`;
  const vacancies = VACANCIES + STAFFING_VACANCIES;
  report.line(
    `${vacancies} vacancies, schema.org and SETU`,
    'Werkcentrum, canonical',
    'delivered',
    at('balie-werkcentrum'),
  );
  report.line(
    `${vacancies} vacancies, to VUM v3`,
    'supplier of three municipalities',
    'delivered',
    at('leverancier-midden'),
  );
  report.line(
    `${vacancies} vacancies, to VUM v3`,
    'Almelo, failed twice, recovered',
    'delivered',
    at('klantsysteem-almelo'),
  );
  report.line(
    `${vacancies} vacancies, to VUM v3`,
    'Enschede, gone for the whole run',
    'waiting',
    'its neighbours notice nothing',
  );
  report.line(
    `${PROGRAMS} courses, OOAPI`,
    'Leerwerkloket (voorbeeld)',
    'delivered',
    at('leerwerkloket-systeem'),
  );
}

/** People without an open occasion: accepted, checked, and not kept. With one: to whom it concerns, and nobody else. */
export async function manyClients(stage: Stage): Promise<void> {
  const { box, report, seed } = stage;
  report.scene('Records about people are never broadcast');
  const source = await box.urn('borne');
  const clients = generateClients(seed, CLIENTS);
  const withOccasion = clients.filter((_, index) => index % 2 === 0);
  for (const { recordId } of withOccasion) {
    await openOccasion(stage, 'leverancier-midden', {
      kind: 'referral',
      purpose: 'guidance',
      source: 'borne',
      recipient: 'enschede',
      desk: 'werkcentrum-enschede',
      subject: { recordId },
    });
  }
  const before = box.double('balie-werkcentrum').accepted;
  const events = clients.map(({ recordId, bsn, document }) =>
    eventOf({
      source,
      record: 'client',
      contract: 'ggm/client@2.5',
      subject: { recordId, bsn },
      data: document,
    }),
  );
  const batch = expectStatus(await box.client('leverancier-midden').sendBatch(events), 202);
  for (const item of batch.body as JsonObject[]) {
    if (item['status'] !== 202) throw new Error(`a client was refused: ${JSON.stringify(item)}`);
    stage.totals.accepted += 1;
  }
  await box.settled(60_000, [...stage.waitingLanes]);
  const got = box.double('balie-werkcentrum').accepted - before;
  if (got !== withOccasion.length) throw new Error(`the desk got ${got} of ${withOccasion.length}`);
  report.line(
    `${withOccasion.length} clients of Borne with an occasion`,
    'desk of the Werkcentrum',
    'delivered',
    `${got} delivered`,
  );
  report.line(
    `${CLIENTS - withOccasion.length} clients of Borne without one`,
    'nobody',
    'withheld',
    'checked and not kept',
  );
}

/** Refused on entry: each with its code, and every fault by JSON pointer. */
export async function refusedOnEntry(stage: Stage): Promise<void> {
  const { box, report } = stage;
  report.scene('Refused on entry');
  const supplier = box.client('leverancier-midden');
  const hengelo = `${await box.urn('hengelo')}:systeem:klanten`;
  const base = {
    source: hengelo,
    record: 'client',
    contract: 'ggm/client@2.5',
    subject: { recordId: 'HGL-9' },
  };
  const good = { WERKZOEKENDE: { IDENTIFICATIE: 'HGL-9' } };
  const cases: [string, string, JsonObject][] = [
    [
      'contract broken, two faults',
      'contract-broken',
      eventOf({ ...base, data: { WERKZOEKENDE: {}, HULPVRAAG: 7 } }),
    ],
    [
      'a field that is never carried',
      'never-carried',
      eventOf({ ...base, data: { ...good, ZELFREDZAAMHEIDSCORE: [{ SCORE: 1 }] } }),
    ],
    [
      'record type not allowed',
      'record-type-not-allowed',
      eventOf({ ...base, record: 'vacancy', contract: 'vum/vacancy@3', data: {} }),
    ],
    ['unknown contract', 'unknown-contract', eventOf({ ...base, contract: 'ggm/client@9', data: good })],
    [
      'no mandate for Almelo',
      'not-mandated',
      eventOf({ ...base, source: await box.urn('almelo'), data: good }),
    ],
    [
      'a Suwinet document',
      'wrong-rail',
      eventOf({ ...base, data: '<ClientSuwi xmlns="http://bkwi.nl/SuwiML/Basisschema/v0801"/>' }),
    ],
  ];
  for (const [what, code, event] of cases) {
    const answer = count(stage, await supplier.send(event));
    const problem = answer.body as { code?: string; errors?: { pointer: string }[] };
    if (problem.code !== code) throw new Error(`${what}: expected ${code}, got ${answer.text}`);
    report.line(
      what,
      'sender',
      'refused',
      `${answer.status} ${code} ${[...new Set((problem.errors ?? []).map((e) => e.pointer))].join(' ')}`,
    );
  }
  const once = eventOf({ ...base, data: good, id: 'zelfde-id' });
  expectStatus(count(stage, await supplier.send(once)), 202);
  const again = count(stage, await supplier.send({ ...once, data: { ...good, HULPVRAAG: 'language' } }));
  if (!isObject(again.body) || again.body['code'] !== 'id-reused')
    throw new Error(`expected id-reused, got ${again.text}`);
  report.line('same id, other content', 'sender', 'refused', '422 id-reused');
  if (JSON.stringify(again.body).includes(SANNE.bsn!)) throw new Error('an answer holds a BSN');
}

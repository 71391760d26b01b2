import { availableParallelism } from 'node:os';
import { sql } from 'kysely';
import { createSigner, exportLog } from '#audit';
import type { JsonObject } from '#kernel';
import { verifyExport } from '../../scripts/audit-verify/main.js';
import { generateSchemaOrgVacancies, vacancyId } from './generator.js';
import { ADULT, MIND_CHANGER, ON_THE_WAY, SANNE } from './people.js';
import { expectStatus, given, sayYes, sendClient, until, type Stage } from './play.js';
import type { StoryFacts } from './story-words.js';

const MIDNIGHT = new Date('2027-01-01T00:00:01+01:00');
const SUCCESSION = 'leerwerkloket-naar-werkcentrum';
const OLD = 'leerwerkloket-systeem';
const DESK = 'balie-werkcentrum';
const MESSAGES = 200;
/** Assumed: what 14 municipalities, UWV, schools and employers send each other in a year. */
const YEARLY = 2_000_000;
const SECONDS_AN_HOUR = 3600;

/** (4) Three people are referred to the old desk; one of them said that it goes for a successor too. */
export async function atMidnight(stage: Stage): Promise<StoryFacts['midnight']> {
  const { box } = stage;
  const referred = [
    ['klantsysteem-enschede', 'enschede', ADULT, false],
    ['klantsysteem-enschede', 'enschede', MIND_CHANGER, false],
    ['klantsysteem-almelo', 'almelo', ON_THE_WAY, true],
  ] as const;
  const ids: string[] = [];
  for (const [client, party, person, goesAlong] of referred) {
    const { api } = box.client(client);
    const { recordId } = person;
    const body = { helpRequest: 'learn-on-the-job', subject: { recordId } } as const;
    ids.push(given(await api.POST('/referrals', { body })).referralId);
    await sayYes(stage, client, party, person, 'leerwerkloket', goesAlong);
    await sendClient(stage, client, party, person);
  }
  await box.settled(60_000, [...stage.waitingLanes]);
  // Its system is switched off an hour too early: what waits is not lost.
  box.double(OLD).setBehaviour({ kind: 'gone' });
  await sendClient(stage, 'klantsysteem-almelo', 'almelo', ON_THE_WAY);
  const before = box.double(DESK).accepted;
  box.clock.turnTo(MIDNIGHT);
  await until('what waited is at the new desk', () => box.double(DESK).accepted > before);
  await box.settled(60_000, [...stage.waitingLanes]);
  const { api } = box.client(DESK);
  const controller = await box.urn('werkcentrum-twente');
  const { referrals } = given(
    await api.GET('/referrals', { params: { query: { controller, open: 'true' } } }),
  );
  const asked = await box
    .client('privacy-enschede')
    .request('GET', `/v1/successions/${SUCCESSION}/people-to-ask`);
  const { people } = expectStatus(asked, 200).body as { people: JsonObject[] };
  const { rows } = await sql<{ lost: number }>`
    select count(*)::int as lost from delivery where state = 'dead' or (state = 'planned' and recipient = 'leerwerkloket')`.execute(
    box.admin,
  );
  const succession = await box
    .client('programmabureau')
    .request('GET', `/v1/configuration/succession/${SUCCESSION}`);
  const [version] = (succession.body as { versions: { content: { revertibleUntil: string } }[] }).versions;
  return {
    open: ids.length,
    goingOn: referrals.filter(({ referralId }) => ids.includes(referralId)).length,
    toAsk: people.length,
    lost: rows[0]!.lost,
    backUntil: version!.content.revertibleUntil,
  };
}

/** (5) The auditor of her municipality asks who received anything about her; and a bit of the log is changed. */
export async function whoSawWhat({ box }: Stage): Promise<StoryFacts['seen']> {
  const answer = await box.client('controle-hengelo').request('POST', '/v1/audit-log/receipts-about-person', {
    reason: { kind: 'access-request', reference: 'INZAGE-1' },
    person: { recordId: SANNE.recordId },
  });
  const { lines } = expectStatus(answer, 200).body as { lines: JsonObject[] };
  await box.sealed();
  const { origin, keys } = box.hub.config.audit;
  let text = '';
  for await (const line of exportLog(box.hub.db, { origin })) text += line;
  const { verifier } = createSigner(origin, keys[0]!);
  const verdict = async (bytes: Buffer) => verifyExport(once(bytes), { keys: [verifier], checkpoints: [] });
  const whole = Buffer.from(text);
  const changed = Buffer.from(whole);
  const at = whole.indexOf('"action":"') + '"action":"'.length;
  changed[at]! ^= 1;
  return {
    lines: lines.length,
    withBasis: lines.filter(({ basis }) => typeof basis === 'string').length,
    isWhole: (await verdict(whole)).ok,
    isChangeFound: !(await verdict(changed)).ok,
  };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** (6) Vacancies to every subscriber, from the first request until the last has arrived. */
export async function whatItCost({ box, seed }: Stage): Promise<StoryFacts['cost']> {
  const bakery = box.client('bakkerij-systeem');
  const startedAt = performance.now();
  const sent = generateSchemaOrgVacancies(seed, MESSAGES).map((vacancy, index) =>
    bakery.sendDocument('schema-org/vacancy@30', JSON.stringify(vacancy), {
      key: `jaar-${index}`,
      subject: vacancyId(seed, index),
      mediaType: 'application/ld+json',
    }),
  );
  for (const answer of await Promise.all(sent)) expectStatus(answer, 202);
  await box.settled(60_000);
  const perSecond = MESSAGES / ((performance.now() - startedAt) / 1000);
  return {
    cores: availableParallelism(),
    messages: MESSAGES,
    perSecond,
    yearly: YEARLY,
    hours: YEARLY / perSecond / SECONDS_AN_HOUR,
  };
}

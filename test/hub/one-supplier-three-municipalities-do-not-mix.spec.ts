import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { checkInvariants } from '../../apps/demo/invariants.js';
import { eventOf, type Answer } from '../../apps/demo/partner.js';
import { openOccasion, sayYes, sendClient, type Stage } from '../../apps/demo/play.js';
import type { JsonObject } from '#kernel';
import { startBox } from '../harness.js';
import { eventsAt, invent, regionWith, stageOf, withdraw } from '../medium/stage.js';

const SUPPLIER = 'leverancier-midden';
const DESK = 'balie-werkcentrum';
const TOWNS = ['hengelo', 'borne', 'haaksbergen'];
const BSN = '999993549';
/** One person, known in three towns under one number and one BSN; each town holds something else of her. */
const PERSON = invent('K-1', BSN);
const asIn = (town: string, person = PERSON) => ({
  ...person,
  document: { ...person.document, IDENTITEIT: { ACHTERNAAM: `Persoon van ${town}` } },
});

describe('one supplier for three municipalities', () => {
  let box: Box;
  let stage: Stage;
  const mandateEnds = '2026-11-10T00:00:00Z';
  const region = regionWith({
    'connections.yaml': (text) =>
      text.replace('{ party: hengelo, document:', `{ party: hengelo, until: '${mandateEnds}', document:`),
  });
  const messages: Record<string, string> = {};
  beforeAll(async () => {
    box = await startBox({ region });
    stage = stageOf(box);
  });
  afterAll(async () => {
    await box.stop();
    rmSync(region, { recursive: true });
  });

  const sendForAll = async (): Promise<void> => {
    for (const town of TOWNS) messages[town] = await sendClient(stage, SUPPLIER, town, asIn(town));
    await box.settled();
  };
  const reportAtDesk = (town: string, recordId: string): Promise<string> =>
    openOccasion(stage, DESK, {
      kind: 'referral',
      purpose: 'guidance',
      source: town,
      recipient: 'enschede',
      desk: 'werkcentrum-enschede',
      subject: { recordId, bsn: BSN },
    });
  const atDesk = (): JsonObject[] => eventsAt(box, DESK, 'client.published');

  it('hears for which of them it is asked, and nobody gets what another town holds', async () => {
    await sendForAll();
    await reportAtDesk('hengelo', 'BALIE-1');
    await box.settled();
    const opened = eventsAt(box, SUPPLIER, 'occasion.opened');
    expect(opened.map((event) => event['recipient'])).toEqual([await box.urn('hengelo')]);
    await sendForAll();
    expect(atDesk().map((event) => event['source'])).toEqual([`${await box.urn('hengelo')}:systeem:schakel`]);
    expect(JSON.stringify(atDesk())).toContain('Persoon van hengelo');
    expect(JSON.stringify(atDesk())).not.toMatch(/Persoon van (borne|haaksbergen)/);
  });

  it('has an entry for each town, which a recipient cannot link', async () => {
    const occasion = await reportAtDesk('borne', 'BALIE-2');
    await sendForAll();
    const newest = atDesk().filter((event) => event['occasion'] === occasion);
    expect(newest.map((event) => event['source'])).toEqual([`${await box.urn('borne')}:systeem:schakel`]);
    const subjects = new Set(atDesk().map((event) => event['subject']));
    expect(subjects.size).toBe(2);
    expect(JSON.stringify(atDesk())).not.toMatch(/K-1|999993549/);
    const { rows } = await sql<{ entries: number; keys: number; hashes: number }>`
      select count(*)::int as entries, count(distinct key_id)::int as keys, count(distinct bsn_hash)::int as hashes
      from subject where record_id = 'K-1'`.execute(box.admin);
    expect(rows).toEqual([{ entries: 3, keys: 3, hashes: 3 }]);
  });

  it('speaks for no town without a mandate, and reads nothing of others', async () => {
    const supplier = box.client(SUPPLIER);
    const foreign = eventOf({
      source: await box.urn('almelo'),
      record: 'client',
      contract: 'ggm/client@2.5',
      subject: 'K-1',
      data: PERSON.document,
    });
    const unknown = { ...foreign, source: 'urn:nld:oin:00000001999999999000' };
    const answers = [await supplier.send(foreign), await supplier.send(unknown)];
    // Who takes part is not told: a stranger and nobody get the same answer.
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [403, answers[0]!.text],
      [403, answers[0]!.text],
    ]);
    for (const id of Object.values(messages)) {
      expect((await box.client('klantsysteem-almelo').message(id)).status).toBe(404);
      expect((await supplier.message(id)).status).toBe(200);
    }
  });

  it('keeps what a person says in one town out of the others', async () => {
    const consent = await sayYes(stage, SUPPLIER, 'borne', PERSON, 'roc-van-twente');
    for (const source of ['hengelo', 'borne']) {
      const to = { kind: 'referral', purpose: 'learning', source, recipient: 'roc-van-twente' };
      await openOccasion(stage, SUPPLIER, { ...to, subject: { recordId: 'K-1' } });
    }
    await sendForAll();
    const atSchool = eventsAt(box, 'roc-systeem', 'client.published');
    expect(atSchool.map((event) => event['source'])).toEqual([`${await box.urn('borne')}:systeem:schakel`]);
    expect((await withdraw(box, 'klantsysteem-enschede', consent)).status).toBe(404);
    expect((await withdraw(box, SUPPLIER, consent)).status).toBe(201);
  });

  it('waits for a person of the town that is asked, though another town uses the same number', async () => {
    const before = atDesk().length;
    const to = { kind: 'referral', purpose: 'guidance', source: 'hengelo', recipient: 'enschede' };
    const desk = 'werkcentrum-enschede';
    await openOccasion(stage, SUPPLIER, { ...to, desk, subject: { recordId: 'K-9' } });
    for (const town of ['borne', 'hengelo']) {
      await sendClient(stage, SUPPLIER, town, asIn(town, invent('K-9')));
    }
    await box.settled();
    const got = atDesk().slice(before);
    expect(got.map((event) => event['source'])).toEqual([`${await box.urn('hengelo')}:systeem:schakel`]);
  });

  it('gets nothing more for a town whose mandate ended, nor may it send', async () => {
    const double = box.double(SUPPLIER);
    double.setBehaviour({ kind: 'status', status: 503 });
    await box.client('bakkerij-systeem').send(
      eventOf({
        source: await box.urn('bakkerij-de-proef'),
        record: 'vacancy',
        contract: 'schema-org/vacancy@30',
        subject: 'VAC-1',
        data: {
          '@context': 'https://schema.org/',
          '@type': 'JobPosting',
          title: 'Bakker (verzonnen)',
          description: '<p>Brood bakken.</p>',
          identifier: 'VAC-1',
          datePosted: '2026-11-01',
          hiringOrganization: { '@type': 'Organization', name: 'Bakkerij De Proef (verzonnen)' },
          jobLocation: {
            '@type': 'Place',
            address: { '@type': 'PostalAddress', postalCode: '7511 AB', addressLocality: 'Enschede' },
          },
        },
      }),
    );
    await box.settled(60_000, [SUPPLIER]);
    box.clock.turnTo(new Date(mandateEnds));
    double.setBehaviour({ kind: 'accept' });
    await box.settled();
    expect(eventsAt(box, SUPPLIER, 'vacancy.published')).toEqual([]);
    const { rows } = await sql<{ state: string; code: string }>`
      select state, code from delivery where recipient = 'hengelo' and record_type = 'vacancy' and state <> 'superseded'`.execute(
      box.admin,
    );
    expect(rows).toEqual([{ state: 'dead', code: 'no-endpoint' }]);
    const event = (town: string): Promise<Answer> =>
      box.urn(town).then((source) =>
        box.client(SUPPLIER).send(
          eventOf({
            source,
            record: 'client',
            contract: 'ggm/client@2.5',
            subject: 'K-1',
            data: PERSON.document,
          }),
        ),
      );
    expect([(await event('hengelo')).status, (await event('borne')).status]).toEqual([403, 202]);
  });

  it('leaves every invariant true', async () => {
    await box.settled();
    const expected = {
      seeds: [BSN, 'Verzonnen', 'Persoon van'],
      waitingLanes: ['uwv-systeem'],
      sameAnswers: [],
    };
    expect((await checkInvariants(box, expected)).faults).toEqual({});
  });
});

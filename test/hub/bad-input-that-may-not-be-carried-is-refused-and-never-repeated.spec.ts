import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { SANNE } from '../../apps/demo/people.js';
import type { Json, JsonObject } from '#kernel';
import { startBox } from '../harness.js';
import {
  clientEvent,
  expectHouseRules,
  LIMITS,
  nothingStored,
  refused,
  vacancyEvent,
  vacancyOf,
} from '../http-knocker.js';

const BSN = SANNE.bsn!;
const OTHER_BSN = '999991425';

describe('what the hub may not carry', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false, settings: LIMITS });
  });
  afterAll(() => box.stop());

  const bakery = async (more: JsonObject): Promise<Answer> =>
    box.client('bakkerij-systeem').send(await vacancyEvent(box, more));
  const supplier = async (more: JsonObject): Promise<Answer> =>
    box.client('leverancier-midden').send(await clientEvent(box, more));
  const client = (more: JsonObject = {}): JsonObject => ({ ...SANNE.document, ...more });

  it('names what is never carried by pointer, and no value', async () => {
    const data = client({
      ZELFREDZAAMHEIDSCORE: [{ SCORE: 'geheim-1' }],
      NATIONALITEIT: 'geheim-2',
      HULPVRAAG: 'geheim-3',
    });
    const answer = await refused(box, () => supplier({ data }), 400, 'never-carried');
    const pointers = (answer.body as { errors: { pointer: string; code: string }[] }).errors;
    expect(pointers).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/ZELFREDZAAMHEIDSCORE', code: 'never-carried' }),
        expect.objectContaining({ pointer: '/NATIONALITEIT', code: 'never-carried' }),
        expect.objectContaining({ pointer: '/HULPVRAAG' }),
      ]),
    );
    expect(answer.text).not.toContain('geheim');
  });

  it('names what is never carried of a contact person in a vacancy, and nothing of the vacancy itself', async () => {
    const about = {
      gender: 'geheim-1',
      nationality: 'geheim-2',
      knows: { '@type': 'Person', birthPlace: 'geheim-3' },
    };
    const data = (more: JsonObject): JsonObject => ({ ...vacancyOf('VAC-001'), ...more });
    const named = { '@type': 'ContactPoint', name: 'Werving', ...about };
    const answer = await refused(
      box,
      () => bakery({ data: data({ applicationContact: named, author: { '@type': 'Person', bsn: BSN } }) }),
      400,
      'never-carried',
      [
        '/applicationContact/gender',
        '/applicationContact/nationality',
        '/applicationContact/knows/birthPlace',
        '/author/bsn',
      ],
    );
    expect(answer.text).not.toMatch(/geheim|99999/);
    await refused(
      box,
      () => bakery({ data: data({ hiringOrganization: { name: 'B', bsn: BSN } }) }),
      400,
      'never-carried',
      ['/hiringOrganization/bsn'],
    );
    // What these words say of work is no matter of anybody.
    const work = {
      jobBenefits: 'Korting op brood',
      family: 'bakkers',
      origin: 'Twente',
      physicalRequirement: { health: 'tillen' },
    };
    expect((await bakery({ data: data(work) })).status).toBe(202);
  });

  it.each<[string, Json]>([
    ['XML as a text', '<ClientSuwi xmlns="http://bkwi.nl/SuwiML/Basisschema/v0801"><Bsn/></ClientSuwi>'],
    ['XML with a prefix', '<s:ClientSuwi xmlns:s="http://bkwi.nl/SuwiML/Basisschema/v0801"/>'],
    ['JSON', { ClientSuwi: { Burgerservicenr: 'x' } }],
    ['JSON, deeper', { WERKZOEKENDE: { IDENTIFICATIE: 'a' }, BIJLAGE: { ClientSuwi: {} } }],
    [
      'XML in a member',
      { WERKZOEKENDE: { IDENTIFICATIE: 'a' }, BIJLAGE: '<x xmlns="https://www.bkwi.nl/SuwiML/SGR/v0800"/>' },
    ],
  ])('is refused as a document of Suwinet: %s', async (_, data) => {
    await refused(box, () => supplier({ data }), 400, 'wrong-rail');
  });

  it('is refused as a document of Suwinet in the partner’s own form, plain or behind escapes', async () => {
    const send = (body: string): Promise<Answer> =>
      box.client('leverancier-midden').request('POST', '/v1/messages?contract=ggm/client@2.5', body, {
        'content-type': 'application/json',
        'idempotency-key': 'suwi-1',
        'schakel-subject': 'HGL-1',
        'schakel-source': 'urn:nld:oin:00000001001888730000',
      });
    await refused(box, () => send('{"ClientSuwi":{"a":1}}'), 400, 'wrong-rail');
    await refused(
      box,
      () => send('{"a":"<x xmlns=\\"http:\\/\\/bkwi.nl\\/SuwiML\\/v1\\"\\/>"}'),
      400,
      'wrong-rail',
    );
  });

  it('is refused with a BSN that does not pass the eleven test, without repeating it', async () => {
    for (const bsn of [
      '999993548',
      '123456789',
      '000000000',
      '99999354',
      '9999935490',
      'abcdefghi',
      ' 99999354',
    ]) {
      const answer = await refused(
        box,
        () => supplier({ subject: { recordId: 'HGL-1', bsn } }),
        400,
        'invalid-bsn',
        ['/subject/bsn'],
      );
      expect(answer.text).not.toContain(bsn);
    }
  });

  it('is refused with an empty BSN', async () => {
    const answer = await nothingStored(box, () => supplier({ subject: { recordId: 'HGL-1', bsn: '' } }));
    expect(answer.status).toBe(400);
  });

  it('is refused with a BSN inside an id, of the message or of the record', async () => {
    const subject = (recordId: string): JsonObject => ({ recordId, bsn: BSN });
    await refused(box, () => supplier({ subject: subject(BSN) }), 400, 'invalid-envelope', ['/subject']);
    await refused(box, () => supplier({ subject: subject(`HGL-${BSN}-1`) }), 400, 'invalid-envelope', [
      '/subject',
    ]);
    await refused(box, () => supplier({ id: `klant-${BSN}` }), 400, 'invalid-envelope', ['/subject']);
  });

  it('is refused with an id that is a BSN, though the envelope names none', async () => {
    await refused(box, () => supplier({ subject: { recordId: OTHER_BSN } }), 400, 'invalid-envelope');
    await refused(box, () => supplier({ subject: OTHER_BSN }), 400, 'invalid-envelope');
    await refused(box, () => supplier({ id: OTHER_BSN, subject: 'HGL-77' }), 400, 'invalid-envelope');
  });

  it('is refused with a BSN from an organisation that may not use it', async () => {
    const answer = await refused(
      box,
      () => bakery({ subject: { recordId: 'VAC-1', bsn: BSN } }),
      400,
      'invalid-envelope',
      ['/subject/bsn'],
    );
    expect(answer.text).not.toContain(BSN);
  });

  it('is refused with a BSN in the document', async () => {
    const named = await refused(box, () => supplier({ data: client({ BSN }) }), 400, 'never-carried', [
      '/BSN',
    ]);
    const asId = client({ WERKZOEKENDE: { IDENTIFICATIE: OTHER_BSN } });
    const inId = await refused(box, () => supplier({ data: asId }), 400, 'never-carried', [
      '/WERKZOEKENDE/IDENTIFICATIE',
    ]);
    for (const { text } of [named, inId]) expect(text).not.toMatch(/99999\d{4}/);
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});

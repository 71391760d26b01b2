import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { SANNE } from '../../apps/demo/people.js';
import type { Json, JsonObject } from '#kernel';
import { startBox } from '../harness.js';
import {
  clientEvent,
  EVIDENCE,
  expectHouseRules,
  expectProblem,
  LIMITS,
  nothingStored,
  refused,
  rowsOf,
} from '../http-knocker.js';

const BSN = SANNE.bsn!;
const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const STRANGER = 'urn:nld:oin:00000001999999999000';

describe('bad input about people', () => {
  let box: Box;
  let hengelo: string;
  let uwv: string;
  let consent: JsonObject;
  let occasion: JsonObject;
  beforeAll(async () => {
    box = await startBox({ worker: false, settings: LIMITS });
    [hengelo, uwv] = [await box.urn('hengelo'), await box.urn('uwv')];
    const evidence = { ...EVIDENCE, askedFor: hengelo };
    consent = {
      controller: hengelo,
      subject: { recordId: SANNE.recordId },
      purpose: 'learning',
      recipients: [uwv],
      categories: ['qualifications'],
      state: 'given',
      evidence,
    };
    occasion = {
      kind: 'question',
      purpose: 'matching',
      source: hengelo,
      recipient: uwv,
      subject: { recordId: SANNE.recordId },
    };
    await box.client('leverancier-midden').send(await clientEvent(box));
  });
  afterAll(() => box.stop());

  const post = (path: string, body?: Json | string, clientId = 'leverancier-midden'): Promise<Answer> =>
    box
      .client(clientId)
      .request('POST', path, body, body === undefined ? {} : { 'content-type': 'application/json' });
  const declaration = (): JsonObject => {
    const { purpose: _p, categories: _c, state: _s, ...rest } = consent;
    return rest;
  };
  const bodies = (): [string, JsonObject][] => [
    ['/v1/occasions', occasion],
    ['/v1/consents', consent],
    ['/v1/declarations', declaration()],
  ];

  it('is not in what is in order', async () => {
    const before = await rowsOf(box);
    for (const [path, body] of bodies())
      expect({ path, status: (await post(path, body)).status }).toEqual({ path, status: 201 });
    const { occasion: occasions, consent: consents, declaration: declarations } = await rowsOf(box);
    expect([
      occasions - before.occasion,
      consents - before.consent,
      declarations - before.declaration,
    ]).toEqual([1, 1, 1]);
  });

  it('in an occasion is all named at once, by pointer', async () => {
    const body = {
      kind: 'zomaar',
      purpose: 7,
      source: 'hengelo',
      subject: { bsn: '12', naam: 'x' },
      until: 'morgen',
      desk: '',
      meer: 1,
    };
    const pointers = [
      '',
      '/recipient',
      '/kind',
      '/purpose',
      '/purpose',
      '/source',
      '/subject/recordId',
      '/subject',
      '/subject/bsn',
      '/until',
      '/desk',
    ];
    const answer = await nothingStored(box, () => post('/v1/occasions', body));
    expectProblem(answer, 400, 'invalid-request');
    const found = (answer.body as { errors: { pointer: string }[] }).errors.map((error) => error.pointer);
    expect([...new Set(found)].sort()).toEqual([...new Set(pointers)].sort());
  });

  it('in a consent and a declaration is all named at once, by pointer', async () => {
    const evidence = {
      ...(consent['evidence'] as JsonObject),
      how: 'gehoord',
      refusalHasNoConsequenceSaid: false,
      givenBy: 'buurman',
      askedBy: '',
    };
    const wrong = { subject: {}, recipients: [], evidence, validUntil: '2027-01-01', controller: 'hengelo' };
    const common = [
      '/subject/recordId',
      '/recipients',
      '/evidence/how',
      '/evidence/refusalHasNoConsequenceSaid',
      '/evidence/givenBy',
      '/evidence/askedBy',
    ];
    common.push('/validUntil', '/controller');
    const missing = ['/purpose', '/categories', '/state'];
    for (const [path, pointers] of [
      ['/v1/declarations', common],
      ['/v1/consents', [...common, ...missing]],
    ] as const) {
      const answer = await nothingStored(box, () => post(path, wrong));
      expectProblem(answer, 400, 'invalid-request');
      const found = (answer.body as { errors: { pointer: string }[] }).errors.map((error) => error.pointer);
      expect([...new Set(found)].sort()).toEqual([...new Set(pointers)].sort());
      expect(answer.text).not.toMatch(/gehoord|buurman/);
    }
  });

  it('names every party that does not take part, by pointer', async () => {
    const strangers = { ...occasion, source: STRANGER, recipient: `${STRANGER.slice(0, -1)}1` };
    await refused(box, () => post('/v1/occasions', strangers), 400, 'invalid-request', [
      '/source',
      '/recipient',
    ]);
    for (const [path, body] of [
      ['/v1/consents', consent],
      ['/v1/declarations', declaration()],
    ] as const) {
      const recipients = [uwv, STRANGER, 'urn:schakel:nergens'];
      await refused(box, () => post(path, { ...body, recipients }), 400, 'invalid-request', [
        '/recipients/1',
        '/recipients/2',
      ]);
    }
  });

  it.each([
    '2027-13-01T00:00:00Z',
    '2027-01-01',
    '2027-01-01T00:00:00',
    '2026-12-31T23:59:60Z',
    '2027-01-01 00:00:00Z',
    '2027-01-01T00:00:00-00:00',
    '0000-01-01T00:00:00Z',
    'morgen',
    7,
  ])('is a moment that is none: %s', async (moment) => {
    const pointers = (path: string): string[] => [path === '/v1/occasions' ? '/until' : '/validUntil'];
    for (const [path, body] of bodies()) {
      const name = pointers(path)[0]!.slice(1);
      await refused(
        box,
        () => post(path, { ...body, [name]: moment }),
        400,
        'invalid-request',
        pointers(path),
      );
    }
  });

  it('is an end that lies in the past', async () => {
    for (const [path, body] of bodies()) {
      const name = path === '/v1/occasions' ? 'until' : 'validUntil';
      const send = (): Promise<Answer> => post(path, { ...body, [name]: '2026-11-02T08:59:59Z' });
      await refused(box, send, 400, 'invalid-request', [`/${name}`]);
    }
  });

  it('is refused when it is not JSON of this form', async () => {
    for (const [path, body] of bodies()) {
      await refused(box, () => post(path, '{"kind":'), 400, 'invalid-json');
      await refused(box, () => post(path, `{"kind":"a","kind":"b"}`), 400, 'invalid-json', ['/kind']);
      await refused(
        box,
        () => post(path, `${JSON.stringify(body).slice(0, -1)},"__proto__":{"controller":"x"}}`),
        400,
        'invalid-json',
        ['/__proto__'],
      );
      await refused(box, () => post(path, '['.repeat(100_000)), 400, 'too-deep');
      await refused(box, () => post(path, '{"desk":"\\u0000"}'), 400, 'invalid-text', ['/desk']);
      for (const other of ['[]', 'null', '"a"', '7'])
        await refused(box, () => post(path, other), 400, 'invalid-request', ['']);
      await refused(box, () => post(path, '{}'), 400, 'invalid-request');
    }
  });

  it('is refused for an organisation that the caller does not act for', async () => {
    const almelo = await box.urn('almelo');
    for (const [path, body] of bodies()) {
      await refused(box, () => post(path, { ...body, controller: almelo }), 403, 'not-mandated');
      await refused(box, () => post(path, { ...body, controller: STRANGER }), 403, 'not-mandated');
    }
    await refused(
      box,
      () => post('/v1/occasions', { ...occasion, controller: hengelo, source: almelo }),
      403,
      'not-mandated',
    );
    await refused(box, () => post('/v1/occasions', { ...occasion, recipient: hengelo }), 403, 'not-mandated');
  });

  it('asks for whom the caller speaks when that is not plain', async () => {
    const { controller: _, ...body } = consent;
    await refused(box, () => post('/v1/consents', body), 400, 'invalid-request', ['/controller']);
  });

  it('is a BSN that does not pass the eleven test, or from or about somebody who may not use it', async () => {
    const withBsn = (bsn: string, more: JsonObject = {}): JsonObject => ({
      ...occasion,
      subject: { recordId: 'HGL-1', bsn },
      ...more,
    });
    const wrong = await refused(box, () => post('/v1/occasions', withBsn('999993548')), 400, 'invalid-bsn', [
      '/subject/bsn',
    ]);
    expect(wrong.text).not.toContain('999993548');
    const roc = withBsn(BSN, {
      recipient: await box.urn('roc-van-twente'),
      purpose: 'learning',
      kind: 'referral',
    });
    await refused(box, () => post('/v1/occasions', roc), 400, 'invalid-request', ['/subject/bsn']);
  });

  it('is a BSN inside the id of a record', async () => {
    const inId = { ...occasion, subject: { recordId: `HGL-${BSN}`, bsn: BSN } };
    const answer = await refused(box, () => post('/v1/occasions', inId), 400, 'invalid-request', [
      '/subject/recordId',
    ]);
    expect(answer.text).not.toContain(BSN);
  });

  it('does not say whether a person is known: a statement about an entry of others opens an entry of one’s own', async () => {
    const almelo = await box.urn('almelo');
    const before = await rowsOf(box);
    const theirs = await post('/v1/consents', { ...consent, controller: almelo }, 'klantsysteem-almelo');
    const nobody = await post('/v1/consents', { ...consent, subject: { recordId: 'NIEMAND-1' } });
    for (const { status, body } of [theirs, nobody]) {
      expect({ status, members: Object.keys(body as JsonObject) }).toEqual({
        status: 201,
        members: ['consentId', 'state'],
      });
    }
    expect((await rowsOf(box)).subject).toBe(before.subject + 2);
  });

  it('is an id of others, or none: 404 with the same bytes', async () => {
    const consentId = ((await post('/v1/consents', consent)).body as { consentId: string }).consentId;
    const declarationId = ((await post('/v1/declarations', declaration())).body as { declarationId: string })
      .declarationId;
    const occasionId = ((await post('/v1/occasions', occasion)).body as { occasionId: string }).occasionId;
    const paths = [
      `/v1/consents/${consentId}/withdrawals`,
      `/v1/declarations/${declarationId}/withdrawals`,
      `/v1/occasions/${occasionId}/closings`,
    ];
    for (const path of paths) {
      const theirs = await post(path, undefined, 'klantsysteem-almelo');
      expectProblem(theirs, 404, 'not-found');
      for (const id of [UNKNOWN, 'x', "'", '%00', UNKNOWN.toUpperCase()]) {
        const other = await post(path.replace(/[0-9a-f-]{36}/, id), undefined, 'klantsysteem-almelo');
        expect(other.text).toBe(theirs.text);
      }
      await refused(box, () => post(path, { reden: 'x' }), 400, 'invalid-request', ['']);
    }
    // One kind of statement is not found under the other.
    expectProblem(await post(`/v1/declarations/${consentId}/withdrawals`), 404, 'not-found');
    expectProblem(await post(`/v1/consents/${declarationId}/withdrawals`), 404, 'not-found');
    for (const path of paths) {
      const first = await post(path);
      expect({ path, status: first.status }).toEqual({ path, status: 201 });
      // But for the moment: that of the first would tell what the person did in between.
      expect((await post(path)).text.slice(0, 60)).toBe(first.text.slice(0, 60));
    }
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});

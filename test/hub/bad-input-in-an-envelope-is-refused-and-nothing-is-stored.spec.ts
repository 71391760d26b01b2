import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { SANNE } from '../../apps/demo/people.js';
import type { Json, JsonObject } from '#kernel';
import { startBox } from '../harness.js';
import {
  CLOUD_EVENT,
  LIMITS,
  VACANCY,
  vacancyOf,
  clientEvent,
  expectHouseRules,
  expectProblem,
  nothingStored,
  refused,
  rowsOf,
  steadyHeaders,
  vacancyEvent,
} from '../http-knocker.js';

const BSN = SANNE.bsn!;

describe('bad input in an envelope', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false, settings: LIMITS });
  });
  afterAll(() => box.stop());

  const bakery = async (more: JsonObject): Promise<Answer> =>
    box.client('bakkerij-systeem').send(await vacancyEvent(box, more));
  const supplier = async (more: JsonObject): Promise<Answer> =>
    box.client('leverancier-midden').send(await clientEvent(box, more));

  it('is all named at once, by pointer', async () => {
    const event = {
      specversion: '0.3',
      id: 'met een spatie',
      source: 'https://elders.example',
      type: 'nl.schakel.alles.published',
      dataschema: 7,
      subject: { recordId: '../../etc/passwd', bsn: 999993549, flags: ['alles'], naam: 'Sanne' },
      data_base64: '',
      MetHoofdletters: 1,
      uitbreiding: { a: 1 },
    };
    const pointers = [
      '/specversion',
      '/id',
      '/source',
      '/type',
      '/dataschema',
      '/subject/recordId',
      '/subject/bsn',
      '/subject/flags',
    ];
    pointers.push('/subject', '/data', '/data_base64', '', '/uitbreiding');
    await refused(
      box,
      () =>
        box.client('bakkerij-systeem').request('POST', '/v1/messages', JSON.stringify(event), CLOUD_EVENT),
      400,
      'invalid-envelope',
      pointers,
    );
  });

  it.each<[string, Json]>([
    ['a list', []],
    ['a text', 'nl.schakel.vacancy.published'],
    ['nothing', null],
    ['a number', 1],
  ])('is refused when the event is %s', async (_, event) => {
    await refused(
      box,
      () =>
        box.client('bakkerij-systeem').request('POST', '/v1/messages', JSON.stringify(event), CLOUD_EVENT),
      400,
      'invalid-envelope',
    );
  });

  it.each([
    ['id', 'a b'],
    ['id', 'a\r\nX-Evil: 1'],
    ['id', ''],
    ['id', 'x'.repeat(201)],
    ['id', 'é'],
    ['id', 7],
    ['subject', 'a/b'],
    ['subject', ''],
    ['subject', 'x'.repeat(101)],
    ['subject', 7],
    ['type', 'nl.schakel.occasion.published'],
    ['type', 'nl.schakel.vacancy.deleted'],
    ['dataschema', 'https://elders.example/schema'],
    ['dataschema', 'urn:schakel:contract:../../etc@1'],
    ['specversion', 1],
  ])('is refused with %s %j', async (name, value) => {
    const pointer = name === 'subject' && typeof value === 'string' ? '/subject/recordId' : `/${name}`;
    await refused(box, () => bakery({ [name]: value }), 400, 'invalid-envelope', [pointer]);
  });

  it('is taken up to the longest id there is', async () => {
    expect((await bakery({ id: 'x'.repeat(200), subject: 'y'.repeat(100) })).status).toBe(202);
  });

  it('does not say who takes part: an unknown organisation and one without a mandate get the same bytes', async () => {
    const fourth = await refused(
      box,
      async () => supplier({ source: await box.urn('almelo') }),
      403,
      'not-mandated',
    );
    const unknown = await refused(
      box,
      () => supplier({ source: 'urn:nld:oin:00000001999999999000' }),
      403,
      'not-mandated',
    );
    expect(unknown.text).toBe(fourth.text);
    const joint = await refused(
      box,
      () => supplier({ source: 'urn:schakel:werkcentrum-twente' }),
      403,
      'not-mandated',
    );
    expect(joint.text).toBe(fourth.text);
  });

  it('is refused for a contract that is not there, or that only goes out', async () => {
    for (const contract of [
      'schema-org/vacancy@31',
      'schema-org/alles@30',
      'constructor/vacancy@1',
      'canonical/occasion@1',
    ]) {
      const dataschema = `urn:schakel:contract:${contract}`;
      const code =
        contract === 'canonical/occasion@1' ? /unknown-contract|record-type-not-allowed/ : /unknown-contract/;
      const answer = await nothingStored(box, () => bakery({ dataschema }));
      expect((answer.body as JsonObject)['code']).toMatch(code);
    }
  });

  it('is refused for a record type that the connection may not send, or that is not the one of the contract', async () => {
    const asClient = {
      type: 'nl.schakel.client.published',
      dataschema: 'urn:schakel:contract:ggm/client@2.5',
      data: SANNE.document,
    };
    await refused(box, () => bakery(asClient), 403, 'record-type-not-allowed');
    await refused(box, () => bakery({ type: 'nl.schakel.client.published' }), 403, 'record-type-not-allowed');
  });

  it('names all faults of a broken contract by pointer, and no value', async () => {
    const data = {
      ...VACANCY,
      title: 7,
      hiringOrganization: { naam: 'Sanne Voorbeeld' },
      datePosted: BSN,
      '@type': 'Person',
    };
    const answer = await refused(box, () => bakery({ data }), 400, 'contract-broken', [
      '/title',
      '/hiringOrganization/name',
      '/datePosted',
      '/@type',
    ]);
    expect(answer.text).not.toMatch(/Sanne|999993549|Person"/);
  });

  it('gives the first receipt again for the same message, and 422 for another one under its id', async () => {
    const first = await bakery({ id: 'eenmalig', subject: 'VAC-7' });
    expect(first.status).toBe(202);
    const before = await rowsOf(box);
    const again = await bakery({ id: 'eenmalig', subject: 'VAC-7' });
    expect({ status: again.status, body: again.body }).toEqual({ status: 202, body: first.body });
    const others: JsonObject[] = [
      { data: { ...vacancyOf('VAC-7'), title: 'Anders' } },
      { subject: 'VAC-8' },
      { type: 'nl.schakel.vacancy.withdrawn' },
    ];
    for (const other of others)
      expectProblem(await bakery({ id: 'eenmalig', subject: 'VAC-7', ...other }), 422, 'id-reused');
    expect(await rowsOf(box)).toEqual(before);
  });

  it('gives one receipt to the same message sent ten times at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => bakery({ id: 'tegelijk', subject: 'VAC-9' })),
    );
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers[0]!.status).toBe(202);
  });

  it('is refused without an Idempotency-Key, or with one that is no id', async () => {
    const send = (headers: Record<string, string>): Promise<Answer> =>
      box
        .client('bakkerij-systeem')
        .request('POST', '/v1/messages?contract=schema-org/vacancy@30', JSON.stringify(VACANCY), {
          'content-type': 'application/json',
          ...headers,
        });
    await refused(box, () => send({ 'schakel-subject': 'VAC-1' }), 400, 'idempotency-key-missing');
    await refused(
      box,
      () => send({ 'schakel-subject': 'VAC-1', 'idempotency-key': 'a b' }),
      400,
      'invalid-envelope',
    );
    await refused(
      box,
      () => send({ 'schakel-subject': 'VAC-1', 'idempotency-key': 'x'.repeat(201) }),
      400,
      'invalid-envelope',
    );
    await refused(box, () => send({ 'idempotency-key': 'a' }), 400, 'invalid-envelope', ['/subject']);
    await refused(
      box,
      () => send({ 'idempotency-key': 'a', 'schakel-subject': '{"recordId":' }),
      400,
      'invalid-envelope',
      ['/subject'],
    );
    await refused(
      box,
      () => send({ 'idempotency-key': 'a', 'schakel-subject': '{"__proto__":{"bsn":"1"},"recordId":"a"}' }),
      400,
      'invalid-envelope',
    );
  });

  it('does not tell the message of another organisation from one that is not there', async () => {
    const { messageId } = (await bakery({ id: 'van-de-bakker' })).body as { messageId: string };
    expect((await box.client('bakkerij-systeem').message(messageId)).status).toBe(200);
    const theirs = await box.client('uitzendbureau-systeem').message(messageId);
    const none = await box.client('uitzendbureau-systeem').message('01890000-0000-7000-8000-000000000000');
    expectProblem(theirs, 404, 'not-found');
    expect(theirs.text).toBe(none.text);
    expect(steadyHeaders(theirs)).toEqual(steadyHeaders(none));
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});

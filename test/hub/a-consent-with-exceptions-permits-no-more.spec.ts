import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isObject, type JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { openOccasion, sendClient, type Stage } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { evaluate } from '../medium/play-evaluations.js';
import { eventsAt, invent, stageOf } from '../medium/stage.js';

const SYSTEM = 'klantsysteem-enschede';
const EVIDENCE = {
  askedBy: 'consulent-17',
  how: 'at-the-desk',
  notice: { version: 'leren-toestemming-1', language: 'nl' },
  request: 'learn-on-the-job',
  refusalHasNoConsequenceSaid: true,
  givenBy: 'person',
};

describe('a consent with exceptions', () => {
  let box: Box;
  let stage: Stage;
  let school: string;
  beforeAll(async () => {
    box = await startBox();
    stage = stageOf(box);
    school = await box.urn('roc-van-twente');
  });
  afterAll(() => box.stop());

  const say = async (recordId: string, more: JsonObject): Promise<Answer> => {
    const controller = await box.urn('enschede');
    const base = {
      controller,
      subject: { recordId },
      recipients: [school, await box.urn('leerwerkloket')],
      evidence: { ...EVIDENCE, askedFor: controller },
    };
    await box.client(SYSTEM).request('POST', '/v1/declarations', base);
    return box.client(SYSTEM).request('POST', '/v1/consents', {
      ...base,
      purpose: 'learning',
      categories: ['work-preferences', 'qualifications', 'languages'],
      state: 'given',
      ...more,
    });
  };
  const person = (recordId: string): JsonObject => ({
    ...invent(recordId).document,
    TAALBEHEERSING: [{ TAALCODE: 'eng', SPREEKVAARDIGHEID: 'GOED' }],
  });
  const send = async (recordId: string): Promise<void> => {
    await sendClient(stage, SYSTEM, 'enschede', { recordId, document: person(recordId) });
    await openOccasion(stage, SYSTEM, {
      kind: 'referral',
      purpose: 'learning',
      source: 'enschede',
      recipient: 'roc-van-twente',
      subject: { recordId },
    });
    await sendClient(stage, SYSTEM, 'enschede', { recordId, document: person(recordId) });
    await box.settled();
  };
  const categoriesOf = async (recordId: string): Promise<unknown> => {
    const { body } = await evaluate(box, 'privacy-enschede', 'roc-van-twente', 'learning', [
      'client',
      recordId,
    ]);
    const { context } = body as { context: JsonObject };
    return context['code'] ?? context['categories'];
  };
  const arrived = (): JsonObject[] =>
    eventsAt(box, 'roc-systeem', 'client.published').map(({ data }) =>
      isObject(data) ? (data['arbeidsmarktkwalificatie'] as JsonObject) : {},
    );

  it('hands on what it names, without what it excepts', async () => {
    const exceptions: JsonObject[] = [
      { recipients: [school], categories: ['languages'] },
      { recipients: [await box.urn('leerwerkloket')] },
    ];
    expect((await say('UIT-1', { exceptions })).status).toBe(201);
    await send('UIT-1');
    expect(await categoriesOf('UIT-1')).toEqual(['work-preferences', 'qualifications']);
    const documents = arrived();
    expect(documents.length).toBeGreaterThan(0);
    for (const document of documents) {
      expect(document).toHaveProperty('opleiding');
      expect(document).not.toHaveProperty('taalbeheersing');
    }
  });

  it('as a no hands on only what it excepts', async () => {
    const exceptions = [{ recipients: [school], categories: ['languages', 'qualifications'] }];
    const nested = [{ ...exceptions[0]!, exceptions: [{ categories: ['qualifications'] }] }];
    expect((await say('NEE-1', { state: 'refused', exceptions: nested })).status).toBe(201);
    await send('NEE-1');
    expect(await categoriesOf('NEE-1')).toEqual(['languages']);
    const last = arrived().at(-1)!;
    expect(last).toHaveProperty('taalbeheersing');
    expect(last).not.toHaveProperty('opleiding');
  });

  it('for everybody but the school gives the school nothing', async () => {
    const before = arrived().length;
    expect((await say('NIET-1', { exceptions: [{ recipients: [school] }] })).status).toBe(201);
    await send('NIET-1');
    expect(await categoriesOf('NIET-1')).toBe('no-consent');
    expect(arrived()).toHaveLength(before);
  });

  it.each<[string, unknown, string]>([
    ['says nothing', [{}], '/exceptions/0'],
    ['is an empty list', [], '/exceptions'],
    ['names a category that is none', [{ categories: ['shoe-size'] }], '/exceptions/0/categories/0'],
    ['has an end that is no moment', [{ until: 'tomorrow' }], '/exceptions/0/until'],
    [
      'names who takes no part, deep within',
      [{ categories: ['languages'], exceptions: [{ recipients: ['urn:nld:kvk:00000000'] }] }],
      '/exceptions/0/exceptions/0/recipients/0',
    ],
    [
      'goes deeper than three',
      [
        {
          exceptions: [
            { exceptions: [{ categories: ['languages'], exceptions: [{ from: '2026-01-01T00:00:00Z' }] }] },
          ],
        },
      ],
      '/exceptions/0/exceptions/0/exceptions/0',
    ],
    [
      'is one of more than twenty',
      Array.from({ length: 21 }, () => ({ categories: ['languages'] })),
      '/exceptions',
    ],
  ])('is refused when it %s', async (_, exceptions, pointer) => {
    const { status, body } = await say('FOUT-1', { exceptions: exceptions as JsonObject[] });
    expect(status).toBe(400);
    expect((body as { errors: { pointer: string }[] }).errors.map((one) => one.pointer)).toContain(pointer);
  });
});

import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openDigest, publicKeys } from '#audit';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { openOccasion, sayYes, sendClient } from '../../apps/demo/play.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { expectHouseRules } from '../http-knocker.js';
import { invent, stageOf } from '../medium/stage.js';

const SYSTEM = 'klantsysteem-enschede';
const AUDITOR = 'controle-enschede';
const BSN = '999993549';
const reason = { kind: 'periodic-check', reference: 'CTRL-1' };
const period = { from: '2026-11-01T00:00:00Z', until: '2026-12-01T00:00:00Z' };

describe('an auditor', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox();
    const stage = stageOf(box);
    for (const [recordId, bsn] of [['ZOEK-1', BSN], ['ZOEK-2']] as const) {
      const person = invent(recordId, bsn);
      await openOccasion(stage, SYSTEM, {
        kind: 'referral',
        purpose: 'learning',
        source: 'enschede',
        recipient: 'roc-van-twente',
        subject: { recordId },
      });
      await sayYes(stage, SYSTEM, 'enschede', person, 'roc-van-twente');
      await sendClient(stage, SYSTEM, 'enschede', person);
    }
    await box.settled();
    await box.sealed();
  });
  afterAll(() => box.stop());

  const ask = (question: string, body: object, by = AUDITOR): Promise<Answer> =>
    box.client(by).request('POST', `/v1/${question}`, { reason, ...body } as JsonObject);
  const linesIn = ({ body }: Answer): JsonObject[] => (body as { lines: JsonObject[] }).lines;

  it('asks by a BSN in the body, which stands in no answer, log or table', async () => {
    const found = await ask('audit-log/receipts-about-person', { person: { bsn: BSN } });
    expect([found.status, linesIn(found)]).toEqual([200, [expect.objectContaining({ basis: 'consent' })]]);
    expect(found.text).not.toContain(BSN);
    await expectHouseRules(box);
  });

  it('turns pages by Link, for the same search only', async () => {
    const between = {
      sender: await box.urn('enschede'),
      recipient: await box.urn('roc-van-twente'),
      ...period,
    };
    const first = await ask('audit-log/receipts-between-parties?limit=1', between);
    const next = /^<\/v1\/(audit-log\/receipts-between-parties\?limit=1&cursor=[^>]+)>; rel="next"$/.exec(
      first.headers.get('link') ?? '',
    )![1]!;
    const second = await ask(next, between);
    expect([linesIn(first).length, linesIn(second).length, second.headers.get('link')]).toEqual([1, 1, null]);
    expect(linesIn(second)[0]!['deliveryId']).not.toBe(linesIn(first)[0]!['deliveryId']);
    const other = await ask(next, { ...between, until: '2026-11-30T00:00:00Z' });
    expect([other.status, other.body]).toMatchObject([400, { errors: [{ code: 'cursor' }] }]);
  });

  it('is whoever the configuration names for the organisation, and nobody else', async () => {
    for (const by of [SYSTEM, 'privacy-enschede', 'roc-systeem', 'bakkerij-systeem'])
      expect([by, (await ask('audit-log/lines', period, by)).status]).toEqual([by, 403]);
    const named = { ...period, controller: await box.urn('hengelo') };
    expect((await ask('audit-log/lines', named)).body).toMatchObject({ code: 'not-mandated' });
  });

  it('is also somebody who logged in as one; for an export strongly', async () => {
    const browser = new Browser(box.url, box.options.onAnswer);
    await browser.login('person-controle-enschede');
    const post = (path: string, body: object): Promise<Answer> =>
      browser.request('POST', `/v1/${path}`, { reason, ...body } as JsonObject);
    const found = await post('audit-log/receipts-about-person', { person: { recordId: 'ZOEK-2' } });
    expect([found.status, linesIn(found).length]).toEqual([200, 1]);
    const order = { question: 'lines', format: 'jsonl', ...period };
    expect((await post('audit-log/exports', order)).body).toMatchObject({ code: 'step-up-needed' });
    await browser.login('person-controle-enschede', '?stepUp=true');
    expect((await post('audit-log/exports', order)).status).toBe(200);
  });

  it.each<[string, object, string]>([
    ['no reason', { reason: undefined, person: { recordId: 'A' } }, '/reason'],
    [
      'a reason in words of its own',
      { reason: { kind: 'x', reference: 'A' }, person: { recordId: 'A' } },
      '/reason/kind',
    ],
    ['two names for a person', { person: { recordId: 'A', bsn: BSN } }, '/person'],
    ['no name for a person', { person: {} }, '/person'],
    [
      'a reference that names somebody',
      { reason: { ...reason, reference: BSN }, person: { recordId: 'A' } },
      '/reason/reference',
    ],
    ['something unknown', { person: { recordId: 'A' }, name: 'A' }, ''],
  ])('is told what is wrong with %s', async (_what, body, pointer) => {
    const answer = await ask('audit-log/receipts-about-person', body);
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { errors: [expect.objectContaining({ pointer })] },
    ]);
    expect(answer.text).not.toContain(BSN);
  });

  it('is told every party and moment that there is not', async () => {
    const nobody = 'urn:nld:oin:00000000000000000000';
    const answer = await ask('audit-log/receipts-between-parties', {
      sender: nobody,
      recipient: nobody,
      from: '2026-02-30T00:00:00Z',
      until: '2026-13-01T00:00:00Z',
    });
    expect(answer.status).toBe(400);
    expect((answer.body as { errors: object[] }).errors.length).toBeGreaterThan(1);
  });

  describe('takes an answer along', () => {
    it.each(['jsonl', 'csv'])('as %s, signed, written down at its begin and its end', async (format) => {
      const order = { question: 'receipts-about-person', format, person: { bsn: BSN } };
      const file = await ask('audit-log/exports', order);
      expect(file.status).toBe(200);
      const id = file.headers.get('schakel-export')!;
      const view = (await box.client(AUDITOR).request('GET', `/v1/audit-log/exports/${id}`)).body as {
        state: string;
        lines: number;
        digest: string;
        note: string;
      };
      // A text that was read has no byte order mark any more.
      const bytes = format === 'csv' ? `\ufeff${file.text.replace(/^\ufeff/, '')}` : file.text;
      const digest = hash('sha256', bytes, 'buffer');
      expect(view).toMatchObject({ state: 'finished', lines: 1, digest: digest.toString('base64') });
      const { origin } = box.hub.config.audit;
      const keys = await publicKeys(box.hub.db);
      const signed = { origin, name: id, lines: 1, digest };
      expect(openDigest(view.note, signed, keys)).toBe(true);
      expect(openDigest(view.note, { ...signed, lines: 2 }, keys)).toBe(false);
      expect(openDigest(view.note, signed, [])).toBe(false);
      const { rows } = await sql<JsonObject>`select action, object, result, details from audit_event
        where details ->> 'export' = ${id} or object = ${`export:${id}`} order by id`.execute(box.admin);
      expect(rows).toMatchObject([
        { action: 'log.export-begun', object: expect.stringMatching(/^person:[0-9a-f]{32}$/) },
        { action: 'log.export-ended', result: 'finished', details: { digest: view.digest, lines: 1 } },
      ]);
    });

    it('as what a logbook takes, when they are processing records', async () => {
      const { rows } = await sql<{ traceId: string }>`
        select trace_id as "traceId" from message where controller = 'enschede' and subject_id is not null limit 1`.execute(
        box.admin,
      );
      const order = { question: 'processing', traceId: rows[0]!.traceId };
      const lines = (await ask('audit-log/exports', { ...order, format: 'jsonl' })).text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as JsonObject);
      expect(lines.length).toBeGreaterThan(1);
      const file = await ask('audit-log/exports', { ...order, format: 'otlp' });
      const [request, ...more] = file.text.trim().split('\n');
      expect(more).toEqual([]);
      const attribute = (key: string, value: unknown) => ({ key, value: { stringValue: value } });
      expect(JSON.parse(request!)).toMatchObject({
        resourceSpans: [
          {
            resource: { attributes: [attribute('service.name', 'schakel')] },
            scopeSpans: [
              {
                spans: lines.map((line) => ({
                  traceId: line['trace_id'],
                  spanId: line['span_id'],
                  ...(line['parent_span_id'] ? { parentSpanId: line['parent_span_id'] } : {}),
                  name: line['name'],
                  startTimeUnixNano: `${String(line['start_time'])}000000`,
                  endTimeUnixNano: `${String(line['end_time'])}000000`,
                  attributes: Object.entries(line['attributes'] as JsonObject).map(([key, value]) =>
                    attribute(key, value),
                  ),
                  status: { code: line['status'] === 'Ok' ? 1 : 2 },
                })),
              },
            ],
          },
        ],
      });
      const refused = await ask('audit-log/exports', { question: 'lines', format: 'otlp', ...period });
      expect([refused.status, refused.body]).toMatchObject([
        400,
        { errors: [{ pointer: '/format', code: 'enum' }] },
      ]);
    });

    it('of its own organisation only', async () => {
      const { rows } = await sql<{ id: string }>`select id from audit_export limit 1`.execute(box.admin);
      for (const by of ['roc-systeem', SYSTEM])
        expect((await box.client(by).request('GET', `/v1/audit-log/exports/${rows[0]!.id}`)).status).toBe(
          404,
        );
    });

    it('and is told of what the question does not know', async () => {
      const order = { question: 'lines', format: 'csv', ...period, person: { recordId: 'A' } };
      expect((await ask('audit-log/exports', order)).status).toBe(400);
    });
  });
});

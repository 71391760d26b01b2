import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { sql } from 'kysely';
import { newId, type Json } from '#kernel';
import { parse } from 'yaml';
import { tellOfEnd } from '../../apps/api/http.js';
import { operationOf } from '../../apps/api/openapi-operation.js';
import { escaped } from '../../apps/api/docs-operation.js';
import { ROUTES } from '../../apps/api/routes.js';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { startBox } from '../harness.js';
import { CLOUD_EVENT, expectHouseRules, expectProblem, knock, vacancyEvent } from '../http-knocker.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('conventions of the API', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox();
  });
  afterAll(() => box.stop());

  const bakery = (path: string): Promise<Answer> => box.client('bakkerij-systeem').request('GET', path);
  const refsOf = ({ body }: Answer): string[] =>
    (body as { contracts: { ref: string }[] }).contracts.map(({ ref }) => ref);

  it('says where a weakness is reported, for less than a year', async () => {
    const { status, headers, text } = await knock(box, 'GET', '/.well-known/security.txt');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    const lines = text.trimEnd().split('\n');
    expect(lines).toContain('Contact: mailto:beveiliging@schakel.invalid');
    const expires = Date.parse(lines.find((line) => line.startsWith('Expires: '))!.slice(9));
    expect(expires).toBeGreaterThan(Date.now());
    expect(expires).toBeLessThan(Date.now() + 365 * 86_400_000);
  });

  describe('lists in pages', () => {
    it('gives every item once, from page to page, and no link on the last', async () => {
      const seen: string[] = [];
      let path: string | undefined = '/v1/contracts?limit=7';
      let pages = 0;
      while (path) {
        const answer: Answer = await bakery(path);
        expect(refsOf(answer).length).toBeLessThanOrEqual(7);
        seen.push(...refsOf(answer));
        path = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
        pages += 1;
      }
      expect(pages).toBe(Math.ceil(seen.length / 7));
      expect(seen).toEqual(
        box.hub.contracts
          .all()
          .map(({ ref }) => ref)
          .sort(),
      );
      expect(refsOf(await bakery('/v1/contracts'))).toEqual(seen);
    });

    it('takes no cursor that it did not give to this reader, and no limit that is none', async () => {
      const { headers } = await bakery('/v1/contracts?limit=1');
      const cursor = /cursor=([\w-]+)/.exec(headers.get('link')!)![1]!;
      const changed = `${cursor.slice(0, 5)}${cursor[5] === 'A' ? 'B' : 'A'}${cursor.slice(6)}`;
      for (const wrong of [changed, 'x', '', 'a'.repeat(1001), `${cursor}AAAA`])
        expectProblem(await bakery(`/v1/contracts?cursor=${wrong}`), 400, 'invalid-request', ['']);
      const other = await box.client('roc-systeem').request('GET', `/v1/contracts?cursor=${cursor}`);
      expectProblem(other, 400, 'invalid-request');
      for (const limit of ['0', '201', '-1', '1.5', 'x', '', '1&limit=2'])
        expectProblem(await bakery(`/v1/contracts?limit=${limit}`), 400, 'invalid-request', ['']);
      const both = await bakery('/v1/contracts?limit=0&cursor=' + 'a'.repeat(1001));
      expect((both.body as { errors: Json[] }).errors).toHaveLength(2);
      expect(refsOf(await bakery('/v1/contracts?limit=200')).length).toBeGreaterThan(20);
    });
  });

  describe('versions', () => {
    const put = (url: string, headers: Record<string, string> = {}): Promise<Answer> =>
      box.client('roc-systeem').request('PUT', '/v1/endpoints', { url }, headers);
    const etag = async (): Promise<string> =>
      (await box.client('roc-systeem').request('GET', '/v1/endpoints')).headers.get('etag')!;

    it('changes an endpoint only for who names the one that is there', async () => {
      const url = 'http://127.0.0.1:9/anders';
      const first = await etag();
      expect(first).toMatch(/^"[\w-]{22}"$/);
      expectProblem(await put(url), 428, 'condition-missing');
      expectProblem(await put(url, { 'if-match': '"iets anders"' }), 412, 'condition-failed');
      expect(await etag()).toBe(first);
      const changed = await put(url, { 'if-match': first });
      expect(changed.status).toBe(200);
      expect(changed.headers.get('etag')).toBe(await etag());
      expectProblem(await put(url, { 'if-match': first }), 412, 'condition-failed');
      expect((await put(url, { 'if-match': `"x", ${await etag()}` })).status).toBe(200);
    });

    it('lets one of two changes of the same version through', async () => {
      const version = await etag();
      const answers = await Promise.all(
        [1, 2, 3].map((one) => put(`http://127.0.0.1:9/${one}`, { 'if-match': version })),
      );
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412, 412]);
    });

    it('changes a subscription for who names no version, or the one that is there', async () => {
      const school = box.client('roc-systeem');
      const change = (headers: Record<string, string>) =>
        school.request('PUT', '/v1/subscriptions', { status: [] }, headers);
      const version = async (): Promise<string> =>
        (await school.request('GET', '/v1/subscriptions')).headers.get('etag')!;
      const first = await version();
      expectProblem(await change({ 'if-match': '"iets anders"' }), 412, 'condition-failed');
      expect((await change({ 'if-match': first })).headers.get('etag')).toBe(await version());
      expectProblem(await change({ 'if-match': first }), 412, 'condition-failed');
      for (const headers of [{}, { 'if-match': '*' }] as Record<string, string>[])
        expect((await change(headers)).status).toBe(200);
    });

    it('asks no condition for what is not there yet, and knows no version of it', async () => {
      const named = await box
        .client('werkgeversteam-uwv')
        .request('PUT', '/v1/endpoints', { url: 'https://x.example' }, { 'if-match': '*' });
      expectProblem(named, 400, 'invalid-request', ['/url']);
    });
  });

  describe('traces', () => {
    const traceOf = async (headers: Record<string, string>): Promise<string> => {
      const answer = await box
        .client('bakkerij-systeem')
        .request('POST', '/v1/messages', JSON.stringify(await vacancyEvent(box, { id: newId() })), {
          ...CLOUD_EVENT,
          ...headers,
        });
      expect(answer.status).toBe(202);
      const { rows } = await sql<{ trace: string }>`
        select trace_id as trace from message where id = ${(answer.body as { messageId: string }).messageId}`.execute(
        box.admin,
      );
      return rows[0]!.trace;
    };

    it.each([
      ['of version 00', `00-${TRACE}-00f067aa0ba902b7-01`],
      ['not sampled', `00-${TRACE}-00f067aa0ba902b7-00`],
      ['of a later version', `01-${TRACE}-00f067aa0ba902b7-01`],
      ['of a later version that says more', `cc-${TRACE}-00f067aa0ba902b7-01-what-comes`],
    ])('go on in the hub: %s', async (_, traceparent) => {
      expect(await traceOf({ traceparent, tracestate: 'a=1,b=2' })).toBe(TRACE);
    });

    it.each([
      ['of no version', `ff-${TRACE}-00f067aa0ba902b7-01`],
      ['with more than version 00 has', `00-${TRACE}-00f067aa0ba902b7-01-x`],
      ['in capitals', `00-${TRACE.toUpperCase()}-00f067aa0ba902b7-01`],
      ['of nothing', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
      ['from nothing', `00-${TRACE}-${'0'.repeat(16)}-01`],
      ['that is none', 'geheim'],
    ])('begin anew: %s', async (_, traceparent) => {
      const trace = await traceOf({ traceparent });
      expect(trace).toMatch(/^[0-9a-f]{32}$/);
      expect(trace).not.toBe(TRACE);
    });
  });

  it('the description is the same in JSON and YAML, and the page shows every operation without a script', async () => {
    const [json, yaml, page, style] = await Promise.all(
      ['/v1/openapi.json', '/v1/openapi.yaml', '/docs', '/docs/style.css'].map((path) =>
        knock(box, 'GET', path),
      ),
    );
    expect(parse(yaml!.text)).toEqual(json!.body);
    expect(page!.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
    expect(page!.text).not.toMatch(
      /<script|javascript:|\son\w+=|\sstyle=|https?:\/\/(?!schakel|eupl)[^"]*\.(js|css)/,
    );
    for (const { path, method, undescribed, summary } of ROUTES)
      if (path.startsWith('/v1/') && !undescribed) {
        expect(page!.text).toContain(`${method} ${path.slice(3).replaceAll(/:([a-z]+)/g, '{$1}')}`);
        expect(page!.text).toContain(escaped(summary));
      }
    const anchors = [...page!.text.matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => anchor!);
    const ids = [...page!.text.matchAll(/id="([^"]+)"/g)].map(([, id]) => id!);
    expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(page!.text).toContain('<html lang="en">');
    expect(page!.text.match(/<h1/g)).toHaveLength(1);
    expect(style!.headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it('what is going says since when, until when, and where to read of it', async () => {
    const server = fastify();
    const link = 'https://schakel.example/changes';
    const deprecated = { since: '2026-11-01T00:00:00Z', sunset: '2027-05-01T00:00:00Z', link };
    const row = { ...ROUTES[0]!, deprecated };
    server.addHook('onRequest', async (_request, reply) => tellOfEnd(reply, row));
    server.get('/', async () => 'still there');
    const { headers } = await fetch(await server.listen({ port: 0 }));
    await server.close();
    expect(headers.get('deprecation')).toBe('@1793491200');
    expect(headers.get('sunset')).toBe('Sat, 01 May 2027 00:00:00 GMT');
    expect(headers.get('link')).toBe(`<${link}>; rel="deprecation", <${link}>; rel="sunset"`);
    const operation = operationOf(row) as {
      deprecated: boolean;
      responses: Record<string, { headers: object }>;
    };
    expect(operation.deprecated).toBe(true);
    expect(Object.keys(operation.responses['202']!.headers)).toEqual(
      expect.arrayContaining(['Deprecation', 'Sunset', 'Link']),
    );
  });

  it('every answer is not to be stored, whoever asks and however it ends', () => {
    expectHouseRules(box);
    const { answers } = box;
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(answers.map(() => 'no-store'));
  });
});

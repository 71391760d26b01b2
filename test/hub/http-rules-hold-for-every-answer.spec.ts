import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROUTES } from '../../apps/api/routes.js';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { startBox } from '../harness.js';
import {
  CLOUD_EVENT,
  expectHouseRules,
  expectProblem,
  knock,
  LIMITS,
  nothingStored,
  vacancyEvent,
} from '../http-knocker.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const PATHS = [...new Set(ROUTES.map((route) => route.path.replaceAll(/:[a-z]+/g, UNKNOWN)))];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const known = (path: string): string[] =>
  ROUTES.filter((route) => route.path.replaceAll(/:[a-z]+/g, UNKNOWN) === path).map((route) => route.method);
const opens = ROUTES.filter((route) => route.scope === 'open' && !route.page).map((route) => route.path);
const described = ROUTES.filter((route) => route.shared).map((route) => route.path);

describe('the rules of HTTP', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false, settings: LIMITS });
  });
  afterAll(() => box.stop());

  const send = async (headers: Record<string, string>, body?: string): Promise<Answer> =>
    knock(box, 'POST', '/v1/messages', {
      headers: { authorization: `Bearer ${await box.client('bakkerij-systeem').token()}`, ...headers },
      body: body ?? JSON.stringify(await vacancyEvent(box)),
    });

  it.each(PATHS)('405 with Allow for every method that %s does not know', async (path) => {
    const own = known(path);
    const reads = own.includes('GET') ? ['HEAD'] : [];
    await nothingStored(box, async () => {
      for (const method of METHODS.filter((one) => ![...own, ...reads, 'OPTIONS'].includes(one))) {
        const answer = await knock(box, method, path, { headers: { 'content-type': 'application/json' } });
        expect({ method, status: answer.status }).toEqual({ method, status: 405 });
        if (method !== 'HEAD') expectProblem(answer, 405, 'method-not-allowed');
        expect(answer.headers.get('allow')!.split(', ').sort()).toEqual(expect.arrayContaining(own));
      }
    });
  });

  it('says at OPTIONS what may be asked, without a token, and changes nothing', async () => {
    await nothingStored(box, async () => {
      for (const path of PATHS) {
        const answer = await knock(box, 'OPTIONS', path);
        expect({ path, status: answer.status, text: answer.text }).toEqual({ path, status: 204, text: '' });
        expect(answer.headers.get('allow')!.split(', ')).toEqual(expect.arrayContaining(known(path)));
      }
      expectProblem(await knock(box, 'OPTIONS', '/v1/nergens'), 404, 'not-found');
    });
  });

  it('answers HEAD like GET, without the body', async () => {
    for (const path of opens) {
      const [head, get] = [await knock(box, 'HEAD', path), await knock(box, 'GET', path)];
      expect({ path, head: head.status, text: head.text }).toEqual({ path, head: get.status, text: '' });
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
    }
    expect((await knock(box, 'HEAD', `/v1/messages/${UNKNOWN}`)).status).toBe(401);
    expect((await box.client('bakkerij-systeem').request('HEAD', `/v1/messages/${UNKNOWN}`)).status).toBe(
      404,
    );
  });

  it('does not hand out post at HEAD', async () => {
    const answer = await box.client('uwv-systeem').request('HEAD', '/v1/inbox');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, OPTIONS');
  });

  // But for a page to which people type their way.
  const exact = PATHS.filter((path) => !PATHS.includes(`${path}/`));
  it.each(exact)('404 for %s with a slash behind it', async (path) => {
    for (const method of known(path)) {
      const headers = { 'content-type': 'application/json' };
      expectProblem(await knock(box, method, `${path}/`, { headers }), 404, 'not-found');
    }
  });

  it.each([
    '/',
    '/v1',
    '/v2/messages',
    '/V1/messages',
    '/v1//messages',
    '/v1/messages/a/b',
    '/v1/%6dessages',
    '/v1/messages/%zz',
    '/v1/%00',
    '/etc/passwd',
  ])('404 for %s', async (path) => {
    const answer = await knock(box, 'GET', path);
    expect([401, 404]).toContain(answer.status);
    expectProblem(answer, answer.status, answer.status === 401 ? 'unauthenticated' : 'not-found');
    expect(answer.text).not.toContain(path.slice(4) || '/v1');
  });

  it('404 for an id that is none, however long', async () => {
    const token = { authorization: `Bearer ${await box.client('bakkerij-systeem').token()}` };
    for (const id of [
      'x',
      'x'.repeat(499),
      'x'.repeat(2000),
      UNKNOWN.toUpperCase(),
      "' or 1=1 --",
      '%F0%9F%98%80',
      '%00',
      '..%2F..',
    ]) {
      const escaped = id.startsWith('%') || id.includes('%2F') ? id : encodeURIComponent(id);
      expectProblem(await knock(box, 'GET', `/v1/messages/${escaped}`, { headers: token }), 404, 'not-found');
    }
  });

  it.each([
    ['none', {}],
    ['JSON where an event is meant', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['parts', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['nonsense', { 'content-type': 'application' }],
    ['two at once', { 'content-type': 'application/cloudevents+json, application/json' }],
    ['an empty one', { 'content-type': '' }],
  ])('415 with another Content-Type: %s', async (_, headers) => {
    await nothingStored(box, async () => {
      const answer = await send(headers);
      expectProblem(answer, 415, 'unsupported-media-type');
      expect(answer.body).toMatchObject({ detail: expect.stringContaining('application/cloudevents+json') });
      expect(answer.headers.get('accept-post')).toMatch(
        /^application\/cloudevents\+json, application\/cloudevents-batch\+json, /,
      );
    });
  });

  it('415 when the document is not in the form of its contract', async () => {
    const answer = await box
      .client('bakkerij-systeem')
      .request('POST', '/v1/messages?contract=schema-org/vacancy@30', '<a/>', {
        'content-type': 'application/xml',
        'idempotency-key': 'xml-voor-json',
        'schakel-subject': 'VAC-1',
      });
    expectProblem(answer, 415, 'unsupported-media-type');
    expect(answer.body).toMatchObject({ detail: expect.stringMatching(/takes: application\/ld\+json/) });
    expect(answer.headers.get('accept-post')).toMatch(/^application\/ld\+json/);
  });

  it('415 of what is no POST says what it takes in Accept', async () => {
    const answer = await box
      .client('bakkerij-systeem')
      .request('PUT', '/v1/endpoints', '<a/>', { 'content-type': 'application/xml' });
    expectProblem(answer, 415, 'unsupported-media-type');
    expect([answer.headers.get('accept'), answer.headers.has('accept-post')]).toEqual([
      'application/json',
      false,
    ]);
  });

  it('says where a contract is named when none is, and which header is missing', async () => {
    const document = async (path: string, headers: Record<string, string>) =>
      (
        await box.client('bakkerij-systeem').request('POST', path, '{}', {
          'content-type': 'application/json',
          'idempotency-key': 'zonder',
          ...headers,
        })
      ).body;
    expect(await document('/v1/messages', {})).toMatchObject({
      code: 'unknown-contract',
      detail: expect.stringMatching(/^No contract is named: .*contract=/),
    });
    expect(await document('/v1/messages?contract=schema-org/vacancy@30', {})).toMatchObject({
      code: 'invalid-envelope',
      errors: [
        { pointer: '/subject', detail: expect.stringMatching(/^The header Schakel-Subject is missing/) },
      ],
    });
  });

  it('takes the Content-Type with its parameters and in capitals', async () => {
    expect((await send({ 'content-type': 'Application/CloudEvents+JSON; charset=utf-8' })).status).toBe(202);
  });

  it.each([
    'text/html',
    'application/xml',
    'image/*',
    'application/jsonx',
    'text/html, application/xhtml+xml;q=0.9',
  ])('406 when only %s is wanted', async (accept) => {
    await nothingStored(box, async () =>
      expectProblem(await send({ ...CLOUD_EVENT, accept }), 406, 'not-acceptable'),
    );
    expectProblem(
      await knock(box, 'GET', '/v1/openapi.json', { headers: { accept } }),
      406,
      'not-acceptable',
    );
  });

  it.each([
    '*/*',
    'application/*',
    'application/json',
    'application/problem+json',
    'text/html, */*;q=0.1',
    'Application/JSON;q=0.5',
  ])('is content when %s is wanted', async (accept) => {
    expect((await knock(box, 'GET', '/health/live', { headers: { accept } })).status).toBe(200);
  });

  it('opens its descriptions, and nothing else, to pages of others', async () => {
    for (const path of opens) {
      const origin = (await knock(box, 'GET', path, { headers: { origin: 'https://elders.example' } }))
        .headers;
      expect({ path, open: origin.get('access-control-allow-origin') }).toEqual({
        path,
        open: described.includes(path) ? '*' : null,
      });
    }
    const closed = await send({ ...CLOUD_EVENT, origin: 'https://elders.example' });
    expect(closed.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('leaves every answer with its headers, and nothing personal in answers or log', () =>
    expectHouseRules(box));
});

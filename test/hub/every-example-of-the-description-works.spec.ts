import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isObject, type Json } from '#kernel';
import { ROUTES } from '../../apps/api/routes.js';
import type { OperationExample } from '../../apps/api/operation.js';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { Browser } from '../browser.js';
import { startBox } from '../harness.js';
import { knock } from '../http-knocker.js';

/** Every example that the OpenAPI document shows, asked of a hub with the example region; the harness holds the answers. */
describe('the examples of the description', () => {
  let box: Box;
  const answered = new Map<string, Json>();
  beforeAll(async () => {
    box = await startBox();
  });
  afterAll(() => box.stop());

  const memberAt = (value: Json | undefined, path: string): string =>
    path
      .split('/')
      .reduce<Json | undefined>(
        (found, name) =>
          isObject(found ?? null) || Array.isArray(found) ? (found as Record<string, Json>)[name] : undefined,
        value,
      ) as string;

  async function ask(method: string, route: string, example: OperationExample): Promise<Answer> {
    const { by, as, id, query, body, mediaType = 'application/json', headers = {} } = example;
    const named = { ...(id ? { id: memberAt(answered.get(id.from), id.member) } : {}), ...example.path };
    const path = Object.entries(named).reduce((all, [name, value]) => all.replace(`:${name}`, value), route);
    const valueOf = (value: string | { from: string; member: string }): string =>
      typeof value === 'string' ? value : memberAt(answered.get(value.from), value.member);
    const pairs = Object.entries(query ?? {}).map(([name, value]): [string, string] => [
      name,
      valueOf(value),
    ]);
    const address = query ? `${path}?${new URLSearchParams(pairs)}` : path;
    const bytes =
      body === undefined ? undefined : typeof body === 'string' ? body : Buffer.from(JSON.stringify(body));
    const all = { ...headers, ...(bytes === undefined ? {} : { 'content-type': mediaType }) };
    if (as) {
      const browser = new Browser(box.url, box.options.onAnswer);
      await browser.login(as);
      return browser.request(method, address, body as Json | undefined, headers);
    }
    // Where a browser is sent on, nobody follows here.
    if (example.status >= 300 && example.status < 400) {
      const page = await new Browser(box.url, box.options.onAnswer).ask(method, `${box.url}${address}`);
      return { ...page, body: null };
    }
    return by
      ? box.client(by).request(method, address, bytes, all)
      : knock(box, method, address, { headers: all, body: bytes });
  }

  it.each(
    ROUTES.flatMap(({ method, path, operation }) =>
      operation.examples.map((example) => [method, path, example.summary, operation.id, example] as const),
    ),
  )('%s %s: %s', async (method, path, _, id, example) => {
    if (/audit-log|evidence/.test(path)) await box.sealed();
    if (example.at) box.clock.turnTo(new Date(example.at));
    const answer = await ask(method, path, example);
    expect({ status: answer.status, said: answer.status === example.status ? '' : answer.text }).toEqual({
      status: example.status,
      said: '',
    });
    if (!answered.has(id)) answered.set(id, answer.body);
  });

  it('are there for every route, each with a name of its own', () => {
    for (const { path, operation } of ROUTES) {
      expect({ path, examples: operation.examples.length }).not.toEqual({ path, examples: 0 });
      expect(new Set(operation.examples.map(({ name }) => name)).size).toBe(operation.examples.length);
    }
    expect(new Set(ROUTES.map(({ operation }) => operation.id)).size).toBe(ROUTES.length);
  });
});

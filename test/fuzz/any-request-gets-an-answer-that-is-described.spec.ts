import { randomInt } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Agent, fetch as ask } from 'undici';
import { isObject, type Json } from '#kernel';
import { ROUTES } from '../../apps/api/routes.js';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { startBox } from '../harness.js';
import { faultsOf } from '../http-document.js';
import { rowsOf } from '../http-knocker.js';
import { anyRequest, type FuzzRequest } from './requests.js';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 3000);
const SEED = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31));
const AT_ONCE = 8;
const HANGS_MS = 60_000;
const CLIENTS = ['bakkerij-systeem', 'klantsysteem-enschede', 'balie-werkcentrum', 'uwv-systeem', undefined];
/** And whoever the examples name. */
const ALL = new Set([
  ...CLIENTS,
  ...ROUTES.flatMap(({ operation }) => operation.examples.map(({ by }) => by)),
]);
/** What a run may leave behind in the heap: caches that fill once, and noise; not something for each request. */
const MOST_RISE = 48 * 1024 * 1024;

/**
 * As many requests as FUZZ_REQUESTS says, valid and invalid, made from the routes and their schemas. FUZZ_SEED repeats a
 * run; it is printed with what went wrong.
 */
describe(`any request (FUZZ_SEED=${SEED}, FUZZ_REQUESTS=${REQUESTS})`, () => {
  let box: Box;
  const agent = new Agent({ connections: AT_ONCE });
  const ids: string[] = [];
  const tokens = new Map<string | undefined, string>();
  const wrong: string[] = [];
  const statuses = new Map<number, number>();
  const memory: number[] = [];

  beforeAll(async () => {
    process.stdout.write(`FUZZ_SEED=${SEED} FUZZ_REQUESTS=${REQUESTS}\n`);
    box = await startBox({ keep: false });
    for (const client of ALL) if (client) tokens.set(client, await box.client(client).token());
  });
  afterAll(async () => {
    await agent.close();
    await box.stop();
  });

  async function answerTo(request: FuzzRequest, token: string | undefined): Promise<Answer> {
    const { method, path, body } = request;
    const response = await ask(`${box.url}${path}`, {
      method,
      body,
      headers: { ...request.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      redirect: 'manual',
      dispatcher: agent,
      signal: AbortSignal.timeout(HANGS_MS),
    });
    const text = await response.text();
    let parsed: Json = null;
    try {
      parsed = JSON.parse(text) as Json;
    } catch {
      // A page or a style sheet.
    }
    const headers = response.headers as unknown as Headers;
    return { status: response.status, headers, text, body: parsed, asked: { method, path } };
  }

  async function judge(request: FuzzRequest, client: string | undefined): Promise<void> {
    const said = (what: string): void => {
      if (wrong.length < 20) wrong.push(`${what}: ${JSON.stringify({ client, ...request }).slice(0, 1500)}`);
    };
    try {
      const answer = await answerTo(request, tokens.get(client));
      const { status, text, headers } = answer;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status >= 500 && status !== 503) said(`answered ${status} ${text.slice(0, 200)}`);
      if (/node_modules|\.[jt]s:\d|\bat \w+ \(/.test(text)) said(`shows a stack: ${text.slice(0, 200)}`);
      // The hub's own begin with its name; whatever else is set was put in by the caller.
      if (headers.getSetCookie().some((cookie) => !/^(__Host-)?schakel-/.test(cookie)))
        said('a header was written by the caller');
      for (const fault of faultsOf(answer)) said(fault);
      keepIds(answer.body);
    } catch (error) {
      const { name, message, cause } = error as Error & { cause?: Error & { cause?: Error } };
      said(`no answer (${[name, message, cause?.message, cause?.cause?.message].join(' ')})`);
    }
  }

  function keepIds(body: Json): void {
    if (!isObject(body)) return;
    for (const name of ['messageId', 'batchId', 'occasionId', 'consentId', 'declarationId'])
      if (typeof body[name] === 'string') ids.push(body[name]);
    if (ids.length > 500) ids.splice(0, 250);
  }

  it(
    'is answered, as the document describes it, and leaves nothing behind in memory',
    async () => {
      setFlagsFromString('--expose-gc');
      const collect = runInNewContext('gc') as () => void;
      // Which id is asked for is drawn with the request, from those answered until then.
      const anId = (): string => ids[ids.length - 1] ?? '01890000-0000-7000-8000-000000000000';
      const perBatch = 100;
      const any = anyRequest(anId);
      for (let made = 0; made < REQUESTS; made += perBatch) {
        const batch = fc.sample(any, {
          seed: SEED + made,
          numRuns: Math.min(perBatch, REQUESTS - made),
        });
        const waiting = batch.map((request, index) => ({
          request,
          client: request.by ?? CLIENTS[index % CLIENTS.length],
        }));
        const worker = async (): Promise<void> => {
          for (let one = waiting.pop(); one; one = waiting.pop()) await judge(one.request, one.client);
        };
        await Promise.all(Array.from({ length: AT_ONCE }, worker));
        box.answers.length = 0;
        collect();
        memory.push(process.memoryUsage().heapUsed);
      }
      expect(wrong).toEqual([]);
      // It did try: much was refused, and some of it got in; how much depends on how many routes there are to take things in.
      expect(statuses.get(400)).toBeGreaterThan(REQUESTS / 20);
      expect((statuses.get(202) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(0);
      expect((await rowsOf(box)).message).toBeGreaterThan(0);
      const early = memory[Math.floor(memory.length / 4)]!;
      expect(memory.at(-1)! - early).toBeLessThan(MOST_RISE);
      // The worker may find its database slow on a busy machine; a request never breaks the hub.
      expect(box.log).not.toContain('request failed');
    },
    REQUESTS * 100 + 60_000,
  );
});

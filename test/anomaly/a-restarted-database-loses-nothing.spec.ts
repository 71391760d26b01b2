import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import type { JsonObject } from '#kernel';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '#storage';
import { Child, endAllChildren, KEYS } from '../anomaly-children.js';
import { asLongAs, expectNothingLost, seedOf, stream, until, vacancies } from '../anomaly-stream.js';
import { startBox } from '../harness.js';

const COUNT = 180;
/** More than anybody waits for. */
const MOST = 3000;
const RESTARTS = ['immediate', 'fast'] as const;

describe('a database that is restarted in the middle of a stream', () => {
  let database: EmbeddedDatabase;
  let box: Box;
  beforeAll(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'schakel-restart-'));
    database = await startEmbeddedDatabase({ dataDir, temporary: true });
    const settings = { ...KEYS, DATABASE_POOL: '6' };
    box = await startBox({ databaseUrl: database.url, opensAt: new Date(), worker: false, settings });
  });
  afterAll(async () => {
    await endAllChildren();
    await box.stop();
    await database.stop();
  });

  const readiness = async (): Promise<number> => (await fetch(`${box.url}/health/ready`)).status;
  const aliveness = async (): Promise<number> => (await fetch(`${box.url}/health/live`)).status;

  it('loses nothing: senders hear 503 and when to come back, and everything arrives once', async () => {
    const seed = seedOf('a restarted database');
    const events = await vacancies(box, seed, MOST);
    const worker = await Child.worker({ DATABASE_URL: database.url });
    let acceptedSoFar = 0;
    let refused = 0;
    let restarts = 0;
    const send = async (event: JsonObject) => {
      const answer = await box.client('bakkerij-systeem').send(event);
      refused += answer.status === 503 ? 1 : 0;
      return answer;
    };
    const post = asLongAs(() => acceptedSoFar < COUNT || restarts < RESTARTS.length, events);
    const sending = stream(send, post, {
      atOnce: 6,
      limitMs: 180_000,
      onAccepted: (count) => (acceptedSoFar = count),
    });
    // Awaited below; a failure before that is not to end the process.
    sending.catch(() => undefined);
    for (const [index, mode] of RESTARTS.entries()) {
      await until('more was accepted', () => acceptedSoFar >= ((index + 1) * COUNT) / (RESTARTS.length + 1));
      const before = refused;
      await database.restart(mode, async () => {
        // It says that it is not ready while the database is away, and asks senders to come back.
        await until('somebody is refused', () => refused > before);
        expect([await readiness(), await aliveness()]).toEqual([503, 200]);
      });
      await until('the hub is ready again', async () => (await readiness()) === 200);
      restarts += 1;
    }
    const streamed = await sending;
    expect(streamed.failures).not.toContain('broken');
    expect(streamed.retryAfter.every((value) => /^\d+$/.test(value ?? ''))).toBe(true);
    await box.settled(90_000);
    await expectNothingLost(box, streamed);
    expect([...box.log.matchAll(/"level":50.*/g)].map(String)).toEqual([]);
    expect([...worker.log.matchAll(/"level":50.*/g)].map(String)).toEqual([]);
    expect(await worker.end('SIGTERM')).toBe(0);
  });

  it('does not let one id be accepted twice when the answer was lost with the connection', async () => {
    const [event] = await vacancies(box, 7, 1);
    const client = box.client('bakkerij-systeem');
    const answers = [];
    for (const mode of ['immediate', 'immediate', 'fast'] as const) {
      const sent = client.send(event!);
      await database.restart(mode);
      answers.push(await sent);
      await until('the hub is ready again', async () => (await readiness()) === 200);
    }
    answers.push(await client.send(event!));
    const receipts = answers.filter((answer) => answer.status === 202).map((answer) => answer.text);
    expect(answers.every(({ status }) => status === 202 || status === 503)).toBe(true);
    expect(new Set(receipts).size).toBe(1);
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from message where sender_id = ${String(event!['id'])}`.execute(box.admin);
    expect(rows[0]!.n).toBe(1);
  });
});

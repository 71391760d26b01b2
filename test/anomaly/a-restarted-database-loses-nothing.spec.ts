import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import type { JsonObject } from '#kernel';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '#storage';
import { Child, endAllChildren, MASTER_KEY } from '../anomaly-children.js';
import { expectNothingLost, seedOf, stream, until, vacancies } from '../anomaly-stream.js';
import { startBox } from '../harness.js';

const COUNT = 180;
const RESTARTS = ['immediate', 'fast'] as const;

describe('a database that is restarted in the middle of a stream', () => {
  let database: EmbeddedDatabase;
  let box: Box;
  beforeAll(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'schakel-restart-'));
    database = await startEmbeddedDatabase({ dataDir, temporary: true });
    const settings = { MASTER_KEY, DATABASE_POOL: '6' };
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
    const events = await vacancies(box, seed, COUNT);
    const worker = await Child.worker({ DATABASE_URL: database.url });
    let acceptedSoFar = 0;
    const sending = stream((event: JsonObject) => box.client('bakkerij-systeem').send(event), events, {
      atOnce: 6,
      onAccepted: (count) => (acceptedSoFar = count),
    });
    // Awaited below; a failure before that is not to end the process.
    sending.catch(() => undefined);
    const seen = new Set<number>();
    for (const [index, mode] of RESTARTS.entries()) {
      await until('more was accepted', () => acceptedSoFar >= ((index + 1) * COUNT) / (RESTARTS.length + 1));
      const restarted = database.restart(mode);
      let isBack = false;
      const watching = (async () => {
        while (!isBack) {
          seen.add(await readiness());
          expect(await aliveness()).toBe(200);
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      })();
      await restarted;
      isBack = true;
      await watching;
      await until('the hub is ready again', async () => (await readiness()) === 200);
    }
    const streamed = await sending;
    expect(streamed.accepted.size).toBe(COUNT);
    // It said that it was not ready while the database was away, and asked senders to come back.
    expect(seen).toContain(503);
    expect(streamed.failures.length).toBeGreaterThan(0);
    expect(streamed.failures).not.toContain('broken');
    expect(streamed.retryAfter.every((value) => /^\d+$/.test(value ?? ''))).toBe(true);
    await box.settled(60_000);
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

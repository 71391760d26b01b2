import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { Dice } from '../../apps/demo/generator-words.js';
import type { JsonObject } from '#kernel';
import { backendsBy, everything, letTimePass, type Backend } from '../anomaly-backends.js';
import { Child, endAllChildren, KEYS } from '../anomaly-children.js';
import {
  asLongAs,
  expectNothingLost,
  seedOf,
  stream,
  until,
  vacancies,
  type Streamed,
} from '../anomaly-stream.js';
import { debianBinaries, startDebianPostgres, type DebianPostgres } from '../debian-postgres.js';
import { ownDatabase, startBox } from '../harness.js';

/** More than anybody wants. */
const MOST = 3000;
const BEFORE_FULL = 50;
const CUTS = 12;
const seed = seedOf('a database that cuts off or is full');

async function start(backend: Backend, databaseUrl: string): Promise<{ box: Box; worker: Child }> {
  const settings = { ...KEYS, DATABASE_POOL: '6', ...(await backend.start()) };
  const box = await startBox({ databaseUrl, opensAt: new Date(), worker: false, settings });
  return { box, worker: await Child.worker({ ...settings, DATABASE_URL: databaseUrl }) };
}

/** What could not be accepted was told to come again, and nothing else. */
async function expectNothingLostAndNobodyMisled(
  { box, worker, backend }: { box: Box; worker: Child; backend: Backend },
  streamed: Streamed,
): Promise<void> {
  expect(streamed.failures.length).toBeGreaterThan(0);
  expect(streamed.failures).not.toContain('broken');
  expect(streamed.retryAfter.every((value) => /^\d+$/.test(value ?? ''))).toBe(true);
  // Also as the time of what was on its way runs out by itself, when there is time.
  if (!everything) await letTimePass(box, backend);
  await box.settled(90_000);
  await expectNothingLost(box, streamed);
  for (const log of [box.log, worker.log]) expect([...log.matchAll(/"level":50.*/g)].map(String)).toEqual([]);
}

/** All connections to it but the one that says so, which is the only one of its pool; gives how many. */
async function cutConnections({ admin }: Box): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pid, pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`.execute(
    admin,
  );
  const pids = rows.map(({ pid }) => pid);
  // Told to go is not gone yet.
  await until('all are gone', async () => {
    const left = await sql`select from pg_stat_activity where pid = any(${pids}::int[])`.execute(admin);
    return left.rows.length === 0;
  });
  return pids.length;
}

/** As a partner sends, and `refused` is how often it was told to come again. */
function sending(box: Box) {
  const told = {
    refused: 0,
    send: async (event: JsonObject) => {
      const answer = await box.client('bakkerij-systeem').send(event);
      told.refused += answer.status === 503 ? 1 : 0;
      return answer;
    },
  };
  return told;
}

for (const { name, make } of backendsBy(seed)) {
  describe(`a database, with the queue on ${name},`, () => {
    const backend = make();
    let box: Box;
    let worker: Child;
    afterEach(async () => {
      await endAllChildren();
      await box.stop();
      await backend.stop();
    });

    it('that cuts every connection again and again loses nothing', async () => {
      ({ box, worker } = await start(backend, await ownDatabase()));
      const dice = new Dice(seed);
      const told = sending(box);
      let rounds = 0;
      let cut = 0;
      let next = dice.between(3, 12);
      let cutting: Promise<void> | undefined;
      const cutNow = async (accepted: number): Promise<void> => {
        cut += await cutConnections(box);
        rounds += 1;
        next = accepted + dice.between(3, 12);
        cutting = undefined;
      };
      // Whether somebody waits for an answer just then is for the moment to say: until that was so.
      const post = asLongAs(() => rounds < CUTS || told.refused === 0, await vacancies(box, seed, MOST));
      const streamed = await stream(told.send, post, {
        limitMs: 120_000,
        onAccepted: (count) => void (count >= next && (cutting ??= cutNow(count))),
      });
      await cutting;
      expect(cut).toBeGreaterThanOrEqual(rounds);
      await expectNothingLostAndNobodyMisled({ box, worker, backend }, streamed);
    });
  });
}

/** A small file system in memory; undefined where this account may not mount one. */
function smallDisk(megabytes: number): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder]);
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}

const bin = debianBinaries();
const disk = bin ? smallDisk(220) : undefined;
if (!disk)
  process.stdout.write(
    'a full disk: skipped, it takes a PostgreSQL of Debian (apt-get install -y postgresql) and leave to mount a tmpfs\n',
  );
afterAll(() => void (disk && execFileSync('umount', ['-l', disk])));

for (const { name, make } of backendsBy(seed)) {
  (disk ? describe : describe.skip)(`a disk that is full, with the queue on ${name},`, () => {
    const backend = make();
    const folder = join(disk ?? '', name);
    let server: DebianPostgres;
    let box: Box;
    let worker: Child;
    beforeAll(async () => {
      execFileSync('mkdir', ['-p', folder]);
      const settings = { min_wal_size: '32MB', max_wal_size: '48MB', max_connections: '40' };
      server = await startDebianPostgres(bin!, { folder, settings });
      await server.create('vol');
      ({ box, worker } = await start(backend, server.urlOf('vol')));
    });
    afterAll(async () => {
      await endAllChildren();
      await box?.stop();
      await backend.stop();
      await server?.stop();
    });

    it('loses nothing: senders hear 503, and with room again all of it arrives once', async () => {
      const ballast: string[] = [];
      const fill = (): void => {
        const { bavail, bsize } = statfsSync(folder);
        if (bavail === 0) return;
        ballast.push(join(folder, `ballast-${ballast.length}`));
        try {
          writeFileSync(ballast.at(-1)!, Buffer.alloc(bavail * bsize));
        } catch {
          // The database took some of it meanwhile: what is full is full.
        }
      };
      const told = sending(box);
      let filling: NodeJS.Timeout | undefined;
      let accepted = 0;
      const post = asLongAs(
        () => accepted < BEFORE_FULL || told.refused < 5,
        await vacancies(box, seed, MOST),
      );
      const streaming = stream(told.send, post, {
        limitMs: 120_000,
        onAccepted: (count) => {
          accepted = count;
          if (count >= BEFORE_FULL) filling ??= setInterval(fill, 50);
        },
      });
      // Awaited below; a failure before that is not to end the process.
      streaming.catch(() => undefined);
      await until('senders are refused', () => told.refused >= 5, 90_000).finally(() =>
        clearInterval(filling),
      );
      expect((await fetch(`${box.url}/health/live`)).status).toBe(200);
      for (const file of ballast) rmSync(file, { force: true });
      await server.revive();
      await expectNothingLostAndNobodyMisled({ box, worker, backend }, await streaming);
    });
  });
}

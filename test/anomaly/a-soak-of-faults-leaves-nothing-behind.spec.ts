import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import type { Behaviour } from '../../apps/demo/doubles.js';
import { Dice } from '../../apps/demo/generator-words.js';
import { PartnerClient } from '../../apps/demo/partner.js';
import { CLOSES_IN_THE_MIDDLE, DRIPS, HANGS_AFTER_HEADERS } from '../anomaly-bad-answers.js';
import { backendsBy } from '../anomaly-backends.js';
import { Child, endAllChildren, KEYS } from '../anomaly-children.js';
import { connectionsOf, heldBy, middleOf, thirds, type Held } from '../anomaly-soak.js';
import {
  expectNothingLost,
  seedOf,
  stream,
  TAKERS,
  until,
  vacancies,
  type Streamed,
} from '../anomaly-stream.js';
import { ownDatabase, startBox } from '../harness.js';

/** Half an hour on demand: SCHAKEL_SOAK_MINUTES=30. */
const MINUTES = Number(process.env['SCHAKEL_SOAK_MINUTES'] ?? 0.2);
const LEAST_ROUNDS = 12;
/** Before this nobody knows what a process holds when it has all that it needs. */
const ENOUGH_TO_COMPARE_MEMORY = 5;
const AT_ONCE = 10;
const ROUND_MS = 1000;
const BEHAVIOURS: Behaviour[] = [
  { kind: 'gone' },
  { kind: 'hang' },
  { kind: 'slow', delayMs: 300 },
  { kind: 'fail-first', times: 5, status: 503 },
  { kind: 'status', status: 429, retryAfter: '1' },
  HANGS_AFTER_HEADERS,
  DRIPS,
  CLOSES_IN_THE_MIDDLE,
];
/** So that what is held shows, and not what was not collected yet. */
const SMALL_HEAP = { NODE_OPTIONS: '--max-old-space-size=160' };
const seed = seedOf('a soak of faults');

for (const { name, make } of backendsBy(seed)) {
  describe(`a hub in a soak of faults, with the queue on ${name},`, () => {
    const backend = make();
    const dice = new Dice(seed);
    const all: Streamed = { accepted: new Map(), failures: [], retryAfter: [] };
    let box: Box;
    let environment: Record<string, string>;
    beforeAll(async () => {
      const databaseUrl = await ownDatabase();
      const settings = { ...KEYS, ...(await backend.start()) };
      box = await startBox({ databaseUrl, opensAt: new Date(), worker: false, settings });
      const issuer = { OIDC_ISSUER: box.started.identity!.issuer };
      environment = { ...settings, ...issuer, SEND_TIMEOUT: '1s', DATABASE_URL: databaseUrl };
    });
    afterAll(async () => {
      await endAllChildren();
      await box.stop();
      await backend.stop();
    });

    it(
      'loses nothing, and holds no more memory, handles and connections at the end than in the beginning',
      async () => {
        const api = await Child.api({ ...environment, ...SMALL_HEAP });
        const kept = await Child.worker({ ...environment, ...SMALL_HEAP });
        let other = await Child.worker(environment);
        let restarting: Promise<void> | undefined;
        // Whose connection is cut while it starts ends with a word, and is started again.
        const startNext = async (): Promise<void> => {
          const next = await Child.worker(environment).catch((error: Error) => {
            if (/terminating connection|Connection terminated/.test(error.message)) return undefined;
            throw error;
          });
          if (!next) return startNext();
          other = next;
          restarting = undefined;
        };
        const client = new PartnerClient('bakkerij-systeem', api.started.url, box.started.identity!.issuer);
        const faults: (() => Promise<unknown>)[] = [
          // The next one comes beside what goes on; until it is there this fault is none.
          async () => void (restarting ??= other.end('SIGKILL').then(startNext)),
          () => backend.empty(box),
          async () =>
            box
              .double(TAKERS[dice.between(0, TAKERS.length - 1)]!)
              .setBehaviour(BEHAVIOURS[dice.between(0, BEHAVIOURS.length - 1)]!),
          async () => TAKERS.forEach((taker) => box.double(taker).setBehaviour({ kind: 'accept' })),
          () =>
            sql`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and application_name like 'schakel%' and pid <> pg_backend_pid()
              and random() < 0.5`.execute(box.admin),
        ];
        const open = async () => ({
          api: heldBy(api.pid)?.handles ?? 0,
          worker: heldBy(kept.pid)?.handles ?? 0,
          connections: await connectionsOf(box),
        });
        // All have done what they do, and are quiet again.
        const warm = await stream((event) => client.send(event), await vacancies(box, seed - 1, AT_ONCE));
        for (const [id, messageId] of warm.accepted) all.accepted.set(id, messageId);
        await box.settled(90_000);
        const quiet = await open();
        const seen: { api: Held; worker: Held; connections: number }[] = [];
        const endsAt = Date.now() + MINUTES * 60_000;
        for (let round = 0; Date.now() < endsAt || round < LEAST_ROUNDS; round += 1) {
          const roundEndsAt = Date.now() + ROUND_MS;
          const events = await vacancies(box, seed + round, AT_ONCE);
          const sending = stream((event) => client.send(event), events);
          await faults[dice.between(0, faults.length - 1)]!();
          for (const [id, messageId] of (await sending).accepted) all.accepted.set(id, messageId);
          const [heldByApi, heldByWorker] = [heldBy(api.pid), heldBy(kept.pid)];
          if (heldByApi && heldByWorker)
            seen.push({ api: heldByApi, worker: heldByWorker, connections: await connectionsOf(box) });
          await new Promise((resolve) => setTimeout(resolve, Math.max(0, roundEndsAt - Date.now())));
        }
        const most = (of: typeof seen, what: (one: (typeof seen)[number]) => number): number =>
          Math.max(...of.map(what));
        const [first, last] = thirds(seen);
        const summary = (of: typeof seen) => ({
          handles: most(of, (one) => one.api.handles + one.worker.handles),
          apiMB: Math.round(middleOf(of.map((one) => one.api.residentMB))),
          workerMB: Math.round(middleOf(of.map((one) => one.worker.residentMB))),
        });
        const [before, after] = [summary(first), summary(last)];
        process.stdout.write(
          `soak on ${name}: ${JSON.stringify({ rounds: seen.length, before, after, quiet })}\n`,
        );
        for (const taker of TAKERS) box.double(taker).setBehaviour({ kind: 'accept' });
        await restarting;
        await box.settled(120_000);
        await expectNothingLost(box, all);
        expect(all.accepted.size).toBeGreaterThan(AT_ONCE);
        for (const { log } of [api, kept]) expect([...log.matchAll(/"level":50.*/g)].map(String)).toEqual([]);

        if (MINUTES >= ENOUGH_TO_COMPARE_MEMORY) {
          expect(after.apiMB).toBeLessThan(before.apiMB * 1.25);
          expect(after.workerMB).toBeLessThan(before.workerMB * 1.25);
        }
        // A leak is one for each fault; what is kept open for the next one is closed when nothing comes.
        await until(
          `no more is open than before: ${JSON.stringify(quiet)}`,
          async () => {
            const now = await open();
            return (['api', 'worker', 'connections'] as const).every((of) => now[of] <= quiet[of] + 5);
          },
          90_000,
        );
      },
      MINUTES * 60_000 + 600_000,
    );
  });
}

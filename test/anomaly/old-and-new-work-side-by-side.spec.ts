import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { PartnerClient } from '../../apps/demo/partner.js';
import type { JsonObject } from '#kernel';
import { Child, endAllChildren, KEYS } from '../anomaly-children.js';
import { expectNothingLost, seedOf, stream, vacancies, type Streamed } from '../anomaly-stream.js';
import { ownDatabase, startBox } from '../harness.js';
import { laterVersion, type ExtraMigration } from '../other-version.js';

const SHARE = 40;

/** A column on every table and a table more: as much as an expand migration can do to code that does not know it. */
const EXPAND: ExtraMigration = {
  name: '9001-expand',
  statements: [
    `do $$ declare t text; begin
      for t in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%'
      loop execute format('alter table %I add column later text', t); end loop;
    end $$`,
    'create table later (id uuid primary key)',
  ],
};
/** What the version before it brought is enough: that one does not use the column. */
const CONTRACT: ExtraMigration = {
  name: '9002-contract',
  statements: ['alter table message drop column later'],
  needs: '9001-expand',
};

describe('old and new processes of one hub', () => {
  let box: Box | undefined;
  let environment: Record<string, string>;
  let next: Record<string, string>;
  let overNext: Record<string, string>;
  let events: JsonObject[];
  const streamed: Streamed = { accepted: new Map(), failures: [], retryAfter: [] };

  beforeAll(async () => {
    const databaseUrl = await ownDatabase();
    box = await startBox({ databaseUrl, opensAt: new Date(), worker: false, settings: { ...KEYS } });
    environment = { DATABASE_URL: databaseUrl, OIDC_ISSUER: box.started.identity!.issuer };
    next = { ...environment, ROOT: laterVersion([EXPAND]) };
    overNext = { ...environment, ROOT: laterVersion([EXPAND, CONTRACT]) };
    events = await vacancies(box, seedOf('old and new'), 4 * SHARE);
  });
  afterAll(async () => {
    await endAllChildren();
    await box?.stop();
    for (const { ROOT } of [next, overNext]) rmSync(ROOT!, { recursive: true, force: true });
  });

  const send = async (client: PartnerClient, share: number): Promise<void> => {
    const part = events.slice(share * SHARE, (share + 1) * SHARE);
    const { accepted, failures } = await stream((event) => client.send(event), part);
    for (const [id, message] of accepted) streamed.accepted.set(id, message);
    streamed.failures.push(...failures);
  };
  const oldClient = (): PartnerClient => box!.client('bakkerij-systeem');

  it('take in and deliver each other’s post, and lose and double nothing', async () => {
    const oldWorker = await Child.worker(environment);
    await send(oldClient(), 0);
    // The schema moves on under the hands of the old ones, with post on its way.
    const [newWorker] = await Promise.all([Child.worker(next), send(oldClient(), 1)]);
    expect(await oldWorker.end('SIGTERM')).toBe(0);
    await send(oldClient(), 2);
    await box!.settled(90_000);
    expect(await newWorker.end('SIGTERM')).toBe(0);

    const [restarted, newApi] = await Promise.all([Child.worker(environment), Child.api(next)]);
    await send(new PartnerClient('bakkerij-systeem', newApi.started.url, environment['OIDC_ISSUER']!), 3);
    await box!.settled(90_000);
    expect(restarted.log).toMatch(/"unknown":\["9001-expand"\].*the schema is newer/);
    expect(streamed.accepted.size).toBe(4 * SHARE);
    expect(streamed.failures).toEqual([]);
    await expectNothingLost(box!, streamed);
    const logs = [box!.log, ...[oldWorker, newWorker, restarted, newApi].map(({ log }) => log)];
    for (const log of logs) expect(log).not.toMatch(/"level":50|cached plan/);
    await Promise.all([restarted, newApi].map((child) => child.end('SIGTERM')));
  });

  it('are not robbed: what old ones at work still use is not taken away, and the new one says so', async () => {
    await expect(Child.worker(overNext)).rejects.toThrow(
      /did not start:[^]*migration 9002-contract failed: it takes away what processes of version 0\S+ use, which are at work: first bring all of them to 9001-expand/,
    );
    const { rows } = await sql<{ needs: string }>`select needs from schema_floor`.execute(box!.admin);
    expect(rows[0]!.needs < CONTRACT.needs!).toBe(true);
  });

  it('part when that was taken away: who knows what came before goes on, who does not stops with a clear word', async () => {
    await box!.stop();
    box = undefined;
    const middle = await Child.worker(next);
    const newest = await Child.worker(overNext);
    const [again] = await Promise.all([
      Child.worker(next),
      expect(Child.worker(environment)).rejects.toThrow(
        /did not start:[^]*the schema moved on: migration 9002-contract took away what this version of the hub \(0\S+\) uses; start a version that knows 9001-expand or later/,
      ),
    ]);
    expect(again.log).toContain('"unknown":["9002-contract"]');
    await Promise.all([middle, newest, again].map((child) => child.end('SIGTERM')));
  }, 120_000);
});

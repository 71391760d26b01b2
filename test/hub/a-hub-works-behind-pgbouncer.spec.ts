import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { checkPooler, CONNECT_QUERY } from '#storage';
import type { Box } from '../../apps/demo/box.js';
import { Child, endAllChildren, KEYS, OwnRedis } from '../anomaly-children.js';
import { expectNothingLost, seedOf, stream, vacancies } from '../anomaly-stream.js';
import { fencesOf } from '../docs/pages.js';
import { hasRedis, ownDatabase, startBox } from '../harness.js';
import { hasPgbouncer, OwnPgbouncer } from '../pgbouncer.js';

const POOL = 4;
const COUNT = 120;

(hasPgbouncer && hasRedis ? describe : describe.skip)('a hub behind PgBouncer by transaction', () => {
  const runtime = `pooled_${randomBytes(4).toString('hex')}`;
  const redis = new OwnRedis();
  const pooler = new OwnPgbouncer();
  const forgetful = new OwnPgbouncer();
  let admin: pg.Client;
  let box: Box;
  let runtimeUrl: string;
  let settings: Record<string, string>;
  beforeAll(async () => {
    const databaseUrl = await ownDatabase();
    admin = new pg.Client({ connectionString: databaseUrl });
    await admin.connect();
    await admin.query(`create role ${runtime} login password 'twee' in role schakel_hub`);
    const url = new URL(databaseUrl);
    [url.username, url.password] = [runtime, 'twee'];
    runtimeUrl = url.toString();
    // The very line that the page tells an operator to write.
    const line = fencesOf('docs/operations.md').find(({ text }) => text.includes('connect_query'))!.text;
    const connectQuery = /connect_query='([^']+)'/.exec(line)![1]!;
    expect(connectQuery).toBe(CONNECT_QUERY);
    settings = {
      ...KEYS,
      DATABASE_RUNTIME_URL: runtimeUrl,
      DATABASE_POOLER_URL: await pooler.start(runtimeUrl, { poolSize: POOL, connectQuery }),
      REDIS_URL: await redis.start(),
      DATABASE_POOL: '10',
    };
    box = await startBox({ databaseUrl, opensAt: new Date(), settings });
    await Child.worker({ ...settings, DATABASE_URL: databaseUrl });
  });
  afterAll(async () => {
    await endAllChildren();
    await box?.stop();
    await admin?.end();
    pooler.stop();
    forgetful.stop();
    await redis.stop();
  });

  it('accepts, distributes, delivers and seals with two processes over fewer connections than either has', async () => {
    const events = await vacancies(box, seedOf('behind a pooler'), COUNT);
    const streamed = await stream((event) => box.client('bakkerij-systeem').send(event), events, {
      atOnce: 20,
    });
    expect(streamed.accepted.size).toBe(COUNT);
    await box.settled();
    await box.sealed();
    await expectNothingLost(box, streamed);
    expect(box.log).not.toMatch(/"level":50/);
    const { rows } = await admin.query<{ count: number }>(
      'select count(*)::int as count from pg_stat_activity where usename = $1 and datname = current_database()',
      [runtime],
    );
    // Those of the pooler, and of each of the two workers one that asks for the office of the sealer.
    expect(rows[0]!.count).toBeLessThanOrEqual(POOL + 2);
  });

  it('works under the role of the hub and within its limits, on every connection', async () => {
    await expect(checkPooler(settings['DATABASE_POOLER_URL']!)).resolves.toBeUndefined();
  });

  it('does not start where the pooler does not ask for those, and says what to write', async () => {
    const url = await forgetful.start(runtimeUrl, { poolSize: 2, connectQuery: 'set role = schakel_hub' });
    const failed = Child.worker({
      ...settings,
      DATABASE_POOLER_URL: url,
      DATABASE_URL: box.started.databaseUrl,
    });
    await expect(failed).rejects.toThrow(
      /behind DATABASE_POOLER_URL not every setting is as the hub needs it \(enable_hashjoin, [^)]*statement_timeout\): set connect_query='set role = schakel_hub; set statement_timeout = 60000;/,
    );
  });
});

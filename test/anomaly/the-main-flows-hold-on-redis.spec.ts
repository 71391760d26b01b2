import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { play } from '../../apps/demo/main.js';
import { OwnRedis } from '../anomaly-children.js';
import { seedOf } from '../anomaly-stream.js';
import { hasRedis, startBox } from '../harness.js';

(hasRedis ? describe : describe.skip)('the main flows with the queue on Redis', () => {
  const redis = new OwnRedis();
  let box: Box;
  beforeAll(async () => {
    box = await startBox({
      redisUrl: await redis.start(),
      opensAt: new Date('2026-12-31T21:00:00+01:00'),
      behaviours: {
        'klantsysteem-almelo': { kind: 'fail-first', times: 2, status: 503 },
        'klantsysteem-enschede': { kind: 'gone' },
      },
    });
  });
  afterAll(async () => {
    await box.stop();
    await redis.stop();
  });

  it('hold, with every invariant, and the bell hangs on Redis and nowhere else', async () => {
    const lines: string[] = [];
    const out = new Writable({
      write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()),
    });
    const played = await play(box, seedOf('the main flows on Redis'), out as never);
    expect(played.faults).toEqual({});
    expect(played.accepted).toBeGreaterThanOrEqual(60);
    expect(played.delivered).toBeGreaterThan(played.accepted);
    expect(await redis.empty()).toBeGreaterThan(0);
    const { rows } = await sql<{
      there: string | null;
    }>`select to_regclass('bell.job')::text as there`.execute(box.admin);
    expect(rows[0]!.there).toBeNull();
  });
});

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { PartnerClient } from '../../apps/demo/partner.js';
import { Child, endAllChildren, KEYS } from '../anomaly-children.js';
import { until } from '../anomaly-stream.js';
import { ended, NDJSON, vacancy, type Batch } from '../batches.js';
import { ownDatabase, startBox } from '../harness.js';

const COUNT = 2_500;
const BYTES = 32_000;
const MOST_MB = 65;

/** Memory that a process holds now, and at most held; only Linux tells. */
const sizeOf = (pid: number, what: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
const onLinux = process.platform === 'linux' ? it : it.skip;

describe('a large file', () => {
  let box: Box;
  let databaseUrl: string;
  beforeAll(async () => {
    databaseUrl = await ownDatabase();
    box = await startBox({ databaseUrl, opensAt: new Date(), worker: false, settings: { ...KEYS } });
  });
  afterAll(async () => {
    await endAllChildren();
    await box.stop();
  });

  onLinux(
    'is taken in and read with as little memory as a small one',
    async () => {
      // What is really held shows in a small heap; with room to spare it is collected late.
      const environment = { DATABASE_URL: databaseUrl, NODE_OPTIONS: '--max-old-space-size=96' };
      const child = await Child.api(environment, '--with-worker');
      const { url, issuer } = child.started;
      const client = new PartnerClient('bakkerij-systeem', url, issuer);
      const filler = 'x'.repeat(BYTES);
      const fileOf = (count: number, series: string): string =>
        Array.from({ length: count }, (_, place) =>
          // All of them but a few are refused: what is measured is reading, not delivering.
          JSON.stringify(place % 100 === 0 ? vacancy(`${series}-${place}`) : { filler }),
        ).join('\n');
      // Made before anything is sent: while one is, a connection that is kept open would be closed at the other end.
      const files = { klein: fileOf(500, 'klein'), groot: fileOf(COUNT, 'groot') };
      const send = async (series: keyof typeof files): Promise<Batch> => {
        const options = { key: series, mediaType: NDJSON };
        const sent = client.sendFile('schema-org/vacancy@30', files[series], options);
        const answer = await sent.catch((cause: unknown) => {
          throw new Error(`the file did not arrive: ${child.log}`, { cause });
        });
        return ended(client, (answer.body as unknown as Batch).batchId, 120_000);
      };
      expect((await send('klein')).state).toBe('finished');
      await until('it rests', () => sizeOf(child.pid, 'VmRSS') > 0);
      const before = sizeOf(child.pid, 'VmRSS');
      const large = await send('groot');
      expect(large.records).toMatchObject({
        read: COUNT,
        accepted: COUNT / 100,
        refused: COUNT - COUNT / 100,
      });
      expect(large.bytes).toBeGreaterThan(75_000_000);
      expect(sizeOf(child.pid, 'VmHWM') - before).toBeLessThan(MOST_MB);
    },
    180_000,
  );
});

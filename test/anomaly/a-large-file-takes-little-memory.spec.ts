import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { PartnerClient } from '../../apps/demo/partner.js';
import { Child, endAllChildren, KEYS } from '../anomaly-children.js';
import { until } from '../anomaly-stream.js';
import { ended, NDJSON, vacancy, type Batch } from '../batches.js';
import { ownDatabase, startBox } from '../harness.js';

const COUNT = 2_500;
const BYTES = 32_000;
const HEAP_MB = 128;
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
      // What is really held shows in a small heap; with room to spare it is collected late. A hub at rest holds some 75 MB
      // itself: from four fifths of the limit on, V8 ends a process that spends most of its time on collecting.
      const environment = { DATABASE_URL: databaseUrl, NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}` };
      const child = await Child.api(environment, '--with-worker');
      const { url, issuer } = child.started;
      const client = new PartnerClient('bakkerij-systeem', url, issuer);
      const filler = 'x'.repeat(BYTES);
      // Made as it is sent, as a real one is read from a disk: copies of 80 MB would keep this process from its connections.
      function* linesOf(count: number, series: string): Generator<Buffer> {
        for (let place = 0; place < count; place++) {
          // All of them but a few are refused: what is measured is reading, not delivering.
          const record = place % 100 === 0 ? vacancy(`${series}-${place}`) : { filler };
          yield Buffer.from(`${JSON.stringify(record)}\n`);
        }
      }
      const send = async (series: string, count: number): Promise<Batch> => {
        const sent = fetch(`${url}/v1/batches?contract=schema-org/vacancy@30`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${await client.token()}`,
            'content-type': NDJSON,
            'idempotency-key': series,
          },
          body: Readable.from(linesOf(count, series)) as never,
          duplex: 'half',
        });
        const answer = await sent.catch((cause: unknown) => {
          throw new Error(`the file did not arrive: ${child.log.slice(-1_500)}`, { cause });
        });
        expect(answer.status).toBe(202);
        return ended(client, ((await answer.json()) as Batch).batchId, 120_000);
      };
      expect((await send('klein', 500)).state).toBe('finished');
      await until('it rests', () => sizeOf(child.pid, 'VmRSS') > 0);
      const before = sizeOf(child.pid, 'VmRSS');
      const large = await send('groot', COUNT);
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

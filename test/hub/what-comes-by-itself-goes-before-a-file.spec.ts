import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { until } from '../anomaly-stream.js';
import { bakery, linesOf, sent, vacancy } from '../batches.js';
import { startBox } from '../harness.js';
import { vacancyEvent } from '../http-knocker.js';

const COUNT = 60;
const DESK = 'balie-werkcentrum';

describe('a message by itself', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({
      settings: { DELIVER_CONCURRENCY: '2' },
      behaviours: { [DESK]: { kind: 'slow', delayMs: 60 } },
    });
  });
  afterAll(() => box.stop());

  it('does not wait for what came in a file before it', async () => {
    await sent(
      bakery(box),
      'schema-org/vacancy@30',
      linesOf(Array.from({ length: COUNT }, (_, at) => vacancy(`V-${at}`))),
    );
    const planned = async (): Promise<number> => {
      const { rows } = await sql<{ many: number }>`
        select count(*)::int as many from delivery where lane = ${DESK} and is_bulk`.execute(box.admin);
      return rows[0]!.many;
    };
    await until('all of the file is on its way', async () => (await planned()) === COUNT);
    const answer = await bakery(box).send(
      await vacancyEvent(box, { id: 'los-1', subject: 'LOS', data: vacancy('LOS') }),
    );
    expect(answer.status).toBe(202);
    await box.settled();
    const titles = box.double(DESK).received.map(({ event }) => JSON.stringify(event).includes('Bakker LOS'));
    expect(titles).toHaveLength(COUNT + 1);
    // Before the last of the file, and not only by a turn: those that were being sent are all that goes before it.
    expect(titles.indexOf(true)).toBeLessThan(COUNT - 10);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { bakery, linesOf, refusalsOf, sent, vacancy } from '../batches.js';
import { startBox } from '../harness.js';

describe('a file of many records', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ settings: { BATCH_SLICE: '7' } });
  });
  afterAll(() => box.stop());

  it('is taken in record by record, and one bad record refuses only itself', async () => {
    const documents = Array.from({ length: 40 }, (_, place) => vacancy(`VAC-${place}`));
    const broken: unknown[] = [...documents];
    broken.splice(11, 0, { ...vacancy('VAC-X'), title: 7 });
    const text = `\ufeff${linesOf(broken)}\r\n{"half": \n${JSON.stringify(vacancy('VAC-LAST'))}`;
    const batch = await sent(bakery(box), 'schema-org/vacancy@30', text);
    expect(batch).toMatchObject({ state: 'finished', records: { read: 43, accepted: 41, refused: 2 } });
    const refusals = await refusalsOf(bakery(box), batch);
    expect(refusals.map(({ line, code }) => [line, code])).toEqual([
      [12, 'contract-broken'],
      [43, 'invalid-json'],
    ]);
    await box.settled();
    expect(new Set(box.double('balie-werkcentrum').received.map((one) => one.event['subject'])).size).toBe(
      41,
    );
  });
});

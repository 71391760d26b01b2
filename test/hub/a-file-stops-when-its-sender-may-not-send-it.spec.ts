import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { emptyBatches } from '#exchange';
import { bakery, batchOf, linesOf, NDJSON, refusalsOf, vacancy, type Batch } from '../batches.js';
import { startBox } from '../harness.js';
import { regionWith } from '../medium/stage.js';
import { applyTo } from '../region.js';

const CONTROLLER = 'bakkerij-de-proef';
const OWN = /(- key: bakkerij-systeem[\s\S]*?)(\n- key:)/;

describe('a file that waits while its sender loses what it may send', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox({ worker: false });
  });
  afterAll(() => box.stop());

  const regionWhere = (change: (connection: string) => string): string =>
    regionWith({
      'connections.yaml': (text) => text.replace(OWN, (_, own: string, next: string) => change(own) + next),
    });
  const upload = async (key: string, ids: string[]): Promise<string> => {
    const body = `\n${linesOf(ids.map((id) => vacancy(id)))}`;
    const query = { mode: 'full', missing: 'withdraw-all' };
    const answer = await bakery(box).sendFile('schema-org/vacancy@30', body, {
      key,
      mediaType: NDJSON,
      query,
    });
    return (answer.body as unknown as Batch).batchId;
  };

  it.each([
    [
      'record-type-not-allowed',
      (own: string) => own.replace('sends: [schema-org/vacancy@30]', 'sends: [setu/vacancy@1.1]'),
    ],
    ['not-mandated', (own: string) => own.replace('party: bakkerij-de-proef', 'party: uitzendbureau-test')],
  ])('stops with %s at the first that is not taken in, and withdraws nothing', async (code, without) => {
    const first = await upload(`before-${code}`, ['VAC-1', 'VAC-2', 'VAC-3']);
    await emptyBatches(box.hub, CONTROLLER);
    expect((await batchOf(bakery(box), first)).records).toMatchObject({ read: 3, refused: 0 });
    const second = await upload(code, ['VAC-1', 'VAC-4']);
    await applyTo(box, regionWhere(without));
    await emptyBatches(box.hub, CONTROLLER);
    await applyTo(box, 'config/regions/twente');
    const batch = await batchOf(bakery(box), second);
    expect(batch).toMatchObject({
      state: 'stopped',
      stop: { code, line: 2 },
      records: { read: 0, refused: 0, withdrawn: 0 },
    });
    expect((await refusalsOf(bakery(box), batch)).map((one) => [one.line, one.code])).toEqual([[2, code]]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { sweep, takeUpload, type BatchOrder } from '#exchange';
import { VACANCY } from '../http-knocker.js';
import { Rig } from './rig.js';
import { WrongClock } from './wrong-clock.js';

const LINE = Buffer.from(`${JSON.stringify(VACANCY)}\n`);
/** As much as makes a piece of its own. */
const PIECE = Buffer.alloc(600 * 1024, ' ');

describe('an upload', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await Rig.start();
  });
  afterEach(() => rig.stop());

  const order: BatchOrder = {
    controller: 'bakkerij-de-proef',
    connection: 'bakkerij-systeem',
    origin: 'test',
    senderId: 'F-1',
    contract: 'schema-org/vacancy@30',
    recordType: 'vacancy',
    form: 'ndjson',
    options: { lines: 'documents', mode: 'changes', missing: 'keep' },
    traceId: '0'.repeat(32),
  };
  async function* bodyWith(first: Buffer, meanwhile: () => Promise<unknown>): AsyncGenerator<Buffer> {
    yield first;
    await meanwhile();
    yield LINE;
  }
  const kept = async () => {
    const { rows } = await sql<{ batches: string[] | null; pieces: number; accepted: number }>`
      select (select array_agg(state) from batch) as batches, (select count(*)::int from batch_piece) as pieces,
        (select count(*)::int from audit_event where action = 'batch.accepted') as accepted`.execute(
      rig.admin,
    );
    return rows[0]!;
  };
  const dropped = async (): Promise<void> => {
    await sql`update batch set made_at = made_at - interval '1 day'`.execute(rig.admin);
    await sweep(rig.hub);
  };

  it.each([
    ['its only piece', LINE],
    ['its second piece', PIECE],
  ])('that was dropped meanwhile is refused and leaves nothing, at %s', async (_, first) => {
    const outcome = await takeUpload(rig.hub, order, bodyWith(first, dropped));
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'busy' } });
    expect(await kept()).toEqual({ batches: null, pieces: 0, accepted: 0 });
  });

  it('is not dropped by a worker whose clock is a day ahead', async () => {
    const clock = new WrongClock(86_400_000);
    clock.turnBy(rig.clock.offset());
    const wrong = await rig.twin({ clock });
    const outcome = await takeUpload(
      rig.hub,
      order,
      bodyWith(PIECE, () => sweep(wrong.hub)),
    );
    expect(outcome).toMatchObject({ ok: true, value: { state: 'waiting', repeated: false } });
    expect(await kept()).toMatchObject({ batches: ['waiting'], accepted: 1 });
    await wrong.stop();
  });
});

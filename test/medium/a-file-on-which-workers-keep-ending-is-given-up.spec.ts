import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { emptyBatches, takeUpload } from '#exchange';
import { newId } from '#kernel';
import { HOLD_MS } from '../../libs/exchange/batch.js';
import { advance, claimBatch, letGo } from '../../libs/exchange/batch-work.store.js';
import { linesOf, vacancy } from '../batches.js';
import { Rig } from './rig.js';

const CONTROLLER = 'bakkerij-de-proef';

describe('a file on which workers keep ending', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterAll(() => rig.stop());

  const upload = async (senderId: string, text: string): Promise<string> => {
    const connection = (await rig.hub.directory()).connectionOfClient('bakkerij-systeem', rig.hub.now())!;
    async function* body(): AsyncGenerator<Buffer> {
      yield Buffer.from(text);
    }
    const taken = await takeUpload(
      rig.hub,
      {
        controller: CONTROLLER,
        connection: connection.key,
        origin: 'test',
        senderId,
        contract: 'schema-org/vacancy@30',
        recordType: 'vacancy',
        form: 'ndjson',
        options: { lines: 'documents', mode: 'changes', missing: 'keep' },
        traceId: '0'.repeat(32),
      },
      body(),
    );
    if (!taken.ok) throw new Error(taken.refusal.code);
    return taken.value.batchId;
  };
  /** One that takes it up, does with it what is said, and is heard of no more. */
  const lose = async (does: Parameters<typeof work>[0] = async () => undefined): Promise<void> => {
    await work(does);
    rig.clock.turnBy(HOLD_MS + 1000);
  };
  const work = (
    does: (
      tx: Parameters<typeof claimBatch>[0],
      batch: NonNullable<Awaited<ReturnType<typeof claimBatch>>>,
      until: Date,
    ) => Promise<void>,
  ): Promise<void> =>
    rig.hub.db.transaction().execute(async (tx) => {
      const now = await rig.hub.moment(tx);
      const until = new Date(now.getTime() + HOLD_MS);
      const batch = await claimBatch(tx, CONTROLLER, { id: newId(now), now, until });
      if (!batch) throw new Error('nothing was claimed');
      await does(tx, batch, until);
    });
  const shown = async (id: string): Promise<unknown> => {
    const { rows } = await sql`
      select state, code, line, taken, wrapped_key is null as "isSealed",
        (select count(*)::int from batch_piece where batch_id = batch.id) as pieces
      from batch where id = ${id}`.execute(rig.admin);
    return rows[0];
  };

  it('is taken up again five times, then stopped by a code of its own, and the next one goes on', async () => {
    const id = await upload('F-1', linesOf([vacancy('VAC-1'), vacancy('VAC-2')]));
    const next = await upload('F-2', linesOf([vacancy('VAC-3')]));
    const none = { unchanged: 0, refused: 0, unnamed: 0, withdrawn: 0 };
    for (let lost = 0; lost < 4; lost++) await lose();
    // One that got further: from there it is counted anew.
    await lose((tx, batch, until) => advance(tx, batch, { ...none, seen: 1, taken: 1 }, until));
    for (let lost = 0; lost < 4; lost++) await lose();
    expect(await shown(id)).toMatchObject({ state: 'working', code: null, pieces: 1 });
    await lose();
    await emptyBatches(rig.hub, CONTROLLER);
    expect(await shown(id)).toEqual({
      state: 'stopped',
      code: 'file-given-up',
      line: 0,
      taken: 1,
      isSealed: true,
      pieces: 0,
    });
    expect(await shown(next)).toMatchObject({ state: 'finished', taken: 1 });
    const { rows } = await sql<{ result: string }>`
      select result from audit_event where object = ${`batch:${id}`} and action = 'batch.stopped'`.execute(
      rig.admin,
    );
    expect(rows).toEqual([{ result: 'file-given-up' }]);
  });

  it('is not meant by a worker that lets go of it', async () => {
    const id = await upload('F-3', linesOf([vacancy('VAC-4')]));
    for (let round = 0; round < 8; round++) await work((tx, batch) => letGo(tx, batch));
    await emptyBatches(rig.hub, CONTROLLER);
    expect(await shown(id)).toMatchObject({ state: 'finished', taken: 1 });
  });
});

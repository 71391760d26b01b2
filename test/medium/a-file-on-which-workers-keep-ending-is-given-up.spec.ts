import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { emptyBatches, takeUpload, type RunningHub } from '#exchange';
import { linesOf, vacancy } from '../batches.js';
import { Rig } from './rig.js';

const CONTROLLER = 'bakkerij-de-proef';
const broken = (): never => {
  throw new Error('broken');
};

describe('a file on which workers keep ending', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start({ settings: { BATCH_SLICE: '1' } });
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
  const hubWith = (more: Partial<RunningHub>): RunningHub =>
    Object.assign(Object.create(rig.hub) as RunningHub, more);
  /** One that takes it up, and breaks on what comes next. */
  const takeUp = async (): Promise<void> => {
    const contracts = { ...rig.hub.contracts, get: () => broken() };
    await emptyBatches(hubWith({ contracts } as never), CONTROLLER).catch(() => undefined);
  };
  /** The worker that has it, or had it last, is heard of no more. */
  const loseIt = (): Promise<unknown> =>
    sql`update batch set claimed_until = started_at where state = 'working'`.execute(rig.admin);
  const lose = async (times: number): Promise<void> => {
    for (let lost = 0; lost < times; lost++) {
      await takeUp();
      await loseIt();
    }
  };
  /** One that takes in a record, and is lost before the next one. */
  const getFurther = async (): Promise<void> => {
    let asked = 0;
    await emptyBatches(hubWith({ isStopping: () => ++asked > 2 }), CONTROLLER);
    await loseIt();
  };
  const shown = async (id: string): Promise<unknown> => {
    const { rows } = await sql`
      select state, code, line, taken, wrapped_key is null as "isSealed",
        (select count(*)::int from batch_piece where batch_id = batch.id) as pieces
      from batch where id = ${id}`.execute(rig.admin);
    return rows[0];
  };

  it('is taken up again five times, then stopped by a code of its own, and the next one goes on', async () => {
    const id = await upload('F-1', linesOf(['VAC-1', 'VAC-2', 'VAC-5'].map((one) => vacancy(one))));
    const next = await upload('F-2', linesOf([vacancy('VAC-3')]));
    await lose(4);
    // From where it got further it is counted anew.
    await getFurther();
    await lose(4);
    expect(await shown(id)).toMatchObject({ state: 'working', code: null, taken: 1, pieces: 1 });
    await lose(1);
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
    for (let round = 0; round < 8; round++) await takeUp();
    await emptyBatches(rig.hub, CONTROLLER);
    expect(await shown(id)).toMatchObject({ state: 'finished', taken: 1 });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { checkInvariants } from '../../apps/demo/invariants.js';
import { startHub, type StartedHub } from '../../apps/api/start.js';
import { startBox } from '../harness.js';
import { randomFrom } from '../medium/random.js';
import { arrivalsIn, triedToSend } from '../medium/storm-arrivals.js';
import { Storm } from '../medium/storm.js';
import type { Arrival } from '../medium/storm-model.js';

/** `TEST_SEED=… TEST_STORM=5000 npm test -- test/hub/in-a-storm` plays a storm again, or a longer one. */
const SEED = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000);
const OPERATIONS = Number(process.env['TEST_STORM'] ?? 250);
const PEOPLE = 12;
const AT_ONCE = 8;

describe(`a storm of ${OPERATIONS} operations (seed ${SEED})`, () => {
  let box: Box;
  let beside: StartedHub;
  let storm: Storm;
  let arrivals: Arrival[];
  beforeAll(
    async () => {
      box = await startBox({ settings: { MASTER_KEY: Buffer.alloc(32, 9).toString('base64') } });
      // Another worker on the same database, with connections and a queue of its own.
      beside = await startHub({
        config: { ...box.hub.config, databaseUrl: box.started.databaseUrl },
        clock: box.clock,
        parts: { api: false, worker: true },
        logTo: { write: () => undefined },
      });
      storm = new Storm(box, randomFrom(SEED), PEOPLE);
      await storm.begin();
      await storm.run(OPERATIONS, AT_ONCE);
      await storm.end();
      arrivals = await arrivalsIn(box, storm.rights.gone);
    },
    120_000 + OPERATIONS * 200,
  );
  afterAll(async () => {
    await beside.stop();
    await box.stop();
  });

  it('did everything that can be done, and was answered as expected', () => {
    expect(storm.unexpected.slice(0, 5)).toEqual([]);
    const names = ['publish', 'open', 'close', 'given', 'refused', 'renew', 'declare', 'withdraw consent'];
    names.push(
      'objection',
      'restriction',
      'execute',
      'lift',
      'lift stop',
      'report',
      'hold',
      'revoke',
      'reinstate',
      'have it deleted',
    );
    expect(names.filter((name) => !storm.done[name])).toEqual([]);
    const kinds = ['document', 'retraction', 'closing'].map(
      (kind) => arrivals.filter((one) => one.kind === kind).length,
    );
    expect(Math.min(...kinds)).toBeGreaterThan(0);
  });

  it('sent nothing without a permit valid at that moment, and nothing after the answer to a no', () => {
    expect(storm.model.wronglySent(arrivals).slice(0, 5)).toEqual([]);
  });

  it('accepted nothing for a controller whose mandate had ended, nor through a connection that was revoked', () => {
    expect(storm.model.wronglyAccepted()).toEqual([]);
  });

  it('told everybody who should be told', () => {
    expect(storm.model.notTold(arrivals).slice(0, 5)).toEqual([]);
  });

  it('told nobody else', async () => {
    expect(
      storm.model.toldForNothing(arrivals, await triedToSend(box, storm.rights.gone)).slice(0, 5),
    ).toEqual([]);
  });

  it('left every invariant true', async () => {
    const { faults } = await checkInvariants(box, {
      seeds: ['Verzonnen'],
      waitingLanes: [],
      sameAnswers: [],
    });
    expect(faults).toEqual({});
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAllowance, type Allowance } from '../../apps/api/allowance.js';
import type { Box } from '../../apps/demo/box.js';
import type { JsonObject } from '#kernel';
import { expectNothingLost, seedOf, stream, until, vacancies, type Streamed } from '../anomaly-stream.js';
import { hasRedis, startBox } from '../harness.js';
import { OwnRedisCluster } from '../redis-cluster.js';

const COUNT = 30;

(hasRedis ? describe : describe.skip)('a hub whose queue is on a Redis Cluster', () => {
  const cluster = new OwnRedisCluster();
  let box: Box;
  let url: string;
  const streamed: Streamed = { accepted: new Map(), failures: [], retryAfter: [] };
  const send = async (event: JsonObject): Promise<void> => {
    const { accepted } = await stream((one) => box.client('bakkerij-systeem').send(one), [event]);
    for (const [id, message] of accepted) streamed.accepted.set(id, message);
  };
  beforeAll(async () => {
    url = await cluster.start();
    // Nobody sweeps: what is delivered was rung for.
    box = await startBox({ redisUrl: url, opensAt: new Date(), settings: { SWEEP_EVERY: '1h' } });
  });
  afterAll(async () => {
    await box?.stop();
    await cluster.stop();
  });

  it('rings there and nowhere else, with every key at one node', async () => {
    const events = await vacancies(box, seedOf('a cluster'), COUNT);
    await Promise.all(events.map(send));
    // Without a bell nothing moves; one that was late may have rung all the same.
    await box.settled(90_000);
    expect(box.hub.bells.rung().ok).toBeGreaterThan(0);
    const owner = await cluster.owner();
    // How many there are changes by the moment: what was rung is tidied up.
    expect((await cluster.keys()).filter((count) => count > 0)).toHaveLength(1);
    expect((await owner.client.keys('*')).filter((key) => !key.startsWith('{schakel}'))).toEqual([]);
  });

  it('has one budget for all processes', async () => {
    const processes: Allowance[] = [createAllowance(url), createAllowance(url)];
    // Until it is connected a process counts for itself.
    let round = 0;
    await until('both count there', async () => {
      round += 1;
      const left = [];
      for (const each of [...processes, ...processes])
        left.push((await each.take('try', `connection-${round}`, 1, 5, 60)).left);
      return left.join() === '4,3,2,1';
    });
    for (const each of processes) each.close();
  });

  it('goes on when the node with its keys is lost and a replica takes over', async () => {
    await cluster.loseOwner();
    const more = await vacancies(box, seedOf('a cluster without a node'), 2 * COUNT);
    const { ok } = box.hub.bells.rung();
    const [last, ...first] = more;
    await until('it rings again', async () => {
      const event = first.shift();
      if (event) await send(event);
      return box.hub.bells.rung().ok > ok || !event;
    });
    await send(last!);
    expect(box.hub.bells.rung().ok).toBeGreaterThan(ok);
    await box.settled(90_000);
    await expectNothingLost(box, streamed);
  });

  it('does not wait for a cluster that is not whole when it stops', async () => {
    cluster.loseReplica();
    await box.stop();
    expect(box.hub.isStopping()).toBe(true);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import { BACKENDS } from '../anomaly-backends.js';
import { Child, endAllChildren, KEYS } from '../anomaly-children.js';
import { asLongAs, expectNothingLost, seedOf, stream, TAKERS, until, vacancies } from '../anomaly-stream.js';
import { ownDatabase, startBox } from '../harness.js';

const WAITING = 40;
const STREAMING = 120;
/** More than it takes to find something in the queue. */
const MOST = 2000;

for (const { name, make, isThere } of BACKENDS) {
  (isThere ? describe : describe.skip)(`a queue on ${name} that is emptied`, () => {
    const backend = make();
    let box: Box;
    let environment: Record<string, string>;
    beforeAll(async () => {
      const databaseUrl = await ownDatabase();
      const settings = await backend.start();
      environment = { DATABASE_URL: databaseUrl, ...settings };
      box = await startBox({
        databaseUrl,
        opensAt: new Date(),
        worker: false,
        settings: { ...KEYS, ...settings },
      });
    });
    afterEach(endAllChildren);
    afterAll(async () => {
      await box.stop();
      await backend.stop();
    });

    it('loses nothing: the sweeper finds what waits, and what waits while it is emptied again and again', async () => {
      const seed = seedOf(`an emptied queue on ${name}`);
      const events = await vacancies(box, seed, MOST);
      const send = (event: (typeof events)[number]) => box.client('bakkerij-systeem').send(event);
      const streamed = await stream(send, events.slice(0, WAITING));
      await until('the bell has rung', () => box.hub.bells.rung().ok > 0);
      let emptied = 0;
      // Until nothing rings after it: only the sweeper can find what waits now.
      await until('the queue stays empty', async () => {
        const gone = await backend.empty(box);
        emptied += gone;
        return gone === 0;
      });
      expect(emptied).toBeGreaterThan(0);
      const worker = await Child.worker(environment);
      await box.settled(90_000);

      let more = 0;
      let accepted = 0;
      const emptying = new AbortController();
      const keepsEmptying = (async () => {
        while (!emptying.signal.aborted) {
          more += await backend.empty(box);
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      })();
      const second = await stream(
        send,
        asLongAs(() => accepted < STREAMING || more === 0, events.slice(WAITING)),
        { onAccepted: (count) => (accepted = count) },
      );
      const enough = WAITING + STREAMING / 2;
      await until('half of it was delivered', () => box.double(TAKERS[0]!).accepted >= enough, 90_000);
      emptying.abort();
      await keepsEmptying;
      await box.settled(90_000);
      for (const [id, messageId] of second.accepted) streamed.accepted.set(id, messageId);
      await expectNothingLost(box, streamed);
      expect(worker.log).not.toMatch(/(distributing|delivering|sweeping) failed/);
    });
  });
}

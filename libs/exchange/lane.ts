import type { RunningHub } from './hub.js';
import { deliver } from './pipeline.js';

/** How many lanes are being emptied in this process. */
const atWork = new WeakMap<RunningHub, { lanes: number }>();

function workOf(hub: RunningHub): { lanes: number } {
  const work = atWork.get(hub) ?? { lanes: 0 };
  atWork.set(hub, work);
  return work;
}

/**
 * Hands on what is due in a lane until nothing more is, and nothing of it is on its way from here: what was sent last may
 * have made room for the next version of its record. Ends early when the hub stops, and after one round when every place
 * is taken: then it goes to the end of the line, so that nobody's post waits for more than a round of another's.
 */
export async function emptyLane(hub: RunningHub, lane: string): Promise<void> {
  const work = workOf(hub);
  work.lanes += 1;
  const isFull = (): boolean => work.lanes >= hub.config.deliver.lanesAtOnce;
  try {
    // What was on its way as the last look began may have held back what comes after it, also when it has arrived by now.
    let asItBegan: Promise<boolean>;
    do {
      asItBegan = hub.sent(lane);
      while (!hub.isStopping() && (await deliver(hub.pipeline, lane))) {
        asItBegan = hub.sent(lane);
        if (!isFull()) continue;
        hub.pipeline.ring('deliver', lane);
        return;
      }
    } while ((await hub.sent(lane)) || (await asItBegan));
  } finally {
    work.lanes -= 1;
    await hub.sent(lane);
  }
}

import type { RunningHub } from './hub.js';
import { deliver } from './pipeline.js';
import { SCREEN } from './screen.rules.js';

/** The lanes that are being emptied in this process. */
export interface LanesAtWork {
  count(): number;
  begin(lane: string): AtWork;
  /** True when somebody empties this lane here and will look once more before the end. */
  lookAgain(lane: string): boolean;
}

interface AtWork {
  /** Whether to look once more; when not, nobody counts on this one any more. */
  again(): boolean;
  /** True when somebody counted on another look that did not come. */
  end(): boolean;
}

export function lanesAtWork(): LanesAtWork {
  const working = new Map<string, Set<{ asked: boolean }>>();
  let count = 0;
  return {
    count: () => count,
    begin(lane) {
      const one = { asked: false };
      const others = working.get(lane) ?? new Set();
      working.set(lane, others.add(one));
      count += 1;
      const leave = (): void => {
        others.delete(one);
        if (others.size === 0 && working.get(lane) === others) working.delete(lane);
      };
      return {
        again() {
          if (!one.asked) leave();
          const { asked } = one;
          one.asked = false;
          return asked;
        },
        end() {
          leave();
          count -= 1;
          return one.asked;
        },
      };
    },
    lookAgain(lane) {
      const [one] = working.get(lane) ?? [];
      if (one) one.asked = true;
      return one !== undefined;
    },
  };
}

/**
 * Hands on what is due in a lane until nothing more is, and nothing of it is on its way from here: what was sent last may
 * have made room for the next version of its record. Ends early when the hub stops, and after one round when every place
 * is taken: then it goes to the end of the line, so that nobody's post waits for more than a round of another's.
 */
export async function emptyLane(hub: RunningHub, lane: string): Promise<void> {
  if (lane === SCREEN) return;
  const { lanesAtWork: all, config } = hub;
  const work = all.begin(lane);
  const isFull = (): boolean => all.count() >= config.deliver.lanesAtOnce;
  let isMore = false;
  try {
    // What was on its way as the last look began may have held back what comes after it, also when it has arrived by now.
    let asItBegan: Promise<boolean>;
    do {
      asItBegan = hub.sent(lane);
      while (!isMore && !hub.isStopping() && (await deliver(hub.pipeline, lane))) {
        asItBegan = hub.sent(lane);
        isMore = isFull();
      }
    } while (!isMore && ((await hub.sent(lane)) || (await asItBegan) || (!hub.isStopping() && work.again())));
  } finally {
    isMore = work.end() || isMore;
    if (isMore) hub.pipeline.ring('deliver', lane);
    await hub.sent(lane);
  }
}

import type { RunningHub } from './hub.js';
import { deliver } from './pipeline.js';

/**
 * Hands on what is due in a lane until nothing more is, and nothing of it is on its way from here: what was sent last may
 * have made room for the next version of its record. Ends early when the hub stops.
 */
export async function emptyLane(hub: RunningHub, lane: string): Promise<void> {
  const next = async (): Promise<boolean> => !hub.isStopping() && deliver(hub.pipeline, lane);
  try {
    do while (await next());
    while (await hub.sent(lane));
  } finally {
    await hub.sent(lane);
  }
}

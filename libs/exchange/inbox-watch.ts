import { setTimeout as pause } from 'node:timers/promises';

/** Somebody who waits at an inbox. */
interface Waiting {
  lane: string;
  /** Whether what became of its own messages comes along. */
  tells: boolean;
  /** It waits no longer. */
  isOver(): boolean;
}

export interface InboxWatch {
  /** Resolves when there may be something in the lane for this one, or it waits no longer. Never rejects. */
  wait(one: Waiting): Promise<void>;
}

const LOOK_EVERY_MS = 250;

/**
 * Who waits at an inbox is many, and what they wait for seldom comes: one look is made for all who wait in this process, and it is
 * the same whoever puts the post there and through whichever pooler. In a lane with something one at a time goes for it.
 */
export function createInboxWatch(
  look: (lanes: Pick<Waiting, 'lane' | 'tells'>[]) => Promise<Set<string>>,
): InboxWatch {
  const waiting = new Map<Waiting, () => void>();
  let isLooking = false;

  const wake = (one: Waiting): void => {
    waiting.get(one)?.();
    waiting.delete(one);
  };

  async function lookOnce(): Promise<void> {
    for (const one of waiting.keys()) if (one.isOver()) wake(one);
    const lanes = new Map([...waiting.keys()].map(({ lane, tells }) => [lane, { lane, tells }]));
    if (lanes.size === 0) return;
    try {
      const found = await look([...lanes.values()]);
      for (const one of waiting.keys()) if (found.delete(one.lane)) wake(one);
    } catch {
      // Who goes for its post itself hears what is wrong.
      for (const one of waiting.keys()) wake(one);
    }
  }

  async function lookOn(): Promise<void> {
    isLooking = true;
    while (waiting.size > 0) {
      await pause(LOOK_EVERY_MS);
      await lookOnce();
    }
    isLooking = false;
  }

  return {
    wait: (one) =>
      new Promise((resolve) => {
        waiting.set(one, resolve);
        if (!isLooking) void lookOn();
      }),
  };
}

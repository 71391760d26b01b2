/** So many requests to a partner side by side, and no more, whichever round or resend they are of; the others wait in line. */
export interface Places {
  /** Runs `work` when one of `most` places of this lane is free. */
  within<T>(lane: string, most: number, work: () => Promise<T>): Promise<T>;
}

interface Lane {
  taken: number;
  waiting: (() => void)[];
}

export function createPlaces(): Places {
  const lanes = new Map<string, Lane>();

  function leave(name: string, lane: Lane): void {
    const next = lane.waiting.shift();
    // A place is handed on: nobody who comes meanwhile goes before who waited.
    if (next) return next();
    lane.taken -= 1;
    if (lane.taken === 0) lanes.delete(name);
  }

  return {
    async within(name, most, work) {
      const lane = lanes.get(name) ?? { taken: 0, waiting: [] };
      lanes.set(name, lane);
      if (lane.taken < most) lane.taken += 1;
      else await new Promise<void>((go) => lane.waiting.push(go));
      try {
        return await work();
      } finally {
        leave(name, lane);
      }
    },
  };
}

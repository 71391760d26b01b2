/**
 * Calls that come together share one statement: each waits at most `linger` milliseconds for company, and while `atOnce`
 * batches are under way the next ones fill up. A batch that fails for what may be the doing of one of its members is run
 * again with each by itself; else it fails for all of them.
 */
export interface Coalescer<In, Out> {
  add(item: In): Promise<Out>;
  /** How many are waiting or under way. */
  pending(): number;
  /** Resolves when nothing is waiting or under way. */
  drained(): Promise<void>;
}

interface Waiting<In, Out> {
  item: In;
  resolve: (out: Out) => void;
  reject: (error: unknown) => void;
}

export function createCoalescer<In, Out>(
  run: (items: In[]) => Promise<Out[]>,
  options: {
    batch: number;
    linger: number;
    atOnce: number;
    /** Whether a failure may be the doing of one: then nothing of the batch was done. Unset: it never is. */
    mayBeOfOne?: (error: unknown) => boolean;
  },
): Coalescer<In, Out> {
  let waiting: Waiting<In, Out>[] = [];
  let running = 0;
  let inBatches = 0;
  let timer: NodeJS.Timeout | undefined;
  let idle: (() => void)[] = [];

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    while (waiting.length > 0 && running < options.atOnce) {
      const batch = waiting.slice(0, options.batch);
      waiting = waiting.slice(options.batch);
      running += 1;
      inBatches += batch.length;
      void settle(batch).finally(() => {
        running -= 1;
        inBatches -= batch.length;
        if (waiting.length > 0) void flush();
        else if (running === 0) for (const resolve of idle.splice(0)) resolve();
      });
    }
  }

  async function settle(batch: Waiting<In, Out>[]): Promise<void> {
    try {
      const results = await run(batch.map((one) => one.item));
      batch.forEach((one, index) => one.resolve(results[index]!));
    } catch (error) {
      if (batch.length > 1 && options.mayBeOfOne?.(error)) for (const one of batch) await settle([one]);
      else for (const one of batch) one.reject(error);
    }
  }

  return {
    add(item) {
      return new Promise<Out>((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (waiting.length >= options.batch) void flush();
        else timer ??= setTimeout(() => void flush(), options.linger);
      });
    },
    pending: () => waiting.length + inBatches,
    drained: () =>
      waiting.length + running === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve)),
  };
}

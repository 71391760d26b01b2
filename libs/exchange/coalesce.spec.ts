import { describe, expect, it } from '@jest/globals';
import { createCoalescer } from './coalesce.js';

/** A batch that is answered by hand. */
interface Open {
  items: number[];
  answer: (results?: string[]) => void;
  fail: (error: Error) => void;
}

type Options = Parameters<typeof createCoalescer>[1];

function coalescerOf(options: Partial<Options> = {}) {
  const open: Open[] = [];
  let started = (): void => undefined;
  const coalescer = createCoalescer<number, string>(
    (items) =>
      new Promise((resolve, reject) => {
        open.push({ items, answer: (results = items.map(String)) => resolve(results), fail: reject });
        started();
      }),
    { batch: 3, linger: 0, atOnce: 1, ...options },
  );
  /** Resolves when that many batches were begun. */
  const begun = (count: number): Promise<void> =>
    new Promise((resolve) => {
      started = () => open.length >= count && resolve();
      started();
    });
  return { coalescer, open, begun };
}

describe('calls that come together', () => {
  it('share a batch, in order, and each gets its own answer', async () => {
    const { coalescer, open, begun } = coalescerOf();
    const answers = Promise.all([1, 2].map((n) => coalescer.add(n)));
    await begun(1);
    expect(open[0]!.items).toEqual([1, 2]);
    open[0]!.answer(['one', 'two']);
    expect(await answers).toEqual(['one', 'two']);
  });

  it('do not wait when the batch is full', async () => {
    const { coalescer, open, begun } = coalescerOf({ linger: 60_000 });
    const answers = Promise.all([1, 2, 3].map((n) => coalescer.add(n)));
    await begun(1);
    open[0]!.answer();
    expect(await answers).toEqual(['1', '2', '3']);
  });

  it('leave no timer behind when the batch was full before its time', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const { coalescer, open, begun } = coalescerOf({ linger: 60_000 });
    const before = timers();
    const answers = Promise.all([1, 2, 3].map((n) => coalescer.add(n)));
    await begun(1);
    expect(timers()).toBe(before);
    open[0]!.answer();
    await answers;
  });

  it('fill the next batch up while as many as may are under way', async () => {
    const { coalescer, open, begun } = coalescerOf({ atOnce: 2 });
    const answers = Promise.all(Array.from({ length: 10 }, (_, n) => coalescer.add(n)));
    await begun(2);
    expect(open.map(({ items }) => items)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    open[1]!.answer();
    await begun(3);
    expect(open[2]!.items).toEqual([6, 7, 8]);
    open[0]!.answer();
    open[2]!.answer();
    await begun(4);
    open[3]!.answer();
    expect(await answers).toEqual(Array.from({ length: 10 }, (_, n) => String(n)));
  });

  it('fail together with their batch, and with no other', async () => {
    const { coalescer, open, begun } = coalescerOf({ atOnce: 2 });
    const answers = Promise.allSettled([1, 2, 3, 4].map((n) => coalescer.add(n)));
    await begun(2);
    open[0]!.fail(new Error('the database is away'));
    open[1]!.answer();
    expect((await answers).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    const next = coalescer.add(5);
    await begun(3);
    open[2]!.answer();
    expect(await next).toBe('5');
  });

  it('are tried each by itself where the failure may be of one of them, and only that one fails', async () => {
    const mayBeOfOne = (error: unknown): boolean => (error as Error).message === 'broken';
    const { coalescer, open, begun } = coalescerOf({ mayBeOfOne });
    const answers = Promise.allSettled([1, 2, 3].map((n) => coalescer.add(n)));
    await begun(1);
    open[0]!.fail(new Error('broken'));
    await begun(2);
    open[1]!.answer();
    await begun(3);
    open[2]!.fail(new Error('broken'));
    await begun(4);
    open[3]!.answer();
    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(open.map(({ items }) => items)).toEqual([[1, 2, 3], [1], [2], [3]]);
    await coalescer.drained();
    expect(coalescer.pending()).toBe(0);
  });

  it('are counted until they are answered', async () => {
    const { coalescer, open, begun } = coalescerOf();
    expect(coalescer.pending()).toBe(0);
    const answers = Promise.allSettled([1, 2, 3, 4].map((n) => coalescer.add(n)));
    await begun(1);
    expect(coalescer.pending()).toBe(4);
    open[0]!.fail(new Error('no'));
    await begun(2);
    expect(coalescer.pending()).toBe(1);
    open[1]!.answer();
    await answers;
    await coalescer.drained();
    expect(coalescer.pending()).toBe(0);
  });

  it('are waited for, those that wait and those under way', async () => {
    const { coalescer, open, begun } = coalescerOf();
    await coalescer.drained();
    const seen: string[] = [];
    void coalescer.add(1).then(() => seen.push('one'));
    const drained = coalescer.drained().then(() => seen.push('drained'));
    await begun(1);
    void coalescer.add(2).then(() => seen.push('two'));
    open[0]!.answer();
    await begun(2);
    open[1]!.answer();
    await drained;
    expect(seen).toEqual(['one', 'two', 'drained']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { createPlaces } from './places.js';

describe('the places of a lane', () => {
  it('are never more than so many at once, and are handed on in line', async () => {
    const places = createPlaces();
    const [order, running] = [[] as number[], { now: 0, most: 0 }];
    const work = async (n: number): Promise<number> => {
      running.most = Math.max(running.most, (running.now += 1));
      order.push(n);
      await new Promise((go) => setImmediate(go));
      running.now -= 1;
      return n;
    };
    const all = [0, 1, 2, 3, 4, 5, 6];
    expect(await Promise.all(all.map((n) => places.within('stad', 2, () => work(n))))).toEqual(all);
    expect(running).toEqual({ now: 0, most: 2 });
    expect(order).toEqual(all);
  });

  it('are those of one lane, and are free again when the work fails', async () => {
    const places = createPlaces();
    const failing = places.within('stad', 1, () => Promise.reject(new Error('away')));
    await expect(failing).rejects.toThrow('away');
    let go = (): void => undefined;
    const held = places.within('stad', 1, () => new Promise<void>((done) => (go = done)));
    expect(await places.within('school', 1, () => Promise.resolve('at once'))).toBe('at once');
    let isThere = false;
    const next = places.within('stad', 1, async () => void (isThere = true));
    await new Promise((done) => setImmediate(done));
    expect(isThere).toBe(false);
    go();
    await Promise.all([held, next]);
    expect(isThere).toBe(true);
  });
});

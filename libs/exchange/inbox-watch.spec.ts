import { describe, expect, it } from '@jest/globals';
import { createInboxWatch } from './inbox-watch.js';

describe('who waits at an inbox', () => {
  const patient = { tells: false, isOver: () => false };

  it('is looked for together with all others, and goes one at a time', async () => {
    const looks: string[][] = [];
    const watch = createInboxWatch(async (lanes) => {
      looks.push(lanes.map(({ lane }) => lane));
      return new Set(looks.length === 1 ? [] : ['a']);
    });
    const woken: string[] = [];
    const wait = (name: string, lane: string, isOver = patient.isOver) =>
      watch.wait({ ...patient, lane, isOver }).then(() => void woken.push(name));
    let isGone = false;
    const all = [wait('first', 'a'), wait('second', 'a'), wait('third', 'b', () => isGone)];
    await all[0];
    expect([looks, woken]).toEqual([
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      ['first'],
    ]);
    isGone = true;
    await Promise.all(all);
    expect(woken.toSorted()).toEqual(['first', 'second', 'third']);
    const asked = looks.length;
    // Where nobody waits nothing is looked for; and it begins anew.
    await wait('fourth', 'a');
    expect(looks).toHaveLength(asked + 1);
  });

  it('goes by itself where looking fails', async () => {
    const watch = createInboxWatch(async () => {
      throw new Error('away');
    });
    await expect(watch.wait({ ...patient, lane: 'a' })).resolves.toBeUndefined();
  });
});

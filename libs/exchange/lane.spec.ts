import { describe, expect, it } from '@jest/globals';
import { lanesAtWork } from './lane.js';

describe('a lane that is being emptied in this process', () => {
  it('is looked at once more by whoever is at work, in place of a bell', () => {
    const lanes = lanesAtWork();
    expect(lanes.lookAgain('stad')).toBe(false);
    const work = lanes.begin('stad');
    expect(lanes.lookAgain('school')).toBe(false);
    expect(lanes.lookAgain('stad')).toBe(true);
    expect(work.again()).toBe(true);
    expect(lanes.count()).toBe(1);
    expect(work.again()).toBe(false);
    // It said that it does not look again: the next one needs a bell.
    expect(lanes.lookAgain('stad')).toBe(false);
    expect(work.end()).toBe(false);
    expect(lanes.count()).toBe(0);
  });

  it('gives the bell back when it ends without the look that was counted on', () => {
    const lanes = lanesAtWork();
    const [one, other] = [lanes.begin('stad'), lanes.begin('stad')];
    expect(lanes.lookAgain('stad')).toBe(true);
    expect(one.end()).toBe(true);
    expect(lanes.lookAgain('stad')).toBe(true);
    expect(other.end()).toBe(true);
    expect(lanes.lookAgain('stad')).toBe(false);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTimeline, type ConfigVersion } from './index.js';

const version = (
  key: string,
  number: number,
  from: string | number,
  until?: string | number,
): ConfigVersion => ({
  kind: 'desk',
  key,
  version: number,
  content: { name: `${key}@${number}` },
  contentHash: '',
  validFrom: new Date(from),
  validUntil: until === undefined ? null : new Date(until),
});
const names = (inForce: ConfigVersion[]): string[] => inForce.map((v) => `${v.key}@${v.version}`).sort();
const timelineOf = (versions: ConfigVersion[]) => createTimeline(versions, names);
const around = (text: string): [Date, Date] => [new Date(Date.parse(text) - 1), new Date(text)];

describe('what is in force', () => {
  it('begins and ends to the millisecond', () => {
    const timeline = timelineOf([version('a', 1, '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z')]);
    expect(around('2026-02-01T00:00:00Z').map((moment) => timeline.at(moment))).toEqual([[], ['a@1']]);
    expect(around('2026-03-01T00:00:00Z').map((moment) => timeline.at(moment))).toEqual([['a@1'], []]);
  });

  it('changes at local midnight on both sides of daylight saving', () => {
    const timeline = timelineOf([
      version('a', 1, '2026-03-28T00:00:00+01:00', '2026-03-29T00:00:00+01:00'),
      version('a', 2, '2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00'),
      version('a', 3, '2026-03-30T00:00:00+02:00'),
    ]);
    expect(around('2026-03-28T23:00:00Z').map((moment) => timeline.at(moment))).toEqual([['a@1'], ['a@2']]);
    // The day of the change has 23 hours.
    expect(around('2026-03-29T22:00:00Z').map((moment) => timeline.at(moment))).toEqual([['a@2'], ['a@3']]);
  });

  it('names an hour that comes twice by its offset', () => {
    const timeline = timelineOf([version('a', 1, '2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00')]);
    expect(timeline.at(new Date('2026-10-25T00:59:59.999Z'))).toEqual(['a@1']);
    expect(timeline.at(new Date('2026-10-25T01:30:00Z'))).toEqual([]);
  });

  it('is the newest of the versions that are in force together', () => {
    const timeline = timelineOf([version('a', 2, 10, 20), version('a', 1, 0), version('b', 1, 5)]);
    expect([0, 5, 10, 20].map((moment) => timeline.at(new Date(moment)))).toEqual([
      ['a@1'],
      ['a@1', 'b@1'],
      ['a@2', 'b@1'],
      ['a@1', 'b@1'],
    ]);
  });

  it('is nothing where there is nothing', () => {
    expect(timelineOf([]).at(new Date())).toEqual([]);
  });

  it('is the same as a look at every version, in whatever order the moments are asked', () => {
    const anyVersion = fc
      .tuple(
        fc.constantFrom('a', 'b'),
        fc.integer({ min: 0, max: 20 }),
        fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
      )
      .map(([key, from, length]) => ({ key, from, until: length === undefined ? undefined : from + length }));
    fc.assert(
      fc.property(
        fc.array(anyVersion, { maxLength: 8 }),
        fc.array(fc.integer({ min: -1, max: 42 }), { maxLength: 30 }),
        (parts, moments) => {
          const versions = parts.map(({ key, from, until }, index) => version(key, index + 1, from, until));
          const timeline = timelineOf(versions);
          for (const moment of moments) {
            const inForce = versions.filter(
              (v) => +v.validFrom <= moment && (v.validUntil === null || moment < +v.validUntil),
            );
            const newest = inForce.filter((v) =>
              inForce.every((other) => other.key !== v.key || other.version <= v.version),
            );
            expect(timeline.at(new Date(moment))).toEqual(names(newest));
          }
        },
      ),
    );
  });

  it('is built once for each period', () => {
    let built = 0;
    const timeline = createTimeline([version('a', 1, 0, 10), version('a', 2, 10)], () => (built += 1));
    for (const moment of [1, 11, 2, 12, 9, 10]) timeline.at(new Date(moment));
    expect(built).toBe(2);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Json } from '#kernel';
import { factsOf } from './facts.rules.js';

const NOON = new Date('2026-11-02T12:00:00Z');
const ageAt = (born: string, moment: string): number | undefined =>
  factsOf({ identiteit: { geboortedatum: born } }, new Date(moment)).ageInYears;
const qualifiedBy = (...education: Json[]): boolean | undefined =>
  factsOf({ arbeidsmarktkwalificatie: { opleiding: education } }, NOON).hasStartQualification;

describe('age', () => {
  it.each([
    ['the evening before', '2026-11-01T22:59:59.999Z', 18],
    ['from midnight in Amsterdam on, in winter', '2026-11-01T23:00:00Z', 19],
    ['the day itself', '2026-11-02T12:00:00Z', 19],
  ])('goes up on the birthday: %s', (_name, moment, age) => expect(ageAt('2007-11-02', moment)).toBe(age));

  it('goes up at midnight in Amsterdam in summer too', () => {
    expect(ageAt('2007-07-01', '2026-06-30T21:59:59.999Z')).toBe(18);
    expect(ageAt('2007-07-01', '2026-06-30T22:00:00Z')).toBe(19);
  });

  it('of somebody born on a leap day goes up on 29 February, and on 1 March where there is none', () => {
    expect(ageAt('2008-02-29', '2027-02-28T12:00:00Z')).toBe(18);
    expect(ageAt('2008-02-29', '2027-03-01T12:00:00Z')).toBe(19);
    expect(ageAt('2008-02-29', '2028-02-28T12:00:00Z')).toBe(19);
    expect(ageAt('2008-02-29', '2028-02-29T12:00:00Z')).toBe(20);
  });

  it('is counted on New Year by the calendar of Amsterdam', () => {
    expect(ageAt('2000-01-01', '2026-12-31T23:30:00Z')).toBe(27);
    expect(ageAt('2000-12-31', '2026-12-31T23:30:00Z')).toBe(26);
  });

  it.each([[{}], [{ identiteit: {} }], [{ identiteit: { geboortedatum: 20070101 } }], [null]])(
    'is not assumed where %j does not say it',
    (document) => expect(factsOf(document as Json, NOON)).not.toHaveProperty('ageInYears'),
  );
});

describe('a start qualification', () => {
  const HAVO = 3;
  const MBO = 4;
  const VMBO = 2;

  it.each([3, 4, 5, 6])('is a diploma at level %d', (level) => {
    expect(qualifiedBy({ codeNiveauOpleiding: level, indicatieDiploma: 1 })).toBe(true);
    expect(qualifiedBy({ codeNiveauOpleiding: level, codeStatusOpleiding: 1 })).toBe(true);
  });

  it.each([1, 2])('is not a diploma at level %d', (level) => {
    expect(qualifiedBy({ codeNiveauOpleiding: level, indicatieDiploma: 1 })).toBe(false);
  });

  it('is not a course that was broken off, runs, or ended without a diploma', () => {
    expect(qualifiedBy({ codeNiveauOpleiding: MBO, codeStatusOpleiding: 2, indicatieDiploma: 2 })).toBe(
      false,
    );
    expect(qualifiedBy({ codeNiveauOpleiding: MBO, codeStatusOpleiding: 3 })).toBe(false);
    expect(qualifiedBy({ codeNiveauOpleiding: HAVO, indicatieDiploma: 2 })).toBe(false);
  });

  it('is one of several', () => {
    expect(
      qualifiedBy(
        { codeNiveauOpleiding: VMBO, indicatieDiploma: 1 },
        { codeNiveauOpleiding: HAVO, indicatieDiploma: 1 },
      ),
    ).toBe(true);
  });

  it('is not known where the document does not say it', () => {
    expect(factsOf({}, NOON).hasStartQualification).toBeUndefined();
    expect(factsOf({ arbeidsmarktkwalificatie: {} }, NOON).hasStartQualification).toBeUndefined();
    expect(qualifiedBy()).toBeUndefined();
    expect(qualifiedBy({ codeNiveauOpleiding: MBO })).toBeUndefined();
    expect(
      qualifiedBy({ codeNiveauOpleiding: MBO, codeStatusOpleiding: 0, indicatieDiploma: 0 }),
    ).toBeUndefined();
    expect(qualifiedBy({ naamOpleiding: 'Iets', indicatieDiploma: 1 })).toBeUndefined();
    expect(qualifiedBy({ codeNiveauOpleiding: 9, indicatieDiploma: 1 })).toBeUndefined();
    expect(
      qualifiedBy({ codeNiveauOpleiding: VMBO, indicatieDiploma: 1 }, { codeNiveauOpleiding: MBO }),
    ).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import { PURPOSES } from '#kernel';
import { decide, dueOf, monthsLater, purposesOf, signalOf } from './index.js';
import { clause, flags, question } from './decision-table.js';

const day = (text: string): Date => new Date(`${text}T10:15:00Z`);

describe('the term of a request', () => {
  it.each([
    ['2026-11-02', 1, '2026-12-02'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-30', 1, '2028-02-29'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('from %s, %i months later, is %s', (from, months, until) => {
    expect(monthsLater(day(from), months)).toEqual(day(until));
  });

  it('is a month, and three where it was extended', () => {
    expect(dueOf(day('2026-11-02'), false)).toEqual(day('2026-12-02'));
    expect(dueOf(day('2026-11-02'), true)).toEqual(day('2027-02-02'));
  });

  it('gives a signal a week before its end, and after it, until it is done or refused', () => {
    const one = { state: 'received' as const, decision: null, dueAt: day('2026-12-02') };
    expect(signalOf(one, day('2026-11-24'))).toBe('none');
    expect(signalOf(one, day('2026-11-25'))).toBe('soon');
    expect(signalOf(one, day('2026-12-02'))).toBe('late');
    const decided = { ...one, state: 'decided' as const, decision: 'granted' as const };
    expect(signalOf(decided, day('2027-01-01'))).toBe('late');
    expect(signalOf({ ...decided, state: 'executed' }, day('2027-01-01'))).toBe('none');
    expect(signalOf({ ...one, state: 'closed', decision: 'refused' }, day('2027-01-01'))).toBe('none');
  });
});

describe('an objection', () => {
  const answer = (objectedTo: string[], purpose = 'learning'): string => {
    const asked = question({ flags: { ...flags({}), objectedTo } }, { purpose });
    const decision = decide(asked, [clause()]);
    return decision.permitted ? 'permitted' : decision.denial.code;
  };

  it('to a purpose stops that purpose and no other', () => {
    expect(answer([])).toBe('permitted');
    expect(answer(['learning'])).toBe('objection');
    expect(answer(['matching'])).toBe('permitted');
    expect(answer(['*'])).toBe('objection');
  });

  it('that names none, or all, is to everything', () => {
    expect(purposesOf([])).toEqual(['*']);
    expect(purposesOf([...PURPOSES])).toEqual(['*']);
    expect(purposesOf(['matching'])).toEqual(['matching']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { afterExceptions, type Circumstances, type Provision, type Rule } from './index.js';

/**
 * The example in the text of FHIR R5 Consent: Org A may have everything from 2020 to 2022, except for marketing, except
 * what is labelled R, and for payment nothing but claims, answers to claims and accounts.
 */
const EXCEPTIONS: Provision[] = [
  { about: { purpose: ['HMK'] } },
  { about: { label: ['R'] } },
  {
    about: { purpose: ['PAY'] },
    exceptions: [{ about: { class: ['Claim', 'ClaimResponse', 'Account'] } }],
  },
];
const FROM = new Date('2020-01-01T00:00:00Z');
const UNTIL = new Date('2023-01-01T00:00:00Z');

const asked = (year: number, about: Circumstances['about']): Record<Rule, Circumstances> => {
  const one = { moment: new Date(Date.UTC(year, 5)), about };
  return { permit: one, deny: one };
};
/** The consent as a whole applies in its period and to whom it names; where it does not, the default holds. */
const answer = (year: number, actor: string, purpose: string, label: string, type = 'Encounter'): string => {
  const question = asked(year, { actor: [actor], purpose: [purpose], label: [label], class: [type] });
  const whole = [{ about: { actor: ['Org A'] }, from: FROM, until: UNTIL }];
  if (afterExceptions('deny', whole, question) === 'deny') return 'not applicable';
  return afterExceptions('permit', EXCEPTIONS, question);
};

describe('a rule with exceptions', () => {
  it.each([
    [2021, 'Org A', 'TREAT', 'N', undefined, 'permit'],
    [2021, 'Org B', 'TREAT', 'N', undefined, 'not applicable'],
    [2023, 'Org A', 'TREAT', 'N', undefined, 'not applicable'],
    [2019, 'Org A', 'TREAT', 'N', undefined, 'not applicable'],
    [2021, 'Org A', 'HMK', 'N', undefined, 'deny'],
    [2021, 'Org A', 'TREAT', 'R', undefined, 'deny'],
    [2021, 'Org A', 'PAY', 'N', 'Observation', 'deny'],
    [2021, 'Org A', 'PAY', 'N', 'Claim', 'permit'],
    [2021, 'Org A', 'PAY', 'N', 'ClaimResponse', 'permit'],
    [2021, 'Org A', 'PAY', 'N', 'Account', 'permit'],
    [2021, 'Org A', 'PAY', 'R', 'Claim', 'deny'],
    [2021, 'Org A', 'HMK', 'N', 'Claim', 'deny'],
  ] as const)('in %s for %s, %s, label %s, %s: %s', (year, actor, purpose, label, type, expected) => {
    expect(answer(year, actor, purpose, label, type)).toBe(expected);
  });

  const about = (one: string): Record<string, string[]> => ({ thing: [one] });
  const question = asked(2021, { thing: ['a', 'b'], other: ['c'] });

  it('turns around with each level', () => {
    const nested = (levels: number): Provision[] =>
      levels === 0 ? [] : [{ about: about('a'), exceptions: nested(levels - 1) }];
    expect([0, 1, 2, 3, 4].map((levels) => afterExceptions('permit', nested(levels), question))).toEqual([
      'permit',
      'deny',
      'permit',
      'deny',
      'permit',
    ]);
    expect(afterExceptions('deny', nested(1), question)).toBe('permit');
  });

  it('takes all attributes together and any value of one; what is not named matches all', () => {
    const hits = (provision: Provision): boolean =>
      afterExceptions('permit', [provision], question) === 'deny';
    expect(hits({ about: { thing: ['x', 'b'], other: ['c'] } })).toBe(true);
    expect(hits({ about: { thing: ['b'], other: ['x'] } })).toBe(false);
    expect(hits({ about: {} })).toBe(true);
    expect(hits({ about: { unheard: ['a'] } })).toBe(false);
  });

  it('takes one of several siblings as enough, also beside one that is excepted again', () => {
    const excepted: Provision = { about: about('a'), exceptions: [{ about: about('b') }] };
    expect(afterExceptions('permit', [excepted], question)).toBe('permit');
    expect(afterExceptions('permit', [excepted, { about: about('b') }], question)).toBe('deny');
  });

  it('holds from its moment on, and at its end no longer', () => {
    const { moment } = question.deny;
    const hits = (when: Partial<Provision>): boolean =>
      afterExceptions('permit', [{ about: {}, ...when }], question) === 'deny';
    expect(hits({ from: moment })).toBe(true);
    expect(hits({ from: new Date(moment.getTime() + 1) })).toBe(false);
    expect(hits({ until: moment })).toBe(false);
    expect(hits({ until: new Date(moment.getTime() + 1) })).toBe(true);
  });
});

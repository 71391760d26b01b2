import { describe, expect, it } from '@jest/globals';
import type { Category, RefusalCode } from '#kernel';
import {
  ALL,
  BY_BOTH,
  BY_CONSENT,
  BY_DECLARATION,
  clause,
  consent,
  declaration,
  DECISION_TABLE,
  flags,
  NOW,
  question,
  YES,
  YOUNG,
} from './decision-table.js';
import { decide, dependsOnChoice, type Clause, type Permit, type Question } from './index.js';

/** The categories that are permitted, or the code of the refusal. */
const answer = (asked: Question, clauses: Clause[]): Category[] | RefusalCode => {
  const decision = decide(asked, clauses);
  return decision.permitted ? decision.permit.categories : decision.denial.code;
};
const permitOf = (asked: Question, clauses: Clause[]): Permit => {
  const decision = decide(asked, clauses);
  if (!decision.permitted) throw new Error(decision.denial.code);
  return decision.permit;
};

describe('the decision about a person', () => {
  it.each(Object.values(DECISION_TABLE).flat())('%s', (_name, person, clauses, expected) => {
    expect(answer(question(person), clauses)).toEqual(expected);
  });

  it('needs no occasion for a business record, and knows no consent', () => {
    const asked = question(undefined, { person: undefined, recordType: 'vacancy' });
    const vacancies = clause({ recordType: 'vacancy', secrecy: 'none' });
    expect(answer(asked, [vacancies])).toEqual(ALL);
    expect(answer(asked, [{ ...vacancies, rail: 'vum' }])).toBe('wrong-rail');
    expect(answer(asked, [])).toBe('no-agreement');
  });

  it('leaves out of a business record what is said of contacts, and nothing else, when one of them asked for that', () => {
    const asked = question(undefined, { person: undefined, recordType: 'vacancy' });
    const categories: Category[] = ['employer-business', 'employer-contact', 'languages'];
    const vacancies = clause({ recordType: 'vacancy', secrecy: 'none', categories });
    expect(answer(asked, [vacancies])).toEqual(categories);
    expect(answer({ ...asked, contactWithheld: true }, [vacancies])).toEqual([
      'employer-business',
      'languages',
    ]);
  });

  it('names what the permit stands on', () => {
    const permit = permitOf(question(YES), [BY_BOTH]);
    expect(permit).toMatchObject({
      occasionId: 'occasion-1',
      consentId: 'consent-1',
      declarationId: 'declaration-1',
    });
    expect(permit).toMatchObject({
      basis: 'consent',
      clause: BY_BOTH,
      dependsOnChoice: true,
      addressSecret: false,
    });
    expect(permitOf(question(), [clause()])).toMatchObject({
      consentId: null,
      declarationId: null,
      dependsOnChoice: false,
    });
    expect(permitOf(question({ flags: flags({ addressSecret: true }) }), [clause()]).addressSecret).toBe(
      true,
    );
  });

  it('gives the BSN only where the clause has it, and no consent to less takes it away', () => {
    const withBsn = { bsn: true, categories: ['bsn', 'qualifications'] as Category[] };
    expect(permitOf(question(), [clause(withBsn)]).bsn).toBe(true);
    expect(permitOf(question(), [clause({ ...withBsn, bsn: false })]).bsn).toBe(false);
    expect(permitOf(question(YES), [{ ...BY_BOTH, ...withBsn }]).bsn).toBe(false);
  });

  it('names the clause that came furthest, and none where there was none', () => {
    const denied = decide(question(), [YOUNG, BY_BOTH]);
    expect(denied).toMatchObject({ permitted: false, denial: { code: 'secrecy', clause: BY_BOTH } });
    expect(decide(question(), [])).toEqual({
      permitted: false,
      denial: { code: 'no-agreement' },
    });
  });

  it('knows what can depend on what a person chose', () => {
    const halfConsent = (side: 'sender' | 'recipient'): Clause =>
      clause({ basis: { ...clause().basis, [side]: { kind: 'consent' } } });
    expect(
      [BY_CONSENT, BY_DECLARATION, halfConsent('sender'), halfConsent('recipient')].every(dependsOnChoice),
    ).toBe(true);
    expect([clause(), YOUNG, clause({ secrecy: 'statutory-duty' })].some(dependsOnChoice)).toBe(false);
    expect(answer(question(), [halfConsent('recipient')])).toBe('no-consent');
  });

  it('does not let the choice show where a clause permits without it, whatever the clauses are called', () => {
    const first = { ...BY_BOTH, key: 'aaa' };
    expect(permitOf(question(YES), [first, clause()]).dependsOnChoice).toBe(false);
    expect(permitOf(question(), [first, clause()]).dependsOnChoice).toBe(false);
  });

  it('names the occasion and the last word of the person on which a denial stands', () => {
    const denialOf = (person: Parameters<typeof question>[0], under: Clause) => {
      const decision = decide(question(person), [under]);
      return decision.permitted ? undefined : decision.denial;
    };
    const takenBack = { ...consent(), withdrawnAt: NOW };
    expect(denialOf({ consents: [takenBack] }, BY_CONSENT)).toMatchObject({
      occasionId: 'occasion-1',
      consentId: 'consent-1',
    });
    expect(denialOf({}, BY_CONSENT)).toMatchObject({ consentId: null });
    const old = declaration({ validUntil: NOW });
    expect(denialOf({ declarations: [old] }, BY_BOTH)).toMatchObject({ declarationId: 'declaration-1' });
    expect(denialOf({ ...YES, flags: flags({ restricted: true }) }, BY_BOTH)).toMatchObject({
      code: 'restricted',
      occasionId: 'occasion-1',
      consentId: 'consent-1',
      declarationId: 'declaration-1',
    });
  });

  it('can refuse for ten reasons, each of which is in the table', () => {
    const codes = new Set(
      Object.values(DECISION_TABLE)
        .flat()
        .flatMap(([, , , expected]) => (typeof expected === 'string' ? [expected] : [])),
    );
    expect([...codes].sort()).toEqual(
      [
        'consent-withdrawn',
        'no-agreement',
        'no-consent',
        'no-occasion',
        'not-in-target-group',
        'objection',
        'restricted',
        'secrecy',
        'under-age',
        'wrong-rail',
      ].sort(),
    );
  });
});

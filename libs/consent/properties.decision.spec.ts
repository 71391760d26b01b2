import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BASES, CATEGORIES, RAILS, SECRECY_GROUNDS, type Category } from '#kernel';
import {
  decide,
  dependsOnChoice,
  type Clause,
  type ConsentFacts,
  type DeclarationFacts,
  type Provision,
  type Question,
} from './index.js';

/** A small calendar, so that moments meet at their edges. */
const moment = fc.integer({ min: 0, max: 8 }).map((hour) => new Date(Date.UTC(2026, 10, 2, hour)));
const party = fc.constantFrom('town', 'school', 'old-school', 'union');
const categories = fc.subarray([...CATEGORIES], { minLength: 1 });
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null, freq: 2 });

const basis = fc.record({ kind: fc.constantFrom(...BASES) });
const clause: fc.Arbitrary<Clause> = fc.record({
  key: fc.constantFrom('a', 'b', 'c', 'd'),
  version: fc.nat(3),
  agreement: fc.constant('an agreement'),
  senders: fc.constant(['town']),
  recipients: fc.constant(['school']),
  recordType: fc.constant('client' as const),
  purpose: fc.constant('learning' as const),
  basis: fc.record({ sender: basis, recipient: basis }),
  secrecy: fc.constantFrom(...SECRECY_GROUNDS),
  categories,
  bsn: fc.boolean(),
  retention: fc.constant('P6M'),
  informs: fc.constant({ who: 'sender' as const, notice: 'n' }),
  processingActivity: fc.constant({ sender: 'a', recipient: 'b' }),
  rail: fc.oneof(
    { weight: 4, arbitrary: fc.constant('hub' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...RAILS) },
  ),
  targetGroup: fc.option(
    fc.record(
      { youngerThan: fc.integer({ min: 16, max: 30 }), withoutStartQualification: fc.boolean() },
      { requiredKeys: [] },
    ),
    { nil: undefined, freq: 2 },
  ),
});

const statement = {
  id: fc.uuid(),
  recipients: fc.subarray(['town', 'school', 'old-school', 'union'], { minLength: 1 }),
  includesSuccessors: fc.boolean(),
  givenAt: moment,
  validUntil: moment,
  withdrawnAt: maybe(moment),
};
const declarations: fc.Arbitrary<DeclarationFacts[]> = fc.array(fc.record(statement), { maxLength: 3 });
const exceptionsTo = (levels: number): fc.Arbitrary<Provision[]> =>
  fc.array(
    fc.record({
      about: fc.record(
        { recipient: fc.subarray(['school', 'old-school', 'union'], { minLength: 1 }), category: categories },
        { requiredKeys: [] },
      ) as fc.Arbitrary<Provision['about']>,
      exceptions: levels > 0 ? exceptionsTo(levels - 1) : fc.constant([]),
    }),
    { maxLength: 2 },
  );
const consents: fc.Arbitrary<ConsentFacts[]> = fc.array(
  fc.record({
    ...statement,
    purpose: fc.constantFrom('learning', 'matching'),
    categories,
    state: fc.constantFrom('given' as const, 'refused' as const),
    exceptions: exceptionsTo(2),
  }),
  { maxLength: 4 },
);

const occasion = fc.record({ id: fc.uuid(), openedAt: moment, endsAt: moment, closedAt: maybe(moment) });
const person = fc.record({
  occasion: fc.option(occasion, { nil: undefined }),
  consents,
  declarations,
  flags: fc.record({ restricted: fc.boolean(), objected: fc.boolean(), addressSecret: fc.boolean() }),
  ageInYears: fc.option(fc.integer({ min: 12, max: 70 }), { nil: undefined }),
  hasStartQualification: fc.option(fc.boolean(), { nil: undefined }),
});
const question = fc.record({
  sender: fc.constant('town'),
  recipient: party,
  recipientOrPredecessors: fc.constant<string[]>(['school', 'old-school']),
  recordType: fc.constant('client' as const),
  purpose: fc.constant('learning'),
  moment,
  person,
});
type Asked = Question & { person: NonNullable<Question['person']> };
const clauses = fc.array(clause, { maxLength: 4 });

const always = (holds: (asked: Asked, inForce: Clause[]) => void): void =>
  fc.assert(fc.property(question, clauses, holds), { numRuns: 3000 });

const concerns = (asked: Asked, one: DeclarationFacts): boolean =>
  one.recipients.includes(asked.recipient) ||
  (one.includesSuccessors && one.recipients.some((r) => asked.recipientOrPredecessors.includes(r)));

describe('the decision, whatever is asked', () => {
  it('never permits a category that the clause does not name', () => {
    always((asked, inForce) => {
      const decision = decide(asked, inForce);
      if (!decision.permitted) return;
      const { clause: under, categories: permitted } = decision.permit;
      expect(inForce).toContain(under);
      expect(permitted.filter((category: Category) => !under.categories.includes(category))).toEqual([]);
    });
  });

  it('never permits anything about a person without an open occasion', () => {
    always((asked, inForce) => {
      const { occasion: reason } = asked.person;
      const time = asked.moment.getTime();
      const isOpen =
        reason !== undefined &&
        reason.openedAt.getTime() <= time &&
        reason.endsAt.getTime() > time &&
        (reason.closedAt === null || reason.closedAt.getTime() > time);
      if (!isOpen) expect(decide(asked, inForce).permitted).toBe(false);
    });
  });

  it('never permits under a consent clause when the last word was a withdrawal or a refusal', () => {
    always((asked, inForce) => {
      const decision = decide(asked, inForce);
      if (!decision.permitted || decision.permit.consentId === null) return;
      const given = asked.person.consents.find(({ id }) => id === decision.permit.consentId)!;
      // Of a refusal only what it excepts is permitted.
      if (given.state === 'refused') expect(given.exceptions).not.toEqual([]);
      const about = asked.person.consents.filter(
        (one) => one.purpose === asked.purpose && concerns(asked, one),
      );
      for (const one of about) {
        const isBackBy = one.withdrawnAt !== null && one.withdrawnAt <= asked.moment;
        if (isBackBy) expect(given.givenAt > one.withdrawnAt!).toBe(true);
        if (one.state === 'refused' && one.id !== given.id)
          expect(
            given.givenAt >= one.givenAt && (given.state === 'refused' || given.givenAt > one.givenAt),
          ).toBe(true);
      }
    });
  });

  it('permits under a consent or declaration clause only with one that is in its period and names the recipient', () => {
    always((asked, inForce) => {
      const decision = decide(asked, inForce);
      if (!decision.permitted) return;
      const { clause: under, consentId, declarationId } = decision.permit;
      const isInForce = (one: DeclarationFacts | undefined): boolean =>
        one !== undefined &&
        one.givenAt <= asked.moment &&
        one.validUntil > asked.moment &&
        concerns(asked, one);
      const byConsent = under.basis.sender.kind === 'consent' || under.basis.recipient.kind === 'consent';
      if (byConsent) expect(isInForce(asked.person.consents.find(({ id }) => id === consentId))).toBe(true);
      if (under.secrecy === 'declaration') {
        expect(isInForce(asked.person.declarations.find(({ id }) => id === declarationId))).toBe(true);
      }
    });
  });

  it('permits nothing to nobody: what is permitted names at least one category, or address secrecy took the last', () => {
    always((asked, inForce) => {
      const decision = decide(asked, inForce);
      if (decision.permitted && !decision.permit.addressSecret)
        expect(decision.permit.categories).not.toEqual([]);
    });
  });

  it('shows the sender the same whatever the person chose: given, refused, withdrawn or never asked', () => {
    fc.assert(
      fc.property(
        question,
        clauses,
        consents,
        declarations,
        (asked, inForce, otherConsents, otherDeclarations) => {
          const other = { ...asked.person, consents: otherConsents, declarations: otherDeclarations };
          expect(shown({ ...asked, person: other }, inForce)).toEqual(shown(asked, inForce));
        },
      ),
      { numRuns: 5000 },
    );
  });
});

/** What a view may be made of: nothing where it depends on a choice, else what came out. */
function shown(asked: Asked, inForce: Clause[]): unknown {
  const decision = decide(asked, inForce);
  const under = decision.permitted ? decision.permit.clause : decision.denial.clause;
  if (under && dependsOnChoice(under)) return 'not-shown';
  return decision.permitted ? ['permitted', decision.permit.categories] : ['refused', decision.denial.code];
}

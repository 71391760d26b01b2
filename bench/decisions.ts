import { buildAgreements, decide, type Clause, type ConsentFacts, type Question } from '#consent';
import { CATEGORIES, PURPOSES, type Category } from '#kernel';

/** How many decisions in a second of processor time, and what of them were permits: a run that decides nothing would be fast too. */
export interface DecisionSpeed {
  name: string;
  perSecond: number;
  permitted: number;
}

export const CLAUSES = 50;
export const CONSENTS = 20;
const NOW = new Date('2026-11-02T12:00:00Z');
const DAY_MS = 86_400_000;
const before = (days: number): Date => new Date(NOW.getTime() - days * DAY_MS);
const after = (days: number): Date => before(-days);

const clauseOf = (key: string, purpose: Clause['purpose'], isByConsent: boolean): Clause => ({
  key,
  version: 1,
  agreement: 'Overeenkomst leren en werken (verzonnen)',
  senders: ['gemeente'],
  recipients: ['school'],
  recordType: 'client',
  purpose,
  basis: isByConsent
    ? { sender: { kind: 'consent' }, recipient: { kind: 'consent' } }
    : { sender: { kind: 'legal-obligation' }, recipient: { kind: 'public-task' } },
  secrecy: isByConsent ? 'declaration' : 'own-law',
  categories: CATEGORIES.filter((category) => category !== 'bsn').slice(0, 8),
  bsn: false,
  retention: 'P6M',
  informs: { who: 'sender', notice: 'n' },
  processingActivity: { sender: 'geven', recipient: 'krijgen' },
  rail: 'hub',
});

/** Statements of one person over the years, to many recipients and for many purposes; the last about this one is a yes. */
const consents = (withExceptions: boolean): ConsentFacts[] =>
  Array.from({ length: CONSENTS }, (_, place) => ({
    id: `toestemming-${place}`,
    recipients: place % 2 === 0 ? ['school', `ander-${place}`] : [`ander-${place}`, `nog-een-${place}`],
    includesSuccessors: place % 3 === 0,
    givenAt: before(400 - place * 10),
    validUntil: after(place * 10),
    withdrawnAt: place % 7 === 3 ? before(390 - place * 10) : null,
    purpose: place % 4 === 1 ? 'matching' : 'learning',
    categories: CATEGORIES.slice(place % 4, 10) as Category[],
    state: 'given',
    exceptions: withExceptions
      ? [{ about: { category: ['languages'] }, exceptions: [{ about: { recipient: [`ander-${place}`] } }] }]
      : [],
  }));

const questionOf = (withExceptions: boolean): Question => ({
  sender: 'gemeente',
  recipient: 'school',
  recipientOrPredecessors: ['school', 'oude-school'],
  recordType: 'client',
  purpose: 'learning',
  moment: NOW,
  person: {
    occasion: { id: 'aanleiding', openedAt: before(10), endsAt: after(100), closedAt: null },
    consents: consents(withExceptions),
    declarations: Array.from({ length: 4 }, (_, place) => ({
      id: `verklaring-${place}`,
      recipients: ['school'],
      includesSuccessors: false,
      givenAt: before(100 - place),
      validUntil: after(100),
      withdrawnAt: null,
    })),
    flags: { restricted: false, objected: false, addressSecret: true },
    ageInYears: 34,
    hasStartQualification: true,
  },
});

/** Clauses of a region, of which two are about the question, both by consent: found first, as everywhere. */
const region: Clause[] = Array.from({ length: CLAUSES }, (_, place) => ({
  ...clauseOf(`clausule-${place}`, PURPOSES[place % PURPOSES.length]!, true),
  ...(place < PURPOSES.length * 2 ? {} : { senders: [`gemeente-${place}`] }),
}));
/** Every clause is about the question and none permits it: each has to be gone through. */
const allRefused: Clause[] = Array.from({ length: CLAUSES }, (_, place) => ({
  ...clauseOf(`clausule-${place}`, 'learning', true),
  categories: ['target-group'],
}));

const WARM_UP_MS = 500;
const LOOK_EVERY = 1000;

const configOf = (
  kind: 'agreement' | 'clause',
  key: string,
  version: number,
  content: Record<string, unknown>,
) => ({ kind, key, version, content, contentHash: '', validFrom: before(1000), validUntil: null });

export function measureDecisions(forMs: number): DecisionSpeed[] {
  const agreementsOf = (clauses: Clause[]) =>
    buildAgreements(
      [
        configOf('agreement', clauses[0]!.agreement, 1, {}),
        ...clauses.map(({ key, version, ...content }) => configOf('clause', key, version, content)),
      ],
      { membersOf: (party) => [party], successorOf: (party) => party, alongside: () => [] },
    );
  const measured: [string, Clause[], Question][] = [
    [`${CLAUSES} clauses in force, ${CONSENTS} consents of the person`, region, questionOf(false)],
    ['the same, each consent with nested exceptions', region, questionOf(true)],
    [`all ${CLAUSES} clauses about this question, none permits`, allRefused, questionOf(false)],
  ];
  return measured.map(([name, clauses, question]) => {
    const agreements = agreementsOf(clauses);
    const ask = (): number => (decide(question, agreements.clausesFor(question)).permitted ? 1 : 0);
    counted(ask, WARM_UP_MS);
    const { asked, permitted, ms } = counted(ask, forMs);
    return { name, perSecond: (asked / ms) * 1000, permitted: permitted / asked };
  });
}

/** By the processor time of this process, not by the wall: what else the machine does costs no decisions. */
function counted(ask: () => number, forMs: number): { asked: number; permitted: number; ms: number } {
  const startedAt = process.cpuUsage();
  let asked = 0;
  let permitted = 0;
  for (;;) {
    for (let i = 0; i < LOOK_EVERY; i++) permitted += ask();
    asked += LOOK_EVERY;
    const { user, system } = process.cpuUsage(startedAt);
    const ms = (user + system) / 1000;
    if (ms >= forMs) return { asked, permitted, ms };
  }
}

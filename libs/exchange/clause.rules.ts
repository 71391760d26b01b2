import { lengthOf } from '#consent';
import { isAboutPerson, type RecordType } from '#kernel';
import type { Around, Report } from './region.rules.js';

interface Basis {
  kind: string;
  statute?: string;
  article?: string;
  textOf?: string;
}

export interface ClauseContent {
  agreement: string;
  senders: string[];
  recipients: string[];
  recordType: RecordType;
  basis: Record<'sender' | 'recipient', Basis>;
  secrecy: string;
  categories: string[];
  bsn: boolean;
  processingActivity: { sender: string; recipient: string };
  retention: string;
  documentTerm?: string;
  informs: { notice: string };
  notifiesUnasked?: boolean;
  acceptsStatement?: boolean;
  includesSuccessors?: boolean;
}

const EMPLOYERS = ['employer', 'staffing'];
const NEVER_TO_EMPLOYERS = ['free-text', 'target-group'];
const BY_STATUTE = ['legal-obligation', 'public-task'];

/** What no agreement can make lawful, and what a clause needs to be one. */
export function clauseFaults(clause: ClauseContent, around: Around, report: Report): void {
  const { organisations, withMembers } = around;
  signedFaults(clause, around, report);
  for (const side of ['sender', 'recipient'] as const) basisFaults(side, clause, around, report);
  const { categories, processingActivity, recordType } = clause;
  if (clause.bsn !== categories.includes('bsn'))
    report('/bsn', 'bsn', '"bsn" and the category bsn must say the same');
  for (const side of ['sender', 'recipient'] as const) {
    const key = processingActivity[side];
    if (!around.activities.has(key))
      report(
        `/processingActivity/${side}`,
        'unknown-activity',
        `there is no processing activity "${key}" in the register`,
      );
  }
  if (!isAboutPerson(recordType) && clause.secrecy !== 'none')
    report('/secrecy', 'secrecy', 'a business record knows no duty of secrecy');
  if (clause.notifiesUnasked && clause.basis.sender.kind !== 'legal-obligation')
    report(
      '/notifiesUnasked',
      'unasked',
      '"notifiesUnasked" needs a legal obligation of the sender; a task or a power is none',
    );
  if (!around.notices.has(clause.informs.notice))
    report('/informs/notice', 'unknown-notice', `there is no notice "${clause.informs.notice}" in notices/`);
  if (clause.documentTerm && lengthOf(clause.documentTerm) > lengthOf(clause.retention))
    report('/documentTerm', 'longer', 'the hub keeps no document longer than its recipient may');
  const needsConsent = [clause.basis.sender, clause.basis.recipient].some(({ kind }) => kind === 'consent');
  if (clause.acceptsStatement && !needsConsent)
    report(
      '/acceptsStatement',
      'statement',
      'only a clause on consent can take the word of the sender that there is one',
    );
  for (const party of reachedBy(clause, [...clause.senders, ...clause.recipients], around)) {
    const { bsn, suwi } = organisations.get(party) ?? {};
    if (categories.includes('bsn') && !bsn)
      report('/categories', 'bsn', `${party} may not use the citizen service number`);
    if (categories.includes('target-group') && !suwi)
      report(
        '/categories',
        'target-group',
        `${party} is no SUWI party: the category target-group may not go there or come from there`,
      );
  }
  // An arrangement is its members: what it gets, each of them has.
  const gets = isAboutPerson(recordType) ? withMembers(reachedBy(clause, clause.recipients, around)) : [];
  for (const party of new Set(gets)) {
    if (!EMPLOYERS.includes(organisations.get(party)?.kind ?? '')) continue;
    for (const never of NEVER_TO_EMPLOYERS.filter((one) => categories.includes(one)))
      report('/categories', never, `${party} is an employer: the category ${never} never goes there`);
  }
}

/** Whom it goes for: the parties that it names and, where it says so, whoever stands in their place or gets the same beside them. */
const reachedBy = (
  { recordType, includesSuccessors }: ClauseContent,
  names: string[],
  { partiesOf, withSuccessors }: Around,
): string[] => (includesSuccessors ? withSuccessors(partiesOf(names), recordType) : partiesOf(names));

/** A clause stands in an agreement, and everybody in the clause has signed that. */
function signedFaults(
  { agreement, senders, recipients }: ClauseContent,
  { agreements, partiesOf }: Around,
  report: Report,
): void {
  const signed = agreements.get(agreement);
  if (!signed) return report('/agreement', 'unknown-agreement', `there is no agreement "${agreement}"`);
  for (const [side, names] of [
    ['senders', senders],
    ['recipients', recipients],
  ] as const) {
    for (const party of partiesOf(names).filter((one) => !signed.has(one)))
      report(`/${side}`, 'no-party', `${party} is no party to the agreement ${agreement}`);
  }
}

function basisFaults(
  side: 'sender' | 'recipient',
  clause: ClauseContent,
  around: Around,
  report: Report,
): void {
  const { organisations, withMembers } = around;
  const { kind, statute, article, textOf } = clause.basis[side];
  const names = side === 'sender' ? clause.senders : clause.recipients;
  const isPublic = withMembers(reachedBy(clause, names, around)).some(
    (party) => organisations.get(party)?.kind === 'public-body',
  );
  if (kind === 'legitimate-interest' && isPublic)
    report(
      `/basis/${side}/kind`,
      'legitimate-interest',
      'a public body cannot rely on a legitimate interest (GDPR 6(1), last sentence); name a task or a duty',
    );
  if (BY_STATUTE.includes(kind)) {
    if (!statute) report(`/basis/${side}/statute`, 'statute', `the ${side}'s ${kind} names no statute`);
    if (!article) report(`/basis/${side}/article`, 'article', `the ${side}'s ${kind} names no article`);
  }
  if (statute && !textOf)
    report(
      `/basis/${side}/textOf`,
      'text-of',
      `the ${side}'s ${statute} does not say of which day its text is`,
    );
}

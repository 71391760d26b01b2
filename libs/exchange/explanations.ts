import { appendEvents, auditEvent, decisionById, type DecisionRecord } from '#audit';
import {
  DECISION_CODES,
  explain,
  LANGUAGES,
  type DecisionCode,
  type Explainable,
  type Language,
} from '#consent';
import { ok, refuse, stemsFromPerson, type Category, type Outcome, type RecordType } from '#kernel';
import type { Directory } from '#partners';
import type { RunningHub } from './hub.js';
import type { Speaker } from './post.js';

/** As whom somebody reads a decision: the privacy officer of the controller concerned sees why; its systems and staff do not. */
export type Reader = 'privacy-officer' | 'sender';

/** A decision for whoever reads it. Without `code` and what follows where those may not be seen. */
export interface ExplainedDecision {
  decisionId: string;
  moment: Date;
  stage: DecisionRecord['stage'];
  /** URNs. */
  sender: string;
  recipient: string;
  recordType: string;
  purpose: string;
  outcome: 'permitted' | 'refused' | 'not-permitted' | 'not-shown';
  code?: string;
  explanation: Record<Language, string>;
  /** Of a permit, for the privacy officer: what may go (pointers in the canonical form, `*` for any item) and on what it stands. */
  categories?: string[];
  fields?: string[];
  basis?: string;
  occasionId?: string;
  consentId?: string;
  versions?: Record<string, unknown>;
}

/** Made whatever the person chose, so that whoever knows of one knows nothing of a choice. */
const ALWAYS_MADE: ReadonlySet<string> = new Set(['open', 'distribute', 'evaluate']);

/** A decision about a record of the speaker's; of anybody else's, or of another stage than it may know of, it is not found. */
export async function explainDecision(
  hub: RunningHub,
  { controller, actor, origin }: Speaker,
  reader: Reader,
  id: string,
): Promise<Outcome<ExplainedDecision>> {
  return hub.db.transaction().execute(async (tx) => {
    const decision = await decisionById(tx, id);
    const isTheirs = decision?.sender === controller;
    if (!decision || !isTheirs || (reader === 'sender' && !ALWAYS_MADE.has(decision.stage)))
      return refuse('not-found');
    if (reader === 'privacy-officer') {
      const event = auditEvent({
        moment: await hub.moment(tx),
        log: 'audit',
        action: 'explanation.read',
        actor,
        origin,
        object: `decision:${id}`,
        result: 'read',
        organisations: [controller],
        details: {},
      });
      await appendEvents(tx, [event]);
    }
    return ok(explained(hub, await hub.directory(), reader, decision));
  });
}

/** What this reader may see of it, and that in a sentence. */
export function explained(
  { contracts }: Pick<RunningHub, 'contracts'>,
  directory: Directory,
  reader: Reader,
  decision: DecisionRecord,
): ExplainedDecision {
  const seesAll = reader === 'privacy-officer';
  const outcome = outcomeFor(reader, decision);
  const urnOf = (key: string): string => directory.party(key)?.urn ?? `urn:schakel:${key}`;
  const nameOf = (key: string): string => directory.party(key)?.name ?? key;
  const recordType = decision.recordType as RecordType;
  const inWords: Explainable = {
    outcome,
    sender: nameOf(decision.sender),
    recipient: nameOf(decision.recipient),
    recordType,
    purpose: decision.purpose,
    basis: decision.basis as Explainable['basis'],
    categories: decision.categories as Category[],
  };
  const isCode = outcome !== 'permitted' && outcome !== 'agreed' && outcome !== 'not-shown';
  const common: ExplainedDecision = {
    decisionId: decision.id,
    moment: decision.moment,
    stage: decision.stage,
    sender: urnOf(decision.sender),
    recipient: urnOf(decision.recipient),
    recordType,
    purpose: decision.purpose,
    outcome: SHOWN[outcome] ?? 'refused',
    ...(isCode && outcome !== 'not-permitted' ? { code: outcome } : {}),
    explanation: Object.fromEntries(
      LANGUAGES.map((language) => [language, explain(inWords, language)]),
    ) as Record<Language, string>,
  };
  if (!seesAll) return common;
  const { categories, occasionId, consentId, basis, versions } = decision;
  return {
    ...common,
    categories,
    fields: fieldsOf(contracts, recordType, categories, versions['addressSecret'] === true),
    ...(basis ? { basis } : {}),
    ...(occasionId ? { occasionId } : {}),
    ...(consentId ? { consentId } : {}),
    versions,
  };
}

const SHOWN: Partial<Record<Explainable['outcome'], ExplainedDecision['outcome']>> = {
  permitted: 'permitted',
  agreed: 'permitted',
  'not-shown': 'not-shown',
  'not-permitted': 'not-permitted',
};

/** One answer for everything that can depend on a choice, and one for every other refusal that stems from the person. */
function outcomeFor(reader: Reader, decision: DecisionRecord): Explainable['outcome'] {
  const code = codeOf(decision.code);
  if (reader === 'privacy-officer') return decision.permitted ? 'permitted' : code;
  if (decision.versions['dependsOnChoice'] === true) return 'not-shown';
  if (decision.permitted) return 'agreed';
  return stemsFromPerson(code) ? 'not-permitted' : code;
}

const codeOf = (code: string | null): DecisionCode =>
  DECISION_CODES.find((known) => known === code) ?? 'hub-error';

/** A record without a canonical document of its own (an occasion) has no fields to name. */
export function fieldsOf(
  contracts: RunningHub['contracts'],
  recordType: RecordType,
  categories: string[],
  withoutResidence: boolean,
): string[] {
  if (recordType === 'occasion' || categories.length === 0) return [];
  return contracts.fieldsOf(recordType, new Set(categories as Category[]), { withoutResidence }).toSorted();
}

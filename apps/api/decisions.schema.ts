import { BASES, CATEGORIES, PURPOSES, RECORD_TYPES } from '#kernel';
import { flag, form, id, listOf, named, oneOf, party, text, utc } from './forms.schema.js';
import { ENSCHEDE, ROC } from './examples.js';
import type { Operation } from './operation.js';

/** What is answered about a decision; what a reader may not see is not there. */
export const DECISION = named(
  'Decision',
  form(
    {
      decisionId: id,
      moment: utc,
      stage: oneOf(['open', 'distribute', 'deliver', 'evaluate']),
      sender: party,
      recipient: party,
      recordType: oneOf(RECORD_TYPES),
      purpose: oneOf(PURPOSES),
      outcome: {
        ...oneOf(['permitted', 'refused', 'not-permitted', 'not-shown']),
        description:
          'not-shown: can depend on what the person chose, and is the same whatever that was; not-permitted: any other refusal that stems from the person',
      },
      explanation: form({ nl: text(2000), en: text(2000) }),
    },
    {
      code: text(60),
      categories: { ...listOf(oneOf(CATEGORIES)), description: 'For the privacy officer of the controller' },
      fields: {
        ...listOf(text(2000)),
        description: 'For the privacy officer: pointers in the canonical form, * for any item',
      },
      basis: oneOf(BASES),
      occasionId: id,
      consentId: id,
      versions: {
        type: 'object',
        additionalProperties: true,
        description:
          'For the privacy officer: clause, processing activities, declaration and mapping as key@version',
      },
    },
  ),
);

const EVALUATION = named(
  'Evaluation',
  form({ decision: flag, context: DECISION }),
  'OpenID AuthZEN Authorization API 1.0: true only where it is permitted and that may be shown',
);

const QUESTION = {
  subject: { type: 'organisation', id: ROC },
  action: { name: 'receive', properties: { purpose: 'learning' } },
  resource: { type: 'client', id: 'ENS-4001' },
};

/** What would be decided, and why something was. */
export const DECISIONS = {
  evaluate: {
    id: 'evaluateAccess',
    body: 'AccessEvaluations',
    answers: {
      200: {
        description: 'What would be decided now; of a list the same list',
        schema: { oneOf: [EVALUATION, form({ evaluations: listOf(EVALUATION, 1, 100) })] },
      },
    },
    refusals: ['not-mandated'],
    examples: [
      { name: 'one', summary: 'One question', by: 'klantsysteem-enschede', body: QUESTION, status: 200 },
      {
        name: 'many',
        summary: 'Several, with what they share above them',
        by: 'klantsysteem-enschede',
        body: {
          controller: ENSCHEDE,
          subject: QUESTION.subject,
          action: QUESTION.action,
          evaluations: [{ resource: QUESTION.resource }, { resource: { type: 'referral', id: 'ENS-R-1' } }],
        },
        status: 200,
      },
    ],
  },
  explain: {
    id: 'explainDecision',
    answers: { 200: { description: 'Why, as far as you may see', schema: DECISION } },
    refusals: ['not-found'],
    examples: [
      {
        name: 'own',
        summary: 'About a record of your own',
        by: 'klantsysteem-enschede',
        id: { from: 'evaluateAccess', member: 'context/decisionId' },
        status: 200,
      },
    ],
  },
} satisfies Record<string, Operation>;

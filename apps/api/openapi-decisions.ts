import { CATEGORIES, type JsonObject } from '#kernel';

const text: JsonObject = { type: 'string' };

/** What is answered about a decision; what a reader may not see is not there. */
const Decision: JsonObject = {
  type: 'object',
  required: [
    'decisionId',
    'moment',
    'stage',
    'sender',
    'recipient',
    'recordType',
    'purpose',
    'outcome',
    'explanation',
  ],
  properties: {
    decisionId: { type: 'string', format: 'uuid' },
    moment: { type: 'string', format: 'date-time' },
    stage: { type: 'string', enum: ['open', 'distribute', 'deliver', 'evaluate'] },
    sender: text,
    recipient: text,
    recordType: text,
    purpose: text,
    outcome: {
      type: 'string',
      enum: ['permitted', 'refused', 'not-permitted', 'not-shown'],
      description:
        'not-shown: can depend on what the person chose, and is the same whatever that was; not-permitted: any other refusal that stems from the person',
    },
    code: text,
    explanation: { type: 'object', required: ['nl', 'en'], properties: { nl: text, en: text } },
    categories: {
      type: 'array',
      description: 'For the privacy officer of the controller',
      items: { type: 'string', enum: [...CATEGORIES] },
    },
    fields: {
      type: 'array',
      description: 'For the privacy officer: pointers in the canonical form, * for any item',
      items: text,
    },
    basis: text,
    occasionId: { type: 'string', format: 'uuid' },
    consentId: { type: 'string', format: 'uuid' },
    versions: {
      type: 'object',
      description:
        'For the privacy officer: clause, processing activities, declaration and mapping as key@version',
    },
  },
};

const Evaluation: JsonObject = {
  type: 'object',
  description: 'OpenID AuthZEN Authorization API 1.0: true only where it is permitted and that may be shown',
  required: ['decision', 'context'],
  properties: { decision: { type: 'boolean' }, context: { $ref: '#/components/schemas/Decision' } },
};

export const DECISIONS: Record<string, JsonObject> = { Decision, Evaluation };

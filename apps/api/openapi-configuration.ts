import type { JsonObject } from '#kernel';
import { CONFIG_KINDS } from '#storage';

const text: JsonObject = { type: 'string' };
const moment: JsonObject = { type: 'string', format: 'date-time' };
const object = (required: JsonObject, optional: JsonObject = {}): JsonObject => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
});
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const list = (items: JsonObject): JsonObject => ({ type: 'array', items });
const kind: JsonObject = { type: 'string', enum: [...CONFIG_KINDS] };
const words: JsonObject = object({ what: text, differences: list(text) });

const DraftView = object(
  {
    draftId: { type: 'string', format: 'uuid' },
    sort: { type: 'string', enum: ['proposal', 'ending', 'turning-back'] },
    title: text,
    state: { type: 'string', enum: ['open', 'approved', 'refused', 'withdrawn'] },
    hash: {
      type: 'string',
      description: 'SHA-256 over the canonical JSON (RFC 8785) of changes and signed: what an approver names',
    },
    hashVerified: { type: 'boolean', description: 'Computed again, and the same' },
    proposedFor: text,
    proposedBy: text,
    proposedAt: moment,
    changes: list(
      object(
        { kind, key: text, base: text, inWords: object({ nl: words, en: words }) },
        { content: { type: 'object' }, validFrom: moment, validUntil: moment },
      ),
    ),
    parties: list(
      object(
        {
          party: text,
          name: text,
          answer: { type: 'string', enum: ['waiting', 'approved', 'refused', 'signed'] },
        },
        {
          withoutApprover: { type: 'boolean' },
          by: text,
          mandate: { type: 'string', description: 'key@version of the mandate under which another approved' },
          document: text,
          at: text,
          reason: text,
        },
      ),
    ),
  },
  {
    reason: text,
    settledAt: moment,
    inForce: list(object({ kind, key: text, version: { type: 'integer' } })),
  },
);

export const CONFIGURATION: Record<string, JsonObject> = { DraftView };

export const CONFIGURATION_BODIES: Record<string, JsonObject> = {
  '/v1/drafts': ref('Draft'),
  '/v1/drafts/:id/approvals': ref('Approval'),
  '/v1/drafts/:id/refusals': ref('DraftRefusal'),
  '/v1/endings': ref('Ending'),
  '/v1/successions/:key/reversals': ref('TurningBack'),
};

export const CONFIGURATION_ANSWERS: Record<string, JsonObject> = {
  'GET /v1/drafts': object({ drafts: list(ref('DraftView')) }, { next: text }),
  '/v1/drafts': ref('DraftView'),
  '/v1/drafts/:id': ref('DraftView'),
  '/v1/drafts/:id/approvals': ref('DraftView'),
  '/v1/drafts/:id/refusals': ref('DraftView'),
  '/v1/drafts/:id/withdrawals': ref('DraftView'),
  '/v1/endings': object({ kind: text, key: text, endedAt: moment }, { draftId: text }),
};

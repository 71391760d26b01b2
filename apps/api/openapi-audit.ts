import type { JsonObject } from '#kernel';
import { QUERIES } from './query.js';

const text: JsonObject = { type: 'string' };
const size: JsonObject = { type: 'integer', format: 'int64', minimum: 0 };
const hash: JsonObject = { type: 'string', format: 'byte', description: 'SHA-256, base64' };
const hashes: JsonObject = { type: 'array', items: hash };
const object = (required: JsonObject, optional: JsonObject = {}): JsonObject => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
});

const NOTE: JsonObject = {
  type: 'string',
  description: 'A signed note as C2SP tlog-checkpoint has it: origin, size, root, signatures',
};
const CHECKPOINT: JsonObject = {
  number: size,
  treeSize: size,
  rootHash: hash,
  madeAt: { type: 'string', format: 'date-time' },
  checkpoint: NOTE,
};

export const AUDIT_SCHEMAS: Record<string, JsonObject> = {
  Checkpoint: object(CHECKPOINT, {
    keys: { type: 'array', items: text, description: 'Public keys as name+id+key, the newest first' },
  }),
  Checkpoints: object({
    checkpoints: { type: 'array', items: { $ref: '#/components/schemas/Checkpoint' } },
    next: { ...size, description: 'The after of the next question' },
  }),
  InclusionProof: object(
    { position: size, leafHash: hash, treeSize: size, rootHash: hash, proof: hashes },
    { checkpoint: NOTE },
  ),
  ConsistencyProof: object(
    { from: size, to: size, fromRootHash: hash, toRootHash: hash, proof: hashes },
    { checkpoint: NOTE },
  ),
  Evidence: object({
    header: { type: 'object' },
    lines: { type: 'array', items: { type: 'object' } },
    isComplete: { type: 'boolean' },
    contracts: { type: 'array', items: { type: 'object' } },
    clauses: { type: 'array', items: { type: 'object' } },
  }),
};

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

export const AUDIT_ANSWERS: Record<string, JsonObject> = {
  '/v1/audit-log/checkpoint': ref('Checkpoint'),
  '/v1/audit-log/checkpoints': ref('Checkpoints'),
  '/v1/audit-log/inclusion-proofs': ref('InclusionProof'),
  '/v1/audit-log/consistency-proofs': ref('ConsistencyProof'),
  '/v1/messages/:id/evidence': ref('Evidence'),
};

const QUERY_OF: Record<string, keyof typeof QUERIES> = {
  '/v1/audit-log/checkpoints': 'checkpoints',
  '/v1/audit-log/inclusion-proofs': 'inclusionProofs',
  '/v1/audit-log/consistency-proofs': 'consistencyProofs',
};

export const queryParametersOf = (path: string): JsonObject[] => {
  const name = QUERY_OF[path];
  if (!name) return [];
  return Object.entries(QUERIES[name]).map(([key, { schema }]) => ({
    name: key,
    in: 'query',
    required: key === 'fromSize',
    schema,
  }));
};

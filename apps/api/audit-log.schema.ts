import type { JsonObject } from '#kernel';
import { parametersOf } from './audit-query.js';
import { flag, form, listOf, named, text, utc } from './forms.schema.js';
import type { Operation } from './operation.js';

const size: JsonObject = { type: 'integer', minimum: 0 };
const hash: JsonObject = { type: 'string', format: 'byte', maxLength: 44, description: 'SHA-256, base64' };
const hashes = listOf(hash, 0, 64);
const note: JsonObject = {
  ...text(2000),
  description: 'A signed note as C2SP tlog-checkpoint has it: origin, size, root, signatures',
};
const open = (description: string): JsonObject => ({
  type: 'object',
  additionalProperties: true,
  description,
});

const CHECKPOINT = { number: size, treeSize: size, rootHash: hash, madeAt: utc, checkpoint: note };
const LINE = open('As a line of an export: a leaf with its event and proof, or a record of a decision');

/** How the log proves itself; examples are asked when what was logged is sealed. */
export const AUDIT_LOG = {
  evidence: {
    id: 'evidenceOfMessage',
    answers: {
      200: {
        description: 'As much of an export as is about this message; npm run audit:verify reads it',
        schema: named(
          'Evidence',
          form({
            header: open('What the lines are proven against'),
            lines: listOf(LINE),
            isComplete: { ...flag, description: 'False while something is not under a checkpoint yet' },
            contracts: listOf(
              form({ ref: text(120), schema: hash, mapping: { ...hash, nullable: true } }),
              0,
              20,
            ),
            clauses: listOf(form({ key: text(100), version: size, contentHash: text(64) }), 0, 500),
          }),
        ),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'own',
        summary: 'About a message of your own',
        by: 'bakkerij-systeem',
        id: { from: 'sendMessage', member: 'messageId' },
        status: 200,
      },
    ],
  },
  checkpoint: {
    id: 'latestCheckpoint',
    answers: {
      200: {
        description: 'The latest one, and the keys',
        schema: form({
          ...CHECKPOINT,
          keys: {
            ...listOf(text(300), 0, 100),
            description: 'Public keys as name+id+key, the newest first',
          },
        }),
      },
    },
    refusals: ['not-found'],
    examples: [{ name: 'latest', summary: 'The latest', by: 'bakkerij-systeem', status: 200 }],
  },
  checkpoints: {
    id: 'listCheckpoints',
    query: parametersOf('checkpoints'),
    answers: {
      200: {
        description: 'In the order in which they were signed',
        schema: form({
          checkpoints: listOf(named('Checkpoint', form(CHECKPOINT)), 0, 1000),
          next: { ...size, description: 'The after of the next question' },
        }),
      },
    },
    refusals: [],
    examples: [
      { name: 'first', summary: 'The first two', by: 'bakkerij-systeem', query: { max: '2' }, status: 200 },
    ],
  },
  inclusion: {
    id: 'proveInclusion',
    query: parametersOf('inclusionProofs'),
    answers: {
      200: {
        description: 'The hashes beside its way to the root',
        schema: form(
          { position: size, leafHash: hash, treeSize: size, rootHash: hash, proof: hashes },
          { checkpoint: note },
        ),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'event',
        summary: 'Of an event that stands in evidence',
        by: 'bakkerij-systeem',
        query: { eventId: { from: 'evidenceOfMessage', member: 'lines/0/event/id' } },
        status: 200,
      },
    ],
  },
  consistency: {
    id: 'proveConsistency',
    query: parametersOf('consistencyProofs'),
    answers: {
      200: {
        description: 'The hashes that lead from one root to the other',
        schema: form(
          { from: size, to: size, fromRootHash: hash, toRootHash: hash, proof: hashes },
          { checkpoint: note },
        ),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'from-one',
        summary: 'That nothing since the first event was changed',
        by: 'bakkerij-systeem',
        query: { fromSize: '1' },
        status: 200,
      },
    ],
  },
} satisfies Record<string, Operation>;

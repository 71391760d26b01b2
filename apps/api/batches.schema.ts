import { BATCH_MODES, KEPT_BECAUSE, LINE_FORMS, MISSING } from '#exchange';
import { RECORD_TYPES, REFUSALS, type JsonObject } from '#kernel';
import { VACANCY_EXAMPLE } from './examples.js';
import { form, id, listOf, named, oneOf, party, text, utc } from './forms.schema.js';
import { LIFETIME_HEADERS } from './lifetimes.js';
import { CSV_TYPE, FILES, NDJSON_TYPE } from './media-types.js';
import { ENVELOPE_HEADERS } from './messages.schema.js';
import type { Operation } from './operation.js';
import { FAULT } from './problem.schema.js';

const count: JsonObject = { type: 'integer', minimum: 0 };
const line: JsonObject = { ...count, description: 'Of the file, from 1; 0 when it is not about a line' };
const record: JsonObject = {
  ...count,
  description: 'Of XML: the how manieth record of the file, from 1; many may begin on one line',
};
const code = oneOf(Object.keys(REFUSALS));

const RECEIPT = named('BatchReceipt', form({ batchId: id, state: oneOf(['waiting']) }));

const BATCH = named(
  'Batch',
  form(
    {
      batchId: id,
      source: party,
      contract: text(120),
      recordType: oneOf(RECORD_TYPES),
      form: oneOf([...new Set(Object.values(FILES))]),
      mode: oneOf(BATCH_MODES),
      state: {
        ...oneOf(['waiting', 'working', 'finished', 'stopped']),
        description: 'stopped: it could not be read any further; what was accepted before stays',
      },
      acceptedAt: utc,
      bytes: count,
      records: {
        ...form({ read: count, accepted: count, refused: count, withdrawn: count }, { unchanged: count }),
        description: 'unchanged is not told apart from accepted for records about people',
      },
      perSecond: { ...count, description: 'Records read in a second, since it was begun' },
      refusals: { ...text(100), description: 'Where every refused line is' },
    },
    {
      startedAt: utc,
      endedAt: utc,
      stop: {
        ...form({ code, line }, { detail: text(1000) }),
        description: 'Why it could not be read any further, and from where on',
      },
      missing: {
        ...form({ count }, { keptBecause: oneOf(KEPT_BECAUSE) }),
        description: 'Of a full state: how many records are not in it, and why those were not withdrawn',
      },
    },
  ),
  'How far a file of yours is, and what became of its records',
);

const REFUSALS_OF_BATCH = named(
  'BatchRefusals',
  form(
    { refusals: listOf(form({ line, code, errors: listOf(FAULT, 0, 100) }, { record }), 0, 1000) },
    { next: { ...count, description: 'For `after` of the next page; absent on the last one' } },
  ),
  'Refused lines in the order of the file, never with a value of theirs',
);

const FILE_EXAMPLE = ['VAC-011', 'VAC-012']
  .map((identifier) => `${JSON.stringify({ ...VACANCY_EXAMPLE, identifier })}\n`)
  .join('');

/** Files of many records. */
export const BATCHES = {
  send: {
    id: 'sendBatch',
    description:
      'All of the file is stored before it is answered; then it is read, and one bad record refuses only itself. The same Idempotency-Key with the same file gives the first answer.',
    query: {
      contract: {
        schema: { type: 'string', maxLength: 200 },
        description: 'The form of its records: <family>/<record>@<version>',
        required: true,
      },
      mode: {
        schema: { ...oneOf(BATCH_MODES), default: BATCH_MODES[0] },
        description: 'changes: every record is sent; full: what is unchanged is not',
      },
      missing: {
        schema: { ...oneOf(MISSING), default: MISSING[0] },
        description: 'Of a full state: what becomes of records that are not in it',
      },
      lines: {
        schema: { ...oneOf(LINE_FORMS), default: LINE_FORMS[0] },
        description: 'documents, or events with subject and data',
      },
      recordId: {
        schema: { type: 'string', maxLength: 1010, pattern: '^(?:/[^/]{1,100}){1,10}$' },
        description: 'JSON Pointer of your record id in each document, where the contract does not say',
      },
    },
    headers: {
      'Idempotency-Key': {
        schema: { type: 'string', maxLength: 200 },
        description:
          'Your own id of this file. Never expires: the same again gives the first receipt, also while the first is coming in; with another file it is id-reused.',
        required: true,
      },
      'Schakel-Source': ENVELOPE_HEADERS['Schakel-Source'],
    },
    bodies: Object.fromEntries(
      Object.keys(FILES).map((type) => [
        type,
        { type: 'string', format: 'binary', description: 'The records, in the form of the contract' },
      ]),
    ),
    answers: {
      202: {
        description: 'All of it is safely in',
        headers: { Location: 'How far it is', ...LIFETIME_HEADERS },
        schema: RECEIPT,
      },
    },
    refusals: [
      'idempotency-key-missing',
      'unknown-contract',
      'contract-retired',
      'not-mandated',
      'record-type-not-allowed',
      'id-reused',
    ],
    examples: [
      {
        name: 'full-state',
        summary: 'All vacancies of today, a JSON text a line',
        by: 'bakkerij-systeem',
        query: { contract: 'schema-org/vacancy@30', mode: 'full' },
        headers: { 'Idempotency-Key': 'stand-2026-11-02' },
        mediaType: NDJSON_TYPE,
        body: FILE_EXAMPLE,
        status: 202,
      },
    ],
  },
  read: {
    id: 'readBatch',
    answers: { 200: { description: 'How far it is', schema: BATCH } },
    refusals: ['not-found'],
    examples: [
      {
        name: 'own',
        summary: 'A file that was sent before',
        by: 'bakkerij-systeem',
        id: { from: 'sendBatch', member: 'batchId' },
        status: 200,
      },
    ],
  },
  refusals: {
    id: 'listRefusalsOfBatch',
    description:
      'A page of JSON by itself; all lines after `after` as a file, when CSV or NDJSON is asked for.',
    query: {
      after: {
        schema: { type: 'integer', minimum: 0, maximum: 999_999_999, default: 0 },
        description: 'Only what comes after this one: the `next` of the page before',
      },
      limit: {
        schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
        description: 'How many on a page',
      },
    },
    answers: {
      200: {
        description: 'Refused lines',
        schema: REFUSALS_OF_BATCH,
        also: { [CSV_TYPE]: { type: 'string' }, [NDJSON_TYPE]: { type: 'string' } },
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'page',
        summary: 'The first of them',
        by: 'bakkerij-systeem',
        id: { from: 'sendBatch', member: 'batchId' },
        query: { limit: '20' },
        status: 200,
      },
      {
        name: 'spreadsheet',
        summary: 'All of them, for a spreadsheet',
        by: 'bakkerij-systeem',
        id: { from: 'sendBatch', member: 'batchId' },
        headers: { Accept: CSV_TYPE },
        status: 200,
      },
    ],
  },
} satisfies Record<string, Operation>;

import type { JsonObject } from '#kernel';

const text: JsonObject = { type: 'string' };
const count: JsonObject = { type: 'integer' };
const moment: JsonObject = { type: 'string', format: 'date-time' };
const id: JsonObject = { type: 'string', format: 'uuid' };

const BatchReceipt: JsonObject = {
  type: 'object',
  required: ['batchId', 'state'],
  properties: { batchId: id, state: { type: 'string', enum: ['waiting'] } },
};

const Batch: JsonObject = {
  type: 'object',
  required: [
    'batchId',
    'source',
    'contract',
    'recordType',
    'form',
    'mode',
    'state',
    'acceptedAt',
    'bytes',
    'records',
    'perSecond',
    'refusals',
  ],
  properties: {
    batchId: id,
    source: text,
    contract: text,
    recordType: text,
    form: { type: 'string', enum: ['ndjson', 'csv', 'xlsx', 'xml'] },
    mode: { type: 'string', enum: ['changes', 'full'] },
    state: {
      type: 'string',
      enum: ['waiting', 'working', 'finished', 'stopped'],
      description: 'stopped: it could not be read any further; what was accepted before stays',
    },
    acceptedAt: moment,
    startedAt: moment,
    endedAt: moment,
    bytes: count,
    records: {
      type: 'object',
      description: 'unchanged is not told apart from accepted for records about people',
      required: ['read', 'accepted', 'refused', 'withdrawn'],
      properties: { read: count, accepted: count, unchanged: count, refused: count, withdrawn: count },
    },
    perSecond: count,
    stop: {
      type: 'object',
      required: ['code', 'line'],
      properties: { code: text, line: count, detail: text },
    },
    missing: {
      type: 'object',
      required: ['count'],
      properties: {
        count,
        keptBecause: { type: 'string', enum: ['empty-file', 'unreadable-lines', 'too-many'] },
      },
    },
    refusals: { type: 'string', description: 'Where every refused line is' },
  },
};

const BatchRefusals: JsonObject = {
  type: 'object',
  required: ['refusals'],
  properties: {
    refusals: {
      type: 'array',
      items: {
        type: 'object',
        required: ['line', 'code', 'errors'],
        properties: {
          line: count,
          code: text,
          errors: {
            type: 'array',
            items: { type: 'object', properties: { pointer: text, code: text, detail: text } },
          },
        },
      },
    },
    next: { type: 'integer', description: 'For `after` of the next page; absent on the last one' },
  },
};

/** What is answered about files of many records. */
export const BATCHES: Record<string, JsonObject> = { BatchReceipt, Batch, BatchRefusals };

import { ENVELOPE_FORMS, SUBJECT_FLAGS } from '#exchange';
import { RECORD_TYPES, REFUSALS, type JsonObject } from '#kernel';
import { flag, form, id, listOf, named, oneOf, party, text, utc } from './forms.schema.js';
import { CLOUD_EVENT, CLOUD_EVENT_BATCH } from './media-types.js';
import type { Operation } from './operation.js';
import { EVENT_EXAMPLE, VACANCY_EXAMPLE } from './examples.js';
import { LIFETIME_HEADERS } from './lifetimes.js';
import { PROBLEM } from './problem.schema.js';

const SENDABLE = RECORD_TYPES.filter((type) => type !== 'occasion');
const like = (pattern: RegExp, description: string, maxLength: number): JsonObject => ({
  type: 'string',
  pattern: pattern.source,
  maxLength,
  description,
});
const RECORD_ID = like(ENVELOPE_FORMS.recordId, 'Your own record id', 100);

/** What a partner sends: readEnvelope (libs/exchange) takes exactly these forms. */
export const EVENT: JsonObject = named(
  'CloudEvent',
  {
    type: 'object',
    required: ['specversion', 'id', 'source', 'type', 'dataschema', 'subject'],
    maxProperties: ENVELOPE_FORMS.mostAttributes,
    properties: {
      specversion: { type: 'string', enum: ['1.0'] },
      id: like(ENVELOPE_FORMS.id, 'Your own id of this message; a repeat gives the first receipt', 200),
      source: like(ENVELOPE_FORMS.source, 'The controller: urn:nld:oin:<20 digits>[:systeem:<name>]', 204),
      type: {
        type: 'string',
        pattern: `^nl\\.schakel\\.(${SENDABLE.join('|')})\\.(published|withdrawn)$`,
        maxLength: 80,
        description: 'nl.schakel.<record>.<published|withdrawn>',
      },
      dataschema: like(
        ENVELOPE_FORMS.contract,
        'urn:schakel:contract:<family>/<record>@<version>; also of a withdrawal',
        120,
      ),
      datacontenttype: text(500),
      time: text(500),
      subject: {
        description: 'Your record id, or an object that says more of whom it is about',
        anyOf: [
          RECORD_ID,
          form(
            { recordId: RECORD_ID },
            {
              person: RECORD_ID,
              bsn: { type: 'string', pattern: '^[0-9]{9}$', maxLength: 9 },
              flags: listOf(oneOf(SUBJECT_FLAGS), 0, SUBJECT_FLAGS.length),
            },
          ),
        ],
      },
      data: { description: 'The document, in the form that the contract describes; not of a withdrawal' },
    },
    additionalProperties: {
      description: 'An extension: a name of a-z and 0-9, and a short, simple value',
      anyOf: [{ type: 'string', maxLength: 500 }, { type: 'number' }, flag],
    },
    example: EVENT_EXAMPLE,
  },
  'CloudEvents 1.0 in structured JSON form, NL GOV profile',
);

const STATES = ['accepted', 'distributed', 'held', 'dead'];
const receipt: JsonObject = {
  messageId: id,
  state: oneOf(STATES),
  recordType: oneOf(RECORD_TYPES),
};
const advice = {
  advice: {
    ...listOf(
      form({
        code: oneOf(['function-mailbox']),
        pointers: listOf({ type: 'string', maxLength: 2000 }, 1, 20),
      }),
      1,
      5,
    ),
    description:
      'What you could do better: a mailbox of a function in the place of one with the name of a person',
  },
};
const RECEIPT = named('Receipt', form(receipt, advice), 'What was committed');
const ITEM = named('BatchItem', {
  description: 'What became of one event of a batch: its receipt, or the problem with it',
  oneOf: [
    form({ status: { type: 'integer', enum: [202] }, ...receipt }, advice),
    form({ status: { type: 'integer', minimum: 400, maximum: 599 }, problem: PROBLEM }),
  ],
});

export const LOSS = named(
  'Loss',
  form({ pointer: { type: 'string', maxLength: 2000 }, reason: text(40) }),
  'Something of a document that is not, or not wholly, in its translation: where and why, never the value',
);
const MESSAGE = named(
  'Message',
  form(
    {
      messageId: id,
      state: oneOf(STATES),
      recordType: oneOf(RECORD_TYPES),
      acceptedAt: utc,
      losses: listOf(LOSS),
      recipients: listOf(
        form(
          {
            recipient: party,
            purpose: text(40),
            outcome: oneOf([
              'waiting',
              'delivered',
              'withdrawn',
              'superseded',
              'dead',
              'refused',
              'not-permitted',
              'not-shown',
            ]),
          },
          { code: oneOf(Object.keys(REFUSALS)), losses: listOf(LOSS) },
        ),
      ),
    },
    { heldCode: text(60) },
  ),
  'A message of yours and what became of it, as far as you may see',
);

export const ENVELOPE_HEADERS = {
  'Idempotency-Key': {
    schema: { type: 'string', maxLength: 200 },
    description:
      'Your own id of this message; needed with a document in your own form. Never expires: the same again gives the first receipt, also while the first is under way; with another document it is id-reused. An event has its id instead.',
  },
  'Schakel-Subject': {
    schema: { type: 'string', maxLength: 2000 },
    description: 'Your record id, or the object form of subject as JSON; needed with a document',
  },
  'Schakel-Source': {
    schema: { type: 'string', maxLength: 204 },
    description: 'The controller; may be left out when your connection acts for one only',
  },
} satisfies Operation['headers'];

const ANY_DOCUMENT: JsonObject = { description: 'The document, in the form that the contract describes' };
const ANY_TEXT: JsonObject = { type: 'string', description: 'The document, in the form of the contract' };

export const MESSAGES = {
  send: {
    id: 'sendMessage',
    description:
      'Accepted means committed. Send again whenever you are not sure: the same id with the same content gives the first receipt.',
    query: {
      contract: {
        schema: { type: 'string', maxLength: 200 },
        description: 'Of a document in your own form: <family>/<record>@<version>',
      },
    },
    headers: ENVELOPE_HEADERS,
    bodies: {
      [CLOUD_EVENT]: EVENT,
      [CLOUD_EVENT_BATCH]: listOf(EVENT, 0, 5000),
      'application/json': ANY_DOCUMENT,
      'application/ld+json': ANY_DOCUMENT,
      'application/xml': ANY_TEXT,
      'text/xml': ANY_TEXT,
      'text/csv': ANY_TEXT,
      'text/html': ANY_TEXT,
    },
    answers: {
      202: {
        description: 'Committed; of a batch: what became of each event, in the same order',
        headers: LIFETIME_HEADERS,
        schema: { oneOf: [RECEIPT, listOf(ITEM, 0, 5000)] },
      },
    },
    refusals: [
      'invalid-json',
      'invalid-xml',
      'invalid-table',
      'invalid-text',
      'too-deep',
      'invalid-envelope',
      'invalid-bsn',
      'idempotency-key-missing',
      'unknown-contract',
      'contract-broken',
      'contract-retired',
      'never-carried',
      'subject-differs',
      'wrong-rail',
      'not-mandated',
      'record-type-not-allowed',
      'id-reused',
    ],
    examples: [
      {
        name: 'event',
        summary: 'One event',
        by: 'bakkerij-systeem',
        mediaType: CLOUD_EVENT,
        body: EVENT_EXAMPLE,
        status: 202,
      },
      {
        name: 'batch',
        summary: 'A batch: one event of its own, one of somebody else',
        by: 'bakkerij-systeem',
        mediaType: CLOUD_EVENT_BATCH,
        body: [
          { ...EVENT_EXAMPLE, id: 'vacature-2026-002', subject: 'VAC-002' },
          { ...EVENT_EXAMPLE, id: 'vacature-2026-003', source: 'urn:nld:kvk:99990002' },
        ],
        status: 202,
      },
      {
        name: 'document',
        summary: 'A document in your own form, its envelope in headers',
        by: 'bakkerij-systeem',
        query: { contract: 'schema-org/vacancy@30' },
        headers: { 'Idempotency-Key': 'vacature-2026-004', 'Schakel-Subject': 'VAC-004' },
        mediaType: 'application/ld+json',
        body: { ...VACANCY_EXAMPLE, identifier: 'VAC-004' },
        status: 202,
      },
    ],
  },
  read: {
    id: 'readMessage',
    answers: { 200: { description: 'What became of it', schema: MESSAGE } },
    refusals: ['not-found'],
    examples: [
      {
        name: 'own',
        summary: 'A message that was sent before',
        by: 'bakkerij-systeem',
        id: { from: 'sendMessage', member: 'messageId' },
        status: 200,
      },
    ],
  },
} satisfies Record<string, Operation>;

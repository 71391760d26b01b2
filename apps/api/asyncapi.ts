import { ANSWER, CLOSING, RETRACTION } from '#exchange';
import { INTRODUCTION_ANSWERS, isObject, REPORT_ANSWERS, type Json, type JsonObject } from '#kernel';
import type { Contract, Contracts } from '#contracts';
import { API_VERSION } from './api-version.js';
import { CLOUD_EVENT } from './media-types.js';
import { DELIVERY, STATUS_REPORT, TEST_EVENT, THIN_DELIVERY } from './delivery-events.schema.js';

/** AsyncAPI 3.0: what the hub sends, by webhook and into the inbox, made from the contracts and the event that it builds. */
export function asyncApi(contracts: Pick<Contracts, 'all'>): JsonObject {
  const sent = contracts.all().filter((contract) => contract.direction !== 'in');
  const messages = {
    ...Object.fromEntries(sent.map((contract) => [nameOf(contract.ref), messageOf(contract)])),
    [nameOf(RETRACTION)]: retractionMessage(),
    [nameOf(CLOSING)]: closingMessage(),
    [nameOf(ANSWER)]: answerMessage(),
    ...Object.fromEntries(OTHERS.map((schema) => [schema['title'] as string, otherMessage(schema)])),
  };
  const names = Object.keys(messages);
  const channel = (more: JsonObject): JsonObject => ({
    ...more,
    messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
  });
  const operation = (at: string, summary: string): JsonObject => ({
    action: 'send',
    summary,
    channel: { $ref: `#/channels/${at}` },
    messages: names.map((name) => ({ $ref: `#/channels/${at}/messages/${name}` })),
  });
  return {
    asyncapi: '3.0.0',
    id: 'urn:schakel:events',
    defaultContentType: CLOUD_EVENT,
    info: {
      title: 'Schakel: what partners receive',
      version: API_VERSION,
      description:
        'CloudEvents 1.0 in structured JSON form, by the NL GOV profile. By webhook signed by Standard Webhooks 1.0, in batches where the partner chose so (application/cloudevents-batch+json); from the inbox as a list on lease; by a broker as it is.',
      contact: { name: 'Schakel', url: 'https://schakel.example', email: 'beheer@schakel.example' },
      license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/nl/' },
      tags: [{ name: 'deliveries' }],
    },
    channels: {
      webhook: channel({
        address: '{endpoint}',
        description: 'A POST to the URL of the partner; 2xx when it has it safe',
        parameters: { endpoint: { description: 'The URL that the partner set with PUT /v1/endpoints' } },
      }),
      inbox: channel({
        address: '/v1/inbox',
        description: 'The events of GET /v1/inbox, answered with POST /v1/inbox/receipts',
      }),
      broker: channel({
        address: 'schakel.to.{connection}',
        description:
          'A queue at the broker (AMQP 0-9-1), for a connection that takes its post there; unsigned',
        parameters: { connection: { description: 'The key of the connection' } },
      }),
    },
    operations: {
      deliver: operation('webhook', 'A delivery, on each attempt the same'),
      lease: operation('inbox', 'A delivery on lease'),
      publish: operation('broker', 'A delivery in a queue, confirmed by the broker'),
    },
    components: {
      messages,
      schemas: {
        ...Object.fromEntries(
          [DELIVERY, ...OTHERS].map((schema) => [schema['title'] as string, draft07(schema)]),
        ),
        WebhookHeaders: HEADERS,
        Retraction: RETRACTED,
        Closing: CLOSED,
        Answer: ANSWERED,
        ...Object.fromEntries(
          sent.map((contract) => [nameOf(contract.ref), draft07(contract.schema, nameOf(contract.ref))]),
        ),
      },
    },
  };
}

/** What is no document in a form of the partner. */
const OTHERS: JsonObject[] = [THIN_DELIVERY, STATUS_REPORT, TEST_EVENT];

const otherMessage = ({ title, description }: JsonObject): JsonObject => ({
  name: title!,
  title: description!,
  contentType: CLOUD_EVENT,
  headers: { $ref: '#/components/schemas/WebhookHeaders' },
  payload: { $ref: `#/components/schemas/${title as string}` },
});

const nameOf = (ref: string): string => ref.replaceAll(/[^a-z0-9]/g, '_');

const HEADERS: JsonObject = {
  type: 'object',
  description: 'Of a webhook, beside the partner’s own; events from the inbox have none',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'webhook-request-origin'],
  properties: {
    'webhook-id': {
      type: 'string',
      description: 'The delivery, or of a batch batch-<hash of its deliveries>; the same on every attempt',
    },
    'webhook-timestamp': {
      type: 'string',
      pattern: '^[0-9]+$',
      description: 'Seconds since 1970, new on every attempt',
    },
    'webhook-signature': {
      type: 'string',
      description:
        'Of id.timestamp.body, with a space between: v1,<base64 HMAC-SHA256> or v1a,<base64 Ed25519>; two during a rotation',
    },
    'webhook-request-origin': { type: 'string', description: 'Who sends: the name of the hub' },
    traceparent: {
      type: 'string',
      description: 'A trace of this delivery, shared with nobody else; not of a batch',
    },
    'fsc-transaction-id': {
      type: 'string',
      format: 'uuid',
      description: 'To a connection behind FSC: the delivery, a UUIDv7; of a batch its first',
    },
  },
};

const RETRACTED: JsonObject = {
  type: 'object',
  required: ['state', 'action'],
  properties: {
    state: { type: 'string', enum: ['retracted'] },
    action: { type: 'string', enum: ['stop-using', 'delete', 'correct'] },
  },
  additionalProperties: false,
};

const CLOSED: JsonObject = {
  type: 'object',
  required: ['state'],
  properties: {
    state: { type: 'string', enum: ['closed'] },
    retention: {
      type: 'string',
      pattern: '^P',
      description:
        'How long what came under it may be kept, as an ISO 8601 duration from its end; absent where nothing came',
    },
  },
  additionalProperties: false,
};

const ANSWERED: JsonObject = {
  type: 'object',
  required: ['state', 'answer'],
  properties: {
    state: { type: 'string', enum: ['answered'] },
    answer: { type: 'string', enum: [...INTRODUCTION_ANSWERS, ...REPORT_ANSWERS] },
    melding: {
      type: 'string',
      maxLength: 200,
      description: 'What you call your report, to which this is the answer',
    },
  },
  additionalProperties: false,
};

/** The envelope, narrowed to one contract. */
const payload = (type: JsonObject, ref: string, data: JsonObject): JsonObject => ({
  allOf: [
    { $ref: '#/components/schemas/Delivery' },
    {
      type: 'object',
      properties: { type, dataschema: { type: 'string', enum: [`urn:schakel:contract:${ref}`] }, data },
    },
  ],
});

const messageOf = ({ ref, recordType, form }: Contract): JsonObject => ({
  name: ref,
  title: `${recordType} as ${ref}`,
  contentType: CLOUD_EVENT,
  headers: { $ref: '#/components/schemas/WebhookHeaders' },
  payload: payload(
    {
      type: 'string',
      enum: [`nl.schakel.${recordType}.${recordType === 'occasion' ? 'opened' : 'published'}`],
    },
    ref,
    form === 'xml'
      ? { type: 'string', description: `XML; read as JSON it is #/components/schemas/${nameOf(ref)}` }
      : { $ref: `#/components/schemas/${nameOf(ref)}` },
  ),
});

const retractionMessage = (): JsonObject => ({
  name: RETRACTION,
  title: 'What to do with what came before, never why',
  contentType: CLOUD_EVENT,
  headers: { $ref: '#/components/schemas/WebhookHeaders' },
  payload: payload({ type: 'string', pattern: '^nl\\.schakel\\.[a-z-]+\\.withdrawn$' }, RETRACTION, {
    $ref: '#/components/schemas/Retraction',
  }),
});

/** Why it ended is not said. */
const closingMessage = (): JsonObject => ({
  name: CLOSING,
  title: 'An occasion is over',
  contentType: CLOUD_EVENT,
  headers: { $ref: '#/components/schemas/WebhookHeaders' },
  payload: payload({ type: 'string', enum: ['nl.schakel.occasion.closed'] }, CLOSING, {
    $ref: '#/components/schemas/Closing',
  }),
});

/** What an employer says to an introduction, or a source to a report of an error. */
const answerMessage = (): JsonObject => ({
  name: ANSWER,
  title: 'An answer to what you sent',
  contentType: CLOUD_EVENT,
  headers: { $ref: '#/components/schemas/WebhookHeaders' },
  payload: payload({ type: 'string', pattern: '^nl\\.schakel\\.[a-z-]+\\.answered$' }, ANSWER, {
    $ref: '#/components/schemas/Answer',
  }),
});

/**
 * AsyncAPI reads schemas as JSON Schema draft 07: what a later draft says of itself is left out, and what points into
 * the schema points into the document. Names of our own (`x-…`) are about how the hub reads a document and say nothing here.
 */
function draft07(schema: JsonObject, name?: string): JsonObject {
  const walk = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([member]) => member !== '$schema' && member !== '$id' && !member.startsWith('x-'))
        .map(([member, inner]) => [
          member,
          member === '$ref' && typeof inner === 'string' && name
            ? inner.replace('#/', `#/components/schemas/${name}/`)
            : walk(inner),
        ]),
    );
  };
  return walk(schema) as JsonObject;
}

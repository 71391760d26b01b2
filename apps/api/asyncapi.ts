import type { RunningHub } from '#exchange';
import type { JsonObject } from '#kernel';
import { API_VERSION } from './http.js';

/** AsyncAPI 3.0: what the hub sends, by webhook and into the inbox. */
export function asyncApi(hub: RunningHub): JsonObject {
  const contracts = hub.contracts.all().filter((contract) => contract.direction !== 'in');
  const messages: Record<string, JsonObject> = Object.fromEntries(
    contracts.map((contract) => [
      contract.ref.replaceAll(/[^a-z0-9]/g, '_'),
      {
        name: contract.ref,
        title: `${contract.recordType} as ${contract.ref}`,
        contentType: 'application/cloudevents+json',
        headers: HEADERS,
        payload: eventOf(contract.recordType, contract.ref),
      },
    ]),
  );
  messages['occasion_closed'] = {
    name: 'canonical/closing@1',
    title: 'an occasion is over',
    contentType: 'application/cloudevents+json',
    headers: HEADERS,
    payload: CLOSING,
  };
  const refs = Object.keys(messages).map((name) => ({ $ref: `#/channels/webhook/messages/${name}` }));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Schakel: what partners receive',
      version: API_VERSION,
      description: 'CloudEvents 1.0 in structured JSON form, signed by Standard Webhooks 1.0.',
      license: { name: 'EUPL-1.2' },
    },
    channels: {
      webhook: {
        address: '{endpoint}',
        parameters: { endpoint: { description: 'The URL that the partner set with PUT /v1/endpoints' } },
        messages: Object.fromEntries(
          Object.keys(messages).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
        ),
      },
    },
    operations: { deliver: { action: 'send', channel: { $ref: '#/channels/webhook' }, messages: refs } },
    components: { messages },
  };
}

const HEADERS: JsonObject = {
  type: 'object',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  properties: {
    'webhook-id': { type: 'string', description: 'The delivery; the same on every attempt' },
    'webhook-timestamp': { type: 'string', description: 'Seconds since 1970, new on every attempt' },
    'webhook-signature': { type: 'string', description: 'v1,<base64 HMAC-SHA256> of id.timestamp.body' },
    traceparent: { type: 'string' },
  },
};

/** What came under it may be kept as long as `retention` says, counted from its end; why it ended is not said. */
const CLOSING: JsonObject = {
  type: 'object',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'occasion', 'data'],
  properties: {
    specversion: { type: 'string', const: '1.0' },
    id: { type: 'string', format: 'uuid' },
    source: { type: 'string' },
    type: { type: 'string', const: 'nl.schakel.occasion.closed' },
    subject: { type: 'string', description: 'A name of the occasion; it says nothing of the person' },
    time: { type: 'string', format: 'date-time' },
    recipient: { type: 'string' },
    purpose: { type: 'string' },
    occasion: { type: 'string', format: 'uuid' },
    data: {
      type: 'object',
      required: ['state'],
      properties: {
        state: { type: 'string', const: 'closed' },
        retention: { type: 'string', description: 'ISO 8601 duration, where something came under it' },
      },
    },
  },
};

const eventOf = (recordType: string, contract: string): JsonObject => ({
  type: 'object',
  required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'dataschema'],
  properties: {
    specversion: { type: 'string', const: '1.0' },
    id: { type: 'string', format: 'uuid' },
    source: { type: 'string', description: 'The controller whose document this is' },
    type: {
      type: 'string',
      enum: [
        `nl.schakel.${recordType}.${recordType === 'occasion' ? 'opened' : 'published'}`,
        `nl.schakel.${recordType}.withdrawn`,
      ],
    },
    subject: { type: 'string', description: 'Your own pseudonym of the person or record' },
    time: { type: 'string', format: 'date-time', description: 'When the delivery was planned' },
    dataschema: {
      type: 'string',
      description: `urn:schakel:contract:${contract}, or canonical/retraction@1 for a withdrawal`,
    },
    recipient: {
      type: 'string',
      description: 'For whom: one endpoint may receive for several organisations',
    },
    purpose: { type: 'string' },
    occasion: { type: 'string', description: 'The occasion under which a record about a person moves' },
    sequence: { type: 'string', description: 'Order of versions of this record' },
    sequencetype: { type: 'string', const: 'Integer' },
    data: {},
  },
});

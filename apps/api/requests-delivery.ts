import { REJECTION_REASONS, RETRACTION_ANSWERS } from '#delivery';
import { PAUSE_REASONS } from '#exchange';
import { PURPOSES, type JsonObject } from '#kernel';
import { ENDPOINT_SETTINGS } from './endpoints.schema.js';
import { form, id, moment, oneOf, party, text, url } from './forms.schema.js';
import { TOLD, WANTED } from './subscriptions.schema.js';

const LEASE_ID: JsonObject = {
  ...id,
  description: 'By which it was leased: once somebody else has it, the answer is lease-over',
};

/** Bodies of the routes of handing over. Part of REQUESTS. */
export const DELIVERY_REQUESTS = {
  InboxReceipts: form({
    receipts: {
      type: 'array',
      minItems: 1,
      maxItems: 500,
      items: form(
        { deliveryId: id, result: oneOf(['accepted', 'rejected', 'later']) },
        {
          leaseId: LEASE_ID,
          answer: oneOf(RETRACTION_ANSWERS),
          reason: oneOf(REJECTION_REASONS),
          code: { type: 'string', pattern: '^[A-Z]{1,5}-?[0-9]{1,4}$', maxLength: 10 },
        },
      ),
    },
  }),
  Endpoint: form(
    { url },
    {
      ...ENDPOINT_SETTINGS,
      authorization: form(
        {
          tokenEndpoint: url,
          clientId: text(200),
          method: oneOf(['client_secret_basic', 'private_key_jwt', 'tls_client_auth']),
        },
        {
          issuer: url,
          clientSecret: text(500),
          assertionAudience: oneOf(['issuer', 'token-endpoint']),
          scope: text(500),
          resource: url,
          newKey: { type: 'boolean' },
        },
      ),
      certificate: form({ certificate: text(20_000), privateKey: text(20_000) }),
      headers: {
        type: 'object',
        maxProperties: 10,
        additionalProperties: { type: 'string', maxLength: 500 },
      },
    },
  ),
  EndpointTest: form({}),
  InboxExtension: form(
    { deliveryIds: { type: 'array', items: id, minItems: 1, maxItems: 500 } },
    { leaseId: LEASE_ID },
  ),
  Replay: {
    ...form(
      {},
      {
        lane: text(100),
        from: moment,
        until: moment,
        state: oneOf(['delivered', 'dead']),
        deliveryIds: { type: 'array', items: id, minItems: 1, maxItems: 1000 },
        recordOf: id,
        preview: { type: 'boolean' },
      },
    ),
    // One way of saying which.
    oneOf: [{ required: ['from'] }, { required: ['deliveryIds'] }, { required: ['recordOf'] }],
  },
  Subscription: form(
    {},
    {
      records: WANTED,
      status: TOLD,
    },
  ),
  SubscriptionTest: form(
    { contract: text(100), data: { type: 'object' } },
    { purpose: oneOf(PURPOSES), source: party, records: WANTED },
  ),
  ServiceNotice: form(
    { kind: oneOf(['maintenance', 'incident', 'restored', 'change']), text: text(300) },
    { from: moment, until: moment },
  ),
  LaneChange: form({}),
  LanePause: form({}, { reason: oneOf(PAUSE_REASONS) }),
} satisfies Record<string, JsonObject>;

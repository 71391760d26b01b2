import { PURPOSES, RECORD_TYPES, type JsonObject } from '#kernel';
import { form, id, listOf, named, oneOf, text, url, utc } from './forms.schema.js';
import type { Operation } from './operation.js';

/** What a partner gets, by webhook or from its inbox: libs/exchange/outgoing.rules.ts makes exactly this. */
export const DELIVERY = named(
  'Delivery',
  form(
    {
      specversion: oneOf(['1.0']),
      id: { ...id, description: 'The delivery: the same on every attempt' },
      source: { ...text(300), description: 'The controller whose document this is' },
      type: {
        type: 'string',
        pattern: `^nl\\.schakel\\.(${RECORD_TYPES.join('|')})\\.(published|withdrawn|opened|closed)$`,
        maxLength: 80,
      },
      subject: { ...text(64), description: 'Your own pseudonym of the person or record' },
      time: { ...utc, description: 'When the delivery was planned' },
      datacontenttype: text(200),
      dataschema: { ...text(200), description: 'urn:schakel:contract:<family>/<record>@<version>' },
      recipient: { ...text(120), description: 'For whom: one endpoint may receive for several' },
      purpose: oneOf(PURPOSES),
      sequence: {
        type: 'string',
        pattern: '^[0-9]{10}$',
        description: 'Order of what you get about this record',
      },
      sequencetype: oneOf(['Integer']),
      data: { description: 'The document in your form; of a withdrawal what to do with what you got' },
    },
    { occasion: { ...id, description: 'The occasion under which a record about a person comes' } },
  ),
  'A CloudEvent of the hub',
);

/** How the hub comes in at the partner, as far as that may be shown. */
const ACCESS = {
  authorization: named(
    'AuthorizationShown',
    form(
      {
        tokenEndpoint: url,
        clientId: text(200),
        method: oneOf(['client_secret_basic', 'private_key_jwt', 'tls_client_auth']),
      },
      {
        issuer: url,
        assertionAudience: oneOf(['issuer', 'token-endpoint']),
        scope: text(500),
        resource: url,
        clientKey: { type: 'object', additionalProperties: true, description: 'The public key, as a JWK' },
      },
    ),
  ),
  certificate: form({ thumbprint: text(50), validUntil: utc }),
};

const ENDPOINT_ETAG = { ETag: 'Of the endpoint as it is now; give it back in If-Match to change it' };
const channel: JsonObject = oneOf(['webhook', 'inbox']);

/** How a partner gets its post. */
export const POST = {
  lease: {
    id: 'leasePost',
    description: 'Takes waiting post on lease. What is not answered in time comes back, with the same id.',
    query: {
      max: {
        schema: { type: 'integer', minimum: 1, maximum: 200, default: 20 },
        description: 'How many at most',
      },
      wait: {
        schema: { type: 'integer', minimum: 0, maximum: 20, default: 0 },
        description: 'How many seconds to wait for the first',
      },
    },
    answers: {
      200: {
        description: 'What is on lease now; may be nothing',
        schema: form({ leasedUntil: utc, events: listOf(DELIVERY, 0, 200) }),
      },
    },
    refusals: [],
    examples: [
      { name: 'some', summary: 'At most ten', by: 'uwv-systeem', query: { max: '10' }, status: 200 },
    ],
  },
  receipts: {
    id: 'settleLeases',
    body: 'InboxReceipts',
    answers: {
      200: {
        description: 'The state of each, in the same order',
        schema: form({
          receipts: listOf(
            form({ deliveryId: id, state: oneOf(['delivered', 'dead', 'planned', 'lease-over']) }),
            1,
            500,
          ),
        }),
      },
    },
    refusals: [],
    examples: [
      {
        name: 'accepted',
        summary: 'Taken in',
        by: 'uwv-systeem',
        body: { receipts: [{ deliveryId: '01890000-0000-7000-8000-000000000000', result: 'accepted' }] },
        status: 200,
      },
    ],
  },
  endpoint: {
    id: 'readEndpoint',
    answers: {
      200: {
        description: 'The channel and, of a webhook that was set, where it goes',
        headers: ENDPOINT_ETAG,
        schema: form({ channel }, { url, changedAt: utc, ...ACCESS }),
      },
    },
    refusals: [],
    examples: [{ name: 'own', summary: 'Your own', by: 'roc-systeem', status: 200 }],
  },
  change: {
    id: 'changeEndpoint',
    description:
      'The first time without a condition. An endpoint that is there is only changed with its ETag in If-Match, so that nobody undoes what somebody else just set.',
    headers: {
      'If-Match': {
        schema: { type: 'string', maxLength: 200 },
        description: 'The ETag of the endpoint that is to be replaced, or *; needed when there is one',
      },
    },
    body: 'Endpoint',
    answers: {
      200: {
        description: 'Set; the secret is shown in this answer and never again',
        headers: ENDPOINT_ETAG,
        schema: form(
          {
            channel: oneOf(['webhook']),
            url,
            changedAt: utc,
            secret: text(200),
            handshake: oneOf(['granted', 'not-granted']),
          },
          ACCESS,
        ),
      },
    },
    refusals: ['condition-failed', 'condition-missing'],
    examples: [
      {
        name: 'set',
        summary: 'Where post is taken',
        by: 'uitzendbureau-systeem',
        headers: { 'If-Match': '*' },
        body: { url: 'https://uitzendbureau.example/schakel' },
        status: 200,
      },
    ],
  },
} satisfies Record<string, Operation>;

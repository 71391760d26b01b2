import { DELIVERY } from './delivery-events.schema.js';
import { flag, form, listOf, named, oneOf, text, url, utc } from './forms.schema.js';
import type { Operation } from './operation.js';
import type { JsonObject } from '#kernel';

const whole = (minimum: number, maximum: number): JsonObject => ({ type: 'integer', minimum, maximum });

/** How a partner wants its webhooks: what it says is what it is shown. */
export const ENDPOINT_SETTINGS = {
  signature: oneOf(['v1', 'v1a']),
  mode: oneOf(['full', 'thin']),
  batch: whole(1, 100),
  concurrency: whole(1, 256),
  perMinute: whole(1, 60_000),
  timeouts: form({}, { headers: whole(1, 60), body: whole(1, 60) }),
  handshake: oneOf(['shown', 'required']),
};

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

const allowedRate: JsonObject = {
  ...whole(1, 999_999_999),
  description:
    'The most requests a minute, as your endpoint said in the last handshake (WebHook-Allowed-Rate)',
};

/** An endpoint that is set. */
const SET = {
  url,
  changedAt: utc,
  settings: named('EndpointSettings', form({}, ENDPOINT_SETTINGS)),
  headers: { ...listOf(text(60), 0, 10), description: 'The names of your own headers' },
  publicKeys: {
    ...listOf(text(100), 0, 2),
    description: 'Of v1a: with these anybody can verify; the newest first',
  },
};

/** Of people: which connection in their care. */
const IN_CARE = {
  connection: { schema: text(100), description: 'Of an administrator: which connection in their care' },
};
const ENDPOINT_ETAG = { ETag: 'Of the endpoint as it is now; give it back in If-Match to change it' };
const handshake: JsonObject = oneOf(['granted', 'not-granted']);

/** Where a connection takes its webhooks, and how. */
export const ENDPOINTS = {
  endpoint: {
    id: 'readEndpoint',
    query: IN_CARE,
    answers: {
      200: {
        description: 'The channel and, of a webhook that was set, where it goes and how',
        headers: ENDPOINT_ETAG,
        schema: form({ channel: oneOf(['webhook', 'inbox', 'broker']) }, { ...SET, allowedRate, ...ACCESS }),
      },
    },
    refusals: [],
    examples: [{ name: 'own', summary: 'Your own', by: 'roc-systeem', status: 200 }],
  },
  change: {
    id: 'changeEndpoint',
    query: IN_CARE,
    description:
      'The first time without a condition. An endpoint that is there is only changed with its ETag in If-Match, so that nobody undoes what somebody else just set. An administrator sets only the first: what a partner has set, its own system changes.',
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
          { channel: oneOf(['webhook']), ...SET, handshake },
          {
            secret: { ...text(200), description: 'Of v1; of v1a you need the public key only' },
            allowedRate,
            ...ACCESS,
          },
        ),
      },
    },
    refusals: ['condition-failed', 'condition-missing', 'handshake-refused'],
    examples: [
      {
        name: 'set',
        summary: 'Where post is taken',
        by: 'uitzendbureau-systeem',
        headers: { 'If-Match': '*' },
        body: { url: 'https://uitzendbureau.example/schakel' },
        status: 200,
      },
      {
        name: 'with-settings',
        summary: 'In batches, signed by a key of which you need the public half only',
        by: 'uitzendbureau-systeem',
        headers: { 'If-Match': '*' },
        body: {
          url: 'https://uitzendbureau.example/schakel',
          signature: 'v1a',
          batch: 20,
          perMinute: 600,
          headers: { 'X-Systeem': 'werving' },
        },
        status: 200,
      },
    ],
  },
  test: {
    id: 'testEndpoint',
    query: IN_CARE,
    description: 'Sends one event, signed like any other, that is about nothing, and says what came of it.',
    body: 'EndpointTest',
    answers: {
      200: {
        description: 'What came of it',
        schema: form(
          {
            delivered: flag,
            result: oneOf(['delivered', 'later', 'rejected', 'retired']),
            handshake,
          },
          {
            allowedRate,
            status: whole(100, 599),
            reason: {
              ...text(60),
              description: 'Why it did not come, or the code with which you refused it',
            },
          },
        ),
      },
    },
    refusals: ['not-found'],
    examples: [{ name: 'test', summary: 'Try it', by: 'roc-systeem', body: {}, status: 200 }],
  },
  document: {
    id: 'fetchDocument',
    description:
      'For a connection in thin mode. Each fetch is decided anew, and whatever stands in the way, the answer is that there is nothing here.',
    answers: { 200: { description: 'The event as it would have been sent', schema: DELIVERY } },
    refusals: [],
    examples: [
      {
        name: 'not-yours',
        summary: 'Of what was not told to you there is nothing here',
        by: 'roc-systeem',
        status: 404,
      },
    ],
  },
} satisfies Record<string, Operation>;

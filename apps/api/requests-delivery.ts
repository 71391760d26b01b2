import { REJECTION_REASONS } from '#delivery';
import { PAUSE_REASONS, STATUS_EVENTS } from '#exchange';
import { isAboutPerson, PURPOSES, RECORD_TYPES, type JsonObject } from '#kernel';
import { form, id, moment, oneOf, party, text } from './requests-forms.js';

const named: JsonObject = {
  type: 'object',
  minProperties: 1,
  maxProperties: 10,
  additionalProperties: { type: 'string', minLength: 1, maxLength: 100 },
};
/** `any` may stand in `any`, so many levels deep. */
const filter = (levels: number): JsonObject => ({
  oneOf: [
    form({ exact: named }),
    form({ prefix: named }),
    ...(levels > 0
      ? [form({ any: { type: 'array', items: filter(levels - 1), minItems: 1, maxItems: 50 } })]
      : []),
  ],
});
const FILTER_LEVELS = 2;
const wanted: JsonObject = {
  type: 'array',
  maxItems: 50,
  items: form(
    { recordType: oneOf(RECORD_TYPES.filter((one) => !isAboutPerson(one))) },
    {
      purposes: { type: 'array', items: oneOf(PURPOSES), minItems: 1, maxItems: PURPOSES.length },
      senders: { type: 'array', items: text(120), minItems: 1, maxItems: 100 },
      regions: {
        type: 'array',
        items: { type: 'string', pattern: '^[1-9][0-9]{0,3}( ?[A-Za-z]{0,2})$', maxLength: 7 },
        minItems: 1,
        maxItems: 200,
      },
      filters: { type: 'array', items: filter(FILTER_LEVELS), minItems: 1, maxItems: 20 },
    },
  ),
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
          answer: oneOf(['deleted', 'corrected', 'kept-on-own-basis', 'not-found']),
          reason: oneOf(REJECTION_REASONS),
          code: { type: 'string', pattern: '^[A-Z]{1,5}-?[0-9]{1,4}$', maxLength: 10 },
        },
      ),
    },
  }),
  Endpoint: form(
    { url: { type: 'string', pattern: '^https?://', maxLength: 2000 } },
    {
      signature: oneOf(['v1', 'v1a']),
      mode: oneOf(['full', 'thin']),
      batch: { type: 'integer', minimum: 1, maximum: 100 },
      concurrency: { type: 'integer', minimum: 1, maximum: 256 },
      perMinute: { type: 'integer', minimum: 1, maximum: 60_000 },
      timeouts: form(
        {},
        {
          headers: { type: 'integer', minimum: 1, maximum: 60 },
          body: { type: 'integer', minimum: 1, maximum: 60 },
        },
      ),
      handshake: oneOf(['shown', 'required']),
      headers: {
        type: 'object',
        maxProperties: 10,
        additionalProperties: { type: 'string', maxLength: 500 },
      },
    },
  ),
  EndpointTest: form({}),
  InboxExtension: form({ deliveryIds: { type: 'array', items: id, minItems: 1, maxItems: 500 } }),
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
      records: wanted,
      status: {
        type: 'array',
        items: oneOf(STATUS_EVENTS),
        maxItems: STATUS_EVENTS.length,
        uniqueItems: true,
      },
    },
  ),
  SubscriptionTest: form(
    { contract: text(100), data: { type: 'object' } },
    { purpose: oneOf(PURPOSES), source: party, records: wanted },
  ),
  ServiceNotice: form(
    { kind: oneOf(['maintenance', 'incident', 'restored', 'change']), text: text(300) },
    { from: moment, until: moment },
  ),
  LaneChange: form({}),
  LanePause: form({}, { reason: oneOf(PAUSE_REASONS) }),
} satisfies Record<string, JsonObject>;

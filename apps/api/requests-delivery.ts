import { REJECTION_REASONS } from '#delivery';
import { PAUSE_REASONS } from '#exchange';
import type { JsonObject } from '#kernel';
import { form, id, moment, oneOf, text } from './requests-forms.js';

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
  LaneChange: form({}),
  LanePause: form({}, { reason: oneOf(PAUSE_REASONS) }),
} satisfies Record<string, JsonObject>;

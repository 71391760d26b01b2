import { EVENT } from './delivery-events.schema.js';
import { form, id, listOf, oneOf, utc } from './forms.schema.js';
import type { Operation } from './operation.js';

/** How a partner that cannot be called gets its post. */
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
        schema: form({ leaseId: id, leasedUntil: utc, events: listOf(EVENT, 0, 201) }),
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
      {
        name: 'by-lease',
        summary: 'Not any more when another consumer has it since',
        by: 'uwv-systeem',
        body: {
          receipts: [
            {
              deliveryId: '01890000-0000-7000-8000-000000000000',
              leaseId: '01890000-0000-7000-8000-000000000001',
              result: 'later',
            },
          ],
        },
        status: 200,
      },
    ],
  },
  extend: {
    id: 'extendLeases',
    description: 'For whoever needs more time than one term to take in what it has on lease.',
    body: 'InboxExtension',
    answers: {
      200: {
        description: 'The state of each, in the same order',
        schema: form({
          leasedUntil: utc,
          deliveries: listOf(form({ deliveryId: id, state: oneOf(['leased', 'lease-over']) }), 1, 500),
        }),
      },
    },
    refusals: [],
    examples: [
      {
        name: 'more-time',
        summary: 'Another term',
        by: 'uwv-systeem',
        body: { deliveryIds: ['01890000-0000-7000-8000-000000000000'] },
        status: 200,
      },
    ],
  },
} satisfies Record<string, Operation>;

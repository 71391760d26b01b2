import { RECORD_TYPES, REFUSALS, type JsonObject } from '#kernel';
import { flag, form, id, listOf, named, oneOf, text, utc } from './forms.schema.js';
import { PURGED_UNTIL } from './lanes.schema.js';
import type { Operation } from './operation.js';

const count: JsonObject = { type: 'integer', minimum: 0, maximum: 10_000 };

const HELD = named(
  'HeldItem',
  form(
    {
      kind: oneOf(['message', 'delivery']),
      id,
      code: oneOf([...Object.keys(REFUSALS), 'unreadable']),
      recordType: oneOf(RECORD_TYPES),
      contract: text(100),
      connection: { ...text(100), description: 'By which it came, or to which it went' },
      organisation: { ...text(120), description: 'Whose message, or for whom the delivery was' },
      since: utc,
      overtaken: { ...flag, description: 'A newer version of the record went on without it' },
      canGo: {
        ...oneOf(['yes', 'newer-version', 'document-purged']),
        description: 'Whether it can go again, or why not',
      },
      owner: { ...oneOf(['sender', 'recipient', 'operator']), description: 'Who has to act' },
      deadline: utc,
    },
    {
      messageId: { ...id, description: 'Of a delivery, to whoever runs the hub: the message' },
      reason: { ...text(60), description: 'Of a delivery: the code with which its recipient refused it' },
      escalation: { ...text(200), description: 'Whom to turn to: a mailbox of a function' },
    },
  ),
  'Something that waits for a person',
);

/** What waits for a person, and what is to go again. */
export const HELD_MESSAGES = {
  list: {
    id: 'readHeldMessages',
    description: 'Your messages that are held, and deliveries to you that were given up. The longest first.',
    answers: {
      200: {
        description: 'At most 500; more says that there are others',
        schema: form({ items: listOf(HELD, 0, 500), more: flag }),
      },
    },
    refusals: [],
    examples: [{ name: 'own', summary: 'Your own', by: 'roc-systeem', status: 200 }],
  },
  replay: {
    id: 'replayHeldMessage',
    description: 'When what held it was mended. One that its record went on without does not go.',
    body: 'LaneChange',
    answers: {
      200: {
        description: 'It waits for distribution again, in its own place',
        schema: form({ messageId: id, state: oneOf(['accepted']) }),
      },
    },
    refusals: ['newer-version', 'document-purged'],
    examples: [
      {
        name: 'not-held',
        summary: 'What is not held, or not yours, is not there',
        by: 'roc-systeem',
        body: {},
        status: 404,
      },
    ],
  },
  again: {
    id: 'replayDeliveries',
    description:
      'Of each record the newest goes again, under a new id that names the first; every permit is asked anew. preview plans nothing.',
    body: 'Replay',
    answers: {
      200: {
        description: 'What goes again, or would',
        schema: form(
          {
            preview: flag,
            lane: text(100),
            planned: count,
            recipients: {
              type: 'object',
              description: 'How many to whom, by urn',
              additionalProperties: count,
            },
            waiting: { ...count, description: 'Something newer about the record is on its way already' },
            impossible: {
              ...form({
                count,
                code: oneOf(['document-purged']),
                deliveryIds: listOf(id, 0, 100),
              }),
              description: 'The document is not there any more; the first of them by id',
            },
          },
          {
            unknown: {
              ...form({ count, deliveryIds: listOf(id, 0, 100) }),
              description:
                'Where ids were named: under these nothing was ever for this lane; the first of them',
            },
            purgedUntil: PURGED_UNTIL,
            continueFrom: { ...utc, description: 'Ask again from this moment: there was more' },
          },
        ),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'how-many',
        summary: 'How many that would be',
        by: 'roc-systeem',
        body: { from: '2026-01-01T00:00:00Z', preview: true },
        status: 200,
      },
      {
        name: 'dead',
        summary: 'What was given up this month',
        by: 'roc-systeem',
        body: { from: '2026-11-01T00:00:00Z', state: 'dead' },
        status: 200,
      },
    ],
  },
} satisfies Record<string, Operation>;

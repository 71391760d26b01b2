import { PAUSE_REASONS } from '#exchange';
import { flag, form, listOf, named, oneOf, text, utc } from './forms.schema.js';
import type { Operation } from './operation.js';
import type { JsonObject } from '#kernel';

const count = (maximum: number): JsonObject => ({ type: 'integer', minimum: 0, maximum });

export const PURGED_UNTIL: JsonObject = {
  ...utc,
  description:
    'Of post that was planned until this moment documents were purged at their term: it cannot go again, or not all of it',
};

export const LANE = named(
  'Lane',
  form(
    {
      lane: text(100),
      name: text(300),
      channel: oneOf(['webhook', 'inbox', 'broker']),
      state: oneOf(['open', 'slowed', 'broken', 'paused', 'retired']),
      failures: { ...count(1_000_000_000), description: 'Rounds in a row in which nobody answered' },
      waiting: count(10_000),
      moreWaiting: { ...flag, description: 'There are more than that' },
    },
    {
      since: utc,
      paused: form({ by: text(200), at: utc }, { reason: oneOf(PAUSE_REASONS) }),
      restingUntil: utc,
      asleepUntil: { ...utc, description: 'Outside its service hours; nothing is tried' },
      oldestPlannedAt: utc,
      purgedUntil: PURGED_UNTIL,
    },
  ),
  'How the post of one connection is doing: states, counts and moments',
);

const answers = { 200: { description: 'The lane as it is now', schema: LANE } };
const path = {
  id: {
    schema: text(100),
    description: 'The key of the connection: your own, or for whoever runs the hub anybody’s',
    example: 'roc-systeem',
  },
};
const id = { from: 'readLanes', member: 'lanes/0/lane' };

/** How lanes are doing, and a person's hand on them. */
export const LANES = {
  list: {
    id: 'readLanes',
    description: 'Your own lane; for whoever runs the hub those of everybody.',
    answers: {
      200: { description: 'The lanes', schema: form({ lanes: listOf(LANE, 0, 10_000) }) },
    },
    refusals: [],
    examples: [{ name: 'own', summary: 'Your own', by: 'roc-systeem', status: 200 }],
  },
  pause: {
    id: 'pauseLane',
    description: 'Nothing is sent any more until it is resumed; what was so already stays so.',
    path,
    body: 'LanePause',
    answers,
    refusals: [],
    examples: [
      {
        name: 'maintenance',
        summary: 'While you mend your system',
        by: 'roc-systeem',
        id,
        body: { reason: 'maintenance' },
        status: 200,
      },
    ],
  },
  resume: {
    id: 'resumeLane',
    path,
    body: 'LaneChange',
    answers,
    refusals: ['connection-revoked'],
    examples: [{ name: 'resume', summary: 'Mended', by: 'roc-systeem', id, body: {}, status: 200 }],
  },
  drain: {
    id: 'drainLane',
    description: 'Whatever waits is due now, also what would be tried later. It starts slowly.',
    path,
    body: 'LaneChange',
    answers,
    refusals: [],
    examples: [{ name: 'drain', summary: 'All of it, now', by: 'roc-systeem', id, body: {}, status: 200 }],
  },
} satisfies Record<string, Operation>;

import { flag, form, listOf, named, oneOf, party, text, utc } from './forms.schema.js';
import type { JsonObject } from '#kernel';
import { LANE } from './lanes.schema.js';
import { EVENT_STREAM_TYPE } from './media-types.js';
import type { Operation } from './operation.js';

const count: JsonObject = { type: 'integer', minimum: 0 };
const AS = 'person-techniek-regio';

const OVERVIEW = named(
  'Overview',
  form({
    at: utc,
    partners: listOf(
      form({
        party: text(100),
        urn: party,
        name: text(500),
        kind: oneOf(['organisation', 'arrangement']),
        lanes: { ...listOf(text(100)), description: 'By which it gets its post; others may use them too' },
      }),
    ),
    lanes: listOf(LANE, 0, 10_000),
    hours: {
      ...listOf(form({ from: utc, delivered: count, waiting: count, dead: count }), 24, 24),
      description: 'By the hour in which they were planned: what became of deliveries of documents',
    },
    moreHours: { ...flag, description: 'Only the newest were counted' },
    withheld: {
      ...count,
      nullable: true,
      description: 'What was not sent after all, in the same time, in tens; null: fewer than ten',
    },
    waiting: {
      ...form(
        { sender: count, recipient: count, operator: count, more: flag, incidents: count },
        { deadline: utc },
      ),
      description: 'What waits for a person, by who has to act',
    },
  }),
  'The region for whoever looks after it: states, counts and moments, and nothing of anybody',
);

/** What the overview of the console shows, once or as it changes. */
export const OVERVIEWS = {
  read: {
    id: 'readOverview',
    description: 'For an operator or administrator of the whole region.',
    answers: { 200: { description: 'As it is now', schema: OVERVIEW } },
    refusals: [],
    examples: [{ name: 'now', summary: 'As it is now', as: AS, status: 200 }],
  },
  follow: {
    id: 'followOverview',
    description:
      'Server-sent events, each an Overview. Ends with the session, and after its idle time in any case: looking on is no use of it.',
    query: {
      follow: {
        schema: oneOf(['true']),
        description: 'Goes on, with another whenever something changed; else it is one',
      },
    },
    answers: {
      200: { description: 'Events named overview', mediaType: EVENT_STREAM_TYPE, schema: { type: 'string' } },
    },
    refusals: ['too-many-requests'],
    examples: [{ name: 'first', summary: 'The first of them', as: AS, status: 200 }],
  },
} satisfies Record<string, Operation>;

import { DESK_PURPOSES } from '#exchange';
import { CATEGORIES, RECORD_TYPES, type JsonObject } from '#kernel';
import { HENGELO } from './examples.js';
import { flag, form, id, listOf, named, oneOf, party, text, utc } from './forms.schema.js';
import { EVENT_STREAM_TYPE } from './media-types.js';
import type { Operation } from './operation.js';
import { key } from './requests-configuration.js';

const AS = 'person-balie-enschede';
const PURPOSE = oneOf(DESK_PURPOSES);

const DOCUMENT = form({
  deliveryId: id,
  recordType: oneOf(RECORD_TYPES),
  arrivedAt: utc,
  clause: { ...key, description: 'The clause that lets it be shown' },
  categories: listOf(oneOf(CATEGORIES), 0, CATEGORIES.length),
  document: {
    type: 'object',
    additionalProperties: true,
    description: 'In the canonical form, with nothing in it that the clause does not let through',
  },
});

const state = (value: string, more: JsonObject = {}, optional: JsonObject = {}): JsonObject =>
  form(
    { source: party, name: text(500), state: { type: 'string', const: value, maxLength: 20 }, ...more },
    optional,
  );

const SOURCE = named(
  'DeskSource',
  {
    oneOf: [
      state('asked', { askedAt: utc, expectedAt: utc }),
      state('slow', { askedAt: utc, expectedAt: utc }),
      state(
        'absent',
        {
          reason: oneOf(['paused', 'broken', 'gone', 'asleep', 'refused', 'unreachable', 'no-answer']),
        },
        { until: { ...utc, description: 'Of a system that is asleep: until when' } },
      ),
      state('arrived', { documents: listOf(DOCUMENT, 1, 100) }),
      state('not-shown'),
      state('code-not-valid'),
    ],
  },
  'not-shown: nothing, or nothing any more, whatever the reason is. no-answer says nothing of whether the source knows the person.',
);

const VIEW = {
  viewId: id,
  purpose: PURPOSE,
  openedAt: utc,
  endsAt: { ...utc, description: 'Then what is shown is gone' },
};

/** What sources show at a desk. */
export const DESK_VIEWS = {
  sources: {
    id: 'listDeskSources',
    description: 'By what is agreed on; it says nothing of anybody.',
    answers: {
      200: {
        description: 'By purpose',
        schema: named(
          'DeskSources',
          form({
            purposes: listOf(
              form({
                purpose: PURPOSE,
                sources: listOf(
                  form({
                    source: party,
                    name: text(500),
                    byBsn: { ...flag, description: 'false: by a code that the person carries' },
                  }),
                ),
              }),
              0,
              DESK_PURPOSES.length,
            ),
          }),
        ),
      },
    },
    refusals: [],
    examples: [{ name: 'own', summary: 'At your desk', as: AS, status: 200 }],
  },
  open: {
    id: 'openDeskView',
    description:
      'Opens an occasion with each source. Whoever opened a view looks at it, and nobody else. A source that may not be asked is in it as not-shown.',
    body: 'DeskView',
    answers: { 201: { description: 'Open', schema: form(VIEW, { desk: key }) } },
    refusals: ['invalid-bsn', 'not-mandated', 'too-many-views'],
    examples: [
      {
        name: 'present',
        summary: 'The person is there and names one source',
        as: AS,
        body: {
          personPresent: true,
          purpose: 'guidance',
          sources: [{ source: HENGELO }],
          subject: { bsn: '999997002' },
          desk: 'werkcentrum-enschede',
          helpRequest: 'find-work',
        },
        status: 201,
      },
    ],
  },
  list: {
    id: 'listDeskViews',
    answers: {
      200: {
        description: 'Those that go on',
        schema: form({
          views: listOf(form({ ...VIEW, sources: listOf(party, 1, 20) }, { desk: key }), 0, 50),
        }),
      },
    },
    refusals: [],
    examples: [{ name: 'own', summary: 'Your own', as: AS, status: 200 }],
  },
  read: {
    id: 'readDeskView',
    description: 'Everything is decided again at each look, and each look is written down with its purpose.',
    answers: {
      200: {
        description: 'As it may be seen now',
        schema: named(
          'DeskViewShown',
          form(
            {
              ...VIEW,
              sources: listOf(SOURCE, 1, 20),
              mark: { ...text(40), description: 'Another one when there is something else to see' },
            },
            { desk: key },
          ),
        ),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'own',
        summary: 'One that you opened',
        as: AS,
        id: { from: 'openDeskView', member: 'viewId' },
        status: 200,
      },
      {
        name: 'of-others',
        summary: 'Of somebody else it is not there',
        as: 'person-balie-werkcentrum',
        id: { from: 'openDeskView', member: 'viewId' },
        status: 404,
      },
    ],
  },
  follow: {
    id: 'followDeskView',
    description:
      'Server-sent events, each with a mark: when it is another, look again. Nothing of what there is to see is in them. mark: null: the view is over. Ends with the session, and after its idle time in any case.',
    query: {
      follow: {
        schema: oneOf(['true']),
        description: 'Goes on, with another whenever there is something else to see; else it is one',
      },
    },
    answers: {
      200: { description: 'Events named view', mediaType: EVENT_STREAM_TYPE, schema: { type: 'string' } },
    },
    refusals: ['not-found', 'too-many-requests'],
    examples: [
      {
        name: 'first',
        summary: 'The first of them',
        as: AS,
        id: { from: 'openDeskView', member: 'viewId' },
        status: 200,
      },
    ],
  },
  close: {
    id: 'closeDeskView',
    body: 'Empty',
    answers: {
      201: {
        description: 'What was shown is gone, and its sources are told that it is over',
        schema: form({ viewId: id, state: oneOf(['closed']), closedAt: utc }),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'own',
        summary: 'One that you opened',
        as: AS,
        id: { from: 'openDeskView', member: 'viewId' },
        body: {},
        status: 201,
      },
    ],
  },
} satisfies Record<string, Operation>;

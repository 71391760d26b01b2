import { RECORD_TYPES, REFUSALS, type JsonObject } from '#kernel';
import { DECISION } from './decisions.schema.js';
import { flag, form, id, listOf, named, oneOf, party, text, utc } from './forms.schema.js';
import { LOSS } from './messages.schema.js';
import type { Operation } from './operation.js';
import { PAGE_HEADERS, PAGE_QUERY } from './paging.js';

const OPERATOR = 'person-techniek-regio';
const count: JsonObject = { type: 'integer', minimum: 0 };
const STATES = ['accepted', 'distributed', 'held', 'dead'];
const DELIVERY_STATES = ['planned', 'delivered', 'withdrawn', 'superseded', 'dead'];
const ACTIONS = ['publish', 'withdraw'];
const code = text(60);

const FOUND = named(
  'FoundMessage',
  form(
    {
      messageId: id,
      state: oneOf(STATES),
      recordType: oneOf(RECORD_TYPES),
      action: oneOf(ACTIONS),
      contract: text(100),
      controller: party,
      connection: text(100),
      acceptedAt: utc,
      asked: { ...count, description: 'About how many recipients something was decided' },
    },
    {
      heldCode: code,
      deliveries: {
        ...form({}, Object.fromEntries(DELIVERY_STATES.map((state) => [state, count]))),
        description: 'How many are so; absent where that could tell what a person chose',
      },
    },
  ),
  'A message as it is listed: nothing of whom it is about',
);

const ATTEMPT = form(
  { number: count, startedAt: utc, endedAt: utc, result: text(40) },
  { status: { type: 'integer' }, reason: text(60) },
);
const HANDING = named(
  'Handing',
  form(
    {
      deliveryId: id,
      kind: oneOf(['document', 'retraction', 'closing', 'answer']),
      lane: text(100),
      contract: text(100),
      state: oneOf(DELIVERY_STATES),
      tableIn: count,
      tableOut: count,
      losses: listOf(LOSS),
      plannedAt: utc,
      attempts: listOf(ATTEMPT, 0, 500),
    },
    { code, answer: text(40), replayOf: id, settledAt: utc },
  ),
  'One delivery, with everything that was tried',
);
const ARRIVAL = named(
  'Arrival',
  form({
    recipient: party,
    purpose: text(40),
    decisions: listOf(DECISION, 0, 500),
    deliveries: listOf(HANDING, 0, 500),
  }),
  'What became of a message at one recipient, for one purpose',
);
const JOURNEY = named(
  'Journey',
  form(
    {
      messageId: id,
      recordType: oneOf(RECORD_TYPES),
      action: oneOf(ACTIONS),
      controller: party,
      connection: text(100),
      contract: text(100),
      state: oneOf(STATES),
      acceptedAt: utc,
      acts: listOf(form({ at: utc, action: text(60), by: text(200) }), 0, 500),
      recipients: listOf(ARRIVAL, 0, 1000),
      sees: {
        ...oneOf(['everything', 'outcome']),
        description: 'outcome: what can depend on what the person chose is left out',
      },
      proof: {
        ...form({ events: count, sealed: count }, { size: count, signedAt: utc }),
        description: 'How many lines of the log it left, and how many of those stand under a signed size',
      },
    },
    {
      distributedAt: utc,
      heldCode: code,
      translated: form(
        { from: text(100), to: text(100) },
        { table: { ...count, description: '0: as it came with the hub' }, losses: listOf(LOSS) },
      ),
      documentKept: flag,
    },
  ),
  'How one message went, as far as you may see',
);

const FAULT = form({
  pointer: { type: 'string', maxLength: 2000 },
  code,
  detail: { type: 'string', maxLength: 500 },
  from: {
    ...listOf({ type: 'string', maxLength: 2000 }, 0, 20),
    description: 'Where in the document of the sender it comes from, by the table; * for any item',
  },
});
const CHECK: JsonObject = {
  messageId: id,
  recordType: oneOf(RECORD_TYPES),
  controller: party,
  contract: text(100),
  table: {
    ...count,
    description: 'The version by which it would be translated now; 0: as it came with the hub',
  },
  code: { ...oneOf([...Object.keys(REFUSALS), 'unreadable']), description: 'Why it was held' },
  would: {
    ...oneOf(['go-on', 'be-held', 'stay']),
    description: 'What it would do when it is let go on now; stay: it cannot be any more',
  },
  faults: listOf(FAULT),
};
const CHECK_MORE: JsonObject = {
  because: oneOf([
    'contract-not-honoured',
    'subject-differs',
    'unreadable',
    'unknown-contract',
    'newer-version',
    'document-purged',
  ]),
  losses: listOf(LOSS),
};

/** Looking at messages. */
export const JOURNEYS = {
  search: {
    id: 'searchMessages',
    description:
      'Your own; for an operator of the whole region everybody’s; for a privacy officer those of the organisation. Says nothing of whom a message is about. A page looks through 5000 messages at most: lookedBackTo says how far, and Link goes on from there.',
    query: {
      id: { schema: { ...id }, description: 'Of a message, or of one of its deliveries' },
      from: { schema: { type: 'string', format: 'date-time', maxLength: 40 }, description: 'Accepted from' },
      until: {
        schema: { type: 'string', format: 'date-time', maxLength: 40 },
        description: 'Accepted before',
      },
      sender: { schema: party, description: 'Whose' },
      recipient: { schema: party, description: 'About whom something was decided, whatever it was' },
      recordType: { schema: oneOf(RECORD_TYPES), description: 'Of which kind' },
      state: { schema: oneOf(STATES), description: 'How far it is' },
      delivery: {
        schema: oneOf(DELIVERY_STATES),
        description: 'With a delivery that is so; of records about people for their privacy officer only',
      },
      ...PAGE_QUERY,
    },
    answers: {
      200: {
        description: 'A page of them',
        headers: PAGE_HEADERS,
        schema: form(
          { messages: listOf(FOUND, 0, 200) },
          { lookedBackTo: { ...utc, description: 'There may be more before this moment' } },
        ),
      },
    },
    refusals: [],
    examples: [
      {
        name: 'own',
        summary: 'Your own',
        by: 'bakkerij-systeem',
        query: { state: 'distributed', limit: '5' },
        status: 200,
      },
      {
        name: 'held',
        summary: 'What is held',
        as: OPERATOR,
        query: { state: 'held', limit: '5' },
        status: 200,
      },
    ],
  },
  journey: {
    id: 'readJourney',
    description:
      'Of a record about a person, to others than the privacy officer of the sender: only what cannot depend on what the person chose.',
    answers: { 200: { description: 'How it went', schema: JOURNEY } },
    refusals: ['not-found'],
    examples: [
      {
        name: 'own',
        summary: 'A message that was sent before',
        by: 'bakkerij-systeem',
        id: { from: 'sendMessage', member: 'messageId' },
        status: 200,
      },
    ],
  },
  replay: {
    id: 'replayMessages',
    description:
      'Held ones go on; of business records that were distributed every delivery goes again, decided anew. preview does nothing. Records about people that were distributed are only counted: let those of a lane and period go again.',
    body: 'MessagesReplay',
    answers: {
      200: {
        description: 'What goes on and again, or would',
        schema: named(
          'MessagesReplayed',
          form({
            preview: flag,
            heldOn: count,
            heldStay: count,
            planned: count,
            recipients: {
              type: 'object',
              description: 'How many to whom, by urn',
              additionalProperties: count,
            },
            waiting: count,
            impossible: count,
            unknown: { ...count, description: 'Under these ids there is no message' },
            aboutPeople: count,
          }),
        ),
      },
    },
    refusals: [],
    examples: [
      {
        name: 'how-many',
        summary: 'How many that would be',
        as: OPERATOR,
        body: { messageIds: ['01890000-0000-7000-8000-000000000000'], preview: true },
        status: 200,
      },
    ],
  },
  held: {
    id: 'readHeldMessage',
    description:
      'Places and codes, never a value: for whoever has to mend what stops it. Nothing is changed.',
    answers: { 200: { description: 'What stops it', schema: named('HeldCheck', form(CHECK, CHECK_MORE)) } },
    refusals: ['not-found'],
    examples: [
      {
        name: 'not-held',
        summary: 'What is not held, or not yours, is not there',
        by: 'roc-systeem',
        id: { from: 'sendMessage', member: 'messageId' },
        status: 404,
      },
    ],
  },
  document: {
    id: 'showHeldDocument',
    description:
      'To the privacy officer of the sender; to an operator only what is about nobody. The reason stays in the log.',
    body: 'HeldDocument',
    answers: {
      200: {
        description: 'The document, where it can be opened, and what is wrong in it',
        schema: named(
          'ShownDocument',
          form(CHECK, { ...CHECK_MORE, document: { type: 'object', additionalProperties: true } }),
        ),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'not-strong',
        summary: 'A log-in that was not strong, or not just now',
        as: 'person-privacy-enschede',
        id: { from: 'sendMessage', member: 'messageId' },
        body: { reason: { kind: 'incident', reference: 'INC-2026-3' } },
        status: 401,
      },
    ],
  },
} satisfies Record<string, Operation>;

import { STATUS_EVENTS } from '#exchange';
import { isAboutPerson, PURPOSES, RECORD_TYPES, type JsonObject } from '#kernel';
import { VACANCY_EXAMPLE } from './examples.js';
import { flag, form, listOf, named, oneOf, text, utc } from './forms.schema.js';
import type { Operation } from './operation.js';

const names: JsonObject = {
  type: 'object',
  minProperties: 1,
  maxProperties: 10,
  additionalProperties: text(100),
};
/** `any` may stand in `any`, so many levels deep. */
const filter = (levels: number): JsonObject => ({
  oneOf: [
    form({ exact: names }),
    form({ prefix: names }),
    ...(levels > 0 ? [form({ any: listOf(filter(levels - 1), 1, 50) })] : []),
  ],
});
const FILTER_LEVELS = 2;
const area: JsonObject = { type: 'string', pattern: '^[1-9][0-9]{0,3}( ?[A-Za-z]{0,2})$', maxLength: 7 };
const BUSINESS_RECORDS = RECORD_TYPES.filter((one) => !isAboutPerson(one));

/** What a partner wants of what routes offer it: what it says is what it is shown. */
export const WANTED = listOf(
  form(
    { recordType: oneOf(BUSINESS_RECORDS) },
    {
      purposes: listOf(oneOf(PURPOSES), 1, PURPOSES.length),
      senders: listOf(text(120), 1, 100),
      regions: listOf(area, 1, 200),
      filters: listOf(filter(FILTER_LEVELS), 1, 20),
    },
  ),
  0,
  50,
);
export const TOLD: JsonObject = {
  ...listOf(oneOf(STATUS_EVENTS), 0, STATUS_EVENTS.length),
  uniqueItems: true,
};

const VIEW = named(
  'SubscriptionShown',
  form(
    {
      offered: {
        ...listOf(
          form({ recordType: oneOf(BUSINESS_RECORDS), purpose: oneOf(PURPOSES), recipient: text(120) }),
        ),
        description: 'What routes offer you; nothing beyond it can be wanted',
      },
      fields: {
        ...form({}, Object.fromEntries(BUSINESS_RECORDS.map((one) => [one, listOf(text(60), 0, 50)]))),
        description: 'By what each record type can be filtered',
      },
    },
    { records: WANTED, status: TOLD, changedAt: utc },
  ),
  'What is offered to a connection, what it wants of it, and what it is told',
);

const TAG = { ETag: 'Of what was said last; give it back in If-Match to change that and nothing newer' };

/** What a partner wants of what routes offer it, and what a sender wants to be told. */
export const SUBSCRIPTIONS = {
  view: {
    id: 'readSubscription',
    answers: { 200: { description: 'As it is now', headers: TAG, schema: VIEW } },
    refusals: [],
    examples: [{ name: 'own', summary: 'Your own', by: 'roc-systeem', status: 200 }],
  },
  change: {
    id: 'changeSubscription',
    description:
      'In place of what was said before. Without records everything comes that is offered; an empty list wants nothing.',
    headers: {
      'If-Match': {
        schema: { type: 'string', maxLength: 200 },
        description: 'The ETag of what is to be replaced, when nothing may have changed meanwhile',
      },
    },
    body: 'Subscription',
    answers: { 200: { description: 'As it is now', headers: TAG, schema: VIEW } },
    refusals: ['condition-failed'],
    examples: [
      {
        name: 'near',
        summary: 'Vacancies in two postcode areas, and what became of your own messages',
        by: 'klantsysteem-almelo',
        body: {
          records: [{ recordType: 'vacancy', regions: ['7607', '7608'] }],
          status: ['message.held', 'message.dead'],
        },
        status: 200,
      },
    ],
  },
  test: {
    id: 'testSubscription',
    body: 'SubscriptionTest',
    answers: {
      200: {
        description:
          'Whether it would come, by which of the entries, and what in the others it does not fit, by JSON Pointer',
        schema: form({
          wanted: flag,
          by: listOf({ type: 'integer', minimum: 0, maximum: 49 }, 0, 50),
          unfitting: listOf(text(40), 0, 500),
        }),
      },
    },
    refusals: ['contract-broken', 'unknown-contract'],
    examples: [
      {
        name: 'sample',
        summary: 'Would this come?',
        by: 'klantsysteem-almelo',
        body: { contract: 'schema-org/vacancy@30', data: VACANCY_EXAMPLE },
        status: 200,
      },
    ],
  },
  notice: {
    id: 'giveNotice',
    description: 'For whoever runs the hub; for anybody else it is not there.',
    body: 'ServiceNotice',
    answers: {
      200: {
        description: 'How many are told',
        schema: form({ told: { type: 'integer', minimum: 0, maximum: 10_000 } }),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'maintenance',
        summary: 'Maintenance tonight',
        by: 'beheer-regio-systeem',
        body: {
          kind: 'maintenance',
          text: 'Vanavond van 20 tot 22 uur onderhoud; post wacht.',
          from: '2026-11-02T19:00:00Z',
          until: '2026-11-02T21:00:00Z',
        },
        status: 200,
      },
    ],
  },
} satisfies Record<string, Operation>;

import { REASONS_TO_REMOVE } from '#exchange';
import { ROLES, type JsonObject } from '#kernel';
import { flag, form, id, listOf, named, oneOf, party, text, utc } from './forms.schema.js';
import type { Operation } from './operation.js';
import { PAGE_HEADERS, PAGE_QUERY } from './paging.js';

const HUB_OFFICE = 'beheer-regio-systeem';
const ENSCHEDE = 'urn:nld:oin:00000001001589623000';
const whole: JsonObject = { type: 'integer', minimum: 0, maximum: 1_000_000 };
const used = { firstUsedAt: utc, lastUsedAt: { ...utc, description: 'Absent: never, since this was noted' } };

const ENTRY = named(
  'AccessReviewEntry',
  form(
    { entryId: id, kind: oneOf(['person', 'role-mapping', 'mandate']) },
    {
      person: { ...text(60), description: 'A pseudonym, as GET /v1/me says it to the person' },
      role: oneOf(ROLES),
      mapping: text(99),
      claim: text(100),
      value: text(200),
      region: flag,
      connection: text(99),
      name: text(200),
      operator: text(200),
      document: { ...text(200), description: 'Of the mandate' },
      offices: listOf(oneOf(['privacyFor', 'approvesFor', 'auditsFor', 'operates']), 0, 4),
      clients: listOf(form({ client: text(100) }, used), 0, 500),
      ...used,
      answer: oneOf(['confirmed', 'removed']),
      answeredAt: utc,
      reason: { ...oneOf(REASONS_TO_REMOVE), description: 'Why it was removed' },
      answeredBy: { ...text(200), description: 'Of a person the role and the organisation' },
    },
  ),
);

const SUMMARY = {
  reviewId: id,
  organisation: party,
  state: oneOf(['open', 'done']),
  signal: { ...oneOf(['none', 'late']), description: 'late: its term is over, and it is not done' },
  begunAt: utc,
  dueAt: utc,
  open: whole,
  confirmed: whole,
  removed: whole,
};
const REVIEW = named(
  'AccessReviewView',
  form(SUMMARY, { doneAt: utc, entries: listOf(ENTRY, 0, 10_000) }),
  'Who has access for an organisation: roles, people who were seen in them, and connections that act for it',
);
const ANSWER = { description: 'As it is now', schema: REVIEW };
const BEGUN = { from: 'beginAccessReview', member: 'reviewId' };

/** Who has access, and whether that is still right. */
export const ACCESS_REVIEWS = {
  list: {
    id: 'listAccessReviews',
    query: { ...PAGE_QUERY },
    answers: {
      200: {
        description: 'A page, newest first',
        schema: form({
          reviews: listOf(named('AccessReviewSummary', form(SUMMARY, { doneAt: utc })), 0, 200),
          late: { ...whole, description: 'Of all of them: over their term, and not done' },
        }),
        headers: PAGE_HEADERS,
      },
    },
    refusals: ['not-mandated'],
    examples: [{ name: 'all', summary: 'Of every organisation', by: HUB_OFFICE, status: 200 }],
  },
  begin: {
    id: 'beginAccessReview',
    description: 'The hub begins one itself twice a year (ACCESS_REVIEW_TERM)',
    body: 'AccessReview',
    answers: { 201: ANSWER },
    refusals: ['not-mandated'],
    examples: [
      {
        name: 'now',
        summary: 'Without waiting',
        by: HUB_OFFICE,
        body: { organisation: ENSCHEDE },
        status: 201,
      },
    ],
  },
  read: {
    id: 'readAccessReview',
    answers: { 200: ANSWER },
    refusals: ['not-found', 'not-mandated'],
    examples: [
      {
        name: 'begun',
        summary: 'What there is to confirm or remove',
        by: HUB_OFFICE,
        id: BEGUN,
        status: 200,
      },
    ],
  },
  answer: {
    id: 'answerAccessReview',
    description:
      'What is removed gives no access from the answer on: sessions in that role end, and neither a log-in nor a token brings it back. Answered anew it is given back. What is removed has a reason.',
    body: 'AccessReviewAnswers',
    answers: { 201: ANSWER },
    refusals: ['not-found', 'not-mandated'],
    examples: [
      {
        name: 'unknown',
        summary: 'An entry of another review is not there',
        by: HUB_OFFICE,
        id: BEGUN,
        body: { answers: [{ entryId: '01890000-0000-7000-8000-000000000000', answer: 'confirmed' }] },
        status: 400,
      },
    ],
  },
} satisfies Record<string, Operation>;

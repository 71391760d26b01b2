import { RETRACTION_ANSWERS } from '#delivery';
import { RECORD_TYPES, type JsonObject } from '#kernel';
import { form, id, listOf, named, oneOf, party, recordId, text, utc } from './forms.schema.js';
import type { Operation } from './operation.js';

const orNull = (schema: JsonObject): JsonObject => ({ ...schema, nullable: true });
const answer = oneOf(RETRACTION_ANSWERS);
const answerOrNull = { ...orNull(answer), enum: [...RETRACTION_ANSWERS, null] };

const FOLLOWED = named(
  'Retraction',
  form(
    {
      retractionId: id,
      source: party,
      recipient: party,
      recordType: oneOf(RECORD_TYPES),
      recordId,
      action: oneOf(['stop-using', 'delete', 'correct']),
      plannedAt: utc,
      dueAt: utc,
      reminders: { type: 'integer', minimum: 0, maximum: 100 },
      escalatedAt: orNull(utc),
      answer: answerOrNull,
      answeredAt: orNull(utc),
      state: oneOf(['waiting', 'told', 'withdrawn', 'superseded', 'dead']),
    },
    { code: text(60) },
  ),
  'What a recipient was told to do with what it got, and what it said that it did',
);

/** What recipients did with what they were told to delete or correct. */
export const RETRACTIONS = {
  list: {
    id: 'listRetractions',
    query: {
      open: {
        schema: { type: 'string', enum: ['true', 'false'] },
        description: 'true: only those that were not answered',
      },
    },
    answers: {
      200: {
        description: 'Of each controller whose privacy officer asks',
        schema: form({ retractions: listOf(FOLLOWED) }),
      },
    },
    refusals: ['not-mandated'],
    examples: [
      {
        name: 'open',
        summary: 'Those that nobody answered yet',
        by: 'privacy-enschede',
        query: { open: 'true' },
        status: 200,
      },
    ],
  },
  answer: {
    id: 'answerRetraction',
    body: 'RetractionAnswer',
    answers: {
      201: {
        description: 'Noted; a later answer takes its place',
        schema: form({ retractionId: id, answer, answeredAt: utc }),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'of-others',
        summary: 'What was said to others is not found',
        by: 'roc-systeem',
        body: { answer: 'deleted' },
        status: 404,
      },
    ],
  },
} satisfies Record<string, Operation>;

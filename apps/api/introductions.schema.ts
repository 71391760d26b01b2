import { INTRODUCTION_ANSWERS, PURPOSES } from '#kernel';
import { form, id, listOf, named, oneOf, party, utc } from './forms.schema.js';
import type { Operation } from './operation.js';
import { PAGE_HEADERS, PAGE_QUERY } from './paging.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';
const TRUTH = { type: 'string', enum: ['true', 'false'] };

const INTRODUCTION = named(
  'IntroductionView',
  form(
    {
      introductionId: { ...id, description: 'Of its occasion' },
      side: { ...oneOf(['sender', 'recipient']), description: 'As which of the two you see it' },
      state: {
        ...oneOf(['waiting', 'answered', 'taken-back', 'closed']),
        description: 'taken-back: to the one that got it, when what came of it is to be deleted',
      },
      source: party,
      recipient: party,
      purpose: oneOf(PURPOSES),
      openedAt: utc,
      endsAt: { ...utc, description: 'It is over then at the latest, and what came of it is deleted' },
      mayAnswer: {
        ...listOf(oneOf(INTRODUCTION_ANSWERS), 0, INTRODUCTION_ANSWERS.length),
        description: 'What you may say to it now',
      },
    },
    {
      waitsFor: { ...party, description: 'Whose turn it is; absent when it is over' },
      answer: { ...oneOf(INTRODUCTION_ANSWERS), description: 'The last one' },
      answeredAt: utc,
      closedAt: utc,
    },
  ),
);

/** Introductions of one person for one vacancy. */
export const INTRODUCTIONS = {
  list: {
    id: 'listIntroductions',
    description:
      'Nothing in it is about the person: that is in your own system, by the occasion. One that did not come to you is not there. To the one that made it, it says nothing about whether anything could come.',
    query: {
      ...PAGE_QUERY,
      controller: { schema: party, description: 'For whom you ask, when you act for several' },
      side: {
        schema: { type: 'string', enum: ['sender', 'recipient'] },
        description: 'Only those that you made, or only those that came to you',
      },
      open: { schema: TRUTH, description: 'true: only open ones' },
      waiting: { schema: TRUTH, description: 'true: only open ones to which nothing was answered' },
    },
    answers: {
      200: {
        description: 'A page of them',
        headers: PAGE_HEADERS,
        schema: form({ introductions: listOf(INTRODUCTION, 0, 200) }),
      },
    },
    refusals: ['not-mandated'],
    examples: [
      {
        name: 'own',
        summary: 'Those that are open',
        by: 'klantsysteem-enschede',
        query: { open: 'true' },
        status: 200,
      },
      { name: 'desk', summary: 'To somebody at a desk', as: 'person-balie-enschede', status: 200 },
    ],
  },
  answer: {
    id: 'answerIntroduction',
    description:
      'By the occasion that the event names. The desk hears it as nl.schakel.introduction.answered; another answer takes the place of the one before.',
    body: 'IntroductionAnswer',
    answers: {
      201: {
        description: 'Noted, and on its way to the desk',
        schema: form({ occasionId: id, answer: oneOf(INTRODUCTION_ANSWERS), answeredAt: utc }),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'of-others',
        summary: 'One that did not come to you is not found',
        by: 'bakkerij-systeem',
        id: { from: 'openOccasion', member: 'occasionId' },
        body: { answer: 'interested' },
        status: 404,
      },
    ],
  },
  close: {
    id: 'closeIntroduction',
    description:
      'By either side, like any occasion. Both are told; whoever got it is told to delete it, and answers what it did.',
    body: 'Empty',
    answers: {
      201: {
        description: 'Closed; nothing of it is under way any more',
        schema: form({ introductionId: id, state: oneOf(['closed']), closedAt: utc }),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'of-others',
        summary: 'One that did not come to you is not found',
        as: 'person-balie-enschede',
        path: { id: UNKNOWN },
        body: {},
        status: 404,
      },
    ],
  },
} satisfies Record<string, Operation>;

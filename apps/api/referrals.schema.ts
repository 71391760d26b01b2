import { HELP_REQUESTS, PURPOSES, REFERRAL_OUTCOMES, REFERRAL_STATES } from '#kernel';
import { KEY } from './configuration.schema.js';
import { flag, form, id, listOf, named, oneOf, party, text, utc } from './forms.schema.js';
import type { Operation } from './operation.js';
import { PAGE_HEADERS, PAGE_QUERY } from './paging.js';
import { area, language } from './requests-desk.js';
import { key } from './requests-configuration.js';

const REFERRAL = named(
  'ReferralView',
  form(
    {
      referralId: id,
      side: { ...oneOf(['desk', 'reporter']), description: 'As which of the two you see it' },
      state: {
        ...oneOf([...REFERRAL_STATES, 'not-shown']),
        description: 'not-shown: how it goes is not told to the one that reported it',
      },
      source: party,
      recipient: party,
      purpose: oneOf(PURPOSES),
      reportedAt: utc,
    },
    {
      desk: key,
      helpRequest: oneOf(HELP_REQUESTS),
      language,
      owner: { ...party, description: 'Who sees to it that it goes on, now' },
      since: utc,
      dueAt: { ...utc, description: 'By when it goes on from this state' },
      overdue: flag,
      outcome: {
        ...oneOf([...REFERRAL_OUTCOMES, 'occasion-ended', 'ended']),
        description:
          'occasion-ended: nobody closed it, its occasion is over. ended: to the one that reported it, when it led to no help',
      },
      follows: { ...id, description: 'The referral that was handed over by this one' },
      steps: {
        ...listOf(form({ state: oneOf(REFERRAL_STATES), since: utc }), 0, 100),
        description: 'Of one: where it was before, oldest first',
      },
      mayBecome: {
        ...listOf(oneOf(REFERRAL_STATES), 0, REFERRAL_STATES.length),
        description: 'Of one that came to you: what may follow',
      },
    },
  ),
);

/** Help by need. */
export const REFERRALS = {
  report: {
    id: 'reportReferral',
    description:
      'The desk is found by the help request, where the person wants to be helped and the language. Send the referral itself as a message that names this id in idAanleiding.',
    body: 'Referral',
    answers: {
      201: {
        description: 'Reported, whether or not anything about the person may come',
        schema: form({
          referralId: id,
          desk: key,
          recipient: party,
          speaksLanguage: flag,
          endsAt: utc,
        }),
      },
    },
    refusals: [
      'not-mandated',
      'no-agreement',
      'not-permitted',
      'secrecy',
      'wrong-rail',
      'no-desk',
      'step-not-possible',
    ],
    examples: [
      {
        name: 'find-work',
        summary: 'Somebody asks for help to find work',
        by: 'leverancier-midden',
        body: {
          controller: 'urn:nld:oin:00000001001888730000',
          helpRequest: 'find-work',
          area: 'enschede',
          language: 'nld',
          subject: { recordId: 'HGL-4010' },
        },
        status: 201,
      },
    ],
  },
  list: {
    id: 'listReferrals',
    query: {
      ...PAGE_QUERY,
      controller: { schema: party, description: 'For whom you ask, when you act for several' },
      open: { schema: { type: 'string', enum: ['true', 'false'] }, description: 'true: only open ones' },
      overdue: {
        schema: { type: 'string', enum: ['true', 'false'] },
        description: 'true: only those whose time is over',
      },
      desk: { schema: KEY.schema, description: 'Only those of this desk' },
    },
    answers: {
      200: {
        description: 'A page of them',
        headers: PAGE_HEADERS,
        schema: form({ referrals: listOf(REFERRAL, 0, 200) }),
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
    ],
  },
  search: {
    id: 'searchReferrals',
    body: 'ReferralSearch',
    description:
      'Of one person, by your own record id: those that you reported, and those that you opened at your own desk. One that came to you is found by its number: it has no record id of yours.',
    answers: {
      200: {
        description: 'As you may see them, newest first',
        schema: form({ referrals: listOf(REFERRAL, 0, 100) }),
      },
    },
    refusals: ['not-mandated'],
    examples: [
      {
        name: 'own',
        summary: 'Of a person that you reported',
        by: 'leverancier-midden',
        body: { controller: 'urn:nld:oin:00000001001888730000', subject: { recordId: 'HGL-4010' } },
        status: 200,
      },
    ],
  },
  read: {
    id: 'readReferral',
    answers: { 200: { description: 'As you may see it', schema: REFERRAL } },
    refusals: ['not-found'],
    examples: [
      {
        name: 'reported',
        summary: 'One that you reported',
        by: 'leverancier-midden',
        id: { from: 'reportReferral', member: 'referralId' },
        status: 200,
      },
    ],
  },
  desks: {
    id: 'listDesks',
    description: 'For whoever works at one: to refer somebody, and to name who is meant by a party.',
    answers: {
      200: {
        description: 'Every desk that is open now',
        schema: named(
          'DesksShown',
          form({
            desks: listOf(
              form({
                desk: key,
                name: text(200),
                helps: listOf(
                  form(
                    { party, purpose: oneOf(PURPOSES), helpRequests: listOf(oneOf(HELP_REQUESTS)) },
                    {
                      areas: { ...listOf(area), description: 'Absent: everywhere' },
                      languages: { ...listOf(language), description: 'Absent: Dutch' },
                    },
                  ),
                ),
              }),
            ),
            areas: {
              ...listOf(form({ area, name: text(200) })),
              description: 'Where somebody can want to be helped',
            },
            parties: listOf(form({ party, name: text(200) })),
          }),
        ),
      },
    },
    refusals: [],
    examples: [{ name: 'now', summary: 'Those of the region', as: 'person-balie-werkcentrum', status: 200 }],
  },
  step: {
    id: 'stepReferral',
    body: 'ReferralStep',
    answers: { 201: { description: 'As it is now', schema: REFERRAL } },
    refusals: ['not-found', 'step-not-possible'],
    examples: [
      {
        name: 'of-others',
        summary: 'One that did not come to you is not found',
        by: 'klantsysteem-almelo',
        id: { from: 'reportReferral', member: 'referralId' },
        body: { state: 'taken-up' },
        status: 404,
      },
    ],
  },
} satisfies Record<string, Operation>;

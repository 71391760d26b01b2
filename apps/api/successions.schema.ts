import { CATEGORIES, PURPOSES, RECORD_TYPES, type JsonObject } from '#kernel';
import { KEY } from './configuration.schema.js';
import { VERSION } from './drafts.schema.js';
import { flag, form, id, listOf, named, oneOf, party, recordId, utc } from './forms.schema.js';
import type { Operation } from './operation.js';
import { PAGE_HEADERS, PAGE_QUERY } from './paging.js';
import { key } from './requests-configuration.js';

const SUCCESSION = 'leerwerkloket-naar-werkcentrum';
const PATH = { key: { ...KEY, example: SUCCESSION } };
const count: JsonObject = { type: 'integer', minimum: 0 };

/** One in the place of another: who must be asked again, whether both get the same, and the way back. */
export const SUCCESSIONS = {
  people: {
    id: 'listPeopleToAsk',
    path: PATH,
    query: {
      ...PAGE_QUERY,
      controller: { schema: party, description: 'For whom you ask, when you act for several' },
    },
    answers: {
      200: {
        description: 'By your own record id; a page of them',
        headers: PAGE_HEADERS,
        schema: form({
          predecessor: key,
          successor: key,
          from: utc,
          people: listOf(
            named(
              'PersonToAsk',
              form({
                recordId,
                purposes: { ...listOf(oneOf(PURPOSES)), description: 'For which there was a yes' },
                declaration: {
                  ...flag,
                  description: 'Whether the declaration of no objection has to be asked again too',
                },
                hasOpenOccasion: {
                  ...flag,
                  description: 'Whether something would go to the successor now, if it might',
                },
              }),
            ),
            0,
            200,
          ),
        }),
      },
    },
    refusals: ['not-found', 'not-mandated'],
    examples: [
      {
        name: 'own',
        summary: 'Of your own people, for the privacy officer',
        by: 'privacy-enschede',
        path: { key: SUCCESSION },
        status: 200,
      },
    ],
  },
  rehearse: {
    id: 'rehearseSuccession',
    description:
      'The moment of the succession, with all that is approved for it, looked at by the functions that distribute, decide and move. Nothing changes. What waits is told to the two, to whoever looks after the region, and to a privacy officer as far as it sent it; people only as numbers, to the privacy officer of their own controller.',
    path: PATH,
    query: {
      draft: {
        schema: id,
        description: 'An open draft of yours: as it would go if everybody approved it now',
      },
    },
    answers: {
      200: {
        description: 'As it would go',
        schema: named(
          'SuccessionRehearsed',
          form(
            {
              predecessor: key,
              successor: key,
              from: utc,
              flows: {
                ...listOf(
                  form(
                    {
                      sender: key,
                      recordType: oneOf(RECORD_TYPES),
                      purpose: oneOf(PURPOSES),
                      recipient: key,
                      successor: key,
                      categories: listOf(oneOf(CATEGORIES)),
                      lost: {
                        ...listOf(oneOf(CATEGORIES)),
                        description: 'What went before, and then does not',
                      },
                      dependsOnChoice: { ...flag, description: 'Only of whom said so' },
                    },
                    {
                      lane: { ...key, description: 'Where the successor takes it; absent: nowhere' },
                      contract: { type: 'string', maxLength: 200 },
                      stops: {
                        ...oneOf(['no-agreement', 'wrong-rail', 'no-endpoint']),
                        description: 'Why nothing goes any more; absent: it goes on',
                      },
                    },
                  ),
                ),
                description: 'What is agreed on for the predecessor, and what becomes of it',
              },
            },
            {
              post: {
                ...listOf(
                  form(
                    {
                      recordType: oneOf(RECORD_TYPES),
                      lane: key,
                      count,
                      goesOn: {
                        ...count,
                        description: 'Decided anew for the successor; the others it has, or has newer ones',
                      },
                    },
                    { successorLane: { ...key, description: 'Absent: nowhere' } },
                  ),
                ),
                description: 'What waits for the predecessor now, by lane',
              },
              people: {
                ...form({ askAgain: count, goAlong: count, openOccasions: count }),
                description: 'Of your own people: who is asked again, whose word goes along, what is open',
              },
            },
          ),
        ),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'officer',
        summary: 'To the privacy officer of one that gives data',
        as: 'person-privacy-enschede',
        path: { key: SUCCESSION },
        status: 200,
      },
    ],
  },
  differences: {
    id: 'compareParallel',
    path: { key: { ...KEY, example: 'leerwerkloket-naast-werkcentrum' } },
    answers: {
      200: {
        description: 'How often both would have received the same of one record, by record type and purpose',
        schema: form({
          predecessor: key,
          successor: key,
          from: utc,
          until: { ...utc, nullable: true },
          counts: listOf(
            form({
              recordType: oneOf(RECORD_TYPES),
              purpose: oneOf(PURPOSES),
              outcome: oneOf(['same', 'only-predecessor', 'only-successor', 'other-data', 'neither']),
              count: { ...count, nullable: true, description: 'null: too small to show' },
            }),
          ),
        }),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'planned',
        summary: 'Of a parallel period',
        by: 'programmabureau',
        path: { key: 'leerwerkloket-naast-werkcentrum' },
        status: 200,
      },
    ],
  },
  reverse: {
    id: 'turnSuccessionBack',
    path: PATH,
    body: 'TurningBack',
    answers: {
      201: {
        description: 'Turned back; the predecessor has its post and routes again',
        schema: form({
          turnedBackAt: utc,
          draftId: id,
          restored: { ...listOf(VERSION), description: 'What the predecessor has again' },
          notRestored: { ...listOf(VERSION), description: 'What only the parties can agree on again' },
          moved: { ...count, description: 'Deliveries that went back' },
        }),
      },
    },
    refusals: ['not-found', 'not-approver', 'not-revertible', 'draft-outdated'],
    examples: [
      {
        name: 'one-step',
        summary: 'In one step, while that was agreed on',
        by: 'goedkeuring-leerwerkloket',
        path: { key: SUCCESSION },
        at: '2027-01-15T09:00:00+01:00',
        body: { party: 'leerwerkloket', reason: 'De dossiers zijn nog niet over.' },
        status: 201,
      },
    ],
  },
} satisfies Record<string, Operation>;

import type { JsonObject } from '#kernel';
import { form, id, listOf, named, oneOf, party, text, utc } from './forms.schema.js';
import { FORM_TYPE, HTML_TYPE } from './media-types.js';
import type { Operation, OperationAnswer } from './operation.js';
import { DESK_REQUESTS } from './requests-desk.js';

const total: JsonObject = {
  type: 'integer',
  minimum: 10,
  nullable: true,
  description: 'null: under ten, or it would follow',
};
const { team, sector, people, date, contact, occupation } = DESK_REQUESTS.Announcement[
  'properties'
] as Record<string, JsonObject>;
const page = (description: string): OperationAnswer => ({
  description,
  mediaType: HTML_TYPE,
  schema: { type: 'string' },
});

/** Work to work. */
export const ANNOUNCEMENTS = {
  announce: {
    id: 'announceGroup',
    description:
      'No people: how many, in which sector and occupation, and from when. Everybody who works there gets the code, and reports with it or not.',
    body: 'Announcement',
    answers: {
      201: {
        description: 'Announced; the code is shown in this answer and never again',
        schema: form({ announcementId: id, code: text(40), codeUntil: utc }),
      },
    },
    refusals: ['not-mandated', 'no-agreement'],
    examples: [
      {
        name: 'by-employer',
        summary: 'An employer announces that work for forty people ends',
        by: 'bakkerij-systeem',
        body: {
          team: 'urn:schakel:mobiliteitsteam',
          sector: 'C',
          occupation: '7512',
          people: 40,
          date: '2027-04-01',
          contact: 'personeelszaken@bakkerij-de-proef.voorbeeld',
        },
        status: 201,
      },
    ],
  },
  list: {
    id: 'listAnnouncements',
    query: { controller: { schema: party, description: 'For whom you ask, when you act for several' } },
    answers: {
      200: {
        description: 'Newest first, at most 200; the same numbers to whoever announced it and to the team',
        schema: form({
          announcements: listOf(
            named(
              'AnnouncementView',
              form(
                {
                  announcementId: id,
                  announcedBy: party,
                  team: team!,
                  sector: sector!,
                  people: people!,
                  date: date!,
                  contact: contact!,
                  codeUntil: utc,
                  state: oneOf(['open', 'closed']),
                  reported: total,
                  outcomes: form({
                    open: total,
                    'found-work': total,
                    learning: total,
                    'helped-otherwise': total,
                    ended: total,
                  }),
                },
                { occupation: occupation! },
              ),
            ),
            0,
            200,
          ),
        }),
      },
    },
    refusals: ['not-mandated'],
    examples: [{ name: 'own', summary: 'What you announced', by: 'bakkerij-systeem', status: 200 }],
  },
  close: {
    id: 'closeAnnouncement',
    body: 'Empty',
    answers: {
      201: {
        description: 'Its code opens nothing any more',
        schema: form({ announcementId: id, state: oneOf(['closed']), closedAt: utc }),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'own',
        summary: 'By whoever announced it, or the team',
        by: 'bakkerij-systeem',
        id: { from: 'announceGroup', member: 'announcementId' },
        body: {},
        status: 201,
      },
    ],
  },
  page: {
    id: 'askForGroupCode',
    query: {
      taal: {
        schema: { type: 'string', maxLength: 20 },
        description: 'The language: nl or en; any other is nl',
      },
    },
    answers: { 200: page('Where the code is typed, with what the worker asks') },
    refusals: [],
    examples: [{ name: 'page', summary: 'The page in English', query: { taal: 'en' }, status: 200 }],
  },
  report: {
    id: 'reportWithGroupCode',
    bodies: {
      [FORM_TYPE]: {
        type: 'string',
        description:
          'Fields: code, taal, voornaam, achternaam, telefoon or email, hulpvraag, spreektaal and gebied',
      },
    },
    answers: {
      200: page('Reported: which desk gets in touch, and by when'),
      400: page('The code opens nothing, or something is missing'),
      429: page('Too many codes were tried from here'),
    },
    refusals: ['no-desk', 'no-agreement'],
    examples: [
      {
        name: 'of-nobody',
        summary: 'A code that opens nothing',
        mediaType: FORM_TYPE,
        body: new URLSearchParams({
          taal: 'nl',
          code: 'AAAA-AAAA-AAAA-AAAA',
          voornaam: 'Verzonnen',
          achternaam: 'Persoon',
          telefoon: '0600000000',
          hulpvraag: 'find-work',
        }).toString(),
        status: 400,
      },
    ],
  },
} satisfies Record<string, Operation>;

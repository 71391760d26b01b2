import { GROUNDS_NOT_TO_INFORM, WAYS_TO_INFORM } from '#consent';
import { CATEGORIES, PURPOSES, RECORD_TYPES } from '#kernel';
import { form, id, listOf, named, oneOf, party, recordId, text, utc } from './forms.schema.js';
import { HTML_TYPE } from './media-types.js';
import type { Operation } from './operation.js';
import { PAGE_HEADERS, PAGE_QUERY } from './paging.js';

const OFFICE = 'privacy-enschede';

const LINE = named(
  'ToInform',
  form(
    {
      toInformId: id,
      controller: { ...party, description: 'Who has to tell the person' },
      person: {
        ...form({}, { recordId, pseudonym: text(40), contactIn: text(200) }),
        description:
          'By your own record id, by what the hub calls the person to you, or of a contact person by the record that names it',
      },
      sender: party,
      recipient: party,
      recordType: oneOf(RECORD_TYPES),
      purpose: oneOf(PURPOSES),
      categories: listOf(oneOf(CATEGORIES), 0, 100),
      clause: { ...text(120), description: 'key@version' },
      notice: { ...text(110), description: 'The notice that is to be given; the version in force counts' },
      disclosedAt: utc,
      dueAt: { ...utc, description: 'Until when; of a notice that comes first, the disclosure itself' },
      signal: {
        ...oneOf(['none', 'soon', 'late']),
        description: 'soon: within a week; late: the term is over',
      },
    },
    {
      done: form(
        { doneAt: utc, informedAt: utc, how: oneOf(WAYS_TO_INFORM) },
        {
          ground: oneOf(GROUNDS_NOT_TO_INFORM),
          notedBy: text(100),
          givenTo: oneOf(['person', 'representative']),
          notice: { ...text(120), description: 'The exact version that was given' },
        },
      ),
    },
  ),
  'That data about a person went from one organisation to another, of which one of the two has to tell',
);

const inBoth = (maxLength: number) => form({ nl: text(maxLength), en: text(maxLength) });

/** Who is still to be told that data about them were shared (GDPR 13 and 14). */
export const TO_INFORM = {
  list: {
    id: 'listToInform',
    description:
      'In the order of their terms; with state=done those that were told, the newest first. What went may tell what a person chose: for the privacy officer only.',
    query: {
      state: {
        schema: { type: 'string', enum: ['open', 'done'] },
        description: 'open: still to be told, also when it is not named; done: told',
      },
      ...PAGE_QUERY,
    },
    answers: {
      200: {
        description: 'A page of the list',
        schema: form({ lines: listOf(LINE, 0, 200) }),
        headers: PAGE_HEADERS,
      },
    },
    refusals: ['not-mandated'],
    examples: [
      { name: 'open', summary: 'Still to be told', by: OFFICE, status: 200 },
      { name: 'done', summary: 'Told', by: OFFICE, query: { state: 'done', limit: '10' }, status: 200 },
    ],
  },
  notice: {
    id: 'noticeToGive',
    description:
      'The notice of the clause with who gave what to whom, for what and on which basis. With Accept: text/html as a page to print',
    query: {
      language: { schema: { type: 'string', enum: ['nl', 'en'] }, description: 'Of the page; nl' },
    },
    answers: {
      200: {
        description: 'What the person is to be told',
        schema: form(
          {
            line: LINE,
            notice: form({ ref: text(120), title: inBoth(200), text: inBoth(10_000) }),
          },
          { retention: text(10) },
        ),
        also: { [HTML_TYPE]: { type: 'string' } },
      },
    },
    refusals: ['not-found', 'not-mandated'],
    examples: [{ name: 'not-there', summary: 'What is not on your list', by: OFFICE, status: 404 }],
  },
  mark: {
    id: 'markInformed',
    description:
      'What is done is not done again. not-needed has a ground (GDPR 13, fourth, and 14, fifth paragraph).',
    body: 'Informed',
    answers: { 201: { description: 'As it is now', schema: LINE } },
    refusals: ['not-found', 'not-mandated', 'other-state'],
    examples: [
      {
        name: 'not-there',
        summary: 'What is not on your list',
        by: OFFICE,
        body: { how: 'in-writing', notedBy: 'team-7', givenTo: 'person' },
        status: 404,
      },
    ],
  },
  given: {
    id: 'sayNoticeGiven',
    description:
      'Goes for what is on the list and for what is shared later under this notice. The answer is the same whatever is on the list.',
    body: 'NoticeGiven',
    answers: {
      201: {
        description: 'Noted, with the version of the notice',
        schema: form({ noticeGivenId: id, notice: text(120), informedAt: utc }),
      },
    },
    refusals: ['not-mandated'],
    examples: [
      {
        name: 'desk',
        summary: 'At the desk',
        by: 'klantsysteem-enschede',
        body: {
          subject: { recordId: 'ENS-4001' },
          notice: 'gemeente-begeleiding-1',
          how: 'at-the-desk',
          notedBy: 'team-7',
          givenTo: 'person',
        },
        status: 201,
      },
    ],
  },
} satisfies Record<string, Operation>;

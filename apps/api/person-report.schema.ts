import { CONSENT_STATES, NOT_AN_ARCHIVE_DOCUMENT, RIGHTS, RIGHTS_DECISIONS, RIGHTS_STATES } from '#consent';
import { BASES, CATEGORIES, OCCASION_KINDS, PURPOSES, RECORD_TYPES, type JsonObject } from '#kernel';
import { flag, form, listOf, named, oneOf, party, recordId, text, utc } from './forms.schema.js';
import { HTML_TYPE } from './media-types.js';
import type { Operation } from './operation.js';

const OFFICE = 'privacy-enschede';
const DECIDED = { from: 'receiveRightsRequest', member: 'requestId' };

const PLACE = named(
  'Place',
  form({ party, name: text(200) }, { contact: text(320), address: text(400) }),
  'Where the person can turn to',
);
const document: JsonObject = { type: 'object', additionalProperties: true };

const HANDED_PARTS = {
  party: { ...party, description: 'The other organisation' },
  recordType: oneOf(RECORD_TYPES),
  purpose: oneOf(PURPOSES),
  categories: listOf(oneOf(CATEGORIES)),
  at: utc,
  arrived: flag,
  atDesk: { ...flag, description: 'Shown at a desk with the person there, and not kept' },
};
const HANDED_ON = {
  basis: oneOf(BASES),
  retention: text(20),
  selectionList: {
    anyOf: [oneOf([NOT_AN_ARCHIVE_DOCUMENT]), form({ number: text(40), source: text(200) })],
    description: 'Where it stands in the selection list of the archive',
  },
};
const HANDED = named('HandedOn', form(HANDED_PARTS, HANDED_ON));
const DISCLOSED = named(
  'Disclosure',
  form(
    {
      ...HANDED_PARTS,
      canGoAgain: { ...flag, description: 'false: the document was purged at its term, and cannot go again' },
    },
    HANDED_ON,
  ),
);

const REPORT = named(
  'PersonReport',
  form(
    {
      madeAt: utc,
      controller: PLACE,
      sources: listOf(text(200)),
      documents: listOf(
        form({ recordType: oneOf(RECORD_TYPES), receivedAt: utc, contract: text(100), data: document }),
      ),
      consents: listOf(
        form(
          {
            purpose: oneOf(PURPOSES),
            recipients: listOf(party),
            categories: listOf(oneOf(CATEGORIES)),
            state: oneOf(CONSENT_STATES),
            givenAt: utc,
            validUntil: utc,
          },
          { withdrawnAt: utc },
        ),
      ),
      declarations: listOf(
        form({ recipients: listOf(party), givenAt: utc, validUntil: utc }, { withdrawnAt: utc }),
      ),
      occasions: listOf(
        form(
          {
            kind: oneOf(OCCASION_KINDS),
            purpose: oneOf(PURPOSES),
            recipient: party,
            openedAt: utc,
            endsAt: utc,
          },
          { closedAt: utc },
        ),
      ),
      given: listOf(HANDED),
      received: listOf(HANDED),
      requests: listOf(
        form(
          { kind: oneOf(RIGHTS), receivedAt: utc, state: oneOf(RIGHTS_STATES) },
          { decision: oneOf(RIGHTS_DECISIONS) },
        ),
      ),
      terms: {
        ...form({
          documentDays: { type: 'integer', minimum: 0, maximum: 36_500 },
          logDays: { type: 'integer', minimum: 0, maximum: 36_500 },
        }),
        description: 'How long a document stays after it is final for everybody, and a line of the log',
      },
      others: { ...listOf(PLACE), description: 'Everybody who is named: each has a register of its own' },
      isCut: { ...flag, description: 'There was more than fits' },
    },
    {
      contact: {
        ...form({
          since: utc,
          restricted: flag,
          objected: flag,
          records: listOf(
            form({ recordType: oneOf(RECORD_TYPES), recordId: text(200), since: utc }, { until: utc }),
          ),
        }),
        description:
          'Of a contact person of an employer: in which records it is named, and until when that is known',
      },
      entry: {
        ...form({
          recordId,
          since: utc,
          hasBsn: flag,
          restricted: flag,
          objected: flag,
          addressSecret: flag,
        }),
        description: 'Absent: this organisation has nothing of the person here',
      },
    },
  ),
  'What the hub holds of one person for one controller, and what became of it; no names of employees',
);

/** What is given to a person who asked for it, and what its privacy officer looks up. */
export const PERSON_REPORT = {
  disclosures: {
    id: 'searchDisclosures',
    description:
      'Of one person of yours, by record id or BSN: who received what, for what and on which basis, and what you got of others. About somebody who is not known: nothing.',
    body: 'DisclosureSearch',
    answers: {
      200: {
        description: 'Newest first',
        schema: form({
          given: listOf(DISCLOSED, 0, 500),
          received: listOf(DISCLOSED, 0, 500),
          isCut: { ...flag, description: 'There was more than fits' },
        }),
      },
    },
    refusals: ['not-mandated', 'invalid-bsn'],
    examples: [
      {
        name: 'of-a-record',
        summary: 'By your own record id',
        by: OFFICE,
        body: { subject: { recordId: 'ENS-4001' } },
        status: 200,
      },
      { name: 'nobody', summary: 'Nobody was named', by: OFFICE, body: { subject: {} }, status: 400 },
    ],
  },
  report: {
    id: 'reportOfPerson',
    description:
      'For a request for access that was granted, wholly or in part. As JSON, or with Accept: text/html as a page to print',
    query: {
      language: { schema: { type: 'string', enum: ['nl', 'en'] }, description: 'Of the page; nl' },
    },
    answers: {
      200: { description: 'The report', schema: REPORT, also: { [HTML_TYPE]: { type: 'string' } } },
    },
    refusals: ['not-found', 'not-mandated', 'other-state'],
    examples: [
      { name: 'json', summary: 'As data', by: OFFICE, id: DECIDED, status: 200 },
      {
        name: 'page',
        summary: 'As a page to print',
        by: OFFICE,
        id: DECIDED,
        query: { language: 'en' },
        headers: { accept: HTML_TYPE },
        status: 200,
      },
    ],
  },
  copy: {
    id: 'copyForPerson',
    description:
      'For a request for portability that was granted: what is still kept of what went under consent or a contract, in the canonical form',
    answers: {
      200: {
        description: 'To take along',
        schema: form({
          madeAt: utc,
          controller: PLACE,
          records: listOf(form({ recordType: oneOf(RECORD_TYPES), receivedAt: utc, data: document })),
        }),
      },
    },
    refusals: ['not-found', 'not-mandated', 'other-state'],
    examples: [
      {
        name: 'another-kind',
        summary: 'A request for access gives no copy to take along',
        by: OFFICE,
        id: DECIDED,
        status: 404,
      },
    ],
  },
} satisfies Record<string, Operation>;

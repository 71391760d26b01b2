import { MAPPING_LAWS } from '#exchange';
import { RECORD_TYPES, type JsonObject } from '#kernel';
import { flag, form, id, listOf, named, oneOf, text, utc } from './forms.schema.js';
import { LOSS } from './messages.schema.js';
import type { Operation } from './operation.js';
import { PAGE_HEADERS, PAGE_QUERY } from './paging.js';
import { FAULT } from './problem.schema.js';
import { contentHash, key } from './requests-configuration.js';
import { TABLE } from './requests-mappings.js';

const contract: JsonObject = { ...text(100), description: '<family>/<record>@<version>' };
const direction = {
  ...oneOf(['in', 'out', 'both']),
  description: 'As the hub sees it: in is what it takes, out what it gives',
};
const number: JsonObject = { type: 'integer', minimum: 0, description: '0: as it came with the hub' };
const places = listOf({ type: 'string', maxLength: 2000 });
const BY = 'programmabureau';

const MAPPING = {
  key: { ...key, description: 'Its key as configuration: the contract with - for / and @' },
  contract,
  canonical: contract,
  direction,
  canonicalDirection: direction,
  inForce: number,
  versions: listOf(
    form(
      {
        version: number,
        hash: contentHash,
        hashVerified: { ...flag, description: 'If not, nothing is translated by it: it waits' },
      },
      { validFrom: utc, validUntil: { ...utc, nullable: true } },
    ),
    1,
  ),
};

const SIDE = named(
  'PreviewSide',
  form({
    document: { type: 'object', additionalProperties: true },
    losses: listOf(LOSS),
    faults: { ...listOf(FAULT), description: 'Where the form is not honoured' },
    coverage: listOf(
      form({
        pointer: { type: 'string', maxLength: 2000 },
        inTable: { ...flag, description: 'A row fills it' },
        inDocument: { ...flag, description: 'It is there in this one' },
      }),
    ),
  }),
  'A translation, with what was lost and the fields that its form requires',
);

/** Too small to be of use: it shows what a preview and a trial say of it. */
const SMALL_TABLE: JsonObject = {
  contract: 'hr-open/vacancy@4',
  canonical: 'canonical/vacancy@1',
  rows: [
    { canonical: '/idVacature', partner: '/documentId/value' },
    { canonical: '/naamVacature', partner: '/positionProfiles/0/positionTitle', max: { canonical: 120 } },
  ],
};
const SAMPLE: JsonObject = { idVacature: 'VAC-001', naamVacature: 'Bakker (verzonnen)' };

/** Mapping tables and what they lose. */
export const MAPPINGS = {
  list: {
    id: 'listMappings',
    answers: {
      200: {
        description: 'The table of each contract: which version is in force, and which there are',
        schema: form({ mappings: listOf(named('Mapping', form(MAPPING)), 0, 1000) }),
      },
    },
    refusals: [],
    examples: [{ name: 'all', summary: 'All of them', by: BY, status: 200 }],
  },
  read: {
    id: 'readMapping',
    path: { key: { schema: key, description: 'Its key', example: 'hr-open-vacancy-4' } },
    query: {
      version: {
        schema: { type: 'integer', minimum: 0, maximum: 999_999_999 },
        description:
          'Which version; the one in force when it is not named, 0 for the one that came with the hub',
      },
    },
    answers: {
      200: {
        description: 'One version, to read or to begin a change with',
        schema: form({ ...MAPPING, version: number, table: TABLE }),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'shipped',
        summary: 'As it came with the hub',
        by: BY,
        path: { key: 'hr-open-vacancy-4' },
        query: { version: '0' },
        status: 200,
      },
    ],
  },
  preview: {
    id: 'previewMapping',
    body: 'MappingPreview',
    description:
      'Translates a sample by a table that is not in force, both ways. Nothing is stored or logged.',
    answers: {
      200: {
        description: 'What came of it',
        schema: form(
          { contract, hash: contentHash },
          {
            canonical: SIDE,
            partner: SIDE,
            roundTrip: form({
              same: flag,
              missing: { ...places, description: 'Not lost by report, and not there any more' },
              added: { ...places, description: 'There now, and not before' },
            }),
          },
        ),
      },
    },
    refusals: [
      'invalid-request',
      'never-carried',
      'contract-broken',
      'invalid-json',
      'invalid-xml',
      'invalid-table',
      'wrong-rail',
      'too-deep',
      'invalid-text',
    ],
    examples: [
      {
        name: 'small',
        summary: 'A small table, on a canonical vacancy',
        by: BY,
        body: { table: SMALL_TABLE, from: 'canonical', sample: SAMPLE },
        status: 200,
      },
    ],
  },
  try: {
    id: 'tryMapping',
    body: 'MappingTrial',
    description:
      'Tries a table on the accepted examples of its contract, and those of the canonical form, by the laws of every table. ' +
      'Only a table that passes can be proposed; `changed` shows what the approver is asked to agree with.',
    answers: {
      200: {
        description: 'Whether it passes, and what it changes',
        schema: form({
          contract,
          hash: contentHash,
          passed: flag,
          complete: { ...flag, description: 'Everything was tried within the time there is' },
          examples: { type: 'integer', minimum: 0 },
          broken: listOf(form({ example: text(200), law: oneOf(Object.keys(MAPPING_LAWS)), places }), 0, 50),
          changed: listOf(form({ example: text(200), canonical: places, partner: places }), 0, 50),
        }),
      },
    },
    refusals: ['invalid-request', 'busy'],
    examples: [
      {
        name: 'small',
        summary: 'A table that does not pass',
        by: BY,
        body: { table: SMALL_TABLE },
        status: 200,
      },
    ],
  },
  losses: {
    id: 'listLosses',
    query: {
      ...PAGE_QUERY,
      contract: { schema: text(100), description: 'In which contract', required: true },
      way: {
        schema: oneOf(['in', 'out']),
        description: 'Into the hub, or out of it (out when it is not named)',
      },
    },
    description:
      'Places and reasons, never a value. Of records about people only how often, and not under ten: that something went can be what somebody chose.',
    answers: {
      200: {
        description: 'Newest first; a page of them, and how often each place was lost lately',
        headers: PAGE_HEADERS,
        schema: form({
          contract,
          recordType: oneOf(RECORD_TYPES),
          way: oneOf(['in', 'out']),
          items: listOf(
            form({
              id: { ...id, description: 'Of the delivery; on the way in of the message' },
              at: utc,
              from: contract,
              fromTable: { ...number, nullable: true },
              to: contract,
              toTable: { ...number, nullable: true },
              losses: listOf(LOSS),
            }),
            0,
            200,
          ),
          counted: listOf(
            form({
              pointer: { type: 'string', maxLength: 2000 },
              reason: text(40),
              translations: { type: 'integer', minimum: 1, nullable: true },
            }),
          ),
        }),
      },
    },
    refusals: ['not-found', 'role-missing'],
    examples: [
      {
        name: 'vacancies',
        summary: 'What VUM version 3 cannot say of vacancies',
        as: 'person-beheer-regio',
        query: { contract: 'vum/vacancy@3', limit: '10' },
        status: 200,
      },
    ],
  },
} satisfies Record<string, Operation>;

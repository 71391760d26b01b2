import { LANGUAGES } from '#consent';
import { BASES, CATEGORIES, PURPOSES, RAILS, RECORD_TYPES, SECRECY_GROUNDS, type JsonObject } from '#kernel';
import { CONTENT } from './drafts.schema.js';
import { flag, form, id, listOf, moment, named, oneOf, party, text, utc } from './forms.schema.js';
import { CALENDAR_TYPE, CSV_TYPE } from './media-types.js';
import type { Operation } from './operation.js';
import { contentHash, day, key, kind } from './requests-configuration.js';

const number: JsonObject = { type: 'integer', minimum: 1 };
const lines = listOf(text(2000), 0, 1000);
const never = (description: string): JsonObject => ({ ...utc, nullable: true, description });
const BY = 'programmabureau';

/** Of the path. */
export const KIND = { schema: kind, description: 'A kind of configuration', example: 'clause' };
export const KEY = { schema: key, description: 'Its key, as in the files of a region', example: 'vacatures' };

const AT = { schema: moment, description: 'At which moment; now when it is not named' };

const LISTED = {
  kind,
  key,
  version: number,
  hash: { ...contentHash, description: 'SHA-256 over the canonical JSON of the content, computed anew' },
  hashVerified: { ...flag, description: 'Whether that is what was approved; if not, it counts for nothing' },
  validFrom: utc,
  validUntil: never('null: without end'),
  when: oneOf(['over', 'in-force', 'planned']),
};
const NAME = { name: text(500), urn: { ...party, description: 'Of a party: how it is called in messages' } };

const APPROVAL = named(
  'RecordedApproval',
  form(
    {
      party: key,
      document: { ...text(200), description: 'What was signed, or urn:schakel:draft:<id>' },
      on: { ...text(40), description: 'The day of signing, or the moment in the hub' },
    },
    { by: key, mandate: text(120) },
  ),
);

const MATRIX_ROW = named(
  'MatrixRow',
  form(
    {
      sender: key,
      senderName: text(500),
      recipient: key,
      recipientName: text(500),
      recordType: oneOf(RECORD_TYPES),
      purpose: oneOf(PURPOSES),
      categories: listOf(oneOf(CATEGORIES)),
      clause: { ...text(120), description: 'key@version' },
      agreement: key,
      agreementTitle: text(500),
      basis: form({ sender: oneOf(BASES), recipient: oneOf(BASES) }),
      secrecy: oneOf(SECRECY_GROUNDS),
      rail: { ...oneOf(RAILS), description: 'Not by the hub when it is another facility' },
      dependsOnChoice: { ...flag, description: 'Only when the person chose so' },
    },
    {
      targetGroup: {
        type: 'object',
        additionalProperties: true,
        description: 'Of which people only',
      },
    },
  ),
);

const ACTIVITY = named(
  'ProcessingActivity',
  form({
    key,
    version: number,
    hash: contentHash,
    validFrom: utc,
    validUntil: never('null: without end'),
    name: text(500),
    controller: key,
    controllerName: text(500),
    contact: text(500),
    purposes: listOf(text(500), 1, 100),
    basis: form({ kind: oneOf(BASES) }, { statute: text(500), article: text(500), textOf: day }),
    dataSubjects: listOf(text(500), 1, 100),
    categories: listOf(oneOf(CATEGORIES), 1, 100),
    recipients: { ...listOf(text(500)), description: 'From the clauses: to whom it is given' },
    sources: { ...listOf(text(500)), description: 'From the clauses: from whom it comes' },
    transfers: {
      ...listOf(form({ to: text(500), safeguard: text(500) }), 0, 100),
      description: 'Outside of the European Economic Area',
    },
    retention: text(10),
    security: text(500),
  }),
);

const sentence = form({ sentence: text(2000), differences: lines });
const PLAN_ITEM = named(
  'PlanItem',
  form(
    {
      at: utc,
      what: oneOf(['begins', 'changes', 'ends', 'last-day-to-turn-back']),
      kind,
      key,
      version: { ...number, nullable: true, description: 'null: proposed only' },
      isProposed: { ...flag, description: 'Not approved by everybody yet' },
      organisations: { ...listOf(key), description: 'Whom it concerns' },
      inWords: form({ nl: sentence, en: sentence }),
    },
    { draftId: id },
  ),
);

/** The configuration as it was, is and will be. */
export const CONFIGURATION = {
  list: {
    id: 'listConfiguration',
    query: {
      kind: { schema: kind, description: 'Of which kind; of all when it is not named' },
      at: AT,
      content: {
        schema: { type: 'string', enum: ['true', 'false'] },
        description: 'true: also what each of them says',
      },
    },
    answers: {
      200: {
        description: 'In force at that moment, and planned after it',
        schema: form({
          at: utc,
          versions: listOf(named('ListedVersion', form(LISTED, { ...NAME, content: CONTENT })), 0, 100_000),
        }),
      },
    },
    refusals: [],
    examples: [
      { name: 'clauses', summary: 'The clauses of now', by: BY, query: { kind: 'clause' }, status: 200 },
      {
        name: 'contents',
        summary: 'With what each of them says',
        by: BY,
        query: { kind: 'desk', content: 'true' },
        status: 200,
      },
      { name: 'all', summary: 'Everything', by: BY, status: 200 },
    ],
  },
  read: {
    id: 'readConfiguration',
    path: { kind: KIND, key: KEY },
    answers: {
      200: {
        description: 'Every version that there was, is and will be',
        schema: form({
          kind,
          key,
          versions: listOf(
            named(
              'ShownVersion',
              form({ ...LISTED, content: CONTENT, approvals: listOf(APPROVAL, 0, 1000) }, NAME),
            ),
            1,
          ),
        }),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'agreement',
        summary: 'An agreement, with who signed it',
        by: BY,
        path: { kind: 'agreement', key: 'leren-en-werken' },
        status: 200,
      },
    ],
  },
  differences: {
    id: 'compareConfiguration',
    path: { kind: KIND, key: KEY },
    query: {
      from: {
        schema: { ...number, minimum: 0, maximum: 999_999_999 },
        description: 'The earlier version; of a mapping table 0 is the one that came with the hub',
        required: true,
      },
      until: {
        schema: { ...number, maximum: 999_999_999 },
        description: 'The later version',
        required: true,
      },
    },
    answers: {
      200: {
        description: 'What is different, in words',
        schema: form({ kind, key, from: { ...number, minimum: 0 }, until: number, nl: lines, en: lines }),
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'one-and-two',
        summary: 'What an approved draft changed',
        by: BY,
        path: { kind: 'processing-activity', key: 'melden-aanbod' },
        query: { from: '1', until: '2' },
        status: 200,
      },
    ],
  },
  matrix: {
    id: 'readMatrix',
    query: { at: AT },
    answers: {
      200: {
        description: 'Group by group taken apart; what is not in it does not go',
        schema: form({ at: utc, rows: listOf(MATRIX_ROW, 0, 1_000_000) }),
      },
    },
    refusals: [],
    examples: [{ name: 'now', summary: 'As it is now', by: BY, status: 200 }],
  },
  register: {
    id: 'listProcessingActivities',
    query: {
      at: AT,
      controller: {
        schema: key,
        description: 'Of which controller, by its key; of all when it is not named',
      },
    },
    answers: {
      200: {
        description: 'As JSON, or as a table for whoever asks for text/csv',
        schema: form({ at: utc, activities: listOf(ACTIVITY) }),
        also: { [CSV_TYPE]: { type: 'string' } },
      },
    },
    refusals: [],
    examples: [
      {
        name: 'school',
        summary: 'The register of a school',
        by: BY,
        query: { controller: 'roc-van-twente' },
        status: 200,
      },
      {
        name: 'table',
        summary: 'The whole register as a table',
        by: BY,
        headers: { accept: CSV_TYPE },
        status: 200,
      },
    ],
  },
  plan: {
    id: 'readPlan',
    query: {
      from: { schema: moment, description: 'From this moment on', required: true },
      until: { schema: moment, description: 'Until this moment', required: true },
      organisation: { schema: key, description: 'Only what concerns this party, by its key' },
      language: { schema: oneOf(LANGUAGES), description: 'Of the calendar; nl when it is not named' },
    },
    answers: {
      200: {
        description: 'As JSON in both languages, or as a calendar for whoever asks for text/calendar',
        schema: form({ from: utc, until: utc, items: listOf(PLAN_ITEM) }, { organisation: key }),
        also: { [CALENDAR_TYPE]: { type: 'string' } },
      },
    },
    refusals: [],
    examples: [
      {
        name: 'new-year',
        summary: 'What changes at the turn of the year',
        by: BY,
        query: { from: '2026-12-31T00:00:00+01:00', until: '2027-01-02T00:00:00+01:00', language: 'nl' },
        status: 200,
      },
      {
        name: 'calendar',
        summary: 'For in a calendar',
        by: BY,
        query: { from: '2026-12-31T00:00:00+01:00', until: '2027-12-31T00:00:00+01:00', language: 'en' },
        headers: { accept: CALENDAR_TYPE },
        status: 200,
      },
    ],
  },
} satisfies Record<string, Operation>;

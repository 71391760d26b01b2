import {
  BASES,
  CATEGORIES,
  HELP_REQUESTS,
  ORGANISATION_KINDS,
  PURPOSES,
  RAILS,
  RECORD_TYPES,
  REFERRAL_STATES,
  ROLES,
  SECRECY_GROUNDS,
  isAboutPerson,
  type JsonObject,
} from '#kernel';
import { NOT_AN_ARCHIVE_DOCUMENT } from '#consent';
import { CONFIG_KINDS, type ConfigKind } from '#storage';

/** The form of each kind of configuration. The closed lists are closed here: what they lack cannot be configured. */

const text = (maxLength = 200): JsonObject => ({ type: 'string', minLength: 1, maxLength });
const key: JsonObject = { type: 'string', pattern: '^(group:)?[a-z0-9][a-z0-9.-]{0,98}$', maxLength: 110 };
const oneOf = (values: readonly string[]): JsonObject => ({
  type: 'string',
  enum: [...values],
  maxLength: 100,
});
const list = (items: JsonObject, minItems = 0): JsonObject => ({
  type: 'array',
  items,
  minItems,
  maxItems: 500,
});
const form = (required: JsonObject, optional: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});
const date: JsonObject = { type: 'string', format: 'date-time', maxLength: 40 };
const contract: JsonObject = { type: 'string', pattern: '^[a-z0-9-]+/[a-z0-9-]+@[0-9.]+$', maxLength: 100 };

const mandate = form({ party: key, document: text() }, { from: date, until: date });
const receives = form({ recordType: oneOf(RECORD_TYPES), contract }, { parties: list(key, 1), desk: key });
const day: JsonObject = { type: 'string', format: 'date', maxLength: 10 };
/** `textOf`: of which day the text of the statute is that was read. */
const basis = form({ kind: oneOf(BASES) }, { statute: text(), article: text(), textOf: day });
const term: JsonObject = { type: 'string', pattern: '^P[0-9]{1,4}[DMY]$', maxLength: 10 };
/** A named organisation or arrangement: what is signed is signed by somebody, not by a group. */
const partyKey: JsonObject = { type: 'string', pattern: '^[a-z0-9][a-z0-9.-]{0,98}$', maxLength: 99 };
/** By what a desk is found: what is asked for, where and in which language; never by a kind of benefit. */
const help = form(
  { party: partyKey, purpose: oneOf(PURPOSES), helpRequests: list(oneOf(HELP_REQUESTS), 1) },
  { areas: list(key, 1), languages: list({ type: 'string', pattern: '^[a-z]{3}$', maxLength: 3 }, 1) },
);
const days: JsonObject = { type: 'string', pattern: '^P[1-9][0-9]{0,2}D$', maxLength: 5 };
const referralTerms = Object.fromEntries(
  REFERRAL_STATES.filter((state) => state !== 'closed').map((state) => [state, days]),
);
const client: JsonObject = {
  anyOf: [
    text(100),
    form(
      { id: text(100) },
      {
        from: date,
        until: date,
        keys: list({ type: 'object', required: ['kty'] }, 1),
        certificateSubject: text(),
      },
    ),
  ],
};

const mailbox: JsonObject = { type: 'string', format: 'email', maxLength: 200 };
const time: JsonObject = { type: 'string', pattern: '^([01][0-9]|2[0-4]):[0-5][0-9]$', maxLength: 5 };
const serviceHours = form(
  {
    windows: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: form({ days: text(100), from: time, until: time }),
    },
  },
  { timeZone: text(60), holidays: oneOf(['closed', 'open']) },
);

/** In Dutch at level B1 and in plain English. */
const inBoth = (one: JsonObject): JsonObject => form({ nl: one, en: one });

export const REGION_SCHEMAS: Record<ConfigKind, JsonObject> = {
  organisation: {
    ...form(
      { name: text(), kind: oneOf(ORGANISATION_KINDS) },
      {
        oin: { type: 'string', pattern: '^[0-9]{20}$', maxLength: 20 },
        kvk: { type: 'string', pattern: '^[0-9]{8}$', maxLength: 8 },
        suwi: { type: 'boolean' },
        bsn: { type: 'boolean' },
        contact: text(),
        securityContact: mailbox,
        /** How long it keeps the evidence of a consent after that stopped to be valid, where that is not the hub's own term. */
        evidenceTerm: term,
        address: text(),
        note: text(500),
      },
    ),
    oneOf: [{ required: ['oin'] }, { required: ['kvk'] }],
  },
  arrangement: form(
    { name: text(), members: list(key, 1), document: text(), contactPoint: text() },
    { securityContact: mailbox, note: text(500) },
  ),
  group: form({ name: text(), members: list(key, 1) }),
  desk: form(
    { name: text(), parties: list(key, 1) },
    { helps: list(help, 1), terms: form({}, referralTerms) },
  ),
  connection: form(
    {
      name: text(),
      operator: text(),
      clients: list(client, 1),
      mandates: list(mandate, 1),
      sends: list(contract),
      receives: list(receives),
      channel: oneOf(['webhook', 'inbox', 'broker']),
    },
    {
      concurrency: { type: 'integer', minimum: 1, maximum: 256 },
      privacyFor: list(key),
      approvesFor: list(partyKey),
      auditsFor: list(partyKey),
      retry: {
        type: 'string',
        pattern: '^[0-9]{1,9}(ms|s|m|h|d)(,[0-9]{1,9}(ms|s|m|h|d)){0,29}$',
        maxLength: 200,
      },
      serviceHours,
      answersWithin: { type: 'string', pattern: '^[0-9]{1,9}(ms|s|m|h|d)$', maxLength: 20 },
      contact: form({ email: mailbox }, { escalation: mailbox }),
      operates: { type: 'boolean' },
      fsc: oneOf(['accepted', 'required']),
      limits: form(
        {},
        {
          requestsPerMinute: { type: 'integer', minimum: 1, maximum: 10_000_000 },
          messagesPerDay: { type: 'integer', minimum: 1, maximum: 1_000_000_000 },
          concurrentRequests: { type: 'integer', minimum: 1, maximum: 10_000 },
        },
      ),
      requireBoundTokens: { type: 'boolean' },
      certificateOf: key,
      signedMessages: { type: 'boolean' },
      note: text(500),
    },
  ),
  agreement: form(
    {
      title: text(),
      document: text(),
      parties: { ...list(form({ party: partyKey, contact: text() }), 2) },
    },
    { note: text(500) },
  ),
  clause: form(
    {
      agreement: partyKey,
      senders: list(key, 1),
      recipients: list(key, 1),
      recordType: oneOf(RECORD_TYPES),
      purpose: oneOf(PURPOSES),
      basis: form({ sender: basis, recipient: basis }),
      secrecy: oneOf(SECRECY_GROUNDS),
      categories: list(oneOf(CATEGORIES), 1),
      bsn: { type: 'boolean' },
      retention: term,
      /** Of the statement in the archive's list that says what becomes of it; not a setting, and never a guess of the hub. */
      selectionList: {
        anyOf: [
          { const: NOT_AN_ARCHIVE_DOCUMENT },
          form({ number: { ...text(40), pattern: '^[0-9A-Za-z][0-9A-Za-z.,/ -]*$' }, source: text() }),
        ],
      },
      informs: form(
        { who: oneOf(['sender', 'recipient']), notice: text() },
        { when: oneOf(['before', 'at-first-disclosure', 'within-a-month']) },
      ),
      processingActivity: form({ sender: key, recipient: key }),
      rail: oneOf(RAILS),
    },
    {
      /** How long the hub keeps the document, where that is to be shorter than its own term; P0D: it cannot go again. */
      documentTerm: { type: 'string', pattern: '^P([0-9]|1[0-4])D$', maxLength: 4 },
      acceptsStatement: { type: 'boolean' },
      includesSuccessors: { type: 'boolean' },
      targetGroup: form(
        {},
        {
          youngerThan: { type: 'integer', minimum: 16, maximum: 120 },
          withoutStartQualification: { type: 'boolean' },
        },
      ),
      notifiesUnasked: { type: 'boolean' },
      note: text(500),
    },
  ),
  notice: form({ title: inBoth(text()), text: inBoth(text(10_000)) }, { note: text(500) }),
  route: form(
    {
      recordType: oneOf(RECORD_TYPES.filter((type) => !isAboutPerson(type))),
      senders: list(key, 1),
      recipient: key,
      purpose: oneOf(PURPOSES),
    },
    { supersede: { type: 'boolean' } },
  ),
  succession: form(
    { from: partyKey, to: partyKey, document: text() },
    { recordTypes: list(oneOf(RECORD_TYPES), 1), revertibleUntil: date },
  ),
  /** The table as schemas/mapping.schema.json describes it; its rows are looked into when it is proposed. */
  mapping: form({ contract, canonical: contract, rows: list({ type: 'object' }, 1) }),
  contract: form({ contract, deprecated: date }, { retired: date, replacedBy: contract, note: text(500) }),
  parallel: form(
    { from: partyKey, to: partyKey, document: text() },
    { recordTypes: list(oneOf(RECORD_TYPES), 1) },
  ),
  'role-mapping': form(
    { claim: text(100), value: text(200), role: oneOf(ROLES), party: partyKey },
    { region: { type: 'boolean' }, note: text(500) },
  ),
  'processing-activity': form({
    name: text(),
    controller: partyKey,
    contact: text(),
    purposes: list(text(500), 1),
    basis,
    dataSubjects: list(text(), 1),
    categories: list(oneOf(CATEGORIES), 1),
    /** Countries and bodies outside of the European Economic Area, with the safeguard; empty: none. */
    transfers: list(form({ to: text(), safeguard: text() })),
    retention: term,
    security: text(500),
  }),
  'approval-mandate': form(
    { party: partyKey, approver: partyKey, document: text() },
    { kinds: list(oneOf(CONFIG_KINDS.filter((one) => one !== 'approval-mandate')), 1) },
  ),
  region: form({ name: text(), administrator: partyKey }),
};

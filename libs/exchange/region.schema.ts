import {
  BASES,
  CATEGORIES,
  ORGANISATION_KINDS,
  PURPOSES,
  RAILS,
  RECORD_TYPES,
  ROLES,
  SECRECY_GROUNDS,
  isAboutPerson,
  type JsonObject,
} from '#kernel';

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
const basis = form({ kind: oneOf(BASES) }, { statute: text(), article: text() });

/** In Dutch at level B1 and in plain English. */
const inBoth = (one: JsonObject): JsonObject => form({ nl: one, en: one });

export const REGION_SCHEMAS: Record<string, JsonObject> = {
  organisation: {
    ...form(
      { name: text(), kind: oneOf(ORGANISATION_KINDS) },
      {
        oin: { type: 'string', pattern: '^[0-9]{20}$', maxLength: 20 },
        kvk: { type: 'string', pattern: '^[0-9]{8}$', maxLength: 8 },
        suwi: { type: 'boolean' },
        bsn: { type: 'boolean' },
        contact: text(),
        address: text(),
        note: text(500),
      },
    ),
    oneOf: [{ required: ['oin'] }, { required: ['kvk'] }],
  },
  arrangement: form(
    { name: text(), members: list(key, 1), document: text(), contactPoint: text() },
    { note: text(500) },
  ),
  group: form({ name: text(), members: list(key, 1) }),
  desk: form({ name: text(), parties: list(key, 1) }),
  connection: form(
    {
      name: text(),
      operator: text(),
      clients: list(client, 1),
      mandates: list(mandate, 1),
      sends: list(contract),
      receives: list(receives),
      channel: oneOf(['webhook', 'inbox']),
    },
    {
      concurrency: { type: 'integer', minimum: 1, maximum: 256 },
      privacyFor: list(key),
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
  clause: form(
    {
      agreement: text(),
      senders: list(key, 1),
      recipients: list(key, 1),
      recordType: oneOf(RECORD_TYPES),
      purpose: oneOf(PURPOSES),
      basis: form({ sender: basis, recipient: basis }),
      secrecy: oneOf(SECRECY_GROUNDS),
      categories: list(oneOf(CATEGORIES), 1),
      bsn: { type: 'boolean' },
      retention: { type: 'string', pattern: '^P[0-9]{1,4}[DMY]$', maxLength: 10 },
      informs: form({ who: oneOf(['sender', 'recipient']), notice: text() }),
      processingActivity: form({ sender: key, recipient: key }),
      rail: oneOf(RAILS),
    },
    {
      targetGroup: form(
        {},
        {
          youngerThan: { type: 'integer', minimum: 16, maximum: 120 },
          withoutStartQualification: { type: 'boolean' },
        },
      ),
      notifiesUnasked: { type: 'boolean' },
      acceptsStatement: { type: 'boolean' },
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
  succession: form({ from: key, to: key, document: text() }, { recordTypes: list(oneOf(RECORD_TYPES), 1) }),
  'role-mapping': form(
    { claim: text(100), value: text(200), role: oneOf(ROLES), party: key },
    { region: { type: 'boolean' }, note: text(500) },
  ),
  'processing-activity': form({
    name: text(),
    controller: key,
    purpose: text(500),
    basis: text(500),
    dataSubjects: list(text(), 1),
    categories: list(oneOf(CATEGORIES), 1),
    retention: { type: 'string', pattern: '^P[0-9]{1,4}[DMY]$', maxLength: 10 },
  }),
};

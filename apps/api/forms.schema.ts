import type { JsonObject } from '#kernel';

/** Says that an id may not be a BSN, nor look like one; `requests.ts` looks. */
export const NEVER_BSN = 'x-never-bsn';

/** The words in which the bodies of the API are described, as JSON Schema. */

export const text = (maxLength: number): JsonObject => ({ type: 'string', minLength: 1, maxLength });
export const oneOf = (values: readonly string[]): JsonObject => ({
  type: 'string',
  enum: [...values],
  maxLength: 60,
});
/** A moment as the API Design Rules have it: capitals, no leap second, no unknown offset (-00:00). */
export const moment: JsonObject = {
  type: 'string',
  format: 'date-time',
  pattern:
    '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|\\+[0-9:]{5}|-(?!00:00)[0-9:]{5})$',
  maxLength: 40,
};
/** What the hub answers: UTC, always. */
export const utc: JsonObject = { type: 'string', format: 'date-time', pattern: 'Z$', maxLength: 40 };
export const party: JsonObject = {
  type: 'string',
  pattern: '^urn:(nld:(oin:[0-9]{20}|kvk:[0-9]{8})|schakel:[a-z0-9.-]{1,99})$',
  maxLength: 120,
};
export const recordId: JsonObject = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
  maxLength: 100,
};
/** The same of a person: a number that passes the eleven test may be a BSN, which stands nowhere but in its own place. */
export const personId: JsonObject = { ...recordId, [NEVER_BSN]: true };
/** The same where another member says of what kind the record is: only of those about people. */
export const recordIdBy = (kind: string): JsonObject => ({ ...recordId, [NEVER_BSN]: kind });
/** A team or a staff number, never a name nor a BSN: it is kept and shown. */
export const staff: JsonObject = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,39}$',
  maxLength: 40,
  [NEVER_BSN]: true,
};
export const id: JsonObject = { type: 'string', format: 'uuid', maxLength: 36 };
export const flag: JsonObject = { type: 'boolean' };
export const url: JsonObject = { type: 'string', pattern: '^https?://', maxLength: 2000 };

export const form = (required: JsonObject, optional: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties: { ...required, ...optional },
  ...(Object.keys(required).length > 0 ? { required: Object.keys(required) } : {}),
  additionalProperties: false,
});

/** A list; of what the hub answers the length is bounded by what it takes in. */
export const listOf = (items: JsonObject, minItems = 0, maxItems = 10_000): JsonObject => ({
  type: 'array',
  items,
  minItems,
  maxItems,
});

/** A part with a name of its own in the documents (`title`): stands under components, and is referred to. */
export const named = (title: string, schema: JsonObject, description?: string): JsonObject => ({
  title,
  ...(description ? { description } : {}),
  ...schema,
});

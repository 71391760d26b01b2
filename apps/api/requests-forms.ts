import type { JsonObject } from '#kernel';

/** The words in which the bodies of the API are described. */

export const text = (maxLength: number): JsonObject => ({ type: 'string', minLength: 1, maxLength });
export const oneOf = (values: readonly string[]): JsonObject => ({
  type: 'string',
  enum: [...values],
  maxLength: 40,
});
/** A moment as the API Design Rules have it: capitals, no leap second, no unknown offset (-00:00). */
export const moment: JsonObject = {
  type: 'string',
  format: 'date-time',
  pattern:
    '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-5][0-9](\\.[0-9]{1,9})?(Z|\\+[0-9:]{5}|-(?!00:00)[0-9:]{5})$',
  maxLength: 40,
};
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
export const id: JsonObject = { type: 'string', format: 'uuid', maxLength: 36 };
export const form = (required: JsonObject, optional: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});

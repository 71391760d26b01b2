import type { JsonObject } from '#kernel';
import { CONFIG_KINDS } from '#storage';

/** Bodies about the configuration. In it everything is named by its key, as in the files of a region. */

const text = (maxLength: number): JsonObject => ({ type: 'string', minLength: 1, maxLength });
const key: JsonObject = { type: 'string', pattern: '^[a-z0-9][a-z0-9.-]{0,98}$', maxLength: 99 };
const hash: JsonObject = { type: 'string', pattern: '^[0-9a-f]{64}$', maxLength: 64 };
const kind: JsonObject = { type: 'string', enum: [...CONFIG_KINDS], maxLength: 40 };
const form = (required: JsonObject, optional: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});
export const MOST_CHANGES = 100;
const MOST_MEMBERS = 50;

/** What lies in `content` is checked by the form of its kind, with the same rules as a file. */
const content: JsonObject = { type: 'object', maxProperties: MOST_MEMBERS, additionalProperties: true };

export const configurationRequests = (moment: JsonObject, party: JsonObject) =>
  ({
    Draft: form(
      {
        title: text(200),
        changes: {
          type: 'array',
          minItems: 1,
          maxItems: MOST_CHANGES,
          items: form({ kind, key }, { content, validFrom: moment, validUntil: moment }),
        },
      },
      {
        controller: party,
        reason: text(500),
        signed: {
          type: 'array',
          maxItems: MOST_CHANGES,
          items: form({
            party: key,
            document: text(200),
            on: { type: 'string', format: 'date', maxLength: 10 },
          }),
        },
      },
    ),
    Approval: form({ party: key, hash }),
    DraftRefusal: form({ party: key, reason: text(500) }),
    TurningBack: form({ party: key, reason: text(500) }),
    Ending: form(
      {
        kind: { type: 'string', enum: ['agreement', 'clause'], maxLength: 40 },
        key,
        party: key,
        reason: text(500),
      },
      { at: moment },
    ),
  }) satisfies Record<string, JsonObject>;

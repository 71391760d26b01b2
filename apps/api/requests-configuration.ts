import type { JsonObject } from '#kernel';
import { CONFIG_KINDS } from '#storage';
import { form, listOf, moment, oneOf, party, text } from './forms.schema.js';

/** Bodies about the configuration. In it everything is named by its key, as in the files of a region. */

export const key: JsonObject = { type: 'string', pattern: '^[a-z0-9][a-z0-9.-]{0,98}$', maxLength: 99 };
export const contentHash: JsonObject = { type: 'string', pattern: '^[0-9a-f]{64}$', maxLength: 64 };
export const kind = oneOf(CONFIG_KINDS);
export const day: JsonObject = { type: 'string', format: 'date', maxLength: 10 };
const MOST_CHANGES = 100;
const MOST_MEMBERS = 50;

/** What lies in `content` is checked by the form of its kind, with the same rules as a file. */
const content: JsonObject = { type: 'object', maxProperties: MOST_MEMBERS, additionalProperties: true };

export const CONFIGURATION_REQUESTS = {
  Draft: form(
    {
      title: text(200),
      changes: listOf(
        form({ kind, key }, { content, validFrom: moment, validUntil: moment }),
        1,
        MOST_CHANGES,
      ),
    },
    {
      controller: party,
      reason: text(500),
      signed: listOf(form({ party: key, document: text(200), on: day }), 0, MOST_CHANGES),
    },
  ),
  Approval: form({ party: key, hash: contentHash }),
  DraftRefusal: form({ party: key, reason: text(500) }),
  TurningBack: form({ party: key, reason: text(500) }),
  Ending: form({ kind: oneOf(['agreement', 'clause']), key, party: key, reason: text(500) }, { at: moment }),
} satisfies Record<string, JsonObject>;

import type { JsonObject } from '#kernel';
import { form, id } from './forms.schema.js';
import { reason } from './requests-auditor.js';

/** Bodies of the routes of looking at messages. Part of REQUESTS. */
export const JOURNEY_REQUESTS = {
  MessagesReplay: form(
    { messageIds: { type: 'array', items: id, minItems: 1, maxItems: 200, uniqueItems: true } },
    { preview: { type: 'boolean' } },
  ),
  HeldDocument: form({ reason }),
} satisfies Record<string, JsonObject>;

import { INCIDENT_KINDS, INCIDENT_OUTCOMES, REASONS_TO_REMOVE, TOLD_AUTHORITY, TOLD_PEOPLE } from '#exchange';
import { RECORD_TYPES, type JsonObject } from '#kernel';
import { form, id, listOf, moment, oneOf, party, recordIdBy, text } from './forms.schema.js';

const connection: JsonObject = { type: 'string', pattern: '^[a-z0-9][a-z0-9.-]{0,98}$', maxLength: 99 };
const unique = (items: JsonObject): JsonObject => ({ ...listOf(items, 1, 1000), uniqueItems: true });

const scope = form(
  {},
  {
    deliveries: unique(id),
    messages: unique(id),
    records: unique(form({ recordType: oneOf(RECORD_TYPES), recordId: recordIdBy('recordType') })),
    connection,
    from: moment,
    until: moment,
  },
);

/** Bodies about incidents, the connections that are revoked for them, and reviews of who has access. Part of REQUESTS. */
export const INCIDENT_REQUESTS = {
  Incident: form({ kind: oneOf(INCIDENT_KINDS), scope }, { controller: party, discoveredAt: moment }),
  IncidentConfirmation: form({}, { scope, deleteAt: { ...listOf(party, 0, 1000), uniqueItems: true } }),
  IncidentClosing: form(
    { outcome: oneOf(INCIDENT_OUTCOMES) },
    { authority: oneOf(TOLD_AUTHORITY), people: oneOf(TOLD_PEOPLE) },
  ),
  IncidentRevocation: form({ connection }),
  AccessReview: form({}, { organisation: party }),
  AccessReviewAnswers: form({
    answers: listOf(
      form({ entryId: id, answer: oneOf(['confirmed', 'removed']) }, { reason: oneOf(REASONS_TO_REMOVE) }),
      1,
      500,
    ),
  }),
  RevocationEnding: form({}, { withoutClients: { ...listOf(text(100), 1, 100), uniqueItems: true } }),
} satisfies Record<string, JsonObject>;

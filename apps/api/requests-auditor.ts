import { COLUMNS, EXPORT_FORMATS, SEARCH_REASONS } from '#exchange';
import type { JsonObject } from '#kernel';
import { form, id, moment, oneOf, party, personId, text } from './forms.schema.js';

/** What an auditor asks. Whoever is named stands in the body, never in an address. */

export const reason = form({
  kind: oneOf(SEARCH_REASONS),
  reference: {
    type: 'string',
    pattern: '^[A-Za-z0-9][A-Za-z0-9./-]{0,59}$',
    maxLength: 60,
    description: 'Where the reason can be looked up: the number of a case; it stays in the log',
  },
});
const BSN: JsonObject = { type: 'string', pattern: '^[0-9]{9}$', maxLength: 9 };
const code: JsonObject = {
  type: 'string',
  pattern: '^[0-9a-f]{32}$',
  maxLength: 32,
  description: 'What your organisation reads here as person, or as data_subject_id',
};
const person: JsonObject = {
  ...form({}, { bsn: BSN, recordId: personId, code }),
  minProperties: 1,
  maxProperties: 1,
};
const traceId: JsonObject = { type: 'string', pattern: '^[0-9a-f]{32}$', maxLength: 32 };
const key: JsonObject = { type: 'string', pattern: '^[a-z0-9][a-z0-9.-]{0,98}$', maxLength: 99 };

const search = (required: JsonObject, optional: JsonObject = {}): JsonObject =>
  form({ reason, ...required }, { controller: party, ...optional });

const PERIOD = { from: moment, until: moment };
const PROCESSING = {
  traceId,
  processingActivityId: text(140),
  dataSubjectId: code,
  deliveryId: id,
  ...PERIOD,
};
const DECISIONS = { traceId, messageId: id, decisionId: id };
export const EXPORTED = Object.keys(COLUMNS);

export const AUDITOR_REQUESTS = {
  PersonSearch: search({ person }),
  BetweenSearch: search({ sender: party, recipient: party, ...PERIOD }),
  PeriodSearch: search(PERIOD),
  DecisionSearch: search({ decisionId: id }),
  AgreementSearch: search({ kind: oneOf(['agreement', 'clause']), key }),
  ProcessingSearch: search({}, PROCESSING),
  DecisionLogSearch: search({}, DECISIONS),
  LogExport: search(
    { question: oneOf(EXPORTED), format: oneOf(EXPORT_FORMATS) },
    {
      person,
      sender: party,
      recipient: party,
      ...PERIOD,
      kind: oneOf(['agreement', 'clause']),
      key,
      ...PROCESSING,
      ...DECISIONS,
    },
  ),
} satisfies Record<string, JsonObject>;

import {
  HELP_REQUESTS,
  INTRODUCTION_ANSWERS,
  REFERRAL_OUTCOMES,
  REFERRAL_STATES,
  REPORT_ANSWERS,
  type JsonObject,
} from '#kernel';
import { DESK_PURPOSES, MOST_SOURCES } from '#exchange';
import { form, id, moment, oneOf, party, personId, text } from './forms.schema.js';
import { key } from './requests-configuration.js';

/** ISO 639-3. */
export const language: JsonObject = { type: 'string', pattern: '^[a-z]{3}$', maxLength: 3 };
/** A municipality, or a group of them (`group:…`), by its key. */
export const area: JsonObject = {
  type: 'string',
  pattern: '^(group:)?[a-z0-9][a-z0-9.-]{0,98}$',
  maxLength: 110,
};

/** Bodies about help at a desk. By what somebody is referred is closed: there is no place for a kind of benefit. */
export const DESK_REQUESTS = {
  Referral: form(
    { helpRequest: oneOf(HELP_REQUESTS), subject: form({ recordId: personId }) },
    { controller: party, area, language, follows: id, until: moment },
  ),
  ReferralSearch: form({ subject: form({ recordId: personId }) }, { controller: party }),
  ReferralStep: form(
    { state: oneOf(REFERRAL_STATES.filter((state) => state !== 'reported')) },
    { controller: party, outcome: oneOf(REFERRAL_OUTCOMES) },
  ),
  DeskView: form(
    {
      personPresent: { type: 'boolean', const: true },
      purpose: oneOf(DESK_PURPOSES),
      sources: {
        type: 'array',
        items: form({ source: party }, { linkCode: text(40) }),
        minItems: 1,
        maxItems: MOST_SOURCES,
      },
      subject: form({}, { bsn: { type: 'string', pattern: '^[0-9]{9}$', maxLength: 9 }, recordId: personId }),
    },
    { desk: key, helpRequest: oneOf(HELP_REQUESTS) },
  ),
  IntroductionAnswer: form({ answer: oneOf(INTRODUCTION_ANSWERS) }),
  ReportAnswer: form({ answer: oneOf(REPORT_ANSWERS) }),
  Announcement: form(
    {
      team: party,
      /** Section of the SBI (NACE). */
      sector: { type: 'string', pattern: '^[A-U]$', maxLength: 1 },
      people: { type: 'integer', minimum: 2, maximum: 100_000 },
      date: { type: 'string', format: 'date', maxLength: 10 },
      contact: { type: 'string', format: 'email', maxLength: 200 },
    },
    {
      controller: party,
      /** ISCO-08. */
      occupation: { type: 'string', pattern: '^[0-9]{4}$', maxLength: 4 },
      until: moment,
    },
  ),
} satisfies Record<string, JsonObject>;

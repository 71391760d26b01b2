import { EXTENSIONS, RIGHTS, RIGHTS_DECISIONS, RIGHTS_GROUNDS } from '#consent';
import { HOLD_GROUNDS } from '#exchange';
import { PURPOSES, type JsonObject } from '#kernel';
import { form, listOf, moment, oneOf, party, recordId } from './forms.schema.js';

/** A team or a staff number, never a name: it is kept and shown. */
const STAFF: JsonObject = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,39}$', maxLength: 40 };
const purposes = { ...listOf(oneOf(PURPOSES), 1, PURPOSES.length), uniqueItems: true };

/** Bodies about the requests of people, and about what is kept by order. Part of REQUESTS. */
export const RIGHTS_REQUESTS = {
  RightsRequest: form(
    {
      kind: oneOf(RIGHTS),
      subject: form({ recordId }),
      notedBy: STAFF,
      how: oneOf(['at-the-desk', 'by-telephone', 'online', 'in-writing']),
      givenBy: oneOf(['person', 'representative']),
    },
    {
      controller: party,
      purposes,
      representation: oneOf(['none', 'for-this-matter']),
      receivedAt: moment,
    },
  ),
  RightsDecision: form(
    { decision: oneOf(RIGHTS_DECISIONS) },
    { controller: party, ground: oneOf(RIGHTS_GROUNDS), purposes },
  ),
  RightsExtension: form({ reason: oneOf(EXTENSIONS) }, { controller: party }),
  LegalHold: form(
    {
      ground: oneOf(HOLD_GROUNDS),
      reference: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9./ -]{0,59}$', maxLength: 60 },
    },
    { controller: party },
  ),
} satisfies Record<string, JsonObject>;

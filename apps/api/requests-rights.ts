import {
  EXTENSIONS,
  GROUNDS_NOT_TO_INFORM,
  RIGHTS,
  RIGHTS_DECISIONS,
  RIGHTS_GROUNDS,
  WAYS_SAID,
} from '#consent';
import { HOLD_GROUNDS } from '#exchange';
import { PURPOSES, type JsonObject } from '#kernel';
import { flag, form, listOf, moment, oneOf, party, personId, staff } from './forms.schema.js';

const purposes = { ...listOf(oneOf(PURPOSES), 1, PURPOSES.length), uniqueItems: true };

/** Bodies about the requests of people, and about what is kept by order. Part of REQUESTS. */
export const RIGHTS_REQUESTS = {
  RightsRequest: form(
    {
      kind: oneOf(RIGHTS),
      /** A contact person of an employer by its e-mail address, which is kept nowhere. */
      subject: {
        oneOf: [
          form({ recordId: personId }),
          form({ email: { type: 'string', format: 'email', maxLength: 320 } }),
        ],
      },
      notedBy: staff,
      how: oneOf(['at-the-desk', 'by-telephone', 'online', 'in-writing']),
      givenBy: oneOf(['person', 'representative']),
    },
    {
      controller: party,
      purposes,
      representation: oneOf(['none', 'for-this-matter']),
      receivedAt: moment,
      /** For the privacy officer only: whether somebody is known is nothing for who takes it in. */
      mustBeKnown: flag,
    },
  ),
  RightsDecision: form(
    { decision: oneOf(RIGHTS_DECISIONS) },
    { controller: party, ground: oneOf(RIGHTS_GROUNDS), purposes },
  ),
  RightsExtension: form({ reason: oneOf(EXTENSIONS) }, { controller: party }),
  DisclosureSearch: form(
    {
      subject: form({}, { recordId: personId, bsn: { type: 'string', pattern: '^[0-9]{9}$', maxLength: 9 } }),
    },
    { controller: party },
  ),
  Informed: form(
    {
      how: oneOf([...WAYS_SAID, 'not-needed']),
      notedBy: staff,
      givenTo: oneOf(['person', 'representative']),
    },
    { controller: party, ground: oneOf(GROUNDS_NOT_TO_INFORM), informedAt: moment },
  ),
  NoticeGiven: form(
    {
      subject: form({ recordId: personId }),
      notice: { type: 'string', pattern: '^[a-z0-9][a-z0-9.-]{0,98}(@[0-9]{1,9})?$', maxLength: 110 },
      how: oneOf(WAYS_SAID),
      notedBy: staff,
      givenTo: oneOf(['person', 'representative']),
    },
    { controller: party, informedAt: moment },
  ),
  LegalHold: form(
    {
      ground: oneOf(HOLD_GROUNDS),
      reference: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9./ -]{0,59}$', maxLength: 60 },
    },
    { controller: party },
  ),
} satisfies Record<string, JsonObject>;

import { CATEGORIES, HELP_REQUESTS, PURPOSES } from '#kernel';
import { CONSENT_RECEIPT } from './consent-receipt.schema.js';
import { ENSCHEDE, EVIDENCE_EXAMPLE, ROC } from './examples.js';
import { flag, form, id, listOf, named, oneOf, party, recordId, text, url, utc } from './forms.schema.js';
import { HTML_TYPE } from './media-types.js';
import type { Operation } from './operation.js';

const OFFICER = 'For the privacy officer of the controller';
const STATES = ['given', 'renewed', 'refused', 'withdrawn', 'expired', 'not-shown'] as const;

const EVIDENCE = form(
  {
    askedBy: text(40),
    askedFor: party,
    how: oneOf(['at-the-desk', 'by-telephone', 'online', 'in-writing']),
    notice: form({ version: text(200), language: text(2) }, { hash: text(64) }),
    request: oneOf(HELP_REQUESTS),
    refusalHasNoConsequenceSaid: flag,
    givenBy: oneOf(['person', 'representative']),
  },
  { representation: oneOf(['none', 'for-this-matter']) },
);

const REGISTERED = named(
  'RegisteredConsent',
  form(
    {
      consentId: id,
      recordId,
      purpose: oneOf(PURPOSES),
      recipients: listOf(party, 1),
      givenAt: utc,
      validUntil: utc,
      state: { ...oneOf(STATES), description: 'not-shown: what a person says is told to nobody else' },
    },
    {
      categories: { ...listOf(oneOf(CATEGORIES)), description: OFFICER },
      includesSuccessors: { ...flag, description: OFFICER },
      withdrawnAt: { ...utc, description: OFFICER },
      renews: { ...id, description: OFFICER },
      registeredBy: { ...text(200), description: OFFICER },
      exceptions: { ...listOf({ type: 'object', additionalProperties: true }), description: OFFICER },
      evidence: { ...EVIDENCE, description: OFFICER },
    },
  ),
);

const OFFICE = 'privacy-enschede';
const REGISTERED_BEFORE = { from: 'registerConsent', member: 'consentId' };

/** The register of consents, and codes with which the person answers itself. */
export const CONSENTS = {
  search: {
    id: 'searchConsents',
    body: 'ConsentSearch',
    description:
      'Own entries only, by one thing: a record id, a BSN, or (for the privacy officer) a moment before which they expire: those that were not given again; with expiresAfter also those that expired since then. About somebody whom nobody asked the answer is that of somebody who is not known.',
    answers: {
      200: {
        description: 'As much as you may see',
        schema: form(
          { consents: listOf(REGISTERED, 0, 200) },
          {
            known: {
              ...flag,
              description: 'To the privacy officer, of one person: whether the hub has an entry of it',
            },
          },
        ),
      },
    },
    refusals: ['not-mandated', 'invalid-bsn'],
    examples: [
      {
        name: 'of-a-record',
        summary: 'What was registered about a record',
        by: 'klantsysteem-enschede',
        body: { subject: { recordId: 'ENS-4001' } },
        status: 200,
      },
      {
        name: 'expiring',
        summary: 'What expires soon, for the privacy officer',
        by: OFFICE,
        body: { expiresBefore: '2099-01-01T00:00:00Z', expiresAfter: '2020-01-01T00:00:00Z' },
        status: 200,
      },
    ],
  },
  read: {
    id: 'readConsent',
    answers: { 200: { description: 'As much of it as you may see', schema: REGISTERED } },
    refusals: ['not-found'],
    examples: [
      {
        name: 'own',
        summary: 'By who registered it',
        by: 'klantsysteem-enschede',
        id: REGISTERED_BEFORE,
        status: 200,
      },
      { name: 'whole', summary: 'By the privacy officer', by: OFFICE, id: REGISTERED_BEFORE, status: 200 },
    ],
  },
  receipt: {
    id: 'readReceipt',
    description: 'As JSON, or with Accept: text/html as a page to print',
    answers: {
      200: {
        description: 'ISO/IEC TS 27560',
        schema: CONSENT_RECEIPT,
        also: { [HTML_TYPE]: { type: 'string' } },
      },
    },
    refusals: ['not-found'],
    examples: [
      {
        name: 'copy',
        summary: 'A copy of what was registered, by who did that',
        by: 'klantsysteem-enschede',
        id: REGISTERED_BEFORE,
        status: 200,
      },
      {
        name: 'page',
        summary: 'As a page',
        by: OFFICE,
        id: REGISTERED_BEFORE,
        headers: { accept: 'text/html' },
        status: 200,
      },
    ],
  },
  renew: {
    id: 'renewConsent',
    body: 'ConsentRenewal',
    answers: {
      201: {
        description: 'Given again: the same purpose, recipients and categories',
        schema: form({ consentId: id, renews: id, state: oneOf(['given']) }),
      },
    },
    refusals: ['not-found', 'not-mandated'],
    examples: [
      {
        name: 'at-the-desk',
        summary: 'The person says it again',
        by: 'klantsysteem-enschede',
        id: REGISTERED_BEFORE,
        body: { evidence: EVIDENCE_EXAMPLE },
        status: 201,
      },
    ],
  },
  invite: {
    id: 'inviteConsent',
    body: 'ConsentInvitation',
    answers: {
      201: {
        description: 'The code, shown here and never again',
        schema: form({ invitationId: id, code: text(40), expiresAt: utc, url }),
      },
    },
    refusals: ['not-mandated'],
    examples: [
      {
        name: 'on-paper',
        summary: 'A code on a letter',
        by: 'klantsysteem-enschede',
        body: {
          controller: ENSCHEDE,
          subject: { recordId: 'ENS-4001' },
          purpose: 'learning',
          recipients: [ROC],
          askedBy: 'team-7',
          request: 'training-and-funding',
        },
        status: 201,
      },
    ],
  },
} satisfies Record<string, Operation>;

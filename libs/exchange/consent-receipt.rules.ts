import { consentStateAt, DPV_STATE, type RegisteredConsent } from '#consent';
import type { JsonObject, OrganisationKind, Purpose } from '#kernel';
import type { Party } from '#partners';

/** What a receipt says beside the consent itself. */
export interface ReceiptContext {
  controller: Party;
  recipients: Party[];
  /** How long a recipient may keep what it gets: of each, by party key, an ISO 8601 duration. */
  retention: ReadonlyMap<string, string>;
  /** Where the person can withdraw without asking anybody. */
  withdrawalUrl: string;
  /** Later events too: for the person and the privacy officer. Without, it is a copy of what was registered then. */
  now?: Date;
}

const DPV = 'https://w3id.org/dpv#';
const GDPR = 'https://w3id.org/dpv/legal/eu/gdpr#';

/** Our purposes among those of DPV 2.3. */
const DPV_PURPOSE: Record<Purpose, string> = {
  matching: `${DPV}RecruitmentApplicantSelection`,
  guidance: `${DPV}RequestedServiceProvision`,
  learning: `${DPV}RequestedServiceProvision`,
  'work-to-work': `${DPV}RequestedServiceProvision`,
  'employer-service': `${DPV}ServiceProvision`,
  'data-quality': `${DPV}ImprovePublicServices`,
  statistics: `${DPV}ImprovePublicServices`,
  link: `${DPV}RequestedServiceProvision`,
};
const PARTY_TYPE: Partial<Record<OrganisationKind, string>> = {
  'public-body': `${DPV}GovernmentalOrganisation`,
  education: `${DPV}AcademicScientificOrganisation`,
};
const RIGHTS = ['A7-3', 'A15', 'A16', 'A17', 'A18', 'A20', 'A77'].map((article) => `${GDPR}${article}`);
const COLLECTED = {
  'at-the-desk': 'spoken at a desk, and registered there with the person present',
  'by-telephone': 'spoken by telephone, and registered during the call',
  online: 'chosen by the person on a page of the hub, with a one-time code',
  'in-writing': 'written by the person, and registered from that',
} as const;
/** Never part of any consent here: no clause can carry them (libs/contracts, never-carried). */
const SPECIAL_CATEGORY = false;

/**
 * A consent receipt with the fields of ISO/IEC TS 27560:2023, in the terms of DPV; its form is
 * schemas/consent-receipt.schema.json. No name of the person and no value of a record stands in it.
 */
export function receiptOf(consent: RegisteredConsent, context: ReceiptContext): JsonObject {
  const { controller, recipients, now } = context;
  const { evidence } = consent;
  return {
    schema_version: 'urn:schakel:consent-receipt:1',
    receipt_id: consent.id,
    record_id: consent.id,
    pii_principal_id: consent.recordId,
    processing: {
      privacy_notice: evidence.notice.version,
      ...(evidence.notice.hash ? { privacy_notice_hash: `sha256:${evidence.notice.hash}` } : {}),
      language: evidence.notice.language,
      purpose: { name: consent.purpose, dpv: DPV_PURPOSE[consent.purpose as Purpose] },
      help_request: evidence.request,
      lawful_basis: `${GDPR}A6-1-a`,
      necessity: 'optional: refusing has no consequence',
      pii_information: consent.categories.map((category) => ({
        pii_type: category,
        pii_optional: true,
        special_category: SPECIAL_CATEGORY,
      })),
      pii_controllers: [controller.urn],
      recipient_third_parties: recipients.map((party) => ({
        party_id: party.urn,
        ...(context.retention.get(party.key) ? { retention_period: context.retention.get(party.key)! } : {}),
      })),
      includes_successors: consent.includesSuccessors,
      exceptions: consent.exceptions as JsonObject[],
      collection_method: COLLECTED[evidence.how],
      processing_method: 'disclosure, each time decided anew; no automated decision about the person',
      storage_locations: ['NL'],
      processing_locations: ['NL'],
      third_countries: [],
      jurisdiction: 'NL',
      withdrawal_method: {
        url: context.withdrawalUrl,
        otherwise: 'at the desk, or by asking the controller',
      },
      privacy_rights: RIGHTS,
      authority_party: 'Autoriteit Persoonsgegevens',
    },
    party: [partyOf(controller, 'DataController'), ...recipients.map((one) => partyOf(one, 'Recipient'))],
    event: eventsOf(consent, now),
  };
}

const partyOf = (party: Party, role: string): JsonObject => ({
  party_id: party.urn,
  party_name: party.name,
  party_role: `${DPV}${role}`,
  party_type: PARTY_TYPE[party.organisationKind] ?? `${DPV}Organisation`,
  party_address: party.address ?? 'not registered with the hub',
  party_contact: party.contact ?? 'not registered with the hub',
});

/** What was said, and, where the reader may know, what became of it. */
function eventsOf(consent: RegisteredConsent, now: Date | undefined): JsonObject[] {
  const { evidence, givenAt, validUntil, withdrawnAt } = consent;
  const said = consent.said === 'refused' ? 'refused' : consent.renews ? 'renewed' : 'given';
  const first: JsonObject = {
    event_time: givenAt.toISOString(),
    valid_until: validUntil.toISOString(),
    event_type: `${DPV}ExplicitlyExpressedConsent`,
    event_state: DPV_STATE[said],
    entity_id: evidence.givenBy,
    representation: evidence.representation ?? 'none',
    asked_by: evidence.askedBy,
    refusal_has_no_consequence_said: evidence.refusalHasNoConsequenceSaid,
    ...(consent.renews ? { renews: consent.renews } : {}),
  };
  if (!now) return [first];
  const state = consentStateAt(consent, now);
  if (state !== 'withdrawn' && state !== 'expired') return [first];
  const at = state === 'withdrawn' ? withdrawnAt! : validUntil;
  const entity = state === 'withdrawn' ? 'person' : 'hub';
  return [first, { event_time: at.toISOString(), event_state: DPV_STATE[state], entity_id: entity }];
}

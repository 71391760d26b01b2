import type { JsonObject } from '#kernel';
import { flag, form, id, listOf, named, oneOf, recordId, text, utc } from './forms.schema.js';

const uri: JsonObject = { type: 'string', format: 'uri', maxLength: 300 };
const always = (value: string | boolean): JsonObject => ({ const: value, type: typeof value });
const DPV = 'https://w3id.org/dpv#';
const STATES = [
  'ConsentGiven',
  'RenewedConsentGiven',
  'ConsentRefused',
  'ConsentWithdrawn',
  'ConsentExpired',
];

const processing = form(
  {
    privacy_notice: { ...text(200), description: 'The exact version that was shown, key@version' },
    language: oneOf(['nl', 'en']),
    purpose: form({ name: text(60), dpv: uri }),
    lawful_basis: uri,
    necessity: text(200),
    pii_information: listOf(
      form({ pii_type: text(60), pii_optional: flag, special_category: always(false) }),
    ),
    pii_controllers: listOf(text(120), 1),
    recipient_third_parties: listOf(
      form({ party_id: text(120) }, { retention_period: { type: 'string', pattern: '^P', maxLength: 30 } }),
      1,
    ),
    collection_method: text(200),
    processing_method: text(200),
    storage_locations: listOf(text(10)),
    processing_locations: listOf(text(10)),
    third_countries: listOf(text(10)),
    jurisdiction: text(10),
    withdrawal_method: form({ url: text(2000), otherwise: text(200) }),
    privacy_rights: listOf(uri, 1),
    authority_party: text(200),
  },
  {
    privacy_notice_hash: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$', maxLength: 71 },
    help_request: text(60),
    includes_successors: flag,
    exceptions: listOf({ type: 'object', additionalProperties: true }),
  },
);

const party = form({
  party_id: text(120),
  party_name: text(300),
  party_role: uri,
  party_type: uri,
  party_address: text(500),
  party_contact: text(500),
});

const event = form(
  {
    event_time: utc,
    event_state: oneOf(STATES.map((state) => `${DPV}${state}`)),
    entity_id: oneOf(['person', 'representative', 'hub']),
  },
  {
    valid_until: utc,
    event_type: uri,
    representation: oneOf(['none', 'for-this-matter']),
    asked_by: text(40),
    refusal_has_no_consequence_said: always(true),
    renews: id,
  },
);

/** The form of a receipt; schemas/consent-receipt.schema.json is made from it. */
export const CONSENT_RECEIPT = named(
  'ConsentReceipt',
  form({
    schema_version: always('urn:schakel:consent-receipt:1'),
    receipt_id: id,
    record_id: id,
    pii_principal_id: { ...recordId, description: "The controller's own record id of the person" },
    processing,
    party: listOf(party, 2),
    event: listOf(event, 1),
  }),
  'What a person said yes or no to, with the fields of ISO/IEC TS 27560:2023 in the terms of the Data Privacy Vocabulary (DPV). docs/consent.md says where each comes from.',
);

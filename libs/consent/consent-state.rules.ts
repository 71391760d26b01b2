import type { RegisteredConsent } from './consent-view.store.js';

/** Where a consent stands, in our words; as DPV 2.3 calls it in `DPV_STATE`. */
export const CONSENT_STATES = ['given', 'renewed', 'refused', 'withdrawn', 'expired'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

export const DPV_STATE: Record<ConsentState, string> = {
  given: 'https://w3id.org/dpv#ConsentGiven',
  renewed: 'https://w3id.org/dpv#RenewedConsentGiven',
  refused: 'https://w3id.org/dpv#ConsentRefused',
  withdrawn: 'https://w3id.org/dpv#ConsentWithdrawn',
  expired: 'https://w3id.org/dpv#ConsentExpired',
};

/** Withdrawn is withdrawn, also after its time; a refusal does not expire into anything. */
export function consentStateAt(
  { said, withdrawnAt, validUntil, renews }: RegisteredConsent,
  moment: Date,
): ConsentState {
  if (said === 'refused') return 'refused';
  if (withdrawnAt !== null && withdrawnAt <= moment) return 'withdrawn';
  if (validUntil <= moment) return 'expired';
  return renews ? 'renewed' : 'given';
}

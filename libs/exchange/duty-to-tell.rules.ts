import type { Decision, Permit } from '#consent';
import type { DueDelivery } from './post.js';

/** Why a retraction may go: it needs no agreement and discloses nothing. */
export const dutyToTell = (due: DueDelivery): Decision => ({
  permitted: true,
  permit: {
    categories: [],
    bsn: false,
    // What an employer makes of an introduction it says under what was agreed; the rest is a duty.
    basis: due.says?.['about'] === 'introduction' ? 'contract' : 'legal-obligation',
    clause: TELLING,
    occasionId: due.occasionId,
    consentId: null,
    declarationId: null,
    addressSecret: false,
    dependsOnChoice: false,
    statedBySender: false,
  },
});

/** The duty to tell recipients of a rectification, erasure or withdrawal (GDPR 19) stands above every agreement. */
const TELLING: Permit['clause'] = {
  key: 'duty-to-tell',
  version: 1,
  agreement: 'GDPR 19',
  senders: [],
  recipients: [],
  recordType: 'client',
  purpose: 'data-quality',
  basis: { sender: { kind: 'legal-obligation' }, recipient: { kind: 'legal-obligation' } },
  secrecy: 'none',
  categories: [],
  bsn: false,
  retention: 'P0D',
  informs: { who: 'sender', notice: 'none' },
  processingActivity: { sender: 'none', recipient: 'none' },
  rail: 'hub',
};

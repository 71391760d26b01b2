/** How long what is kept, in milliseconds, for the whole hub; 0: no longer than it is needed. */
export interface Terms {
  document: number;
  batch: number;
  occasion: number;
  consent: number;
  held: number;
  /** How long post waits that a partner never fetches. */
  inbox: number;
  /** How long is known what was handed over. */
  delivery: number;
  /** How long the evidence of a consent is kept after it stopped to be valid, where its controller says nothing else. */
  evidence: number;
  dataref: number;
  invitation: number;
  retraction: number;
  audit: number;
  /** How long an incident is kept after it was closed. */
  incident: number;
  introduction: number;
  report: number;
  /** How often who has access is reviewed. */
  accessReview: number;
  /** How long what is shown at a desk is there. */
  deskView: number;
  /** Within which a source is expected to have answered a desk, and after which it is said not to have. */
  answer: Record<'expected' | 'last', number>;
  /** How long a referral may stay in each state. */
  referral: Record<'reported' | 'taken-up' | 'waiting-for-person' | 'handed-over', number>;
}

export const termsOf = (number: (name: string) => number): Terms => ({
  document: number('DOCUMENT_TERM'),
  batch: number('BATCH_TERM'),
  occasion: number('OCCASION_TERM'),
  consent: number('CONSENT_TERM'),
  held: number('HELD_TERM'),
  inbox: number('INBOX_TERM'),
  delivery: number('DELIVERY_TERM'),
  evidence: number('EVIDENCE_TERM'),
  dataref: number('DATAREF_TERM'),
  invitation: number('INVITATION_TERM'),
  retraction: number('RETRACTION_TERM'),
  audit: number('AUDIT_TERM'),
  incident: number('INCIDENT_TERM'),
  introduction: number('INTRODUCTION_TERM'),
  report: number('REPORT_TERM'),
  accessReview: number('ACCESS_REVIEW_TERM'),
  deskView: number('DESK_VIEW_TERM'),
  answer: { expected: number('ANSWER_EXPECTED'), last: number('ANSWER_LAST') },
  referral: {
    reported: number('REFERRAL_REPORTED_TERM'),
    'taken-up': number('REFERRAL_TAKEN_UP_TERM'),
    'waiting-for-person': number('REFERRAL_WAITING_TERM'),
    'handed-over': number('REFERRAL_HANDED_OVER_TERM'),
  },
});

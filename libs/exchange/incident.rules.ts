/** What an incident is, and its clock. */

export const INCIDENT_KINDS = ['wrong-recipient', 'mix-up', 'leaked-key', 'lost-mail', 'tampering'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];
export const INCIDENT_STATES = ['suspected', 'confirmed', 'closed'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];
/** How it ended: of what was confirmed, with what the controller decided about telling (GDPR 33 and 34). */
export const INCIDENT_OUTCOMES = ['handled', 'not-an-incident'] as const;
export const TOLD_AUTHORITY = ['reported', 'not-needed'] as const;
export const TOLD_PEOPLE = ['informed', 'not-needed'] as const;

/** What was touched, by ids only: from this the hub works out whose it was. */
export interface IncidentScope {
  deliveries?: string[];
  messages?: string[];
  /** Primary keys of records. */
  records?: string[];
  /** What went out to, and came in by, a connection in a period. */
  connection?: string;
  from?: string;
  until?: string;
  /** Over which two entries were linked. */
  occasion?: string;
}

const HOUR_MS = 3_600_000;
/** GDPR 33: from when it became known. */
const REPORT_WITHIN_MS = 72 * HOUR_MS;
const SOON_MS = 24 * HOUR_MS;

export const reportBy = (discoveredAt: Date): Date => new Date(discoveredAt.getTime() + REPORT_WITHIN_MS);
/** Of what is due before this moment the clock has less than a day to go. */
export const soonAt = (now: Date): Date => new Date(now.getTime() + SOON_MS);

export type IncidentSignal = 'none' | 'soon' | 'late';

export function signalOfIncident(
  { state, dueAt }: { state: IncidentState; dueAt: Date },
  now: Date,
): IncidentSignal {
  if (state === 'closed') return 'none';
  if (dueAt.getTime() <= now.getTime()) return 'late';
  return dueAt.getTime() <= soonAt(now).getTime() ? 'soon' : 'none';
}

export interface IncidentClosing {
  outcome: (typeof INCIDENT_OUTCOMES)[number];
  authority?: (typeof TOLD_AUTHORITY)[number];
  people?: (typeof TOLD_PEOPLE)[number];
}

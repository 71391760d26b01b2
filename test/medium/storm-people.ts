import type { OpenedOccasion } from './storm-model.js';

/** Who sends, for whom, through which connection; and where each may go. */
export const SENDERS = [
  ['enschede', 'klantsysteem-enschede'],
  ['almelo', 'klantsysteem-almelo'],
  ['hengelo', 'leverancier-midden'],
] as const;
/** Through which connection the privacy officer of each works. */
export const OFFICERS: Record<string, string> = {
  enschede: 'privacy-enschede',
  almelo: 'privacy-almelo',
  hengelo: 'privacy-hengelo',
};
export const BY_CONSENT = ['roc-van-twente', 'leerwerkloket'] as const;

/** Refusals that a storm brings about, and whose: an agreement or mandate that ended, a connection that was revoked, an order. */
export const EXPECTED: Record<string, string[]> = {
  'no-agreement': ['enschede', 'almelo', 'hengelo'],
  'not-mandated': ['hengelo'],
  'not-found': ['hengelo'],
  unauthenticated: ['almelo'],
  'legal-hold': ['enschede', 'almelo', 'hengelo'],
};

/** Somebody in a storm, as the system that knows them does. */
export interface Person {
  id: string;
  party: string;
  client: string;
  consents: { id: string; recipient: string; plus: boolean }[];
  declarations: { id: string; recipient: string; plus: boolean }[];
  open: OpenedOccasion[];
  /** What is asked about one person is asked one after the other, as a desk would. */
  busy: Promise<void>;
}

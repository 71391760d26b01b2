import { channel, type Channel } from 'node:diagnostics_channel';

/**
 * The steps of the pipeline as they are passed, in their order: `written` is within a transaction before its commit,
 * `committed` after it. Each is a diagnostics channel `schakel:<point>`; where nobody listens it costs nothing.
 */
export const POINTS = [
  'accept.checked',
  'accept.written',
  'accept.committed',
  'bell.rung',
  'withdraw.written',
  'withdraw.committed',
  'file.written',
  'file.committed',
  'distribute.claimed',
  'distribute.written',
  'distribute.committed',
  'deliver.claimed',
  'deliver.decided',
  'deliver.written',
  'deliver.committed',
  'deliver.answered',
  'settle.written',
  'settle.committed',
  'lane.noted',
  'seal.written',
  'seal.committed',
  'seal.signed',
] as const;

export type Point = (typeof POINTS)[number];

/** What may be known of it: how many, and in which lane. Never of whom or of what. */
export interface Passed {
  lane?: string;
  count?: number;
}

const channels = Object.fromEntries(POINTS.map((point) => [point, channel(`schakel:${point}`)])) as Record<
  Point,
  Channel
>;

export function passed(point: Point, lane?: string, count?: number): void {
  const to = channels[point];
  if (to.hasSubscribers) to.publish({ lane, count } satisfies Passed);
}

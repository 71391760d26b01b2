import { appendEvents, auditEvent } from '#audit';
import type { Tx } from '#storage';
import type { RunningHub } from './hub.js';
import { purgeBars, purgeIncidents, purgeReviews, purgeUses } from './incident-retention.store.js';
import { walkOn } from './walk.js';

/**
 * Takes out, round after round, incidents that have been closed and reviews of access that have been done for as long as their
 * terms, with what hangs on them. That it was done is an event of each, with how many.
 */
export async function purgeIncidentsAndReviews(hub: RunningHub, tx: Tx, now: Date): Promise<void> {
  const { terms } = hub.config;
  const incidents = await walkOn(hub, 'incident', (round) => purgeIncidents(tx, now, terms.incident, round));
  await note(tx, 'incidents.purged', 'incidents', { incident: incidents.count }, now);
  const reviews = await walkOn(hub, 'access_review', (round) => purgeReviews(tx, now, terms, round));
  const bars = await walkOn(hub, 'access_bar', (round) => purgeBars(tx, now, terms, round));
  const uses = await purgeUses(tx, now, terms);
  const counts = { access_review: reviews.count, access_bar: bars.count, access_use: uses };
  await note(tx, 'access-reviews.purged', 'access-reviews', counts, now);
}

async function note(
  tx: Tx,
  action: 'incidents.purged' | 'access-reviews.purged',
  object: string,
  counts: Record<string, number>,
  moment: Date,
): Promise<void> {
  const details = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  if (Object.keys(details).length === 0) return;
  const said = { log: 'audit', actor: 'hub', result: 'purged' } as const;
  await appendEvents(tx, [auditEvent({ ...said, moment, action, object, organisations: [], details })]);
}

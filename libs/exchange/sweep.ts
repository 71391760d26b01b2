import { sql, type RawBuilder } from 'kysely';
import { appendEvents, auditEvent, purgePastTerm } from '#audit';
import { purgeContacts, purgeInformed } from '#consent';
import { purgeAnswers, purgeIdentity, type Directory } from '#partners';
import type { Tx } from '#storage';
import { brokenOff, dropBatch } from './batch-intake.store.js';
import { purgeRefusals, waitingControllers } from './batch-work.store.js';
import { tellTotals } from './announcements.js';
import { signalReports } from './answers.js';
import { endDueOccasions } from './closings.js';
import { endExpiredConsents } from './expiry.js';
import { endHeld } from './held.js';
import type { RunningHub } from './hub.js';
import { sharedNow } from './lane.store.js';
import { followRetractions } from './retractions.js';
import { followReviews } from './access-reviews.js';
import { followIncidents } from './incident-following.js';
import { cutDoubtedLinks } from './links.js';
import { followRequests } from './rights-following.js';
import { signalReferrals } from './overdue.js';
import { followToInform } from './to-inform.js';
import { purgeFiles } from './file-retention.js';
import { purgeIncidentsAndReviews } from './incident-retention.js';
import { endUnfetched, purgePost } from './post-retention.js';
import { purgeDocuments } from './retention.store.js';
import { purgeTold } from './told-retention.store.js';
import { movedParties } from './moved.rules.js';
import { hasDuePost } from './waiting.store.js';
import { SCREEN } from './screen.rules.js';
import { endDueDeskViews } from './desk-views.js';

const WAITED_TOO_LONG_MS = 1000;
const PURGE_AT_ONCE = 1000;
/** Longer than a signature counts, behind and ahead together. */
const SIGNED_IDS_KEPT_MS = 15 * 60_000;
/** As long as the API says that an Idempotency-Key counts. */
const DAY_MS = 86_400_000;

export interface Swept {
  lanes: number;
  purged: number;
}

/**
 * Rings for whatever waits though no bell rang: this is what makes an emptied queue harmless. Also closes what nobody
 * used and purges what is over. Runs in every worker; one at a time does the housekeeping.
 */
export async function sweep(hub: RunningHub): Promise<Swept> {
  const { directory } = await hub.snapshot();
  // By the clock of the database, that was looked at just now: a worker whose own clock is behind would find nothing due.
  const now = hub.now();
  if (await hasWaitingMessages(hub, now)) hub.pipeline.ring('distribute', 'all');
  const lanes = await lanesWithDuePost(hub, directory.at(now), now);
  for (const lane of lanes) hub.pipeline.ring('deliver', lane);
  await endDueOccasions(hub);
  await endDueDeskViews(hub);
  await cutDoubtedLinks(hub);
  await endExpiredConsents(hub);
  await followRetractions(hub);
  await followRequests(hub);
  await followIncidents(hub);
  await followReviews(hub);
  await followToInform(hub);
  await endHeld(hub);
  await endUnfetched(hub);
  await signalReferrals(hub);
  await signalReports(hub);
  await tellTotals(hub);
  for (const controller of await waitingControllers(hub.db, await hub.moment(hub.db)))
    hub.pipeline.ring('batch', controller);
  const purged = await housekeeping(hub);
  return { lanes: lanes.length, purged };
}

async function hasWaitingMessages({ db }: RunningHub, now: Date): Promise<boolean> {
  const waitedSince = new Date(now.getTime() - WAITED_TOO_LONG_MS);
  const { rows } =
    await sql`select 1 from message where state = 'accepted' and accepted_at <= ${waitedSince} limit 1`.execute(
      db,
    );
  return rows.length > 0;
}

const everyLane = (which: RawBuilder<unknown>, name: RawBuilder<unknown>) => sql`
      (select lane from delivery where state = 'planned' and ${which} order by lane limit 1)
      union all
      select (select d.lane from delivery d where d.state = 'planned' and d.${which} and d.lane > l.lane
        order by d.lane limit 1)
      from ${name} l where l.lane is not null`;

async function lanesWithDuePost(hub: RunningHub, directory: Directory, now: Date): Promise<string[]> {
  const { rows } = await sql<{ lane: string }>`
    with recursive fresh as (${everyLane(sql`replay_of is null`, sql`fresh`)}),
    again as (${everyLane(sql`replay_of is not null`, sql`again`)}),
    lanes as (select lane from fresh union select lane from again)
    select l.lane from lanes l left join lane s on s.connection = l.lane
    where l.lane is not null and s.paused_at is null and (s.blocked_until is null or s.blocked_until <= ${sharedNow(hub.clock.offset())}) and ${hasDuePost(sql`l.lane`, now)}`.execute(
    hub.db,
  );
  // An inbox is emptied by its partner; the hub moves only what has another place by now.
  return rows
    .map((row) => row.lane)
    .filter((lane) => {
      if (lane === SCREEN) return false;
      const connection = directory.connection(lane);
      const opensAt = connection && hub.planOf(connection).hours?.opensAt(now.getTime());
      if (opensAt !== undefined && opensAt > now.getTime()) return false;
      return connection?.channel !== 'inbox' || movedParties(directory, connection, now)!.length > 0;
    });
}

/**
 * What is over is destroyed, so it is over by the clock of the database and by no other. Not `hub.moment`, that would have
 * everybody who decides wait until all of it is done when the configuration is changed meanwhile.
 */
async function housekeeping(hub: RunningHub): Promise<number> {
  return hub.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ mine: boolean; now: Date }>`
      select pg_try_advisory_xact_lock(7236002) as mine, ${sharedNow(hub.clock.offset())} as now`.execute(tx);
    const { mine, now } = rows[0]!;
    if (!mine) return 0;
    await housekeepBatches(hub, tx, now);
    await purgeAnswers(tx, new Date(now.getTime() - DAY_MS));
    await purgeIdentity(tx, now, new Date(now.getTime() - SIGNED_IDS_KEPT_MS));
    const count = await purgeDocuments(tx, now, PURGE_AT_ONCE);
    if (count > 0) await appendEvents(tx, [event('document.purged', 'documents', 'purged', { count }, now)]);
    const handled = await purgePost(hub, tx, now);
    if (handled > 0)
      await appendEvents(tx, [event('deliveries.purged', 'deliveries', 'purged', { count: handled }, now)]);
    // Before the entries, that an incident holds on to.
    await purgeIncidentsAndReviews(hub, tx, now);
    await purgeFiles(hub, tx, now);
    await purgeTold(tx, now, hub.config.terms.inbox);
    const contacts = await purgeContacts(tx, now, PURGE_AT_ONCE);
    if (contacts > 0)
      await appendEvents(tx, [event('contacts.purged', 'contacts', 'purged', { count: contacts }, now)]);
    await purgeInformed(tx, new Date(now.getTime() - hub.config.terms.audit), PURGE_AT_ONCE);
    await purgePastTerm(tx, await hub.moment(tx));
    return count;
  });
}

/** Uploads that broke off, and lists of refused lines that are over. */
async function housekeepBatches(hub: RunningHub, tx: Tx, now: Date): Promise<void> {
  const { uploadTimeout } = hub.config.batch;
  for (const id of await brokenOff(tx, new Date(now.getTime() - 2 * uploadTimeout))) await dropBatch(tx, id);
  const count = await purgeRefusals(tx, new Date(now.getTime() - hub.config.terms.batch), now);
  if (count > 0) await appendEvents(tx, [event('batch.purged', 'batches', 'purged', { count }, now)]);
}

const event = (
  action: 'document.purged' | 'batch.purged' | 'contacts.purged' | 'deliveries.purged',
  object: string,
  result: string,
  details: Record<string, unknown>,
  moment: Date,
) => auditEvent({ moment, log: 'audit', action, actor: 'hub', object, result, organisations: [], details });

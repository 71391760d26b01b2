import { appendEvents, auditEvent } from '#audit';
import type { Tx } from '#storage';
import type { RunningHub } from './hub.js';
import { endUnfetchedIn, purgeHandled } from './post-retention.store.js';
import { tellOfSettled } from './status.store.js';
import { walkOn } from './walk.js';

const ENDED_AT_ONCE = 500;

/** Some of what is old enough, round after round. Gives how many are gone. */
export async function purgePost(hub: RunningHub, tx: Tx, now: Date): Promise<number> {
  const term = hub.config.terms.delivery;
  const { purged } = await walkOn(hub, 'delivery', (round) => purgeHandled(tx, now, term, round));
  return purged;
}

/**
 * What a partner never fetched from its inbox within the term is given up: its document goes with the term of documents, and
 * it stands among what was given up, with an owner and a deadline. What waits because its lane was paused stays.
 */
export async function endUnfetched(hub: RunningHub): Promise<number> {
  const directory = (await hub.snapshot()).directory.at(hub.now());
  const inboxes = directory.connections().filter(({ channel }) => channel === 'inbox');
  let count = 0;
  for (const { key } of inboxes) count += await endIn(hub, key);
  return count;
}

async function endIn(hub: RunningHub, lane: string): Promise<number> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const since = new Date(now.getTime() - hub.config.terms.inbox);
    const ended = await endUnfetchedIn(tx, lane, since, now, ENDED_AT_ONCE);
    if (ended.length === 0) return 0;
    await appendEvents(
      tx,
      ended.map(({ id, sender, recipient, recordType, traceId }) =>
        auditEvent({
          moment: now,
          log: 'audit',
          action: 'delivery.dead',
          actor: 'hub',
          object: `delivery:${id}`,
          result: 'dead',
          organisations: [sender, recipient],
          details: { recordType, kind: 'document', code: 'not-fetched' },
          traceId,
        }),
      ),
    );
    const settled = ended.map((due) => ({
      due: { ...due, kind: 'document' as const },
      state: 'dead' as const,
      code: 'unreachable',
    }));
    await tellOfSettled(tx, await hub.subscriptions.current(tx), settled, now);
    return ended.length;
  });
}

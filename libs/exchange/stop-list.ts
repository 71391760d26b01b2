import { appendEvents } from '#audit';
import { holdWhoIsWho, liftStop, restateStops, stopsOf, type StopView } from '#consent';
import { ok, refuse, type Outcome } from '#kernel';
import type { RunningHub } from './hub.js';
import type { Speaker } from './post.js';
import { eventOf } from './rights.js';

const MOST_SHOWN = 500;

/** Who is not to be known any more, or not for some purpose: keyed hashes, so nobody can read from it who. */
export async function readStopList(hub: RunningHub, speaker: Speaker): Promise<StopView[]> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    await appendEvents(tx, [eventOf(speaker, 'stop-list.read', 'stop-list', 'read', now)]);
    return stopsOf(tx, speaker.controller, MOST_SHOWN);
  });
}

/** The person comes back: the next message makes an entry again, and what was said meanwhile begins to count. */
export async function liftFromStopList(
  hub: RunningHub,
  speaker: Speaker,
  id: string,
): Promise<Outcome<{ liftedAt: Date }>> {
  return hub.db.transaction().execute(async (tx) => {
    // Who gets a BSN just now is stopped by what is on the list, or not any more.
    await holdWhoIsWho(tx, new Map([[speaker.controller, 'changes']]));
    const now = await hub.moment(tx);
    const lifted = await liftStop(tx, speaker.controller, id, { at: now, actor: speaker.actor });
    if (!lifted) return refuse('not-found');
    if (!lifted.isNew) return ok({ liftedAt: lifted.liftedAt });
    await restateStops(tx, hub.keys, speaker.controller, now);
    await appendEvents(tx, [eventOf(speaker, 'stop-list.lifted', `stop-list:${id}`, 'lifted', now)]);
    return ok({ liftedAt: lifted.liftedAt });
  });
}

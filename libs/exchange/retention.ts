import { appendEvents } from '#audit';
import { OPERATOR } from './held.js';
import type { RunningHub } from './hub.js';
import type { Speaker } from './post.js';
import { keptNow, type KeptNow } from './retention-proof.store.js';
import { eventOf } from './rights.js';

export interface RetentionView {
  controller: string;
  at: Date;
  parts: KeptNow[];
}

/**
 * Whether anything of the controller is readable past its term: for its privacy officer, or under `hub:operator` for whoever runs the
 * hub, of the incidents that it reported itself and the lines of the log that are of no organisation. That it was asked is noted.
 */
export async function retentionOf(hub: RunningHub, speaker: Speaker): Promise<RetentionView> {
  return hub.db.transaction().execute(async (tx) => {
    const at = await hub.moment(tx);
    const { controller } = speaker;
    const parts = await keptNow(tx, controller, at, hub.config.terms);
    const overdue = parts.reduce((sum, one) => sum + one.overdue, 0);
    const result = overdue === 0 ? 'nothing-past-its-term' : 'past-its-term';
    const event = eventOf(speaker, 'retention.proven', `controller:${controller}`, result, at, { overdue });
    await appendEvents(tx, [controller === OPERATOR ? { ...event, organisations: [] } : event]);
    return { controller, at, parts };
  });
}

import { appendEvents } from '#audit';
import { OPERATOR } from './held.js';
import type { RunningHub } from './hub.js';
import { incidentEvent } from './incident-events.js';
import { soonAt } from './incident.rules.js';
import { noteDueIncidents } from './incident.store.js';
import { partyToTell, planNotification } from './notification.store.js';

const AT_ONCE = 200;

/** Says of each incident once that its clock has less than a day to go, and once that it is over. */
export async function followIncidents(hub: RunningHub): Promise<void> {
  await hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    for (const one of await noteDueIncidents(tx, now, soonAt(now), AT_ONCE)) {
      const action = one.signal === 'late' ? 'incident.late' : 'incident.due-soon';
      await appendEvents(tx, [incidentEvent({ actor: 'hub' }, action, one, one.signal, now)]);
      const told = { reference: one.id, kind: one.kind, until: one.dueAt.toISOString() };
      const whom = one.controller === OPERATOR ? OPERATOR : partyToTell(one.controller);
      await planNotification(tx, whom, 'incident-due', { ...told, signal: one.signal }, now, 0);
    }
  });
}

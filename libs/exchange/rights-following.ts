import { appendEvents, auditEvent } from '#audit';
import { changeRightsRequest, executedRequests, noteSignals } from '#consent';
import type { Tx } from '#storage';
import type { RunningHub } from './hub.js';
import { partyToTell, planNotification } from './notification.store.js';

const AT_ONCE = 200;
const A_DAY_MS = 86_400_000;

/** Says of each request once that its term is near its end, and once that it is over; and closes what everybody answered. */
export async function followRequests(hub: RunningHub): Promise<void> {
  await hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    await signal(tx, now);
    for (const { id, controller } of await executedRequests(tx, AT_ONCE)) {
      await changeRightsRequest(tx, id, { state: 'closed', closed_at: now });
      await appendEvents(tx, [eventFor('rights-request.closed', id, 'closed', controller, now)]);
    }
  });
}

async function signal(tx: Tx, now: Date): Promise<void> {
  const counts = new Map<string, { soon: number; late: number }>();
  for (const { id, controller, signal: kind } of await noteSignals(tx, now, AT_ONCE)) {
    const action = kind === 'late' ? 'rights-request.late' : 'rights-request.due-soon';
    await appendEvents(tx, [eventFor(action, id, kind, controller, now)]);
    const count = counts.get(controller) ?? { soon: 0, late: 0 };
    count[kind] += 1;
    counts.set(controller, count);
  }
  for (const [controller, count] of counts)
    await planNotification(tx, partyToTell(controller), 'rights-requests-due', count, now, A_DAY_MS);
}

const eventFor = (
  action: 'rights-request.closed' | 'rights-request.late' | 'rights-request.due-soon',
  id: string,
  result: string,
  controller: string,
  moment: Date,
) =>
  auditEvent({
    moment,
    log: 'audit',
    action,
    actor: 'hub',
    object: `rights-request:${id}`,
    result,
    organisations: [controller],
    details: {},
  });

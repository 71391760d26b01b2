import { appendEvents } from '#audit';
import { newId, ok, refuse, type Outcome } from '#kernel';
import type { Tx } from '#storage';
import { again } from './again.js';
import { OPERATOR } from './held.js';
import type { RunningHub } from './hub.js';
import { deletionsToTell, tellToDelete, type PlannedDeletions } from './incident-deletions.js';
import { incidentEvent, type IncidentActor } from './incident-events.js';
import { scopeOf, type ScopeInput } from './incident-report.js';
import type { IncidentClosing, IncidentScope } from './incident.rules.js';
import { changeIncident, insertIncident, lockIncident, type Incident } from './incident.store.js';
import { controllersOfTouched, touchedBy, writeTouched } from './incident-touched.store.js';
import { partyToTell, planNotification } from './notification.store.js';

/** What is taken up in one go. */
const MOST_TOUCHED = 20_000;

/** The incident where this one may work on it; of others it is not there. */
export const isTheirs = ({ controller, rootId }: Incident, who: IncidentActor): boolean =>
  who.controller === null ? rootId === null : controller === who.controller;

/** What a confirmation does, beside saying that it is one. */
export interface Confirmation {
  /** What was touched, where that is to be set right. */
  scope?: ScopeInput;
  /** Of a wrong recipient or a mix-up: who is told to delete what it got (keys of parties); absent: everybody who got it. */
  deleteAt?: string[];
}

/** What is there to be confirmed: whom it touched, written down for each controller, and what else will be done. */
export interface WorkedOut {
  root: Incident;
  /** One for each controller; of whoever runs the hub only where it reported it. */
  parts: Incident[];
  deletions: PlannedDeletions;
  now: Date;
}

/**
 * It is one: each controller whose people it touched gets an incident of its own, with the list of whom, and its security
 * contact hears of it. None of them sees that there are others. What was named as touched may be set right here. Who got
 * what it should not have is told to delete it, on behalf of whoever gave it, and followed until it answers.
 */
export async function confirmIncident(
  hub: RunningHub,
  who: IncidentActor,
  id: string,
  confirmation: Confirmation = {},
): Promise<Outcome<{ id: string }>> {
  const done = await again(() =>
    hub.db.transaction().execute(async (tx): Promise<Outcome<{ lanes: string[] }>> => {
      const found = await workOut(hub, tx, who, id, confirmation);
      if (!found.ok) return found;
      const { root, parts, deletions, now } = found.value;
      for (const part of root.controller === OPERATOR ? [root, ...parts] : parts)
        await confirm(tx, part, part === root ? who : BY_HUB, now);
      return ok({ lanes: await tellToDelete(hub, tx, deletions, parts, now) });
    }),
  );
  if (!done.ok) return done;
  for (const lane of done.value.lanes) hub.pipeline.ring('deliver', lane);
  return ok({ id });
}

/** Writes down whom it touched; the caller confirms that, or, to see what it would be, takes it back. */
export async function workOut(
  hub: RunningHub,
  tx: Tx,
  who: IncidentActor,
  id: string,
  { scope: input, deleteAt }: Confirmation,
): Promise<Outcome<WorkedOut>> {
  const found = await lockIncident(tx, id);
  if (!found || !isTheirs(found, who)) return refuse('not-found');
  if (found.state !== 'suspected') return refuse('other-state');
  const now = await hub.moment(tx);
  const set = input && (await scopeOf(hub, tx, namerOf(found), input, now));
  if (set && !set.ok) return set;
  const scope = set ? set.value : found.scope;
  if (await isOfOthersToo(hub, tx, who, scope, now)) {
    const detail = 'The connection acts for others as well: whoever runs the hub confirms it.';
    return refuse('not-mandated', { detail });
  }
  const touched = await touchedBy(tx, scope, MOST_TOUCHED);
  if (touched.deliveries.length > MOST_TOUCHED || touched.messages.length > MOST_TOUCHED)
    return refuse('scope-too-wide');
  const deletions = await deletionsToTell(tx, found.kind, touched.deliveries, deleteAt);
  if (!deletions.ok) return deletions;
  await changeIncident(tx, id, { scope: JSON.stringify(scope) });
  const controllers = await controllersOfTouched(tx, touched, scope.connection);
  const own = found.controller === OPERATOR ? [] : [found];
  const parts = [...own, ...(await partsOf(tx, found, controllers, now))];
  await writeTouched(tx, touched, scope.connection, parts);
  return ok({ root: found, parts, deletions: deletions.value, now });
}

/** Who reported it, whoever confirms it: what was named is there for them. */
const namerOf = ({ controller }: Incident): IncidentActor => ({
  controller: controller === OPERATOR ? null : controller,
  actor: 'hub',
});

/** In the log of one controller nobody of another is named. */
const BY_HUB: Omit<IncidentActor, 'controller'> = { actor: 'hub' };

async function isOfOthersToo(
  hub: RunningHub,
  tx: Tx,
  who: IncidentActor,
  { connection: key }: IncidentScope,
  now: Date,
): Promise<boolean> {
  if (who.controller === null || key === undefined) return false;
  const connection = (await hub.snapshot(tx)).directory.at(now).connection(key);
  return connection?.mandates.some(({ party }) => party !== who.controller) ?? false;
}

/** An incident for each of these controllers but the one whose report it was; ids of their own, that say nothing of each other. */
async function partsOf(tx: Tx, root: Incident, controllers: string[], now: Date): Promise<Incident[]> {
  const parts: Incident[] = [];
  for (const controller of controllers.filter((one) => one !== root.controller)) {
    const part = { ...root, id: newId(now), controller, rootId: root.id, scope: {} };
    await insertIncident(tx, { ...part, madeAt: now, madeBy: 'hub' });
    parts.push(part);
  }
  return parts;
}

async function confirm(
  tx: Tx,
  one: Incident,
  by: Omit<IncidentActor, 'controller'>,
  now: Date,
): Promise<void> {
  await changeIncident(tx, one.id, { state: 'confirmed', confirmed_at: now, confirmed_by: by.actor });
  await appendEvents(tx, [incidentEvent(by, 'incident.confirmed', one, one.kind, now)]);
  if (one.controller === OPERATOR) return;
  const told = {
    reference: one.id,
    kind: one.kind,
    discovered: one.discoveredAt.toISOString(),
    until: one.dueAt.toISOString(),
  };
  await planNotification(tx, partyToTell(one.controller), 'incident-confirmed', told, now, 0);
}

/** The controller says how it ended for its own people; whoever runs the hub only of what it reported itself. */
export async function closeIncident(
  hub: RunningHub,
  who: IncidentActor,
  id: string,
  { outcome, authority, people }: IncidentClosing,
): Promise<Outcome<{ id: string }>> {
  return hub.db.transaction().execute(async (tx) => {
    const found = await lockIncident(tx, id);
    if (!found || found.controller !== (who.controller ?? OPERATOR)) return refuse('not-found');
    const isHandled = outcome === 'handled';
    if (found.state === 'closed' || (isHandled && found.state !== 'confirmed')) return refuse('other-state');
    const isSaid = authority !== undefined && people !== undefined;
    const isSaidAtAll = authority !== undefined || people !== undefined;
    if (isHandled && who.controller !== null ? !isSaid : isSaidAtAll) {
      const detail = isSaidAtAll
        ? 'Whether the authority and the people were told is said together, of your own people, of what was an incident.'
        : 'Say whether the authority and the people were told.';
      return refuse('invalid-request', { faults: [{ pointer: '', code: 'told', detail }] });
    }
    const now = await hub.moment(tx);
    await changeIncident(tx, id, {
      state: 'closed',
      closed_at: now,
      closed_by: who.actor,
      outcome,
      authority: authority ?? null,
      people_told: people ?? null,
    });
    await appendEvents(tx, [incidentEvent(who, 'incident.closed', found, outcome, now)]);
    return ok({ id });
  });
}

import { appendEvents } from '#audit';
import { newId, ok, refuse, type Fault, type Outcome } from '#kernel';
import type { Query, Tx } from '#storage';
import { incidentEvent, type IncidentActor } from './incident-events.js';
import { reportBy, type IncidentKind, type IncidentScope } from './incident.rules.js';
import { insertIncident } from './incident.store.js';
import { knownIn, recordKey } from './incident-touched.store.js';
import { OPERATOR } from './held.js';
import type { RunningHub } from './hub.js';
import { planNotification } from './notification.store.js';

const DAY_MS = 86_400_000;
const LONGEST_PERIOD_MS = 92 * DAY_MS;

/** What somebody says was touched. */
export interface ScopeInput {
  deliveries?: string[];
  messages?: string[];
  records?: { recordType: string; recordId: string }[];
  connection?: string;
  from?: string;
  until?: string;
}

export interface IncidentInput {
  kind: IncidentKind;
  discoveredAt?: Date;
  scope: ScopeInput;
}

/** Anybody who sees something says so; whether it is one the controller or whoever runs the hub decides. */
export async function reportIncident(
  hub: RunningHub,
  who: IncidentActor,
  { kind, discoveredAt, scope: input }: IncidentInput,
): Promise<Outcome<{ id: string; discoveredAt: Date; dueAt: Date }>> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const discovered = discoveredAt ?? now;
    const scope = await scopeOf(hub, tx, who, input, now);
    const faults = [...timeFaults(discovered, now), ...(scope.ok ? [] : (scope.refusal.faults ?? []))];
    if (!scope.ok || faults.length > 0) return refuse('invalid-request', { faults });
    const id = newId(now);
    const [controller, dueAt] = [who.controller ?? OPERATOR, reportBy(discovered)];
    await insertIncident(tx, {
      id,
      controller,
      rootId: null,
      kind,
      scope: scope.value,
      madeAt: now,
      madeBy: who.actor,
      discoveredAt: discovered,
      dueAt,
    });
    await appendEvents(tx, [
      incidentEvent(who, 'incident.suspected', { id, controller, kind }, 'suspected', now),
    ]);
    if (controller !== OPERATOR)
      await planNotification(tx, OPERATOR, 'incident-suspected', { reference: id, kind }, now, 0);
    return ok({ id, discoveredAt: discovered, dueAt });
  });
}

function timeFaults(discovered: Date, now: Date): Fault[] {
  const age = now.getTime() - discovered.getTime();
  if (age >= 0 && age <= LONGEST_PERIOD_MS) return [];
  const detail =
    age < 0 ? 'A discovery does not lie in the future.' : 'A discovery lies at most 92 days back.';
  return [{ pointer: '/discoveredAt', code: age < 0 ? 'future' : 'past', detail }];
}

/** Ids only, of what is there for whoever names it; every fault at once. */
export async function scopeOf(
  hub: RunningHub,
  tx: Tx,
  who: IncidentActor,
  input: ScopeInput,
  now: Date,
): Promise<Outcome<IncidentScope>> {
  const { deliveries = [], messages = [], records = [], connection, from, until } = input;
  const known = await knownIn(tx, who.controller, { deliveries, messages });
  const faults: Fault[] = [];
  const unknown = (pointer: string): void => {
    faults.push({ pointer, code: 'unknown', detail: 'Not there, or not one of yours.' });
  };
  deliveries.forEach((id, index) => known.has(id) || unknown(`/scope/deliveries/${index}`));
  messages.forEach((id, index) => known.has(id) || unknown(`/scope/messages/${index}`));
  const keys: string[] = [];
  for (const [index, record] of records.entries()) {
    const key = who.controller && (await recordKey(tx, who.controller, record.recordType, record.recordId));
    if (key) keys.push(key);
    else unknown(`/scope/records/${index}`);
  }
  if (connection !== undefined && !(await isTheirs(hub, tx, who, connection, now)))
    unknown('/scope/connection');
  faults.push(...periodFaults({ connection, from, until }, now));
  if (deliveries.length + messages.length + records.length === 0 && connection === undefined)
    faults.push({ pointer: '/scope', code: 'empty', detail: 'Name what was touched.' });
  if (faults.length > 0) return refuse('invalid-request', { faults });
  const end = until === undefined || new Date(until) > now ? now : new Date(until);
  return ok({
    ...(deliveries.length > 0 ? { deliveries } : {}),
    ...(messages.length > 0 ? { messages } : {}),
    ...(keys.length > 0 ? { records: keys } : {}),
    ...(connection ? { connection, from: new Date(from!).toISOString(), until: end.toISOString() } : {}),
  });
}

async function isTheirs(
  hub: RunningHub,
  tx: Query,
  who: IncidentActor,
  key: string,
  now: Date,
): Promise<boolean> {
  const connection = (await hub.snapshot(tx)).directory.at(now).connection(key);
  if (!connection) return false;
  return who.controller === null || connection.mandates.some(({ party }) => party === who.controller);
}

function periodFaults({ connection, from, until }: ScopeInput, now: Date): Fault[] {
  const fault = (pointer: string, code: string, detail: string): Fault => ({ pointer, code, detail });
  if (connection === undefined)
    return from || until
      ? [fault(from ? '/scope/from' : '/scope/until', 'connection', 'A period is of a connection.')]
      : [];
  if (from === undefined) return [fault('/scope/from', 'required', 'Since when, of a connection.')];
  const begin = new Date(from).getTime();
  const end = Math.min(until === undefined ? Infinity : new Date(until).getTime(), now.getTime());
  if (begin >= end)
    return [fault('/scope/from', 'period', 'A period begins before it ends, and in the past.')];
  return end - begin > LONGEST_PERIOD_MS
    ? [fault('/scope/from', 'period', 'A period is at most 92 days.')]
    : [];
}

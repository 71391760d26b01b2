import { appendEvents } from '#audit';
import { ok, refuse, type ListPlace, type Outcome } from '#kernel';
import { barredByIncident } from '#partners';
import type { Query } from '#storage';
import type { RunningHub } from './hub.js';
import { deletionsOf, type Deletions } from './incident-deletion.store.js';
import { incidentEvent, type IncidentActor } from './incident-events.js';
import { signalOfIncident, type IncidentSignal } from './incident.rules.js';
import {
  changeIncident,
  incidentOf,
  incidentsOf,
  lockIncident,
  reportedIncidents,
  reportOf,
  toldOf,
  type Incident,
} from './incident.store.js';
import { touchedRows, type TouchedRow } from './incident-touched.store.js';
import { OPERATOR } from './held.js';
import { personPseudonymFor } from './outgoing.rules.js';
import type { DueDelivery } from './post.js';

/** An incident as its controller sees it; as whoever runs the hub sees it without people, and with whom was told. */
export interface IncidentView extends Incident {
  signal: IncidentSignal;
  /** Who was told to delete what it got, and what it answered; only for the controller that gave it. */
  deletions?: Deletions[];
  /** Only for whoever runs the hub. */
  told?: { controller: string; state: Incident['state']; mail: 'sent' | 'waiting' | 'no-contact' }[];
  /** Of the connection that was revoked for it. */
  revocations?: string[];
}

/** One of one's own organisation, or for whoever runs the hub one that was reported. That it was read is noted. */
export async function readIncident(
  hub: RunningHub,
  who: IncidentActor,
  id: string,
): Promise<IncidentView | undefined> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const { controller } = who;
    const found = await (controller === null ? reportOf(tx, id) : incidentOf(tx, controller, id));
    if (!found) return undefined;
    await appendEvents(tx, [readEvent(who, id, found.kind, now)]);
    return (await viewsOf(hub, tx, [found], controller === null, now))[0];
  });
}

/**
 * A page of those of these controllers, or of all that were reported for whoever runs the hub, newest first. That it was
 * read is noted for each of them.
 */
export async function listIncidents(
  hub: RunningHub,
  judges: IncidentActor[],
  { limit, ...page }: { onlyOpen: boolean; after?: ListPlace | undefined; limit: number },
): Promise<{ incidents: IncidentView[]; last?: ListPlace }> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const controllers = [...new Set(judges.flatMap(({ controller }) => controller ?? []))];
    const operates = judges.some(({ controller }) => controller === null);
    const asked = { ...page, limit: limit + 1 };
    const found = await (operates ? reportedIncidents(tx, asked) : incidentsOf(tx, controllers, asked));
    await appendEvents(
      tx,
      judges.map((who) => readEvent(who, 'all', found[0]?.kind ?? 'mix-up', now)),
    );
    const incidents = await viewsOf(hub, tx, found.slice(0, limit), operates, now);
    const end = incidents.at(-1);
    return found.length > limit && end ? { incidents, last: { at: end.madeAt, id: end.id } } : { incidents };
  });
}

const readEvent = (who: IncidentActor, id: string, kind: Incident['kind'], now: Date) =>
  incidentEvent(who, 'incidents.read', { id, controller: who.controller ?? OPERATOR, kind }, 'read', now);

async function viewsOf(
  hub: RunningHub,
  tx: Query,
  found: Incident[],
  operates: boolean,
  now: Date,
): Promise<IncidentView[]> {
  const views: IncidentView[] = [];
  for (const one of found) views.push(await viewOf(hub, tx, one, operates, now));
  if (operates) return views;
  const deletions = await deletionsOf(
    tx,
    found.map(({ id }) => id),
  );
  return views.map((one) => ({ ...one, deletions: deletions.get(one.id) ?? [] }));
}

async function viewOf(
  hub: RunningHub,
  db: Query,
  one: Incident,
  operates: boolean,
  now: Date,
): Promise<IncidentView> {
  const signal = signalOfIncident(one, now);
  if (!operates) return { ...one, signal };
  const directory = (await hub.snapshot(db)).directory.at(now);
  const told = (await toldOf(db, one.id)).map(({ controller, state, sentAt }) => ({
    controller,
    state,
    mail: mailState(sentAt !== null, directory.party(controller)?.securityContact !== undefined),
  }));
  return { ...one, signal, told, revocations: await barredByIncident(db, one.id) };
}

const mailState = (isSent: boolean, hasContact: boolean): 'sent' | 'waiting' | 'no-contact' =>
  hasContact ? (isSent ? 'sent' : 'waiting') : 'no-contact';

/** Somebody or something that was touched, as the controller knows it. */
export interface TouchedView extends Omit<TouchedRow, 'id' | 'subjectId' | 'recordPk' | 'recordId'> {
  recordId?: string;
  /** What the controller calls the person in what it got. */
  subject?: string;
}

/** The list of whom it touched: a document of the controller whose people they are. That it was opened is noted. */
export async function readTouched(
  hub: RunningHub,
  who: { controller: string; actor: string; origin: string },
  id: string,
  page: { after: string; limit: number },
): Promise<Outcome<{ people: TouchedView[]; last?: string }>> {
  return hub.db.transaction().execute(async (tx) => {
    const found = await lockIncident(tx, id);
    if (found?.controller !== who.controller || !found.confirmedAt) return refuse('not-found');
    const now = await hub.moment(tx);
    const rows = await touchedRows(tx, id, { ...page, limit: page.limit + 1 });
    const { pseudonym } = await hub.keys.ofOrganisation(tx, who.controller, now);
    if (!found.listReadAt) await changeIncident(tx, id, { list_read_at: now });
    await appendEvents(tx, [incidentEvent(who, 'incident-list.read', found, 'read', now)]);
    const shown = rows.slice(0, page.limit);
    const more = rows.length > page.limit ? { last: shown.at(-1)!.id } : {};
    return ok({ people: shown.map((row) => touchedView(row, pseudonym)), ...more });
  });
}

function touchedView(
  { subjectId, recordPk, recordId, ...row }: TouchedRow,
  pseudonymKey: Buffer,
): TouchedView {
  const name = { subjectId, recordPk, recordType: row.recordType as DueDelivery['recordType'] };
  const { side, recordType, isErased, other, categories, deliveries, firstAt, lastAt } = row;
  return {
    side,
    recordType,
    isErased,
    other,
    categories,
    deliveries,
    firstAt,
    lastAt,
    ...(recordId === null ? {} : { recordId }),
    ...(row.side === 'got' ? { subject: personPseudonymFor(pseudonymKey, name) } : {}),
  };
}

import { appendEvents, auditEvent, type AuditAction } from '#audit';
import { lockOccasion, occasionsById } from '#consent';
import { isBsn, newId, ok, refuse, type Fault, type HelpRequest, type Outcome, type Purpose } from '#kernel';
import type { Tx } from '#storage';
import { clearWithin, closeWithin } from './closings.js';
import {
  deleteView,
  insertView,
  insertViewSource,
  lockView,
  ownView,
  ownViews,
  sourcesOf,
  viewsToEnd,
  type DeskView,
  type Looker,
} from './desk-view.store.js';
import type { RunningHub } from './hub.js';
import { decideOpening, openWithin, type OccasionInput, type Opening } from './occasions.js';
import type { Speaker } from './post.js';

/** What somebody at a desk asks with the person there. */
export interface DeskViewInput {
  purpose: Purpose;
  /** Party keys, as the person named them; each with the code that the person carries, where there is no BSN. */
  sources: { source: string; linkCode?: string }[];
  bsn?: string;
  /** What the desk's own party calls the person, where it has a name for it. */
  recordId?: string;
  desk?: string;
  helpRequest?: HelpRequest;
  traceId?: string;
}

export const MOST_SOURCES = 20;
const MOST_OPEN = 10;
const AT_ONCE = 50;

/**
 * Opens a view: with each source an occasion of its own, by the path of every occasion. A source that the law or the
 * agreements do not let be asked is in the view too, and shows nothing. All of it is written, or nothing.
 */
export async function openDeskView(
  hub: RunningHub,
  speaker: Speaker,
  input: DeskViewInput,
): Promise<Outcome<DeskView>> {
  const { controller, actor, origin } = speaker;
  const now = await hub.moment(hub.db);
  const id = newId(now);
  const { purpose, desk, traceId } = input;
  const view: DeskView = {
    id,
    party: controller,
    actor,
    purpose,
    desk: desk ?? null,
    openedAt: now,
    endsAt: new Date(now.getTime() + hub.config.terms.deskView),
  };
  const openings: { source: string; opening: Opening | undefined }[] = [];
  const directory = (await hub.snapshot()).directory.at(now);
  const faults = faultsOf(input, controller);
  if (input.bsn !== undefined && !isBsn(input.bsn)) return refuse('invalid-bsn', { faults });
  if (faults.length > 0) return refuse('invalid-request', { faults });
  for (const { source, linkCode } of [...input.sources].sort((a, b) => (a.source < b.source ? -1 : 1))) {
    const bothMay = directory.party(source)?.bsn && directory.party(controller)?.bsn;
    // Whom it may not be asked by the number of, it is not asked about at all.
    const opening =
      linkCode === undefined && !bothMay
        ? undefined
        : await decideOpening(hub, speaker, occasionInputOf(view, input, source, linkCode));
    if (opening && !opening.ok) return opening;
    openings.push({ source, opening: opening?.value });
  }
  const opened = await hub.db.transaction().execute(async (tx): Promise<Outcome<DeskView>> => {
    if ((await ownViews(tx, { party: controller, actor }, now)).length >= MOST_OPEN)
      return refuse('too-many-views');
    await insertView(tx, view);
    for (const { source, opening } of openings) {
      const outcome = opening ? await openWithin(hub, tx, speaker, opening) : undefined;
      await insertViewSource(tx, id, {
        source,
        occasionId: outcome?.ok ? outcome.value.id : null,
        codeNotValid: outcome?.ok === false && outcome.refusal.code === 'code-not-valid',
      });
    }
    const details = { purpose, sources: openings.length };
    await appendEvents(tx, [viewEvent('desk-view.opened', view, { actor, origin, details, now, traceId })]);
    return ok(view);
  });
  if (opened.ok) hub.pipeline.ring('distribute', 'all');
  return opened;
}

const occasionInputOf = (
  view: DeskView,
  { bsn, recordId, helpRequest, traceId }: DeskViewInput,
  source: string,
  linkCode: string | undefined,
): OccasionInput => ({
  kind: 'request',
  purpose: view.purpose,
  source,
  recipient: view.party,
  ...(view.desk ? { desk: view.desk } : {}),
  ...(helpRequest ? { helpRequest } : {}),
  subject: {
    recordId: recordId ?? `balie-${view.id}`,
    ...(linkCode === undefined ? { bsn: bsn! } : { linkCode }),
  },
  until: view.endsAt,
  viewId: view.id,
  ...(traceId ? { traceId } : {}),
});

function faultsOf({ sources, bsn, recordId }: DeskViewInput, controller: string): Fault[] {
  const fault = (pointer: string, code: string, detail: string): Fault => ({ pointer, code, detail });
  const seen = new Set<string>();
  return [
    ...sources.flatMap(({ source, linkCode }, index) => {
      const isSecond = seen.has(source);
      seen.add(source);
      return [
        ...(source === controller
          ? [fault(`/sources/${index}/source`, 'party', 'Your own organisation is no source.')]
          : []),
        ...(isSecond ? [fault(`/sources/${index}/source`, 'party', 'Named before.')] : []),
        ...(linkCode === undefined && bsn === undefined
          ? [fault(`/sources/${index}/linkCode`, 'link', 'Without a BSN: the code that the person carries.')]
          : []),
      ];
    }),
    ...(bsn !== undefined && !isBsn(bsn)
      ? [fault('/subject/bsn', 'envelope', 'Does not pass the eleven test.')]
      : []),
    ...(bsn !== undefined && recordId?.includes(bsn)
      ? [fault('/subject/recordId', 'envelope', 'An id may not hold the BSN.')]
      : []),
  ];
}

/** The views that somebody has open, and which sources were named. */
export async function listDeskViews(
  hub: RunningHub,
  looker: Looker,
): Promise<(DeskView & { sources: string[] })[]> {
  const views = await ownViews(hub.db, looker, await hub.moment(hub.db));
  const sources = await sourcesOf(
    hub.db,
    views.map(({ id }) => id),
  );
  return views.map((view) => ({
    ...view,
    sources: sources.filter(({ viewId }) => viewId === view.id).map(({ source }) => source),
  }));
}

/** Ends a view: nothing comes any more, and what came is gone with this. */
export async function closeDeskView(
  hub: RunningHub,
  { controller, actor, origin }: Speaker,
  id: string,
): Promise<Outcome<{ closedAt: Date }>> {
  const closed = await hub.db.transaction().execute(async (tx): Promise<Outcome<Ended>> => {
    await lockView(tx, id);
    const now = await hub.moment(tx);
    const view = await ownView(tx, { party: controller, actor }, id, now);
    if (!view) return refuse('not-found');
    return ok(await endWithin(hub, tx, view, { actor, origin, result: 'closed' }));
  });
  if (!closed.ok) return closed;
  for (const lane of closed.value.lanes) hub.pipeline.ring('deliver', lane);
  return ok({ closedAt: closed.value.closedAt });
}

/** Ends those whose time is over. */
export async function endDueDeskViews(hub: RunningHub): Promise<void> {
  const lanes = await hub.db.transaction().execute(async (tx) => {
    const due = await viewsToEnd(tx, await hub.moment(tx), AT_ONCE);
    const ended = [];
    for (const view of due) ended.push(await endWithin(hub, tx, view, { actor: 'hub', result: 'over' }));
    return ended.flatMap((one) => one.lanes);
  });
  for (const lane of new Set(lanes)) hub.pipeline.ring('deliver', lane);
}

interface Ended {
  closedAt: Date;
  lanes: string[];
}

/** Each occasion is closed like any other, so that its source hears of it; what only this view needed goes at once. */
async function endWithin(
  hub: RunningHub,
  tx: Tx,
  view: DeskView,
  by: { actor: string; origin?: string; result: 'closed' | 'over' },
): Promise<Ended> {
  const occasions = (await sourcesOf(tx, [view.id])).flatMap(({ occasionId }) => occasionId ?? []);
  const lanes: string[] = [];
  for (const id of occasions) {
    await lockOccasion(tx, id);
    const occasion = (await occasionsById(tx, [id])).get(id)!;
    if (!occasion.closedAt) lanes.push(...(await closeWithin(hub, tx, occasion, by)).lanes);
    await clearWithin(hub, tx, id);
  }
  const now = await hub.moment(tx);
  await deleteView(tx, view.id, occasions);
  const { actor, origin } = by;
  await appendEvents(tx, [
    viewEvent('desk-view.closed', view, { actor, origin, details: {}, now, result: by.result }),
  ]);
  return { closedAt: now, lanes };
}

export const viewEvent = (
  action: Extract<AuditAction, `desk-view.${string}`>,
  { id, party }: DeskView,
  {
    actor,
    origin,
    details,
    now,
    traceId,
    result = 'done',
  }: {
    actor: string;
    origin?: string;
    details: Record<string, unknown>;
    now: Date;
    traceId?: string;
    result?: string;
  },
) =>
  auditEvent({
    moment: now,
    log: 'audit',
    action,
    actor,
    ...(origin ? { origin } : {}),
    object: `desk-view:${id}`,
    result,
    organisations: [party],
    details,
    ...(traceId ? { traceId } : {}),
  });

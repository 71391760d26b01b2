import { appendDecisions, appendEvents, auditEvent } from '#audit';
import { isOpen, occasionsById } from '#consent';
import { parseSchedule } from '#delivery';
import { isObject, ok, refuse, sha256, type JsonObject, type Outcome } from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import { decisionsOf } from './claim.store.js';
import { batchOver } from './delivery-round.js';
import { DESK_PURPOSES, stateOfSource, type ShownDocument, type SourceShown } from './desk-view.rules.js';
import {
  markShown,
  noticesOf,
  onScreen,
  ownView,
  shownUnder,
  sourcesOf,
  type DeskView,
  type Looker,
  type Notice,
} from './desk-view.store.js';
import { viewEvent } from './desk-views.js';
import type { RunningHub } from './hub.js';
import { laneRows } from './lane.store.js';
import { prepare } from './pipeline.js';
import type { Prepared, Ready, Speaker } from './post.js';

/** A view as it may be seen at this moment. */
export interface DeskViewShown extends DeskView {
  sources: ({ source: string } & SourceShown)[];
  /** Another one as soon as anything of this is another. */
  mark: string;
}

/**
 * What may be seen of a view now: about each document it is asked again, with what holds now, as for everything that is
 * sent. Each look is written down, with what it was for; so is each document that it showed, for the source.
 */
export async function lookAtDeskView(
  hub: RunningHub,
  { controller: party, actor, origin }: Speaker,
  id: string,
): Promise<Outcome<DeskViewShown>> {
  return hub.db.transaction().execute(async (tx) => {
    const seen = await see(hub, tx, { party, actor }, id);
    if (!seen) return refuse('not-found');
    const { view, prepared, now } = seen;
    const ready = prepared.filter((one): one is Ready => one.outcome === 'ready');
    await appendDecisions(
      tx,
      prepared.flatMap((one) => decisionsOf(one, now)),
    );
    const first = await markShown(tx, ready, now);
    await appendEvents(tx, [
      ...ready.flatMap(({ due }) =>
        [...(first.has(due.id) ? (['delivery.delivered'] as const) : []), 'document.shown' as const].map(
          (action) =>
            auditEvent({
              moment: now,
              log: 'audit',
              action,
              actor,
              origin,
              object: `delivery:${due.id}`,
              result: action === 'document.shown' ? 'shown' : 'delivered',
              organisations: [due.sender, due.recipient],
              details: { recordType: due.recordType, contract: due.contract, purpose: due.purpose },
              traceId: due.traceId,
            }),
        ),
      ),
      viewEvent('desk-view.read', view, {
        actor,
        origin,
        details: { purpose: view.purpose, shown: ready.length },
        now,
      }),
    ]);
    return ok(shownOf(seen));
  });
}

/** Whether there is anything else to see than before; nothing of it is told. Undefined when the view is over. */
export async function markOfDeskView(
  hub: RunningHub,
  looker: Looker,
  id: string,
): Promise<string | undefined> {
  return hub.db.transaction().execute(async (tx) => {
    const seen = await see(hub, tx, looker, id);
    return seen && shownOf(seen).mark;
  });
}

interface Seen {
  view: DeskView;
  sources: DeskViewShown['sources'];
  prepared: Prepared[];
  now: Date;
}

function shownOf({ view, sources }: Seen): DeskViewShown {
  const mark = sha256(JSON.stringify(sources)).toString('base64url').slice(0, 22);
  return { ...view, sources, mark };
}

async function see(hub: RunningHub, tx: Tx, looker: Looker, id: string): Promise<Seen | undefined> {
  const view = await ownView(tx, looker, id, await hub.moment(tx));
  if (!view) return undefined;
  const sources = await sourcesOf(tx, [id]);
  const asked = sources.flatMap(({ occasionId }) => occasionId ?? []);
  const due = await onScreen(tx, asked);
  // Its bytes are those of this look: what was shown before may be less or more.
  const looked = due.map((one) => ({ ...one, bodyDigest: null }));
  const { batch, now, directory } = await batchOver(tx, hub, looked, false);
  const prepared = looked.map((one) => prepare(batch, one));
  const occasions = await occasionsById(tx, asked);
  const notices = await noticesOf(tx, asked);
  const wereShown = await shownUnder(tx, asked);
  const hindrances = await hindrancesOf(hub, tx, directory, [...notices.values()], now);
  const { answer } = hub.config.terms;
  return {
    view,
    prepared,
    now,
    sources: sources.map(({ source, occasionId, codeNotValid }) => {
      const notice = occasionId ? notices.get(occasionId) : undefined;
      const occasion = occasionId ? occasions.get(occasionId) : undefined;
      const hindrance = notice && hindrances.get(notice.lane);
      const facts = {
        isOpen: occasion !== undefined && isOpen(occasion, now),
        codeNotValid,
        ...(notice ? { notice } : {}),
        ...(hindrance ? { hindrance } : {}),
        documents: prepared.flatMap((one) => (one.due.occasionId === occasionId ? documentOf(one) : [])),
        wasShown: occasionId !== null && wereShown.has(occasionId),
        askedAt: view.openedAt,
        expectedAt: later(view.openedAt, expectedOf(directory, source, answer.expected, now)),
        lastAt: later(view.openedAt, answer.last),
      };
      return { source, ...stateOfSource(facts, now) };
    }),
  };
}

const later = (moment: Date, ms: number): Date => new Date(moment.getTime() + ms);

/** As the connection of the source says, else as the hub is set. */
function expectedOf(directory: Directory, source: string, byDefault: number, now: Date): number {
  const within = directory.receiverOf(source, 'occasion', null, now)?.connection.answersWithin;
  return within ? parseSchedule(within)[0]! : byDefault;
}

function documentOf(one: Prepared): ShownDocument[] {
  if (one.outcome !== 'ready' || !one.decision.permitted) return [];
  const { data } = JSON.parse(one.body) as { data?: JsonObject };
  const { clause, categories } = one.decision.permit;
  const { id, recordType, plannedAt } = one.due;
  return [
    {
      deliveryId: id,
      recordType,
      arrivedAt: plannedAt,
      clause: clause.key,
      categories: [...categories].sort(),
      document: isObject(data) ? data : {},
    },
  ];
}

type Hindrance = NonNullable<Parameters<typeof stateOfSource>[0]['hindrance']>;

/** What keeps the systems of sources from taking the question, by lane. */
async function hindrancesOf(
  hub: RunningHub,
  tx: Tx,
  directory: Directory,
  notices: Notice[],
  now: Date,
): Promise<Map<string, Hindrance>> {
  const waiting = new Set(notices.filter(({ state }) => state === 'planned').map(({ lane }) => lane));
  const found = new Map<string, Hindrance>();
  for (const row of await laneRows(tx, [...waiting], 0)) {
    const connection = directory.connection(row.lane);
    const opensAt = connection && hub.planOf(connection).hours?.opensAt(now.getTime());
    if (row.pausedAt) found.set(row.lane, { reason: 'paused' });
    else if (row.endpointRetiredAt) found.set(row.lane, { reason: 'gone' });
    else if (row.condition === 'broken') found.set(row.lane, { reason: 'broken' });
    else if (opensAt !== undefined && opensAt > now.getTime())
      found.set(row.lane, { reason: 'asleep', until: new Date(opensAt) });
  }
  return found;
}

/** For which purposes whom can be asked at a desk of this party, by what is agreed; nothing of anybody. */
export async function deskSources(
  hub: RunningHub,
  party: string,
): Promise<{ purpose: (typeof DESK_PURPOSES)[number]; sources: { source: string; byBsn: boolean }[] }[]> {
  const now = await hub.moment(hub.db);
  const snapshot = await hub.snapshot();
  const directory = snapshot.directory.at(now);
  const agreements = snapshot.agreements.at(now);
  const mayBsn = (key: string): boolean => directory.party(key)?.bsn === true;
  const others = new Set(
    directory.connections().flatMap((one) => one.mandates.map((mandate) => mandate.party)),
  );
  others.delete(party);
  const onHub = (question: Parameters<typeof agreements.clausesFor>[0]): boolean =>
    agreements.clausesFor(question).some(({ rail }) => rail === 'hub');
  const asked = [...others]
    .filter((source) => onHub({ sender: party, recipient: source, recordType: 'occasion', purpose: 'link' }))
    .sort((a, b) => (directory.party(a)?.name ?? a).localeCompare(directory.party(b)?.name ?? b, 'nl'));
  return DESK_PURPOSES.flatMap((purpose) => {
    const sources = asked
      .filter((source) => onHub({ sender: source, recipient: party, recordType: 'client', purpose }))
      .map((source) => ({ source, byBsn: mayBsn(party) && mayBsn(source) }));
    return sources.length > 0 ? [{ purpose, sources }] : [];
  });
}

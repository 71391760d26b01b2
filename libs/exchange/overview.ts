import type { RunningHub } from './hub.js';
import { viewHeld } from './held.js';
import { openReports } from './incident.store.js';
import { viewLanes, type LaneActor, type LaneView } from './lanes.js';
import { plannedByHour } from './overview.store.js';
import { shownInTens } from './totals.rules.js';

export interface OverviewHour {
  from: Date;
  delivered: number;
  waiting: number;
  dead: number;
}

/** The region as whoever looks after it sees it: states, counts and moments, and nothing of anybody. */
export interface Overview {
  at: Date;
  /** The parties that take part, each with the lanes by which it gets its post. */
  partners: {
    party: string;
    urn: string;
    name: string;
    kind: 'organisation' | 'arrangement';
    lanes: string[];
  }[];
  lanes: LaneView[];
  hours: OverviewHour[];
  /** Only the newest were counted: there were more in this time. */
  moreHours: boolean;
  /** In the same time, what was not sent after all, in tens; null: fewer than ten. */
  withheld: number | null;
  /** What waits for a person, by who has to act. */
  waiting: {
    sender: number;
    recipient: number;
    operator: number;
    more: boolean;
    deadline?: Date;
    /** Reports of incidents that are not closed. */
    incidents: number;
  };
}

const HOURS = 24;
const HOUR_MS = 3_600_000;
const MOST_COUNTED = 200_000;

export async function overviewOf(hub: RunningHub, who: LaneActor): Promise<Overview> {
  const at = hub.now();
  const directory = (await hub.snapshot()).directory.at(at);
  const since = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS - (HOURS - 1) * HOUR_MS);
  const receives = new Map(directory.connections().map((one) => [one.key, one.receives.length > 0]));
  // A work place by which nothing is received is no lane of the picture.
  const lanes = (await viewLanes(hub, who)).filter(({ lane, waiting }) => receives.get(lane) || waiting > 0);
  const { hours, counted } = await plannedByHour(hub.db, since, MOST_COUNTED);
  const held = await viewHeld(hub, who, []);
  const now = held.items.filter(({ overtaken }) => !overtaken);
  const deadline = Math.min(...now.map((one) => one.deadline.getTime()));
  const of = (owner: string): number => now.filter((one) => one.owner === owner).length;
  const withheld = hours.reduce((sum, { withdrawn }) => sum + withdrawn, 0);
  const byHour = new Map(hours.map((one) => [one.hour.getTime(), one]));
  return {
    at,
    partners: partnersOf(
      directory.connections().filter(({ key }) => lanes.some((one) => one.lane === key)),
    ).flatMap(({ party, lanes: own }) => {
      const known = directory.party(party);
      return known ? [{ party, urn: known.urn, name: known.name, kind: known.kind, lanes: own }] : [];
    }),
    lanes,
    hours: Array.from({ length: HOURS }, (_, index) => {
      const from = new Date(since.getTime() + index * HOUR_MS);
      const { delivered = 0, waiting = 0, dead = 0 } = byHour.get(from.getTime()) ?? {};
      return { from, delivered, waiting, dead };
    }),
    moreHours: counted === MOST_COUNTED,
    withheld: shownInTens(withheld),
    waiting: {
      sender: of('sender'),
      recipient: of('recipient'),
      operator: of('operator'),
      more: held.more,
      incidents: await openReports(hub.db),
      ...(now.length > 0 ? { deadline: new Date(deadline) } : {}),
    },
  };
}

function partnersOf(
  connections: { key: string; mandates: { party: string }[] }[],
): { party: string; lanes: string[] }[] {
  const lanes = new Map<string, string[]>();
  for (const { key, mandates } of connections)
    for (const { party } of mandates) lanes.set(party, [...(lanes.get(party) ?? []), key]);
  return [...lanes].map(([party, own]) => ({ party, lanes: own }));
}

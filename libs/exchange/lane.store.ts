import { sql, type RawBuilder } from 'kysely';
import type { Database, Query, Tx } from '#storage';
import { BROKEN_AFTER, type LaneCondition, type LaneState } from './lane.rules.js';

/** The moment by the clock that all processes share: a process whose own clock jumped neither wakes a lane early nor late. */
export const sharedNow = (offset: number): RawBuilder<Date> =>
  sql<Date>`(now() + ${offset} * interval '1 millisecond')`;

export interface LaneNow extends LaneState {
  resting: boolean;
  paused: boolean;
}

export async function laneNow(db: Query, lane: string, offset: number): Promise<LaneNow> {
  const { rows } = await sql<LaneNow>`
    select condition, failures, allowance, coalesce(blocked_until > ${sharedNow(offset)}, false) as resting,
      paused_at is not null as paused
    from lane where connection = ${lane}`.execute(db);
  return rows[0] ?? { condition: 'open', failures: 0, allowance: null, resting: false, paused: false };
}

/** Until when a turn was taken, as the database writes it: to the microsecond, and so the mark of that turn. */
export type Turn = string;

/**
 * Takes the turn of a lane that may not be entered at will: one that recovers, or has a rate. For `ms` milliseconds nobody
 * else gets one, in whichever process.
 */
export async function takeTurn(
  db: Database,
  lane: string,
  ms: number,
  offset: number,
): Promise<Turn | undefined> {
  const now = sharedNow(offset);
  const until = sql`${now} + ${ms} * interval '1 millisecond'`;
  const { rows } = await sql<{ turn: Turn }>`
    insert into lane as l (connection, blocked_until) values (${lane}, ${until})
    on conflict (connection) do update set blocked_until = ${until}
      where l.blocked_until is null or l.blocked_until <= ${now}
    returning blocked_until::text as turn`.execute(db);
  return rows[0]?.turn;
}

/**
 * Until when this turn lasts, from now on: for so many milliseconds, or not any longer. A rest put in its place stays. Gives the mark
 * of what is left of it.
 */
export async function endTurn(
  db: Database,
  lane: string,
  turn: Turn,
  ms: number | null,
  offset: number,
): Promise<Turn | undefined> {
  const { rows } = await sql<{ turn: Turn | null }>`
    update lane set blocked_until = ${sharedNow(offset)} + ${ms}::float8 * interval '1 millisecond'
    where connection = ${lane} and blocked_until = ${turn}::timestamptz
    returning blocked_until::text as turn`.execute(db);
  return rows[0]?.turn ?? undefined;
}

/** Locks the lane's row and gives how it was. */
export async function lockLane(tx: Tx, lane: string): Promise<LaneState> {
  await sql`insert into lane (connection) values (${lane}) on conflict do nothing`.execute(tx);
  const { rows } = await sql<LaneState>`
    select condition, failures, allowance from lane where connection = ${lane} for update`.execute(tx);
  return rows[0]!;
}

export async function saveLane(
  tx: Tx,
  lane: string,
  state: LaneState & { changed: boolean },
  restMs: number | null,
  // The turn of the round that this came of ends with it; a rest that somebody else asked for meanwhile does not.
  { turn = null, offset }: { turn?: Turn | null; offset: number },
): Promise<void> {
  const now = sharedNow(offset);
  await sql`
    update lane set condition = ${state.condition}, failures = ${state.failures}, allowance = ${state.allowance},
      since = case when ${state.changed} then ${now} else since end,
      blocked_until = greatest(case when blocked_until is distinct from ${turn}::timestamptz then blocked_until end,
        ${now} + ${restMs}::float8 * interval '1 millisecond')
    where connection = ${lane}`.execute(tx);
}

/** Pauses or resumes; false when it was so already. */
export async function setPaused(
  tx: Tx,
  lane: string,
  pause: { by: string; reason: string | null; at: Date } | null,
): Promise<boolean> {
  await sql`insert into lane (connection) values (${lane}) on conflict do nothing`.execute(tx);
  const { rows } = await sql`
    update lane set paused_at = ${pause?.at ?? null}::timestamptz, paused_by = ${pause?.by ?? null},
      pause_reason = ${pause?.reason ?? null}
    where connection = ${lane} and (paused_at is null) = ${pause !== null} returning 1`.execute(tx);
  return rows.length > 0;
}

/**
 * Wakes a lane and takes its rest away; it starts slowly. What it is said to be it stays until its partner answers, so that
 * who hears that it is broken also hears that it goes on.
 */
export async function wakeLane(tx: Tx, lane: string): Promise<void> {
  await sql`
    update lane set failures = least(failures, ${BROKEN_AFTER}), blocked_until = null,
      allowance = case when condition = 'open' then allowance else 1 end
    where connection = ${lane} and (failures > 0 or blocked_until is not null)`.execute(tx);
}

/** What was claimed and not sent is there for the next round at once, and that was no attempt. */
export async function letGo(db: Database, late: { id: string; attempts: number }[]): Promise<void> {
  await sql`
    update delivery d set under_way_until = null, lease_id = null, attempts = l.attempts
    from unnest(${late.map(({ id }) => id)}::uuid[], ${late.map(({ attempts }) => attempts)}::integer[]) as l(id, attempts)
    where d.id = l.id and d.attempts = l.attempts + 1 and d.under_way_until is not null`.execute(db);
}

/** What waits for its next attempt, new post or what goes again, is due now, `limit` at a time; gives how many that were. */
export async function makeDue(
  db: Database,
  lane: string,
  { again, limit, offset }: { again: boolean; limit: number; offset: number },
): Promise<number> {
  const now = sharedNow(offset);
  const { rows } = await sql`
    update delivery set next_attempt_at = ${now} where id in (
      select id from delivery where lane = ${lane} and state = 'planned'
        and replay_of is ${again ? sql`not null` : sql`null`} and next_attempt_at > ${now} and under_way_until is null
      order by ${again ? sql`` : sql`is_bulk,`} next_attempt_at, id limit ${limit} for update skip locked)
    returning 1`.execute(db);
  return rows.length;
}

export interface LaneRow {
  lane: string;
  condition: LaneCondition;
  since: Date | null;
  failures: number;
  restingUntil: Date | null;
  pausedAt: Date | null;
  pausedBy: string | null;
  pauseReason: string | null;
  endpointRetiredAt: Date | null;
  /** Not counted further than one over `most`. */
  waiting: number;
  oldestPlannedAt: Date | null;
}

/** How these lanes are doing, with what waits in them. */
export async function laneRows(db: Query, lanes: string[], most: number): Promise<LaneRow[]> {
  const { rows } = await sql<LaneRow>`
    select k.lane, coalesce(l.condition, 'open') as condition, l.since, coalesce(l.failures, 0) as failures,
      l.blocked_until as "restingUntil", l.paused_at as "pausedAt", l.paused_by as "pausedBy",
      l.pause_reason as "pauseReason", e.retired_at as "endpointRetiredAt", w.waiting::int as waiting,
      w.oldest as "oldestPlannedAt"
    from unnest(${lanes}::text[]) as k(lane)
    left join lane l on l.connection = k.lane
    left join endpoint e on e.connection = k.lane
    left join lateral (
      select count(*) as waiting, min(planned_at) as oldest from (
        select planned_at from delivery where lane = k.lane and state = 'planned' and replay_of is null
        union all
        select planned_at from delivery where lane = k.lane and state = 'planned' and replay_of is not null
        limit ${most + 1}) d) w on true
    order by k.lane`.execute(db);
  return rows;
}

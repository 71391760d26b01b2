import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Meter, ObservableResult } from '@opentelemetry/api';
import { sql } from 'kysely';
import { countOverdueReferrals, type RunningHub } from '#exchange';
import { poolOfDatabase } from '#storage';

/** What is asked of the database is asked once in this time, however often it is looked at. */
const KNOWN_FOR_MS = 5_000;
const NANO = 1e9;

interface LaneRow {
  lane: string;
  waiting: number;
  oldest: Date | null;
  blockedUntil: Date | null;
  paused: boolean;
}

/** How the hub is doing now: read when somebody looks. */
export function createGauges(meter: Meter): { watch(hub: RunningHub): void; stop(): void } {
  let hub: RunningHub | undefined;
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const gauge = (name: string, description: string, read: (result: ObservableResult) => unknown): void =>
    meter.createObservableGauge(name, { description }).addCallback(async (result) => {
      // The database may be away: what is in the process is shown all the same.
      await Promise.resolve(read(result)).catch(() => undefined);
    });
  const laneNumbers =
    (show: (result: ObservableResult, lane: LaneRow, now: Date) => void) =>
    async (result: ObservableResult): Promise<void> => {
      if (!hub) return;
      for (const lane of await lanesOf(hub)) show(result, lane, hub.now());
    };

  gauge(
    'schakel_lane_waiting',
    'Deliveries that wait in a lane',
    laneNumbers((result, { lane, waiting }) => result.observe(waiting, { lane })),
  );
  gauge(
    'schakel_lane_oldest_seconds',
    'How long the oldest of them waits',
    laneNumbers((result, { lane, oldest }, now) =>
      result.observe(oldest ? Math.max(0, (now.getTime() - oldest.getTime()) / 1000) : 0, { lane }),
    ),
  );
  gauge(
    'schakel_lane_open',
    '1: the lane is open; 0: it rests or is paused',
    laneNumbers((result, { lane, blockedUntil, paused }, now) =>
      result.observe(paused || (blockedUntil && blockedUntil > now) ? 0 : 1, { lane }),
    ),
  );
  gauge('schakel_messages_waiting', 'Messages that wait to be distributed, or are held', async (result) => {
    if (!hub) return;
    for (const { state, count } of await messagesOf(hub)) result.observe(count, { state });
  });
  gauge(
    'schakel_referrals_overdue',
    'Referrals whose time is over, by state and by what kind of organisation they are with',
    async (result) => {
      if (!hub) return;
      for (const { state, kind, count } of await overdueReferrals(hub))
        result.observe(count, { state, kind });
    },
  );
  gauge('schakel_messages_pending', 'Messages that wait for their commit', (result) => {
    if (hub) result.observe(hub.accepting.pending());
  });
  gauge('schakel_bells', 'Bells that rang since the start, and that did not', (result) => {
    if (!hub) return;
    const { ok, failed } = hub.bells.rung();
    result.observe(ok, { result: 'ok' });
    result.observe(failed, { result: 'failed' });
  });
  gauge('schakel_pool_connections', 'Connections to PostgreSQL, and who waits for one', (result) => {
    if (!hub) return;
    for (const [state, count] of Object.entries(poolOfDatabase(hub.db))) result.observe(count, { state });
  });
  gauge(
    'schakel_event_loop_delay_seconds',
    'How late the process is, since it was looked at last',
    (result) => {
      if (delay.count > 0) {
        result.observe(delay.mean / NANO, { of: 'mean' });
        result.observe(delay.max / NANO, { of: 'max' });
      }
      delay.reset();
    },
  );
  gauge('schakel_memory_bytes', 'Memory of the process', (result) => {
    const { rss, heapUsed, external } = process.memoryUsage();
    for (const [of, bytes] of Object.entries({ rss, heapUsed, external })) result.observe(bytes, { of });
  });

  return {
    watch(running) {
      hub = running;
    },
    stop() {
      hub = undefined;
      delay.disable();
    },
  };
}

const remembered = <T>(read: (hub: RunningHub) => Promise<T>): ((hub: RunningHub) => Promise<T>) => {
  const known = new WeakMap<RunningHub, { until: number; value: Promise<T> }>();
  return (hub) => {
    const kept = known.get(hub);
    if (kept && Date.now() < kept.until) return kept.value;
    const value = read(hub);
    known.set(hub, { until: Date.now() + KNOWN_FOR_MS, value });
    value.catch(() => known.delete(hub));
    return value;
  };
};

/** Every connection that is configured now, whether or not something waits for it. */
const lanesOf = remembered(async (hub: RunningHub): Promise<LaneRow[]> => {
  const keys = (await hub.directory()).connections().map(({ key }) => key);
  const { rows } = await sql<LaneRow>`
    select k.lane, coalesce(w.waiting, 0)::int as waiting, w.oldest, l.blocked_until as "blockedUntil",
      l.paused_at is not null as paused
    from unnest(${keys}::text[]) as k(lane)
    left join lateral (select count(*) as waiting, min(d.planned_at) as oldest from (
      select planned_at from delivery where lane = k.lane and state = 'planned' and replay_of is null
      union all
      select planned_at from delivery where lane = k.lane and state = 'planned' and replay_of is not null) d) w on true
    left join lane l on l.connection = k.lane`.execute(hub.db);
  return rows;
});

const messagesOf = remembered(async (hub: RunningHub): Promise<{ state: string; count: number }[]> => {
  const { rows } = await sql<{ state: string; count: number }>`
    select 'accepted' as state, count(*)::int as count from message where state = 'accepted'
    union all select 'held', count(*)::int from message where state = 'held'`.execute(hub.db);
  return rows;
});

const overdueReferrals = remembered(countOverdueReferrals);

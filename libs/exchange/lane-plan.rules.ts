import { parseSchedule, serviceClock, type ServiceClock } from '#delivery';
import type { Connection, Endpoint } from '#partners';

/** How one lane is served: its partner's own settings over those of its connection over those of the hub. */
export interface LanePlan {
  schedule: readonly number[];
  /** How many deliveries a round holds at most. */
  full: number;
  /** How many requests go side by side at most. */
  requests: number;
  /** The partner said itself how many that are: whichever process serves the lane, one at a time does. */
  oneAtATime: boolean;
  /** How long one round takes its turn, when the partner named a rate: milliseconds; else null. */
  paceMs: number | null;
  /** When its system takes post; undefined: always. */
  hours: ServiceClock | undefined;
  /** Each request names an FSC transaction. */
  behindFsc: boolean;
}

interface Defaults {
  schedule: readonly number[];
  concurrency: number;
}

/** A lane with a rate gets the worth of this much time at once: the rate holds to the second and not to the minute. */
const PACED_MS = 1000;

/** What was read from a connection's text; its versions are new objects, so nothing here grows old. */
const read = new WeakMap<Connection, Pick<LanePlan, 'hours'> & { schedule: readonly number[] | undefined }>();

function readOf(connection: Connection) {
  const known = read.get(connection);
  if (known) return known;
  const made = {
    schedule: connection.retry ? parseSchedule(connection.retry) : undefined,
    hours: connection.serviceHours ? serviceClock(connection.serviceHours) : undefined,
  };
  read.set(connection, made);
  return made;
}

export function lanePlan(
  connection: Connection | undefined,
  endpoint: Pick<Endpoint, 'settings'> | undefined,
  defaults: Defaults,
): LanePlan {
  const { schedule, hours } = connection ? readOf(connection) : { schedule: undefined, hours: undefined };
  const { concurrency, batch = 1, perMinute } = endpoint?.settings ?? {};
  const requests = Math.min(concurrency ?? Infinity, connection?.concurrency ?? defaults.concurrency);
  const atOnce = requests * batch;
  const paced = perMinute === undefined ? atOnce : Math.max(1, Math.floor((perMinute * PACED_MS) / 60_000));
  const full = Math.min(atOnce, paced);
  return {
    schedule: schedule ?? defaults.schedule,
    full,
    requests,
    oneAtATime: concurrency !== undefined,
    paceMs: perMinute === undefined ? null : Math.ceil((full * 60_000) / perMinute),
    hours,
    behindFsc: connection?.fsc !== undefined,
  };
}

/** Milliseconds until the next attempt: not before the partner's system is there again. */
export function delayWithin(hours: ServiceClock | undefined, nowMs: number, delayMs: number): number {
  return hours ? hours.opensAt(nowMs + delayMs) - nowMs : delayMs;
}

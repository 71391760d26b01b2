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
  /** The same of what was really sent: more, where a batch was refused and each of it was tried by itself. */
  paceOf(sent: Traffic): number | null;
  /** When its system takes post; undefined: always. */
  hours: ServiceClock | undefined;
  /** Each request names an FSC transaction. */
  behindFsc: boolean;
}

/** What goes over the line: with batches more events than requests. */
export interface Traffic {
  events: number;
  requests: number;
}

interface Defaults {
  schedule: readonly number[];
  concurrency: number;
}

/** A lane with a rate gets the worth of this much time at once: the rate holds to the second and not to the minute. */
const PACED_MS = 1000;
const MINUTE_MS = 60_000;

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
  // The partner's own word counts in events, that of its endpoint (WebHook-Allowed-Rate) in requests.
  const { concurrency, batch = 1, perMinute, allowedRate } = endpoint?.settings ?? {};
  const requests = Math.min(concurrency ?? Infinity, connection?.concurrency ?? defaults.concurrency);
  const atOnce = requests * batch;
  const full = Math.min(atOnce, pacedOf(perMinute), pacedOf(allowedRate) * batch);
  const isPaced = perMinute !== undefined || allowedRate !== undefined;
  const paceOf = ({ events, requests: asked }: Traffic): number | null =>
    isPaced
      ? Math.ceil(MINUTE_MS * Math.max(events / (perMinute ?? Infinity), asked / (allowedRate ?? Infinity)))
      : null;
  return {
    schedule: schedule ?? defaults.schedule,
    full,
    requests,
    oneAtATime: concurrency !== undefined,
    paceMs: paceOf({ events: full, requests: Math.ceil(full / batch) }),
    paceOf,
    hours,
    behindFsc: connection?.fsc !== undefined,
  };
}

const pacedOf = (rate = Infinity): number => Math.max(1, Math.floor((rate * PACED_MS) / MINUTE_MS));

/** What is sent is held for as long as an attempt may take, and this much longer. */
export const HOLD_MARGIN_MS = 10_000;

/** Outside its service hours a lane sleeps: nothing is tried, so nothing counts as a failure. */
export const isAsleep = ({ hours }: Pick<LanePlan, 'hours'>, now: Date): boolean =>
  hours !== undefined && hours.opensAt(now.getTime()) > now.getTime();

/** Milliseconds until the next attempt: not before the partner's system is there again. */
export function delayWithin(hours: ServiceClock | undefined, nowMs: number, delayMs: number): number {
  return hours ? hours.opensAt(nowMs + delayMs) - nowMs : delayMs;
}

import { measureInserts } from './baseline.js';
import { percentile, residentMBOf, slopeOf, type Use } from './gauges.js';
import { SENDER_TO_THE_DEAD } from './region.js';
import type { Rig, Round } from './rig.js';
import { countStatements, statementsOf } from './statements.js';

/** How much is sent and for how long; every load is bounded. */
export interface Sizes {
  messages: number;
  warmUp: number;
  baselineMs: number;
  pacedSeconds: number;
  memoryMessages: number;
  waiting: number;
  roundMessages: number;
}

export type Say = (line: string) => void;

export interface Throughput {
  messages: number;
  deliveries: number;
  bytes: number;
  acceptedPerSecond: number;
  deliveredPerSecond: number;
  insertsPerSecond: [number, number];
  ratio: number;
  atFullSpeed: Latencies;
  paced: Latencies & { rate: number };
  use: Map<string, Use>;
  repeats: number;
  complaints: string[];
}

export interface Latencies {
  acceptance: number[];
  arrival: number[];
}

export const SHARES = [0.5, 0.95, 0.99];
const PACED_SHARE = 0.5;

/** As fast as the senders get their answers, then at half of that speed, both between two measurements of the baseline. */
export async function measureThroughput(rig: Rig, sizes: Sizes, say: Say): Promise<Throughput> {
  const { connections, recipients } = rig.options;
  await rig.round({ messages: sizes.warmUp });
  const before = await measureInserts(rig.databaseUrl, connections, sizes.baselineMs);
  say(`baseline: ${before.insertsPerSecond.toFixed(0)} durable inserts/s of ${before.bytes} bytes`);
  const profiles = rig.options.profileFolder !== undefined;
  if (profiles) await countStatements(rig);
  const gauges = rig.gauges();
  const round = await rig.round({ messages: sizes.messages });
  const use = gauges.stop();
  if (profiles) for (const line of await statementsOf(rig)) say(line);
  const deliveries = sizes.messages * recipients;
  const deliveredPerSecond = perSecond(deliveries, round.startedAt, round.lastArrivalAt);
  say(`${deliveredPerSecond.toFixed(0)} deliveries/s, all of ${deliveries} right`);
  const rate = Math.max(1, Math.floor((deliveredPerSecond / recipients) * PACED_SHARE));
  const paced = await rig.round({ messages: Math.max(1, Math.floor(rate * sizes.pacedSeconds)), rate });
  const after = await measureInserts(rig.databaseUrl, connections, sizes.baselineMs);
  say(`baseline: ${after.insertsPerSecond.toFixed(0)} durable inserts/s`);
  const insertsPerSecond: [number, number] = [before.insertsPerSecond, after.insertsPerSecond];
  return {
    messages: sizes.messages,
    deliveries,
    bytes: before.bytes,
    acceptedPerSecond: perSecond(sizes.messages, round.startedAt, Math.max(...lastOf(round.acceptedAt))),
    deliveredPerSecond,
    insertsPerSecond,
    ratio: deliveredPerSecond / ((insertsPerSecond[0] + insertsPerSecond[1]) / 2),
    atFullSpeed: latenciesOf(round),
    paced: { ...latenciesOf(paced), rate },
    use,
    repeats: round.repeats + paced.repeats,
    complaints: rig.complaints(),
  };
}

export const perSecond = (count: number, from: number, until: number): number =>
  (count / (until - from)) * 1000;

const lastOf = (moments: Float64Array): Float64Array => moments.slice().sort().subarray(-1);

export function latenciesOf({ postedAt, acceptedAt, latencies }: Round): Latencies {
  const acceptance = acceptedAt.map((at, index) => at - postedAt[index]!).sort();
  return {
    acceptance: SHARES.map((share) => percentile(acceptance, share)),
    arrival: SHARES.map((share) => percentile(latencies, share)),
  };
}

export interface Memory {
  messages: number;
  /** The least resident memory in MB before the load and in each tenth of it, and its rise per 1,000 messages. */
  of: { name: string; tenths: number[]; slope: number }[];
}

const SAMPLE_EVERY_MS = 200;
const TENTHS = 10;
/** Tenths in which caches fill and code is compiled. */
const WARM_UP_TENTHS = 2;

/** One long load; what the hub's processes hold must not grow with it. */
export async function measureMemory(rig: Rig, sizes: Sizes, say: Say): Promise<Memory> {
  const messages = sizes.memoryMessages;
  const samples: Sample[] = [];
  let sampling = true;
  const look = async (): Promise<Sample> => ({
    arrived: (await rig.arrived()) / rig.options.recipients,
    api: residentMBOf(rig.pids.api),
    worker: residentMBOf(rig.pids.worker),
  });
  const sampler = (async () => {
    while (sampling) {
      samples.push(await look());
      await new Promise((resolve) => setTimeout(resolve, SAMPLE_EVERY_MS));
    }
  })();
  try {
    await rig.round({ messages });
  } finally {
    sampling = false;
    await sampler;
  }
  say(`${messages} messages, ${samples.length} looks at the memory`);
  return { messages, of: (['api', 'worker'] as const).map((name) => growthOf(name, samples, messages)) };
}

interface Sample {
  arrived: number;
  api: number;
  worker: number;
}

/** The least of each tenth: what lies between two collections of garbage is not held, only not given back yet. */
function growthOf(name: 'api' | 'worker', samples: Sample[], messages: number): Memory['of'][number] {
  const lowest = Array.from({ length: TENTHS }, (_, tenth) => {
    const [from, until] = [(tenth / TENTHS) * messages, ((tenth + 1) / TENTHS) * messages];
    const within = samples.filter(({ arrived }) => arrived > from && arrived <= until);
    return Math.min(...within.map((sample) => sample[name]));
  });
  const warm = lowest
    .map((size, tenth) => ({ size, at: ((tenth + 1) / TENTHS) * (messages / 1000) }))
    .slice(WARM_UP_TENTHS);
  const seen = warm.filter(({ size }) => Number.isFinite(size));
  const slope = slopeOf(
    seen.map(({ at }) => at),
    seen.map(({ size }) => size),
  );
  return { name, tenths: [samples[0]![name], ...lowest], slope };
}

export interface DeadPartner {
  waiting: number;
  /** Deliveries a second to the others, round by round, and what the hub and its database used for 1,000 of them. */
  without: { speeds: number[]; cpuSeconds: number };
  with: { speeds: number[]; cpuSeconds: number };
  /** With against without, of the middle round. */
  ratio: number;
}

const ROUNDS = 7;
const BATCH = 200;
/** Together they stay well under what one sender may have accepted at once. */
const FILL_CONNECTIONS = 2;
const FILL_TIMES_OUT_MS = 600_000;

/**
 * What the post of a partner that is gone costs the others: two hubs on one database server, of which one got that post
 * through the front door like any other. They are measured by turns, so that whatever else the machine does hits both.
 */
export async function measureDeadPartner(
  without: Rig,
  rig: Rig,
  sizes: Sizes,
  say: Say,
): Promise<DeadPartner> {
  for (const one of [without, rig]) await one.round({ messages: sizes.warmUp });
  await rig.acceptInBatches(
    { messages: sizes.waiting, sender: SENDER_TO_THE_DEAD, connections: FILL_CONNECTIONS },
    BATCH,
  );
  await untilWaiting(rig, sizes.waiting);
  say(`${sizes.waiting} deliveries wait for a partner that is gone`);
  const measured = [without, rig].map((of) => ({ of, speeds: [] as number[], cpuSeconds: 0 }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of round % 2 === 0 ? measured : measured.toReversed())
      await measureRound(one, sizes.roundMessages);
  }
  const waiting = await waitingOf(rig);
  if (waiting !== sizes.waiting)
    throw new Error(`${waiting} deliveries wait for the partner that is gone, not ${sizes.waiting}`);
  const [free, burdened] = measured.map(({ speeds, cpuSeconds }) => ({
    speeds,
    cpuSeconds: cpuSeconds / ROUNDS,
  })) as [DeadPartner['without'], DeadPartner['with']];
  for (const { speeds } of [free, burdened])
    say(`${speeds.map((speed) => speed.toFixed(0)).join(', ')} deliveries/s`);
  const ratios = burdened.speeds.map((speed, round) => speed / free.speeds[round]!);
  return { waiting, without: free, with: burdened, ratio: middleOf(ratios) };
}

async function measureRound(
  one: { of: Rig; speeds: number[]; cpuSeconds: number },
  messages: number,
): Promise<void> {
  const gauges = one.of.gauges();
  const { startedAt, lastArrivalAt } = await one.of.round({ messages });
  const use = gauges.stop();
  const deliveries = messages * one.of.options.recipients;
  one.speeds.push(perSecond(deliveries, startedAt, lastArrivalAt));
  const used = ['api', 'worker', 'postgres'].reduce((sum, name) => sum + use.get(name)!.cpuSeconds, 0);
  one.cpuSeconds += (used / deliveries) * 1000;
}

export const middleOf = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function untilWaiting(rig: Rig, wanted: number): Promise<void> {
  const giveUpAt = Date.now() + FILL_TIMES_OUT_MS;
  while ((await waitingOf(rig)) < wanted) {
    if (Date.now() > giveUpAt) throw new Error('the post of the dead partner was not planned in time');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const waitingOf = async (rig: Rig): Promise<number> =>
  Number(
    (
      await rig.query<{ count: string }>(
        "select count(*) from delivery where lane = 'weg-systeem' and state = 'planned'",
      )
    )[0]!.count,
  );

import { BareRound } from './bare-round.js';
import { measureInserts, type Baseline } from './baseline.js';
import { percentile } from './gauges.js';
import type { Rig, RigOptions } from './rig.js';
import { middleOf, perSecond, type Say } from './scenarios.js';

/** How much is sent in each round, and how many rounds there are; of what is measured the middle one counts. */
export interface PeersSizes {
  rounds: number;
  messages: number;
  warmUp: number;
  baselineMs: number;
  loadSeconds: number;
  /** To many recipients; each gets all of them. */
  many: { recipients: number; messages: number };
  /** What waits for the partner that returns. */
  waiting: number;
}

/** The middle of the rounds, and all of them. */
export interface Middle {
  middle: number;
  all: number[];
}

export interface Peers {
  insertsPerSecond: Middle;
  insertP99: Middle;
  /** One recipient, one worker: deliveries a second, and for each durable insert. */
  delivered: Middle;
  deliveredPerInsert: Middle;
  /** What a program that is no hub delivers a second with the same load, and the hub for each of these. */
  bare: Middle;
  deliveredPerBare: Middle;
  /** As fast as answered. */
  acceptanceP99: Middle;
  /** At 80 percent of that speed, evenly. */
  load: { rate: number; acceptanceP99: Middle; arrivalP99: Middle };
  many: { recipients: number; delivered: Middle; deliveredPerInsert: Middle };
  /** With two workers, and of each round how much more than with one. */
  twoWorkers: { delivered: Middle; toOne: Middle };
  recovery: { waiting: number; delivered: number; toSteady: number };
  repeats: number;
  complaints: string[];
}

const LOAD = 0.8;
const P99 = 0.99;
const FILL_BATCH = 200;
const FILL_CONNECTIONS = 2;
const PLANNED_WITHIN_MS = 900_000;

const middle = (all: number[]): Middle => ({ middle: middleOf(all), all });

type Start = (more: Partial<Pick<RigOptions, 'recipients' | 'workers'>>) => Promise<Rig>;

/** Between two measurements of what the database does with the same bytes and nothing else. */
class Ratios {
  readonly inserts: number[] = [];
  readonly insertP99s: number[] = [];

  constructor(
    private readonly rig: Rig,
    private readonly ms: number,
  ) {}

  async around<T>(work: () => Promise<T>): Promise<{ done: T; inserts: number }> {
    const before = await this.#measure();
    const done = await work();
    const after = await this.#measure();
    return { done, inserts: (before.insertsPerSecond + after.insertsPerSecond) / 2 };
  }

  async #measure(): Promise<Baseline> {
    const measured = await measureInserts(this.rig.databaseUrl, this.rig.options.connections, this.ms);
    this.inserts.push(measured.insertsPerSecond);
    this.insertP99s.push(percentile(measured.latencies, P99));
    return measured;
  }
}

interface FullSpeed {
  delivered: number;
  acceptanceP99: number;
  repeats: number;
}

async function fullSpeed(rig: Rig, messages: number): Promise<FullSpeed> {
  const round = await rig.round({ messages });
  const deliveries = messages * rig.options.recipients;
  return {
    delivered: perSecond(deliveries, round.startedAt, round.lastArrivalAt),
    acceptanceP99: percentile(round.acceptedAt.map((at, index) => at - round.postedAt[index]!).sort(), P99),
    repeats: round.repeats,
  };
}

/** The ratios by which this hub is compared with others: on one machine, in one run, by turns. */
export async function measurePeers(rig: Rig, start: Start, sizes: PeersSizes, say: Say): Promise<Peers> {
  await rig.round({ messages: sizes.warmUp });
  const ratios = new Ratios(rig, sizes.baselineMs);
  const full: FullSpeed[] = [];
  const perInsert: number[] = [];
  const bare: number[] = [];
  const perBare: number[] = [];
  const noHub = await BareRound.start({
    databaseUrl: rig.databaseUrl,
    connections: rig.options.connections,
  });
  try {
    await noHub.run(sizes.warmUp);
    for (let round = 0; round < sizes.rounds; round++) {
      const { done, inserts } = await ratios.around(() => fullSpeed(rig, sizes.messages));
      full.push(done);
      perInsert.push(done.delivered / inserts);
      bare.push(await noHub.run(sizes.messages));
      perBare.push(done.delivered / bare.at(-1)!);
      say(
        `one recipient: ${done.delivered.toFixed(0)}/s, ${perInsert.at(-1)!.toFixed(3)} for each insert, ` +
          `${perBare.at(-1)!.toFixed(2)} for each of no hub`,
      );
    }
  } finally {
    await noHub.stop();
  }
  const delivered = middle(full.map((one) => one.delivered));
  const load = await underLoad(rig, Math.max(1, Math.floor(delivered.middle * LOAD)), sizes, say);
  const two = await twoWorkers(start, rig, sizes, say);
  const many = await manyRecipients(start, sizes, say);
  const recovery = await comesBack(rig, sizes, delivered.middle, say);
  return {
    insertsPerSecond: middle(ratios.inserts),
    insertP99: middle(ratios.insertP99s),
    delivered,
    deliveredPerInsert: middle(perInsert),
    bare: middle(bare),
    deliveredPerBare: middle(perBare),
    acceptanceP99: middle(full.map((one) => one.acceptanceP99)),
    load,
    twoWorkers: two,
    many,
    recovery,
    repeats: full.reduce((sum, { repeats }) => sum + repeats, 0),
    complaints: rig.complaints(),
  };
}

async function underLoad(rig: Rig, rate: number, sizes: PeersSizes, say: Say): Promise<Peers['load']> {
  const acceptance: number[] = [];
  const arrival: number[] = [];
  for (let round = 0; round < sizes.rounds; round++) {
    const messages = Math.max(1, Math.floor(rate * sizes.loadSeconds));
    const { acceptedAt, postedAt, latencies } = await rig.round({ messages, rate });
    acceptance.push(percentile(acceptedAt.map((at, index) => at - postedAt[index]!).sort(), P99));
    arrival.push(percentile(latencies, P99));
  }
  const load = { rate, acceptanceP99: middle(acceptance), arrivalP99: middle(arrival) };
  say(`at ${rate}/s: p99 ${load.arrivalP99.middle.toFixed(0)} ms from 202 to arrival`);
  return load;
}

/** By turns with the rig that has one, so that whatever else the machine does hits both. */
async function twoWorkers(start: Start, one: Rig, sizes: PeersSizes, say: Say): Promise<Peers['twoWorkers']> {
  const two = await start({ recipients: 1, workers: 2 });
  await two.round({ messages: sizes.warmUp });
  const delivered: number[] = [];
  const toOne: number[] = [];
  for (let round = 0; round < sizes.rounds; round++) {
    const alone = await fullSpeed(one, sizes.messages);
    const together = await fullSpeed(two, sizes.messages);
    delivered.push(together.delivered);
    toOne.push(together.delivered / alone.delivered);
  }
  await two.stop();
  say(`two workers: ${middle(toOne).middle.toFixed(2)} times one`);
  return { delivered: middle(delivered), toOne: middle(toOne) };
}

async function manyRecipients(
  start: Start,
  { many, ...sizes }: PeersSizes,
  say: Say,
): Promise<Peers['many']> {
  const rig = await start({ recipients: many.recipients });
  await rig.round({ messages: Math.ceil(many.messages / 5) });
  const ratios = new Ratios(rig, sizes.baselineMs);
  const delivered: number[] = [];
  const perInsert: number[] = [];
  for (let round = 0; round < sizes.rounds; round++) {
    const { done, inserts } = await ratios.around(() => fullSpeed(rig, many.messages));
    delivered.push(done.delivered);
    perInsert.push(done.delivered / inserts);
  }
  await rig.stop();
  say(`${many.recipients} recipients: ${middle(perInsert).middle.toFixed(3)} deliveries for each insert`);
  return {
    recipients: many.recipients,
    delivered: middle(delivered),
    deliveredPerInsert: middle(perInsert),
  };
}

/** Its partner broke off every request until all of it waited; then it says that it is back. */
async function comesBack(rig: Rig, sizes: PeersSizes, steady: number, say: Say): Promise<Peers['recovery']> {
  const { waiting } = sizes;
  await rig.setAway(true);
  const series = await rig.acceptInBatches({ messages: waiting, connections: FILL_CONNECTIONS }, FILL_BATCH);
  await untilPlanned(rig, waiting);
  await rig.setAway(false);
  const { startedAt, lastArrivalAt } = await rig.drain(series, waiting);
  const delivered = perSecond(waiting, startedAt, lastArrivalAt);
  say(`${waiting} waited for a partner that came back: ${delivered.toFixed(0)}/s`);
  return { waiting, delivered, toSteady: delivered / steady };
}

async function untilPlanned(rig: Rig, wanted: number): Promise<void> {
  const giveUpAt = Date.now() + PLANNED_WITHIN_MS;
  for (;;) {
    const [row] = await rig.query<{ count: string }>(
      "select count(*) from delivery where lane = 'ontvanger-1-systeem' and state = 'planned'",
    );
    if (Number(row!.count) === wanted) return;
    if (Date.now() > giveUpAt) throw new Error(`only ${row!.count} of ${wanted} deliveries were planned`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

import { createSealLag, type SealLag } from '#audit';
import type { HubConfig } from '#config';
import type { Contracts } from '#contracts';
import type { BrokerClient, Mailer, WebhookClient } from '#delivery';
import { passed, refuse, type Clock, type Outcome } from '#kernel';
import { useNoter, type Connection, type Directory, type UseNoter } from '#partners';
import { databaseMoment, isPassing, type Bells, type Database, type KeyRing, type Query } from '#storage';
import type { Mappings } from '#translation';
import { commitMessages } from './accept.store.js';
import { createCoalescer, type Coalescer } from './coalesce.js';
import { createCounter } from './counter.rules.js';
import { distributeBatch } from './distribution.js';
import { cutDoubtedLinks } from './links.js';
import type { Hub } from './pipeline.js';
import { lanePlan, type LanePlan } from './lane-plan.rules.js';
import { createLaneRounds } from './lane-rounds.js';
import { lanesAtWork, type LanesAtWork } from './lane.js';
import { createMappingBooks, mappingNow } from './mapping-book.js';
import { NOBODY, outcomeOf, secondsSince, type Observer } from './observer.js';
import { openedMemory, type OpenedMemory } from './opened.js';
import type { Checked, DecidedCandidate, Receipt } from './post.js';
import { createSender, type Sender } from './sending.js';
import { nothingUnderWay, recordWithdrawal } from './statements.js';
import { createSnapshots, type Snapshot } from './snapshot.js';
import { subscriptionMemory, type SubscriptionMemory } from './subscription.store.js';
import { createTransactionLog, type Transaction } from './transactions.js';

/** What a running hub is made of; Nest builds it in exchange.module.ts, a test in a few lines. */
export interface HubParts {
  config: HubConfig;
  clock: Clock;
  db: Database;
  keys: KeyRing;
  contracts: Contracts;
  /** As they came with the hub; which version is in force the snapshot knows. */
  mappings: Mappings;
  webhooks: WebhookClient;
  bells: Bells;
  /** Absent where no mail server is configured. */
  mailer?: Mailer;
  /** Absent where no broker is configured. */
  broker?: BrokerClient;
  /** Hears of what broke inside the hub, for the log: the error and what was being done. */
  report?: (error: unknown, doing: string) => void;
  /** Hears of how much and how fast. */
  observer?: Observer;
}

/** The pipeline's hub, and what the faces of the hub need beside it. */
export interface RunningHub extends HubParts {
  /** Tells the moment as `now` does, whatever clock the hub was made with; that one says by how much it was turned. */
  clock: Clock;
  pipeline: Hub;
  sender: Sender;
  accepting: Coalescer<Checked, Outcome<Receipt>>;
  /** Writes an FSC transaction down; rejects when that cannot be done, and then the request is refused. */
  recordTransaction(transaction: Transaction): Promise<void>;
  /** Whether the sealing of the log is too far behind to accept more. */
  sealLag: SealLag;
  snapshot(db?: Query): Promise<Snapshot>;
  /** The moment by the database's clock as it was at the last look, and goes on: nobody waits for it, and no process goes by its own. */
  now(): Date;
  /** The moment by the database's clock, for whatever is compared to decide: taken within the transaction, after its locks. */
  moment(db: Query): Promise<Date>;
  directory(): Promise<Directory>;
  /** The same in milliseconds, never turned by hand: what others compare with a clock of their own. */
  worldTime(): number;
  /** Forgets what it knew of an endpoint: after a change in this process. */
  forgetEndpoint(connection: string): void;
  /** How the lane of a connection is served, as far as its configuration says. */
  planOf(connection: Connection): LanePlan;
  /** What partners want of what routes offer them, and what they want to be told. */
  subscriptions: SubscriptionMemory;
  /** Notes by the day which clients and connections are used, for a review of who has access. */
  uses: UseNoter;
  opened: OpenedMemory;
  lanesAtWork: LanesAtWork;
  drained(): Promise<void>;
  /** Waits until nothing of this lane is on its way from here; true when something was, so that there may be more now. */
  sent(lane: string): Promise<boolean>;
  /** Nothing new is begun from now on; what is under way ends. */
  beginStop(): void;
  isStopping(): boolean;
}

/** One at a time: whoever comes while a batch is being committed goes with the next. */
const ACCEPTS_AT_ONCE = 1;
/** How old what is known at the door may be: a mandate that is ended, or a client revoked, is so within this time. */
export const DIRECTORY_AGE_MS = 100;
const RING_EVERY_MS = 25;

export function createHub(parts: HubParts): RunningHub {
  const { config, db, keys, contracts, mappings, webhooks, bells, observer = NOBODY } = parts;
  const offset = (): number => parts.clock.offset();
  const moment = (query: Query): Promise<Date> => databaseMoment(query, offset());
  const report = parts.report ?? ((): void => undefined);
  const snapshots = createSnapshots(createMappingBooks(mappings, report));
  // Not the clock of this machine, that may be wrong: whatever is written goes by the one that all processes share.
  const now = (): Date => new Date(snapshots.sharedTime() + offset());
  const clock: Clock = { now, offset };
  const snapshot = (query: Query = db): Promise<Snapshot> => snapshots.current(query);
  const limits = {
    maxBytes: config.limits.maxDocument,
    maxDepth: config.limits.maxDepth,
    maxStringLength: config.limits.maxString,
    maxArrayLength: config.limits.maxArray,
  };
  const counter = createCounter(contracts, limits, now, (contract) => {
    const book = snapshots.latest()?.mappings;
    return book ? mappingNow(book, contract, now()) : mappings.get(contract);
  });
  const accepting = createCoalescer<Checked, Outcome<Receipt>>(
    async (batch) => {
      const startedAt = performance.now();
      passed('accept.checked', undefined, batch.length);
      const outcomes = await commitMessages(db, keys, batch, now());
      passed('accept.committed', undefined, outcomes.length);
      observer.committed(outcomes.filter((one) => one.ok).length, secondsSince(startedAt));
      return outcomes;
    },
    {
      batch: config.accept.batch,
      linger: config.accept.linger,
      atOnce: ACCEPTS_AT_ONCE,
      // Else whoever comes along with a message on which the hub breaks is answered that it did on theirs.
      mayBeOfOne: (error) => !isPassing(error),
    },
  );
  const sealLag = createSealLag(db, config.audit.lagLimit);
  const subscriptions = subscriptionMemory();
  const { publicUrl } = config;
  const opened = openedMemory();
  const needs = { db, keys, contracts, opened, subscriptions, snapshot, clock, moment, report, publicUrl };
  const later = new Set<NodeJS.Timeout>();
  const atWork = lanesAtWork();
  const ring = throttle((queue, lane) => {
    // Whoever empties the lane in this process looks once more; a bell would only come back here.
    if (queue !== 'deliver' || !atWork.lookAgain(lane))
      void bells.ring(queue, lane).then(() => passed('bell.rung', lane));
  }, RING_EVERY_MS);
  const sender = createSender({
    db,
    webhooks,
    broker: parts.broker,
    now,
    offset,
    random: Math.random,
    subscriptions,
    observer,
  });
  const rounds = createLaneRounds({
    ...needs,
    config,
    sender,
    observer,
    ringLater(lane, ms) {
      const timer = setTimeout(() => (later.delete(timer), ring('deliver', lane)), ms);
      later.add(timer.unref());
    },
  });

  const pipeline: Hub = {
    now,
    ring,
    ...counter,
    // What could not be proven is not accepted: for whoever comes in by whichever door.
    commit: async (checked) => ((await sealLag.isTooLong()) ? refuse('busy') : accepting.add(checked)),
    async withWaitingMessages(work) {
      const startedAt = performance.now();
      let messages = 0;
      const { terms, distribute } = config;
      const distributing = {
        ...needs,
        subscriptions,
        batch: distribute.batch,
        documentTerm: terms.document,
        retractionTerm: terms.retraction,
        reportTerm: terms.report,
      };
      const done = await distributeBatch(distributing, (batch) => {
        messages += batch.messages.length;
        return work({ ...batch, decide: (candidate) => noted(batch.decide(candidate)) });
      });
      if (messages > 0) observer.distributed(messages, secondsSince(startedAt));
      if (done.doubted) await cutDoubtedLinks(hub);
      return done;
    },
    withDueDeliveries: (lane, prepare) => rounds.withDueDeliveries(lane, prepare),
    send: (lane, ready) => rounds.send(lane, ready),
    withdraw: (speaker, kind, id) => recordWithdrawal(hub, speaker, kind, id),
    nothingUnderWay: (subjectId) => nothingUnderWay(hub, { subjectId }),
  };

  function noted(candidate: DecidedCandidate): DecidedCandidate {
    observer.decided('distribute', outcomeOf(candidate));
    return candidate;
  }

  let stopping = false;
  const hub: RunningHub = {
    ...parts,
    clock,
    beginStop() {
      stopping = true;
      for (const timer of later) clearTimeout(timer);
    },
    isStopping: () => stopping,
    now,
    moment,
    pipeline,
    sender,
    accepting,
    recordTransaction: createTransactionLog(db, now),
    sealLag,
    snapshot,
    directory: async () => (await snapshots.recent(db, DIRECTORY_AGE_MS)).directory.at(now()),
    worldTime: () => snapshots.sharedTime(),
    forgetEndpoint: (connection) => rounds.forgetEndpoint(connection),
    subscriptions,
    uses: useNoter(db, (error) => report(error, 'noting that access was used')),
    opened,
    lanesAtWork: atWork,
    planOf: (connection) => lanePlan(connection, undefined, config.deliver),
    sent: (lane) => rounds.sent(lane),
    async drained() {
      await accepting.drained();
      await rounds.drained();
      await sender.drained();
    },
  };
  return hub;
}

/**
 * The first ring of a lane goes at once; those that follow within `every` milliseconds become one at the end of that
 * time. A bell costs as much as accepting a message, and says no more the second time.
 */
function throttle(ring: Hub['ring'], every: number): Hub['ring'] {
  const resting = new Map<string, boolean>();
  return function ringLater(queue, lane) {
    const name = `${queue} ${lane}`;
    if (resting.has(name)) return void resting.set(name, true);
    resting.set(name, false);
    ring(queue, lane);
    setTimeout(() => {
      const again = resting.get(name);
      resting.delete(name);
      if (again) ringLater(queue, lane);
    }, every);
  };
}

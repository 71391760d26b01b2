import { setTimeout as pause } from 'node:timers/promises';
import { appendEvents, auditEvent, createSealLag, type SealLag } from '#audit';
import type { HubConfig } from '#config';
import type { Contracts } from '#contracts';
import type { WebhookClient } from '#delivery';
import { refuse, type Clock, type Outcome } from '#kernel';
import { loadEndpoint, retireEndpoint, type Directory, type Endpoint } from '#partners';
import { databaseMoment, isPassing, type Bells, type Database, type KeyRing, type Query } from '#storage';
import type { Mappings } from '#translation';
import { commitMessages } from './accept.store.js';
import { createCoalescer, type Coalescer } from './coalesce.js';
import { createCounter } from './counter.rules.js';
import { claimRound } from './delivery-round.js';
import { distributeBatch } from './distribution.js';
import { cutDoubtedLinks } from './links.js';
import type { Hub } from './pipeline.js';
import type { Checked, DecidedCandidate, Ready, Receipt } from './post.js';
import { movedParties } from './moved.rules.js';
import { NOBODY, outcomeOf, outcomeOfPrepared, secondsSince, type Observer } from './observer.js';
import { createSender, type Sender } from './sending.js';
import { laneState } from './settle.store.js';
import { LONGEST_WAIT_FOR_ROUND_MS, nothingUnderWay, recordWithdrawal } from './statements.js';
import { createSnapshots, type Snapshot } from './snapshot.js';
import { createTransactionLog, type Transaction } from './transactions.js';

/** What a running hub is made of; Nest builds it in exchange.module.ts, a test in a few lines. */
export interface HubParts {
  config: HubConfig;
  clock: Clock;
  db: Database;
  keys: KeyRing;
  contracts: Contracts;
  mappings: Mappings;
  webhooks: WebhookClient;
  bells: Bells;
  /** Hears of what broke inside the hub, for the log: the error and what was being done. */
  report?: (error: unknown, doing: string) => void;
  /** Hears of how much and how fast. */
  observer?: Observer;
}

/** The pipeline's hub, and what the faces of the hub need beside it. */
export interface RunningHub extends HubParts {
  pipeline: Hub;
  sender: Sender;
  accepting: Coalescer<Checked, Outcome<Receipt>>;
  /** Writes an FSC transaction down; rejects when that cannot be done, and then the request is refused. */
  recordTransaction(transaction: Transaction): Promise<void>;
  /** Whether the sealing of the log is too far behind to accept more. */
  sealLag: SealLag;
  snapshot(db?: Query): Promise<Snapshot>;
  now(): Date;
  /** The moment by the database's clock, for whatever is compared to decide: taken within the transaction, after its locks. */
  moment(db: Query): Promise<Date>;
  directory(): Promise<Directory>;
  /** The moment at the door, where nobody waits for the database: its clock as it was at the last look, and goes on. */
  doorMoment(): Date;
  /** Forgets what it knew of an endpoint: after a change in this process. */
  forgetEndpoint(connection: string): void;
  drained(): Promise<void>;
  /** Waits until nothing of this lane is on its way from here; true when something was, so that there may be more now. */
  sent(lane: string): Promise<boolean>;
  /** Nothing new is begun from now on; what is under way ends. */
  beginStop(): void;
  isStopping(): boolean;
}

const ENDPOINT_KNOWN_FOR_MS = 1000;
const HOLD_MARGIN_MS = 10_000;
/** One at a time: whoever comes while a batch is being committed goes with the next. */
const ACCEPTS_AT_ONCE = 1;
/** How old what is known at the door may be: a mandate that is ended, or a client revoked, is so within this time. */
const DIRECTORY_AGE_MS = 100;
const RING_EVERY_MS = 25;
const QUICK_ROUND_MS = 1000;
const QUICK_LANE_ROUNDS = 4;

export function createHub(parts: HubParts): RunningHub {
  const { config, clock, db, keys, contracts, mappings, webhooks, bells, observer = NOBODY } = parts;
  const now = (): Date => clock.now();
  const moment = (query: Query): Promise<Date> => databaseMoment(query, clock.offset());
  const snapshots = createSnapshots();
  const doorMoment = (): Date => new Date(Date.now() + snapshots.skew() + clock.offset());
  const snapshot = (query: Query = db): Promise<Snapshot> => snapshots.current(query);
  const limits = {
    maxBytes: config.limits.maxDocument,
    maxDepth: config.limits.maxDepth,
    maxStringLength: config.limits.maxString,
    maxArrayLength: config.limits.maxArray,
  };
  const counter = createCounter(contracts, limits, doorMoment);
  const accepting = createCoalescer<Checked, Outcome<Receipt>>(
    async (batch) => {
      const startedAt = performance.now();
      const outcomes = await commitMessages(db, keys, batch, now());
      observer.committed(outcomes.filter((one) => one.ok).length, secondsSince(startedAt));
      return outcomes;
    },
    {
      batch: config.accept.batch,
      linger: config.accept.linger,
      atOnce: ACCEPTS_AT_ONCE,
    },
  );
  const sealLag = createSealLag(db, config.audit.lagLimit);
  const quickLanes = new Set<string>();
  /** Lanes whose deliveries name an FSC transaction. */
  const behindFsc = new Set<string>();
  const onTheWay = new Map<string, Promise<void>>();
  const endpoints = endpointMemory((connection) => loadEndpoint(db, keys, connection));
  const sender = createSender({
    db,
    webhooks,
    now,
    schedule: config.deliver.schedule,
    laneBackoff: config.deliver.laneBackoff,
    random: Math.random,
    observer,
    onRetired: (endpoint) => retire(db, endpoint, now()).then(() => endpoints.forget(endpoint.connection)),
  });
  const report = parts.report ?? ((): void => undefined);
  const needs = { db, keys, contracts, mappings, snapshot, clock, moment, report };
  const hold = config.deliver.sendTimeout + HOLD_MARGIN_MS;

  const pipeline: Hub = {
    now,
    ring: throttle((queue, lane) => void bells.ring(queue, lane), RING_EVERY_MS),
    ...counter,
    // What could not be proven is not accepted: for whoever comes in by whichever door.
    commit: async (checked) => ((await sealLag.isTooLong()) ? refuse('busy') : accepting.add(checked)),
    async withWaitingMessages(work) {
      const startedAt = performance.now();
      let messages = 0;
      const options = { batch: config.distribute.batch, retractionTerm: config.terms.retraction };
      const done = await distributeBatch({ ...needs, ...options }, (batch) => {
        messages += batch.messages.length;
        return work({ ...batch, decide: (candidate) => noted(batch.decide(candidate)) });
      });
      if (messages > 0) observer.distributed(messages, secondsSince(startedAt));
      if (done.doubted) await cutDoubtedLinks(hub);
      return done;
    },
    async withDueDeliveries(lane, prepare) {
      const state = await laneState(db, lane);
      if (state.blockedUntil && now() < state.blockedUntil) return { ready: [], claimed: 0 };
      const directory = (await snapshot()).directory.at(doorMoment());
      const connection = directory.connection(lane);
      if (connection?.fsc) behindFsc.add(lane);
      else behindFsc.delete(lane);
      // Without an endpoint post waits; only what must move to another lane is claimed all the same.
      const recipients = (await endpoints.of(lane))
        ? undefined
        : movedParties(directory, connection, doorMoment());
      if (recipients?.length === 0) return { ready: [], claimed: 0 };
      // One probe at a time while a lane recovers: its whole post is not spent on finding out.
      const sideBySide = connection?.concurrency ?? config.deliver.concurrency;
      const limit = state.failures > 0 ? 1 : sideBySide * (quickLanes.has(lane) ? QUICK_LANE_ROUNDS : 1);
      return claimRound(needs, { lane, recipients, limit, hold, leaseId: null }, (batch, due) => {
        const prepared = prepare(batch, due);
        const outcome = outcomeOfPrepared(prepared);
        if (outcome) observer.decided('deliver', outcome);
        return prepared;
      });
    },
    async send(lane, ready) {
      if (ready.length === 0) return;
      const before = onTheWay.get(lane);
      // What is under way has a term: the round before is waited for, but not for ever when the partner turns out to be slow.
      if (before) await Promise.race([before, pause(LONGEST_WAIT_FOR_ROUND_MS, undefined, { ref: false })]);
      const sending = sendRound(lane, ready)
        // A database that is away is noticed by the next claim; what was sent is settled again when its term is over.
        .catch((error: unknown) => void (isPassing(error) || report(error, 'sending')))
        .finally(() => onTheWay.get(lane) === sending && onTheWay.delete(lane));
      onTheWay.set(lane, sending);
      // While a quick lane sends, its next round is claimed; there is never more than one of a lane on the way.
      if (!quickLanes.has(lane)) await sending;
    },
    withdraw: (speaker, kind, id) => recordWithdrawal(hub, speaker, kind, id),
    nothingUnderWay: (subjectId) => nothingUnderWay(hub, { subjectId }),
  };

  function noted(candidate: DecidedCandidate): DecidedCandidate {
    observer.decided('distribute', outcomeOf(candidate));
    return candidate;
  }

  async function sendRound(lane: string, ready: Ready[]): Promise<void> {
    const endpoint = await endpoints.of(lane);
    const startedAt = performance.now();
    if (endpoint) await sender.send(endpoint, lane, ready, behindFsc.has(lane));
    // Waiting for a free connection counts within the time limit of a send: only a quick lane is given more at once.
    if (performance.now() - startedAt < QUICK_ROUND_MS) quickLanes.add(lane);
    else quickLanes.delete(lane);
  }

  let stopping = false;
  const hub: RunningHub = {
    ...parts,
    beginStop() {
      stopping = true;
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
    directory: async () => (await snapshots.recent(db, DIRECTORY_AGE_MS)).directory.at(doorMoment()),
    doorMoment,
    forgetEndpoint: (connection) => endpoints.forget(connection),
    async sent(lane) {
      const sending = onTheWay.get(lane);
      await sending;
      return sending !== undefined;
    },
    async drained() {
      await accepting.drained();
      while (onTheWay.size > 0) await Promise.all(onTheWay.values());
      await sender.drained();
    },
  };
  return hub;
}

/** Endpoints change seldom and are asked for with every batch: known for a second, also to the other processes. */
function endpointMemory(load: (connection: string) => Promise<Endpoint | undefined>) {
  const known = new Map<string, { endpoint: Endpoint | undefined; until: number }>();
  return {
    async of(connection: string): Promise<Endpoint | undefined> {
      const kept = known.get(connection);
      if (kept && Date.now() < kept.until) return kept.endpoint;
      const endpoint = await load(connection);
      known.set(connection, { endpoint, until: Date.now() + ENDPOINT_KNOWN_FOR_MS });
      return endpoint;
    },
    forget: (connection: string) => void known.delete(connection),
  };
}

async function retire(db: Database, endpoint: Endpoint, moment: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await retireEndpoint(tx, endpoint, moment);
    await appendEvents(tx, [
      auditEvent({
        moment,
        log: 'audit',
        action: 'endpoint.retired',
        actor: `connection:${endpoint.connection}`,
        object: `endpoint:${endpoint.connection}`,
        result: 'retired',
        organisations: [],
        details: {},
      }),
    ]);
  });
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

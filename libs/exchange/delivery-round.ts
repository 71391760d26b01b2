import { groundsOf, type Decision, type Grounds } from '#consent';
import type { Contracts } from '#contracts';
import { passed, type Clock } from '#kernel';
import type { Database, KeyRing, OrganisationKeys, Query, Tx } from '#storage';
import { claimDue, commitPrepared, holdSubjects, sealedDocuments } from './claim.store.js';
import { batchAt } from './delivery-batch.js';
import { occasionsAround } from './occasion-of-delivery.js';
import type { DeliveryBatch } from './pipeline.js';
import type { Around } from './move.store.js';
import type { DueDelivery, Prepared, Ready } from './post.js';
import type { Opened, OpenedMemory } from './opened.js';
import { notOvertaken } from './replay.store.js';
import type { Snapshot } from './snapshot.js';
import type { SubscriptionMemory } from './subscription.store.js';

export interface RoundNeeds {
  db: Database;
  keys: KeyRing;
  contracts: Contracts;
  opened: OpenedMemory;
  subscriptions: SubscriptionMemory;
  snapshot(db?: Query): Promise<Snapshot>;
  clock: Clock;
  moment(db: Query): Promise<Date>;
  report?: (error: unknown, doing: string) => void;
  /** How the hub is reached from outside; unset: a `dataref` is a path only. */
  publicUrl?: string;
}

export interface RoundOptions {
  lane: string;
  /** Only post of these recipients; absent: all. */
  recipients?: string[];
  limit: number;
  /** How long what is claimed is ours, in milliseconds. */
  hold: number;
  leaseId: string | null;
  /** The events hold no data: the partner fetches the document. */
  thin?: boolean;
}

/** Claims what is due in a lane, has it prepared, and commits it as under way before anybody sends a byte. */
export async function claimRound(
  needs: RoundNeeds,
  options: RoundOptions,
  prepare: (batch: DeliveryBatch, due: DueDelivery) => Prepared,
): Promise<{ ready: Ready[]; claimed: number }> {
  const round = needs.db.transaction().execute(async (tx) => {
    const claimed = await claimDue(tx, {
      lane: options.lane,
      recipients: options.recipients,
      limit: options.limit,
      offset: needs.clock.offset(),
    });
    // What goes again may have been overtaken since it was asked for: the past does not go over the present.
    const due = claimed.some(({ replayOf }) => replayOf)
      ? await notOvertaken(tx, claimed, needs.clock.now())
      : claimed;
    if (due.length === 0) return { ready: [], claimed: claimed.length };
    passed('deliver.claimed', options.lane, due.length);
    const { batch, now, directory, mappings } = await batchOver(tx, needs, due, options.thin ?? false);
    if (directory.isBarred(options.lane)) throw new LaneRevoked();
    const prepared = due.map((one) => preparedOrBroken(needs, () => prepare(batch, one), one));
    const until = new Date(now.getTime() + options.hold);
    passed('deliver.decided', options.lane, due.length);
    const subscriptions = () => needs.subscriptions.current(tx);
    const { leaseId } = options;
    await commitPrepared(tx, prepared, { now, until, leaseId, directory, mappings, subscriptions });
    passed('deliver.written', options.lane, due.length);
    return {
      ready: prepared.filter((one): one is Ready => one.outcome === 'ready'),
      claimed: claimed.length,
    };
  });
  const done = await round.catch((error: unknown) => {
    if (error instanceof LaneRevoked) return { ready: [], claimed: 0 };
    throw error;
  });
  if (done.claimed > 0) passed('deliver.committed', options.lane, done.ready.length);
  return done;
}

/** The connection was revoked since its lane was looked at: what was claimed is let go with the transaction. */
class LaneRevoked extends Error {}

/** Locks the people of these deliveries and reads everything that is needed to decide and build them, once. */
export async function batchOver(
  tx: Tx,
  needs: RoundNeeds,
  due: DueDelivery[],
  thin: boolean,
): Promise<{ batch: DeliveryBatch; now: Date } & Around> {
  const subjects = await holdSubjects(tx, due);
  // The moment of the decision is taken after the locks: what was committed before it is seen.
  const now = await needs.moment(tx);
  const snapshot = await needs.snapshot(tx);
  const directory = snapshot.directory.at(now);
  const grounds = subjects.length > 0 ? await groundsOf(tx, subjects) : new Map<string, Grounds>();
  const occasions = await occasionsAround(tx, due, subjects, now);
  const pseudonyms = new Map<string, OrganisationKeys>();
  for (const recipient of new Set(due.map((d) => d.knownTo))) {
    pseudonyms.set(recipient, await needs.keys.ofOrganisation(tx, recipient, now));
  }
  const agreements = snapshot.agreements.at(now);
  const { mappings } = snapshot;
  const documents = await documentsOf(tx, needs.opened, due);
  const moment = {
    directory,
    agreements,
    mappings,
    grounds,
    occasions,
    pseudonyms,
    ...documents,
    now,
    thin,
  };
  return { batch: batchAt(needs, moment), now, directory, mappings };
}

/** What was opened a moment ago is not read again. */
async function documentsOf(tx: Tx, memory: OpenedMemory, due: DueDelivery[]) {
  const opened = new Map<string, Opened>();
  const unread = new Set<string>();
  for (const one of due) {
    const known = memory.find(one.messageId, one.mappingIn);
    if (known) opened.set(one.id, known);
    else if (one.kind === 'document') unread.add(one.messageId);
  }
  return { opened, sealed: await sealedDocuments(tx, [...unread]) };
}

/** A delivery on which the hub breaks is given up, visible, and does not hold up the rest of its lane. */
function preparedOrBroken(needs: RoundNeeds, work: () => Prepared, due: DueDelivery): Prepared {
  try {
    return work();
  } catch (error) {
    needs.report?.(error, 'preparing a delivery');
    const decision: Decision = { permitted: false, denial: { code: 'hub-error' } };
    return { due, outcome: 'stopped', decision, code: 'hub-error', state: 'dead', losses: [] };
  }
}

import {
  decide,
  documentTermUnder,
  bindToVacancy,
  doubtLinkOf,
  groundsOf,
  matchOccasions,
  occasionsById,
  openOccasionsOf,
  touchOccasions,
  type Agreements,
  type Clause,
  type Occasion,
} from '#consent';
import type { Contracts } from '#contracts';
import { isAboutPerson, passed } from '#kernel';
import { isAway, isPassing, type Database, type KeyRing, type Query, type Tx } from '#storage';
import { claimMessages, markDistributed, planDeliveries, waitingMessages } from './distribute.store.js';
import type { ClaimedMessage, Distributed, PlannedDelivery } from './distribute.store.js';
import { factsOf } from './facts.rules.js';
import { followReports } from './answer.store.js';
import { noteContacts } from './contacts.js';
import { vacancyIn } from './moves-on.rules.js';
import { candidatesFor, type People } from './candidates.js';
import { carryOnWaiting } from './move.store.js';
import { destroyPassingKeys } from './passing-key.store.js';
import { keepOutcomes } from './outcome.store.js';
import { countDifferences } from './parallel.store.js';
import type { DistributionBatch } from './pipeline.js';
import type { Candidate, DecidedCandidate, OpenMessage } from './post.js';
import { SHIPPED } from './mapping-book.js';
import { openMessage } from './open-message.js';
import type { OpenedMemory } from './opened.js';
import { deliveryOfAnother, deliveryReportedBy } from './report.rules.js';
import { reportedDeliveries } from './reports.store.js';
import { placeOf } from './screen.rules.js';
import {
  planRetractions,
  receivedOfRecord,
  stopWaiting,
  toldAt,
  type PlannedRetraction,
} from './retract.store.js';
import type { Snapshot } from './snapshot.js';
import { tellOfHeld, tellOfRefusals } from './status.store.js';
import { nowhereToGo, tellOfUnsent } from './tell-unsent.js';
import { receivedRecords, type SubscriptionMemory, type Subscriptions } from './subscription.store.js';

export interface DistributionNeeds {
  db: Database;
  keys: KeyRing;
  contracts: Contracts;
  snapshot(db?: Query): Promise<Snapshot>;
  moment(db: Query): Promise<Date>;
  batch: number;
  /** How long a document stays after it is final, where no clause says shorter; in milliseconds. */
  documentTerm: number;
  /** How long a recipient may take to say what it did with what it was told to delete. */
  retractionTerm: number;
  /** How long a source may take to answer a report of an error. */
  reportTerm: number;
  report?: (error: unknown, doing: string) => void;
  subscriptions: SubscriptionMemory;
  opened: OpenedMemory;
}

/** Opens a transaction over a batch of waiting messages and commits with it what `work` plans. */
export async function distributeBatch(needs: DistributionNeeds, work: Work): Promise<Done> {
  try {
    const done = await distributeSome(needs, work);
    if (done.more) passed('distribute.committed');
    return done;
  } catch (error) {
    if (isAway(error)) throw error;
    return distributeOneByOne(needs, work);
  }
}

type Work = (batch: DistributionBatch) => Promise<void>;
interface Done {
  lanes: Set<string>;
  more: boolean;
  /** A report said of something that it is about another person. */
  doubted: boolean;
}

/** A message on which the hub breaks is held for a person; the others of its batch go on. */
async function distributeOneByOne(needs: DistributionNeeds, work: Work): Promise<Done> {
  const lanes = new Set<string>();
  let doubted = false;
  const waiting = await waitingMessages(needs.db, needs.batch);
  for (const id of waiting) {
    try {
      const done = await distributeSome(needs, work, id);
      for (const lane of done.lanes) lanes.add(lane);
      doubted ||= done.doubted;
    } catch (error) {
      if (isPassing(error)) throw error;
      needs.report?.(error, 'distributing a message');
      await holdMessage(needs, id);
    }
  }
  return { lanes, more: waiting.length > 0, doubted };
}

async function holdMessage(needs: DistributionNeeds, id: string): Promise<void> {
  await needs.db.transaction().execute(async (tx) => {
    const [message] = await claimMessages(tx, 1, id);
    if (message)
      await markDistributed(tx, [doneWith(message, { heldCode: 'hub-error' })], await needs.moment(tx));
  });
}

async function distributeSome(needs: DistributionNeeds, work: Work, only?: string): Promise<Done> {
  return needs.db.transaction().execute(async (tx) => {
    const claimed = await claimMessages(tx, needs.batch, only);
    if (claimed.length === 0) return { lanes: new Set<string>(), more: false, doubted: false };
    passed('distribute.claimed', undefined, claimed.length);
    const now = await needs.moment(tx);
    const snapshot = await needs.snapshot(tx);
    const directory = snapshot.directory.at(now);
    const agreements = snapshot.agreements.at(now);
    const planned: PlannedDelivery[] = [];
    const retractions: PlannedRetraction[] = [];
    const done: Distributed[] = [];
    const unwrap = needs.keys.unwrapOnce();
    const messages = claimed.flatMap((message) => {
      const opened = openMessage(needs, snapshot.mappings, now, unwrap, message);
      if (typeof opened !== 'string') return [opened];
      done.push(doneWith(message, { heldCode: opened }));
      return [];
    });
    const subscriptions = await needs.subscriptions.current(tx);
    const people = await peopleOf(tx, claimed, messages, subscriptions, now);
    const withheld = await noteContacts(tx, needs, messages, now);

    await work({
      messages,
      recipientsOf: (message) => candidatesFor(message, directory, people, now),
      decide: (candidate) => decided(candidate, agreements, people, now, withheld),
      async plan(message, candidates) {
        await bindIntroduction(tx, message, candidates);
        for (const candidate of candidates) {
          const { recipient: successor, decision } = candidate;
          const { recordPk, recordType } = message;
          const from = directory.predecessorsOf(successor, recordType).filter((one) => one !== successor);
          if (decision.permitted && from.length > 0)
            await carryOnWaiting(
              tx,
              { recordPk, from, successor },
              { directory, mappings: snapshot.mappings, subscriptions: async () => subscriptions },
              now,
            );
          const receiver = placeOf(candidate, directory, needs.contracts, now);
          const mappingOut = receiver ? snapshot.mappings.numberAt(receiver.contract, now) : SHIPPED;
          planned.push({ candidate, receiver, mappingOut });
        }
        const wanted = candidates.some((candidate) => candidate.decision.permitted);
        const purge = isAboutPerson(message.recordType) && !wanted;
        const keptFor = documentTermUnder(clausesOf(candidates), needs.documentTerm);
        const recipients = candidates.length;
        done.push(doneWith(message, { losses: message.losses, purge, recipients, keptFor }));
      },
      async retract(message) {
        const receipted = await receivedOfRecord(tx, message.recordPk, message.seq, now);
        await stopWaiting(tx, message.recordPk, message.seq, now);
        for (const one of receipted) {
          const { recipient, lane } = toldAt(directory, one, now);
          const { id: messageId, seq } = message;
          retractions.push({ receipted: one, seq, action: 'delete', messageId, recipient, lane });
        }
        done.push(doneWith(message, { recipients: receipted.length }));
      },
    });

    const lanes = await planDeliveries(tx, planned, now);
    const reports = planned.flatMap(({ candidate }) =>
      candidate.reports && candidate.decision.permitted ? [candidate] : [],
    );
    if (reports.length > 0) await followReports(tx, reports, now, needs.reportTerm);
    await tellOfRefusals(tx, subscriptions, planned, now);
    await tellOfUnsent(tx, subscriptions, nowhereToGo(planned), now);
    await tellOfHeld(tx, subscriptions, done, now);
    await keepOutcomes(tx, messages, planned);
    await countDifferences(tx, planned, now);
    await planRetractions(tx, retractions, now, needs.retractionTerm);
    for (const retraction of retractions) lanes.add(retraction.lane);
    const used = planned.flatMap((p) => p.candidate.occasion?.id ?? []);
    if (used.length > 0) await touchOccasions(tx, used, now);
    await markDistributed(tx, done, now);
    await destroyPassingKeys(tx, stoppedOf(messages), now);
    const doubtful = planned.flatMap(({ candidate }) => deliveryOfAnother(candidate) ?? []);
    if (doubtful.length > 0) await doubtLinkOf(tx, doubtful, now);
    passed('distribute.written', undefined, claimed.length);
    return { lanes, more: true, doubted: doubtful.length > 0 };
  });
}

/** Whatever is decided about it: else what a later one comes to would tell what the person chose. */
async function bindIntroduction(
  tx: Tx,
  { recordType, canonical }: OpenMessage,
  candidates: DecidedCandidate[],
): Promise<void> {
  const vacancy = recordType === 'introduction' ? vacancyIn(canonical) : undefined;
  for (const { occasion } of candidates) {
    if (vacancy === undefined || !occasion || occasion.vacancy !== null) continue;
    await bindToVacancy(tx, occasion.id, vacancy);
    // The next of the same batch is asked about this value.
    occasion.vacancy = vacancy;
  }
}

const doneWith = (message: ClaimedMessage | OpenMessage, what: Partial<Distributed>): Distributed => ({
  id: message.id,
  controller: message.controller,
  traceId: message.traceId,
  recordType: message.recordType,
  losses: [],
  purge: false,
  recipients: 0,
  keptFor: 0,
  ...what,
});

const clausesOf = (candidates: DecidedCandidate[]): Clause[] =>
  candidates.flatMap(({ decision }) => (decision.permitted ? [decision.permit.clause] : []));

/** Of those whom their controller is not to know any more: they have no entry. */
const stoppedOf = (messages: OpenMessage[]): string[] =>
  messages
    .filter(({ subjectId, recordType }) => subjectId === null && isAboutPerson(recordType))
    .map(({ id }) => id);

export async function peopleOf(
  tx: Tx,
  claimed: Pick<ClaimedMessage, 'subjectId' | 'recordType' | 'recordId'>[],
  messages: OpenMessage[],
  subscriptions: Subscriptions,
  now: Date,
): Promise<People> {
  const reported = await reportedDeliveries(
    tx,
    messages.flatMap((message) => deliveryReportedBy(message) ?? []),
  );
  const later = subscriptions.narrow ? messages.filter(({ seq }) => Number(seq) > 1) : [];
  const received =
    later.length > 0
      ? await receivedRecords(
          tx,
          later.map(({ recordPk }) => recordPk),
        )
      : new Set<string>();
  const business = { subscriptions, received };
  const about = [...reported.values()].map(({ subjectId }) => subjectId);
  const subjects = [...new Set([...claimed.flatMap((m) => m.subjectId ?? []), ...about])].sort();
  if (subjects.length === 0) return { occasions: new Map(), grounds: new Map(), reported, ...business };
  await matchOccasions(tx, subjects);
  const occasions = new Map<string, Occasion[]>();
  for (const occasion of await openOccasionsOf(tx, subjects, now)) {
    const of = occasion.subjectId!;
    occasions.set(of, [...(occasions.get(of) ?? []), occasion]);
  }
  const own = await occasionsById(
    tx,
    claimed.filter((m) => m.recordType === 'occasion').map((m) => m.recordId),
  );
  for (const [id, occasion] of own) occasions.set(`occasion:${id}`, [occasion]);
  return { occasions, grounds: await groundsOf(tx, subjects), reported, ...business };
}

const NOBODY: ReadonlySet<string> = new Set();

export function decided(
  candidate: Candidate,
  agreements: Agreements,
  people: People,
  now: Date,
  withheld: ReadonlySet<string> = NOBODY,
): DecidedCandidate {
  const { message } = candidate;
  const about = candidate.reports?.subjectId ?? message.subjectId;
  const grounds = about ? people.grounds.get(about) : undefined;
  const question = grounds
    ? {
        ...candidate.question,
        person: {
          ...grounds,
          ...factsOf(message.canonical, now),
          statedBySender: message.statedBySender,
          ...(candidate.occasion ? { occasion: candidate.occasion } : {}),
        },
      }
    : withheld.has(message.id)
      ? { ...candidate.question, contactWithheld: true }
      : candidate.question;
  return { ...candidate, question, decision: decide(question, agreements.clausesFor(question)) };
}

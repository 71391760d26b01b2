import { appendEvents, auditEvent, latestCheckpoint, leavesOfEvents, type DecisionRecord } from '#audit';
import {
  isAboutPerson,
  ok,
  refuse,
  REFUSALS,
  stemsFromPerson,
  type Outcome,
  type RecordType,
  type RefusalCode,
} from '#kernel';
import type { Directory } from '#partners';
import type { Loss } from '#translation';
import { eventsOf } from './evidence.js';
import { explained, type ExplainedDecision } from './explanations.js';
import type { RunningHub } from './hub.js';
import {
  actsOn,
  attemptsOf,
  decisionsAbout,
  deliveriesOfMessage,
  travelledMessage,
  type TravelledAttempt,
  type TravelledDelivery,
  type TravelledMessage,
} from './journey.store.js';
import type { Looker } from './message-search.store.js';

/** One handing over, with everything that was tried. */
export interface Handing extends Omit<
  TravelledDelivery,
  'recipient' | 'purpose' | 'code' | 'answer' | 'replayOf' | 'losses' | 'settledAt'
> {
  code?: string;
  /** What the recipient said it did with what it was told to delete or correct. */
  answer?: string;
  replayOf?: string;
  losses: Loss[];
  settledAt?: Date;
  attempts: (Omit<TravelledAttempt, 'deliveryId' | 'status' | 'reason'> & {
    status?: number;
    reason?: string;
  })[];
}

/** What became of it at one recipient, for one purpose. */
export interface Arrival {
  recipient: string;
  purpose: string;
  decisions: ExplainedDecision[];
  deliveries: Handing[];
}

export interface Journey {
  messageId: string;
  recordType: RecordType;
  action: 'publish' | 'withdraw';
  controller: string;
  connection: string;
  contract: string;
  state: string;
  acceptedAt: Date;
  distributedAt?: Date;
  heldCode?: string;
  /** Absent until it was distributed, and of a withdrawal: there is nothing to translate. */
  translated?: { from: string; to: string; table?: number; losses?: Loss[] };
  acts: { at: Date; action: string; by: string }[];
  recipients: Arrival[];
  /** `outcome`: what can depend on what the person chose is left out. */
  sees: 'everything' | 'outcome';
  /** Its document is still there; absent where that could tell that nobody was to have it. */
  documentKept?: boolean;
  /** How much of what is shown is in the log, and under which signed size. */
  proof: { events: number; sealed: number; size?: number; signedAt?: Date };
}

/** How one message went, from the door to the last answer, as far as whoever looks may see it. */
export async function journeyOf(hub: RunningHub, looker: Looker, id: string): Promise<Outcome<Journey>> {
  const message = await travelledMessage(hub.db, id, looker.controllers);
  if (!message) return refuse('not-found');
  const isOfPerson = isAboutPerson(message.recordType);
  const seesAll = looker.privacyFor.includes(message.controller);
  if (isOfPerson && (looker.isPerson || seesAll)) await noteLook(hub, looker, message);
  const directory = await hub.directory();
  const decisions = await decisionsAbout(hub.db, id);
  const deliveries = await deliveriesOfMessage(hub.db, id);
  const seesOutcome = seesAll || !isOfPerson;
  const arrivals = arrivalsOf(hub, directory, decisions, deliveries, { seesAll, seesOutcome });
  const own = arrivals.flatMap((one) => one.deliveries.map(({ deliveryId }) => deliveryId));
  const attempts = await attemptsOf(hub.db, own);
  const acts = await actsOn(hub.db, id);
  const { controller, connection, recordType, action, contract, state, acceptedAt, documentKept } = message;
  return ok({
    messageId: id,
    recordType,
    action,
    controller: urnOf(directory, controller),
    connection,
    contract,
    state,
    acceptedAt,
    ...(message.distributedAt ? { distributedAt: message.distributedAt } : {}),
    ...(message.heldCode ? { heldCode: message.heldCode } : {}),
    ...translationOf(hub, message, seesOutcome ? deliveries : [], seesOutcome || looker.controllers !== null),
    // Of a person who did it the role only: the pseudonym is for the log.
    acts: acts.map(({ actor, ...act }) => ({ ...act, by: actor.replace(/^person:[^:]+/, 'person') })),
    recipients: arrivals.map((one) => ({
      ...one,
      recipient: urnOf(directory, one.recipient),
      deliveries: one.deliveries.map((delivery) => ({
        ...delivery,
        attempts: attempts
          .filter(({ deliveryId }) => deliveryId === delivery.deliveryId)
          .map(({ deliveryId: _deliveryId, status, reason, ...attempt }) => ({
            ...attempt,
            ...(status === null ? {} : { status }),
            ...(reason === null ? {} : { reason }),
          })),
      })),
    })),
    sees: seesOutcome ? 'everything' : 'outcome',
    ...(seesOutcome || state === 'held' ? { documentKept } : {}),
    proof: await proofOf(hub, id, seesOutcome),
  });
}

const urnOf = (directory: Directory, key: string): string =>
  directory.party(key)?.urn ?? `urn:schakel:${key}`;

async function noteLook(hub: RunningHub, looker: Looker, { id, controller, recordType }: TravelledMessage) {
  await appendEvents(hub.db, [
    auditEvent({
      moment: await hub.moment(hub.db),
      log: 'audit',
      action: 'journey.read',
      actor: looker.actor,
      origin: looker.origin,
      object: `message:${id}`,
      result: 'read',
      organisations: [controller],
      details: { recordType },
    }),
  ]);
}

function translationOf(
  { contracts }: RunningHub,
  { action, contract, recordType, state, losses }: TravelledMessage,
  deliveries: TravelledDelivery[],
  seesLosses: boolean,
): Pick<Journey, 'translated'> {
  if (action === 'withdraw' || state !== 'distributed') return {};
  const table = deliveries.find(({ kind }) => kind === 'document')?.tableIn;
  const to = contracts.canonical(recordType).ref;
  return {
    translated: {
      from: contract,
      to,
      ...(table === undefined ? {} : { table }),
      ...(seesLosses ? { losses: losses ?? [] } : {}),
    },
  };
}

/**
 * By recipient and purpose, in the order in which it was decided. To others than the privacy officer, of a record about a
 * person, what viewMessage (view.store.ts) says and no more: nothing of a delivery that can depend on what the person chose.
 */
function arrivalsOf(
  hub: RunningHub,
  directory: Directory,
  decisions: DecisionRecord[],
  deliveries: TravelledDelivery[],
  { seesAll, seesOutcome }: { seesAll: boolean; seesOutcome: boolean },
): Arrival[] {
  const nameOf = ({ recipient, purpose }: { recipient: string; purpose: string }): string =>
    `${recipient}|${purpose}`;
  const found = new Map<string, Arrival>();
  const at = (one: { recipient: string; purpose: string }): Arrival => {
    const { recipient, purpose } = one;
    const arrival = found.get(nameOf(one)) ?? { recipient, purpose, decisions: [], deliveries: [] };
    found.set(nameOf(one), arrival);
    return arrival;
  };
  // One decision that can depend on a choice, at whatever stage, closes all that was decided there.
  const closed = new Set(
    seesOutcome ? [] : decisions.filter(({ versions }) => versions['dependsOnChoice'] === true).map(nameOf),
  );
  const reader = seesAll ? 'privacy-officer' : 'sender';
  for (const decision of decisions) {
    if (!seesAll && decision.stage !== 'distribute') continue;
    const versions = closed.has(nameOf(decision))
      ? { ...decision.versions, dependsOnChoice: true }
      : decision.versions;
    at(decision).decisions.push(explained(hub, directory, reader, { ...decision, versions }));
  }
  for (const delivery of deliveries) {
    const isKnown = found.has(nameOf(delivery)) && !closed.has(nameOf(delivery));
    if (!seesOutcome && (!isKnown || delivery.kind !== 'document' || ofPerson(delivery.code))) continue;
    at(delivery).deliveries.push(handingOf(delivery));
  }
  return [...found.values()];
}

const ofPerson = (code: string | null): boolean =>
  code !== null && code in REFUSALS && stemsFromPerson(code as RefusalCode);

const handingOf = ({
  recipient: _recipient,
  purpose: _purpose,
  code,
  answer,
  replayOf,
  losses,
  settledAt,
  ...rest
}: TravelledDelivery): Handing => ({
  ...rest,
  ...(code ? { code } : {}),
  ...(answer ? { answer } : {}),
  ...(replayOf ? { replayOf } : {}),
  losses: losses ?? [],
  ...(settledAt ? { settledAt } : {}),
  attempts: [],
});

async function proofOf(hub: RunningHub, id: string, seesOutcome: boolean): Promise<Journey['proof']> {
  const events = await eventsOf(hub.db, id, seesOutcome);
  const checkpoint = await latestCheckpoint(hub.db, hub.config.audit.origin);
  if (!checkpoint) return { events: events.length, sealed: 0 };
  const sealed = (await leavesOfEvents(hub.db, events)).filter(
    ({ position }) => Number(position) < checkpoint.size,
  );
  return {
    events: events.length,
    sealed: sealed.length,
    size: checkpoint.size,
    signedAt: checkpoint.madeAt,
  };
}

/**
 * The pipeline: what happens to a record between the door and the last recipient. The only path there is; a replay, a
 * bulk file and a retry walk it too.
 *
 *   receive     mandate -> decode -> validate by contract and envelope -> commit + audit -> 202 -> ring
 *   distribute  translate to canonical -> who could get it -> decide for each recipient -> plan deliveries -> ring
 *   deliver     decide AGAIN -> keep only the permitted fields -> translate -> validate -> under way -> send -> settle
 *   retract     a withdrawal becomes a delivery to those who got the data under it
 */
import type { Outcome } from '#kernel';
import type {
  Candidate,
  Caller,
  Checked,
  DecidedCandidate,
  DueDelivery,
  Incoming,
  OpenDelivery,
  PermittedDelivery,
  Recognised,
  OpenMessage,
  Prepared,
  Ready,
  Receipt,
  Speaker,
  StatementKind,
  Withdrawn,
} from './post.js';

/** Everything that a step needs from outside; one small function each. */
export interface Hub {
  now(): Date;
  ring(queue: 'distribute' | 'deliver' | 'batch', lane: string): void;

  recognise(caller: Caller, incoming: Incoming): Outcome<Recognised>;
  decode(recognised: Recognised): Outcome<Recognised>;
  validate(recognised: Recognised): Outcome<Checked>;
  commit(checked: Checked): Promise<Outcome<Receipt>>;

  /** Opens a transaction over a batch of waiting messages; what `work` plans is committed with it. */
  withWaitingMessages(
    work: (batch: DistributionBatch) => Promise<void>,
  ): Promise<{ lanes: Iterable<string>; more: boolean }>;
  /** Claims due deliveries of a lane and commits what `prepare` made of them, before anything is sent. */
  withDueDeliveries(
    lane: string,
    prepare: (batch: DeliveryBatch, due: DueDelivery) => Prepared,
  ): Promise<{ ready: Ready[]; claimed: number }>;
  send(lane: string, ready: Ready[]): Promise<void>;

  /** Commits a withdrawal with the retractions for all who got the data under it. */
  withdraw(speaker: Speaker, kind: StatementKind, id: string): Promise<Outcome<Withdrawn>>;
  nothingUnderWay(subjectId: string): Promise<void>;
}

export interface DistributionBatch {
  /** Opened and in canonical form; what could not be opened is held by the hub itself. */
  messages: OpenMessage[];
  recipientsOf(message: OpenMessage): Candidate[];
  decide(candidate: Candidate): DecidedCandidate;
  plan(message: OpenMessage, decided: DecidedCandidate[]): Promise<void>;
  retract(message: OpenMessage): Promise<void>;
}

export interface DeliveryBatch {
  /** Whose post it is now when no longer the recipient's own at this endpoint: a successor, or a mandate that ended. */
  movedTo(due: DueDelivery): string | undefined;
  /** The canonical document as it is stored now; undefined when it cannot be opened any more. */
  open(due: DueDelivery): OpenDelivery | undefined;
  decideAgain(due: DueDelivery, opened: OpenDelivery): Prepared | PermittedDelivery;
  minimise(permitted: PermittedDelivery): PermittedDelivery;
  translate(permitted: PermittedDelivery): Prepared | PermittedDelivery;
  wrap(permitted: PermittedDelivery): Prepared;
  /** What a recipient must be told needs no permit: a retraction, the end of an occasion. */
  told(due: DueDelivery): Prepared;
  unreadable(due: DueDelivery): Prepared;
}

/** Looks at what lies on the counter, without the database. */
export function check(hub: Hub, caller: Caller, incoming: Incoming): Outcome<Checked> {
  const recognised = hub.recognise(caller, incoming);
  const decoded = recognised.ok ? hub.decode(recognised.value) : recognised;
  return decoded.ok ? hub.validate(decoded.value) : decoded;
}

/** Accepted means committed: the receipt is given after the transaction that holds the message and its audit event. */
export async function receive(hub: Hub, caller: Caller, incoming: Incoming): Promise<Outcome<Receipt>> {
  const checked = check(hub, caller, incoming);
  if (!checked.ok) return checked;
  const receipt = await hub.commit(checked.value);
  if (receipt.ok) hub.ring('distribute', 'all');
  return receipt;
}

/** Decides for each recipient of what waits, and plans. True when there may be more. */
export async function distribute(hub: Hub): Promise<boolean> {
  const { lanes, more } = await hub.withWaitingMessages(async (batch) => {
    for (const message of batch.messages) {
      if (message.action === 'withdraw') await batch.retract(message);
      else await batch.plan(message, batch.recipientsOf(message).map(batch.decide));
    }
  });
  for (const lane of lanes) hub.ring('deliver', lane);
  return more;
}

/** Hands on what is due in a lane. True when something was claimed, so that there may be more. */
export async function deliver(hub: Hub, lane: string): Promise<boolean> {
  const { ready, claimed } = await hub.withDueDeliveries(lane, prepare);
  await hub.send(lane, ready);
  return claimed > 0;
}

/** Nothing is sent on the word of an earlier moment: everything is asked again, with what holds now. */
export function prepare(batch: DeliveryBatch, due: DueDelivery): Prepared {
  const successor = batch.movedTo(due);
  if (successor && !due.isTakenBack) return { due, outcome: 'moved', successor };
  if (due.kind !== 'document') return batch.told(due);
  const opened = batch.open(due);
  if (!opened) return batch.unreadable(due);
  const permitted = batch.decideAgain(due, opened);
  if (permitted.outcome !== 'permitted') return permitted;
  if (due.isTakenBack) return takenBack(permitted);
  const translated = batch.translate(batch.minimise(permitted));
  return translated.outcome === 'permitted' ? batch.wrap(translated) : translated;
}

/** Its recipient hears that it was taken back, and not first what: also when it goes on trying what was sent before. */
const takenBack = ({ due, decision, losses }: PermittedDelivery): Prepared => {
  const stopped = { outcome: 'stopped', code: null, state: 'withdrawn' } as const;
  return { ...stopped, due, decision, losses };
};

/** A withdrawal is answered when nothing of the person is under way any more; who got the data is told by post. */
export async function retract(
  hub: Hub,
  speaker: Speaker,
  kind: StatementKind,
  id: string,
): Promise<Outcome<Withdrawn>> {
  const withdrawn = await hub.withdraw(speaker, kind, id);
  if (!withdrawn.ok) return withdrawn;
  for (const lane of withdrawn.value.lanes) hub.ring('deliver', lane);
  await hub.nothingUnderWay(withdrawn.value.subjectId);
  return withdrawn;
}

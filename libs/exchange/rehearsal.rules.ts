import { decide, type Agreements, type Decision } from '#consent';
import { isAboutPerson, PURPOSES, RECORD_TYPES, type Category, type Purpose, type RecordType } from '#kernel';
import type { Directory } from '#partners';

/** What is in force at one moment, as whoever distributes has it. */
export interface Standing {
  directory: Directory;
  agreements: Agreements;
  moment: Date;
}

/** What one sender gives for one purpose, and what becomes of that when another stands in the place of its recipient. */
export interface Flow {
  sender: string;
  recordType: RecordType;
  purpose: Purpose;
  /** Who gets it, before and then. */
  recipient: string;
  successor: string;
  /** Where the successor takes its post; absent: nowhere. */
  lane?: string;
  contract?: string;
  /** Why nothing goes any more; absent: it goes on. */
  stops?: 'no-agreement' | 'wrong-rail' | 'no-endpoint';
  categories: Category[];
  /** What the one before got, and the successor does not. */
  lost: Category[];
  /** Only of whom said so. */
  dependsOnChoice: boolean;
}

/**
 * Every flow whose recipient is another then, by the functions that route and decide: what parties agreed on, and nothing of
 * what any person said.
 */
export function flowsThatChange(before: Standing, then: Standing, predecessor: string): Flow[] {
  const senders = [
    ...new Set(before.directory.connections().flatMap(({ mandates }) => mandates.map(({ party }) => party))),
  ].sort();
  const found: Flow[] = [];
  for (const recordType of RECORD_TYPES)
    for (const named of before.directory.predecessorsOf(predecessor, recordType))
      for (const sender of senders)
        for (const purpose of PURPOSES) {
          const flow = flowOf({ sender, named, recordType, purpose }, before, then);
          if (flow) found.push(flow);
        }
  return found;
}

interface Asked {
  sender: string;
  /** Whom the route or the occasion names. */
  named: string;
  recordType: RecordType;
  purpose: Purpose;
}

function flowOf(asked: Asked, before: Standing, then: Standing): Flow | undefined {
  const { sender, named, recordType, purpose } = asked;
  const recipient = before.directory.successorOf(named, recordType);
  const successor = then.directory.successorOf(named, recordType);
  if (recipient === successor || recipient === sender) return undefined;
  if (!isNamed(asked, before)) return undefined;
  const was = decided(asked, recipient, before);
  if (!was.permitted) return undefined;
  const will = decided(asked, successor, then);
  const receiver = then.directory.receiverOf(successor, recordType, null, then.moment);
  const categories = will.permitted ? will.permit.categories : [];
  const stops = will.permitted ? (receiver ? undefined : 'no-endpoint') : stopOf(will);
  return {
    sender,
    recordType,
    purpose,
    recipient,
    successor,
    ...(receiver ? { lane: receiver.connection.key, contract: receiver.contract } : {}),
    ...(stops ? { stops } : {}),
    categories,
    lost: was.permit.categories.filter((one) => !categories.includes(one)),
    dependsOnChoice: will.permitted ? will.permit.dependsOnChoice : was.permit.dependsOnChoice,
  };
}

/** A business record goes where a route names; one about a person wherever an occasion may lead. */
const isNamed = ({ sender, named, recordType, purpose }: Asked, { directory }: Standing): boolean =>
  isAboutPerson(recordType) ||
  directory
    .routesOf(recordType, sender)
    .some((route) => route.recipient === named && route.purpose === purpose);

const decided = (
  { sender, recordType, purpose }: Asked,
  recipient: string,
  { directory, agreements, moment }: Standing,
): Decision =>
  decide(
    {
      sender,
      recipient,
      recipientOrPredecessors: directory.countsAs(recipient, recordType),
      recordType,
      purpose,
      moment,
    },
    agreements.clausesFor({ sender, recipient, recordType, purpose }),
  );

const stopOf = (decision: Decision & { permitted: false }): 'no-agreement' | 'wrong-rail' =>
  decision.denial.code === 'wrong-rail' ? 'wrong-rail' : 'no-agreement';

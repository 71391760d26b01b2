import type { Grounds, Occasion } from '#consent';
import { isAboutPerson } from '#kernel';
import type { Directory } from '#partners';
import { movesOn } from './moves-on.rules.js';
import type { Candidate, OpenMessage } from './post.js';
import { candidatesOfReport, REPORT_PURPOSE } from './report.rules.js';
import type { Reported } from './reports.store.js';
import { wants } from './subscription.rules.js';
import type { Subscriptions } from './subscription.store.js';
import { partiesNamed } from './subscriptions.js';

/** Everything about the people of a batch, read once. */
export interface People {
  occasions: Map<string, Occasion[]>;
  grounds: Map<string, Grounds>;
  /** What correction reports are about, by delivery. */
  reported: Map<string, Reported>;
  subscriptions: Subscriptions;
  /** Who got which record before, `record|recipient`; only asked where a subscription narrows what goes. */
  received: ReadonlySet<string>;
}

/** Business records go to subscribers who want them; records about a person to those with an open occasion and to nobody else. */
export function candidatesFor(
  message: OpenMessage,
  directory: Directory,
  people: People,
  now: Date,
): Candidate[] {
  // Who is named twice (on its own and as a successor, or by two occasions) gets one.
  const found = new Map<string, Candidate>();
  const add = (candidate: Candidate): void => {
    const where = candidate.occasion?.viewId ?? candidate.desk;
    const name = `${candidate.recipient}|${candidate.question.purpose}|${where}`;
    if (candidate.recipient !== message.controller && !found.has(name)) found.set(name, candidate);
  };
  if (!isAboutPerson(message.recordType)) {
    for (const { recipient: named, purpose, supersede } of directory.routesOf(
      message.recordType,
      message.controller,
    )) {
      for (const to of receiversFor(named, message.recordType, directory)) {
        if (!isWanted(message, to.recipient, purpose, directory, people, now)) continue;
        const question = questionOf(message, to.recipient, purpose, directory, now);
        add({ message, ...to, desk: null, occasion: null, question, supersede });
      }
    }
    return [...found.values()];
  }
  if (message.recordType === 'correction-report') {
    const ask = (to: string): Candidate['question'] =>
      questionOf(message, to, REPORT_PURPOSE, directory, now);
    return candidatesOfReport(message, people, directory, ask);
  }
  // An opened occasion is told to its source, and to nobody else.
  const isNotice = message.recordType === 'occasion';
  const occasions =
    people.occasions.get(isNotice ? `occasion:${message.recordId}` : message.subjectId!) ?? [];
  for (const occasion of occasions) {
    if (!isNotice && occasion.source !== message.controller) continue;
    if (!movesOn(message.recordType, message.canonical, occasion)) continue;
    const purpose = isNotice ? 'link' : occasion.purpose;
    for (const to of isNotice
      ? [{ recipient: occasion.source }]
      : occasion.viewId
        ? // Shown where it was asked for, and to nobody else.
          [{ recipient: occasion.recipient }]
        : receiversFor(occasion.recipient, message.recordType, directory)) {
      // A desk is the recipient's own.
      const desk = isNotice || 'alongside' in to ? null : occasion.desk;
      const question = questionOf(message, to.recipient, purpose, directory, now);
      add({ message, ...to, desk, occasion, question, supersede: true });
    }
  }
  return [...found.values()];
}

/** Who gets what is meant for a party: it, or who stands in its place, and in a parallel period another beside it. */
const receiversFor = (
  named: string,
  recordType: OpenMessage['recordType'],
  directory: Directory,
): Pick<Candidate, 'recipient' | 'meantFor' | 'alongside'>[] => {
  const recipient = directory.successorOf(named, recordType);
  return [
    { recipient, ...(recipient === named ? {} : { meantFor: named }) },
    ...directory.alongside(named, recordType).map((other) => ({ recipient: other, alongside: recipient })),
  ];
};

const questionOf = (
  message: OpenMessage,
  recipient: string,
  purpose: string,
  directory: Directory,
  moment: Date,
) => ({
  sender: message.controller,
  recipient,
  recipientOrPredecessors: directory.countsAs(recipient, message.recordType),
  recordType: message.recordType,
  purpose,
  moment,
});

/** Whoever has a record goes on getting it: a version that no longer fits must not leave the old one standing. */
function isWanted(
  message: OpenMessage,
  recipient: string,
  purpose: string,
  directory: Directory,
  { subscriptions, received }: People,
  now: Date,
): boolean {
  if (!subscriptions.narrow || received.has(`${message.recordPk}|${recipient}`)) return true;
  const receiver = directory.receiverOf(recipient, message.recordType, null, now);
  const subscription = receiver && subscriptions.of(receiver.connection.key);
  const { recordType, controller: sender, canonical } = message;
  return wants(subscription, { recordType, purpose, sender, canonical }, partiesNamed(directory));
}

import { appendDecisions, type DecisionRecord } from '#audit';
import { decide, groundsOf, openOccasionsOf, type Grounds, type Occasion, type Question } from '#consent';
import { isAboutPerson, type JsonObject } from '#kernel';
import { unseal, type Tx } from '#storage';
import { decisionRecordOf } from './decision-record.rules.js';
import { knownRecords, nameOf, type KnownRecord, type NamedRecord } from './evaluations.store.js';
import { factsOf } from './facts.rules.js';
import type { RunningHub } from './hub.js';
import type { Speaker } from './post.js';

/** May this recipient (a party key) get that record of the speaker's, for this purpose, now? */
export interface AccessQuestion extends NamedRecord {
  recipient: string;
  purpose: string;
}

/**
 * Answers as it would be decided now, and sends nothing. Only about records of the speaker's own: of a person about whom
 * it never sent anything there is no occasion, as of one about whom it did and nobody asked, so that nothing tells
 * whether a person is known. Nothing is locked: whoever asks does not wait for, and so does not notice, what is being
 * said about a person at that moment. Each question leaves its decision record.
 */
export async function evaluateAccess(
  hub: RunningHub,
  { controller }: Speaker,
  asked: AccessQuestion[],
  traceId: string,
): Promise<DecisionRecord[]> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const snapshot = await hub.snapshot(tx);
    const directory = snapshot.directory.at(now);
    const agreements = snapshot.agreements.at(now);
    const records = await knownRecords(tx, controller, asked);
    const people = await peopleOf(tx, [...records.values()], now);
    const decisions = asked.map((one) => {
      const known = records.get(nameOf(one));
      const recipient = directory.successorOf(one.recipient, one.recordType);
      const question: Question = {
        sender: controller,
        recipient,
        recipientOrPredecessors: directory.countsAs(recipient, one.recordType),
        recordType: one.recordType,
        purpose: one.purpose,
        moment: now,
      };
      const isOwn = (occasion: Occasion): boolean =>
        occasion.source === controller &&
        occasion.purpose === one.purpose &&
        directory.successorOf(occasion.recipient, one.recordType) === recipient;
      if (isAboutPerson(one.recordType)) question.person = personOf(hub, known, people, isOwn, now);
      const decision =
        known || question.person
          ? decide(question, agreements.clausesFor(question))
          : ({ permitted: false, denial: { code: 'not-found' } } as const);
      const to = directory.receiverOf(recipient, one.recordType, null, now)?.contract ?? null;
      return decisionRecordOf(
        'evaluate',
        question,
        decision,
        {
          subjectId: known?.subjectId ?? null,
          traceId,
          ...(known?.last ? { mapping: { from: known.last.contract, to } } : {}),
        },
        now,
      );
    });
    await appendDecisions(tx, decisions);
    return decisions;
  });
}

interface People {
  occasions: Occasion[];
  grounds: Map<string, Grounds>;
}

async function peopleOf(tx: Tx, records: KnownRecord[], now: Date): Promise<People> {
  const subjects = [...new Set(records.flatMap(({ subjectId }) => subjectId ?? []))];
  return { occasions: await openOccasionsOf(tx, subjects, now), grounds: await groundsOf(tx, subjects) };
}

const UNKNOWN: Grounds = {
  consents: [],
  declarations: [],
  flags: { restricted: false, objected: false, addressSecret: false },
};

function personOf(
  hub: RunningHub,
  known: KnownRecord | undefined,
  { occasions, grounds }: People,
  isMeant: (occasion: Occasion) => boolean,
  now: Date,
): NonNullable<Question['person']> {
  const subjectId = known?.subjectId;
  if (!known || !subjectId) return { ...UNKNOWN };
  const occasion = occasions.find((one) => one.subjectId === subjectId && isMeant(one));
  return {
    ...(grounds.get(subjectId) ?? UNKNOWN),
    ...factsOfLast(hub, known.last, now),
    ...(occasion ? { occasion } : {}),
  };
}

/** What the last document says of the person; nothing is known of one that is not kept any more. */
function factsOfLast({ keys, mappings, contracts }: RunningHub, last: KnownRecord['last'], now: Date) {
  const mapping = last && mappings.get(last.contract);
  if (!last?.sealed || !last.wrappedKey || !mapping) return {};
  try {
    const key = keys.unwrap(last.keyId, last.wrappedKey);
    const document = JSON.parse(
      unseal(key, last.sealed, `message:${last.messageId}`).toString(),
    ) as JsonObject;
    const statedBySender = contracts.get(last.contract)?.saysYes(document) ?? false;
    return { ...factsOf(mapping.toCanonical(document).document, now), statedBySender };
  } catch {
    return {};
  }
}

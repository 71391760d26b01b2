import { bringForward, informBy, insertDisclosures, whoInforms, type Disclosure } from '#consent';
import { isAboutPerson, newId } from '#kernel';
import type { Tx } from '#storage';
import type { Prepared } from './post.js';

/**
 * Whoever is given data about a person for the first time, or gives them, may have to tell that person: who has to says the
 * clause. Written with "under way", for from there on the data may have come; what is tried again is on the list by then.
 */
export async function noteDisclosures(tx: Tx, prepared: Prepared[], now: Date): Promise<void> {
  const disclosures = prepared.flatMap((one) => disclosureOf(one, now));
  const first = await insertDisclosures(tx, disclosures, now);
  await bringForward(tx, [...new Set(first.map(({ subjectId }) => subjectId))], now);
}

function disclosureOf(one: Prepared, now: Date): Disclosure[] {
  if (one.outcome !== 'ready' || !one.decision.permitted) return [];
  const { due, decision } = one;
  // A report of an error holds places and kinds of error, and no data.
  const isDisclosure =
    due.kind === 'document' && isAboutPerson(due.recordType) && due.recordType !== 'correction-report';
  if (!isDisclosure || due.attempts > 0 || due.subjectId === null) return [];
  const { clause, categories, basis, occasionId, consentId } = decision.permit;
  const { sender, recipient, subjectId, purpose, recordType } = due;
  return [
    {
      id: newId(now),
      organisation: whoInforms(clause, { sender, recipient }),
      subjectId,
      sender,
      recipient,
      occasionId,
      consentId,
      purpose,
      recordType,
      categories,
      basis,
      clause: clause.key,
      clauseVersion: clause.version,
      notice: clause.informs.notice,
      dueAt: informBy(clause, now),
    },
  ];
}

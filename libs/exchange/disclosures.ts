import {
  bringForward,
  contactsHanded,
  informBy,
  insertContactDisclosures,
  insertDisclosures,
  whoInforms,
  type Disclosure,
} from '#consent';
import { isAboutPerson, newId } from '#kernel';
import type { Tx } from '#storage';
import type { RunningHub } from './hub.js';
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

const CONTACTS_AT_ONCE = 500;
/** What waits for a recipient is looked at again after this. */
const LOOK_AGAIN_MS = 3_600_000;

/** Puts contact persons of employers on the list, of records that went: by the sweeper, for many vacancies go at once. */
export async function listContacts(hub: RunningHub, tx: Tx, now: Date): Promise<void> {
  const handed = await contactsHanded(tx, now, { again: LOOK_AGAIN_MS, limit: CONTACTS_AT_ONCE });
  if (handed.length === 0) return;
  const { agreements } = await hub.snapshot(tx);
  const disclosures = handed.flatMap((one) => {
    const { sender, recipient, recordType, purpose, at, clause: key } = one;
    const clauses = agreements.at(at).clausesFor({ sender, recipient, recordType, purpose });
    const clause = clauses.find((other) => other.key === key);
    if (!clause) return [];
    return [
      {
        ...one,
        id: newId(now),
        organisation: whoInforms(clause, { sender, recipient }),
        categories: ['employer-contact'],
        clauseVersion: clause.version,
        notice: clause.informs.notice,
        dueAt: informBy(clause, at),
      },
    ];
  });
  await insertContactDisclosures(tx, disclosures);
}

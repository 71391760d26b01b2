import { contactHash, lockContact, rightsRequestsAbout } from '#consent';
import type { Category, RecordType } from '#kernel';
import type { Tx } from '#storage';
import { blocksWith } from './contact.rules.js';
import { documentsNaming, handedNaming, namedIn } from './contact-report.store.js';
import type { RunningHub } from './hub.js';
import type { PersonReport } from './person-report.js';
import type { Speaker } from './post.js';
import { documentOf, leavesOf, placeOf, withRetention } from './report-parts.js';

const MOST_DOCUMENTS = 100;
const MOST_LINES = 1000;
const CONTACTS: ReadonlySet<Category> = new Set<Category>(['employer-contact']);

/** What is known of a contact person: in which records it is named, and until when. */
export interface ContactHeld {
  since: Date;
  restricted: boolean;
  objected: boolean;
  records: { recordType: RecordType; recordId: string; since: Date; until: Date | null }[];
}

/**
 * The report of a contact person of an employer. Of a document only the block with its own address is given: the others that
 * are named in it are people too.
 */
export async function contactPart(
  hub: RunningHub,
  tx: Tx,
  { controller }: Speaker,
  contactId: string,
  now: Date,
): Promise<Partial<PersonReport>> {
  const entry = await lockContact(tx, contactId);
  if (!entry?.emailHash) return {};
  const { directory: all, agreements, mappings } = await hub.snapshot(tx);
  const directory = all.at(now);
  const { contact: key } = await hub.keys.ofOrganisation(tx, controller, now);
  const isMeant = (email: string): boolean => contactHash(key, email).equals(entry.emailHash!);
  const kept = await documentsNaming(tx, controller, contactId, MOST_DOCUMENTS);
  const documents = kept.flatMap((one) => {
    const opened = documentOf(hub, mappings, one, now);
    if (!opened) return [];
    const { document } = hub.contracts.keepOnly(opened.data, one.recordType, new Set(CONTACTS));
    return blocksWith(document, isMeant).map((data) => ({
      ...opened,
      data,
      lines: leavesOf(data).map((leaf) => ({ category: 'employer-contact' as const, ...leaf })),
    }));
  });
  const given = await handedNaming(tx, contactId, MOST_LINES);
  const line = withRetention(agreements);
  const requests = await rightsRequestsAbout(tx, { contactId });
  const { restricted, objected, madeAt: since } = entry;
  return {
    contact: { since, restricted, objected, records: await namedIn(tx, contactId, MOST_LINES) },
    documents,
    given: given.map((one) => line(one, { sender: controller, recipient: one.other })),
    requests: requests.map(({ kind, receivedAt, state, decision }) => ({
      kind,
      receivedAt,
      state,
      decision,
    })),
    others: [...new Set(given.map(({ other }) => other))]
      .toSorted()
      .map((other) => placeOf(directory.party(other), other)),
    isCut: kept.length === MOST_DOCUMENTS || given.length === MOST_LINES,
  };
}

import { contactHash, noteNamed, type NamedContact, type RecordVersion } from '#consent';
import type { Contracts } from '#contracts';
import type { KeyRing, Tx } from '#storage';
import { afterClosing, canClose, contactsEndAt, emailsIn, namesContacts } from './contact.rules.js';
import type { OpenMessage } from './post.js';

/**
 * Notes who is named as a contact in these records, each for its controller by a keyed hash of the e-mail address. Once for a
 * batch, and nothing for a batch without such records. Gives the messages of which the contacts do not go.
 */
export async function noteContacts(
  tx: Tx,
  { keys, contracts }: { keys: KeyRing; contracts: Contracts },
  messages: OpenMessage[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const naming = messages.filter(({ recordType }) => namesContacts(recordType));
  if (naming.length === 0) return new Set();
  const named: NamedContact[] = [];
  const versions: RecordVersion[] = [];
  for (const message of naming) {
    const { id: messageId, controller, recordPk, recordType, canonical, seq } = message;
    if (canonical) {
      const emails = emailsIn(contracts.partOf(canonical, recordType, 'employer-contact') ?? null);
      const { contact } =
        emails.length > 0 ? await keys.ofOrganisation(tx, controller, now) : { contact: null };
      const endsAt = contactsEndAt(recordType, canonical, now);
      for (const email of emails)
        named.push({
          controller,
          hash: contactHash(contact!, email),
          messageId,
          recordPk,
          recordType,
          endsAt,
        });
    }
    // A later version, or that it is withdrawn: who is not named in it any more is over.
    if (canClose(recordType) && Number(seq) > 1) versions.push({ recordPk, endsAt: afterClosing(now) });
  }
  if (named.length === 0 && versions.length === 0) return new Set();
  return noteNamed(tx, named, versions, now);
}

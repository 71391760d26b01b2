import type { RecordType } from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import type { RunningHub } from './hub.js';
import {
  endingConsent,
  nextSeq,
  planRetractions,
  receivedUnderConsents,
  toldAt,
  type Receipted,
} from './retract.store.js';

/** A consent that does not count any more, or a refusal, and what those who got data under it are to do. */
export interface EndOfConsent {
  subjectId: string;
  consentId: string;
  action: 'delete' | 'stop-using';
}

/**
 * A withdrawal ends everything given before it that it names, and a refusal too: who got data under any of those is told,
 * not only who got them under this very consent. Under the lock of the entry. Gives the lanes in which they are told.
 */
export async function tellThoseWhoGotIt(
  hub: RunningHub,
  tx: Tx,
  { subjectId, consentId, action }: EndOfConsent,
  now: Date,
  mayGoOn: (receipted: Receipted, purpose: string, directory: Directory) => boolean = () => false,
): Promise<string[]> {
  const directory = (await hub.snapshot(tx)).directory.at(now);
  const ending = await endingConsent(tx, consentId);
  const isNamed = ({ recipient, recordType }: Receipted): boolean =>
    ending.recipients.includes(recipient) ||
    (ending.includesSuccessors &&
      directory.countsAs(recipient, recordType as RecordType).some((one) => ending.recipients.includes(one)));
  const planned = [];
  for (const receipted of await receivedUnderConsents(tx, subjectId, ending.purpose)) {
    if (receipted.consentId !== ending.id && !isNamed(receipted)) continue;
    if (mayGoOn(receipted, ending.purpose, directory)) continue;
    planned.push({
      receipted,
      seq: await nextSeq(tx, receipted.recordPk),
      action,
      messageId: receipted.messageId,
      ...toldAt(directory, receipted, now),
    });
  }
  await planRetractions(tx, planned, now, hub.config.terms.retraction);
  return planned.map((one) => one.lane);
}

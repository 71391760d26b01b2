import { appendEvents, auditEvent } from '#audit';
import { consentFor, dueToExpire, groundsOf, lockSubject, noteExpired } from '#consent';
import type { RecordType } from '#kernel';
import type { Directory } from '#partners';
import type { RunningHub } from './hub.js';
import type { Receipted } from './retract.store.js';
import { tellThoseWhoGotIt } from './telling.js';

const AT_ONCE = 100;

/**
 * Notes once of each consent that its time is over, and tells who got data under it to use them no longer: unless it was
 * given again, so that another one counts by now. Nothing goes under it from its last moment on, whenever this is done.
 */
export async function endExpiredConsents(hub: RunningHub): Promise<void> {
  const lanes = await hub.db.transaction().execute(async (tx) => {
    const due = await dueToExpire(tx, await hub.moment(tx), AT_ONCE);
    // In the order of their ids, like everybody who locks entries: a claim or a withdrawal is waited for.
    for (const subjectId of [...new Set(due.map((one) => one.subjectId))].sort())
      await lockSubject(tx, subjectId);
    const now = await hub.moment(tx);
    const expired = await noteExpired(
      tx,
      due.map(({ id }) => id),
      now,
    );
    const grounds = await groundsOf(
      tx,
      expired.map(({ subjectId }) => subjectId),
    );
    const told: string[] = [];
    for (const { id, subjectId } of expired) {
      const consents = grounds.get(subjectId)?.consents ?? [];
      const counts = (recipient: string, recordType: RecordType, purpose: string, directory: Directory) =>
        !(
          'code' in
          consentFor(consents, {
            recipient,
            recipientOrPredecessors: directory.countsAs(recipient, recordType),
            purpose,
            moment: now,
          })
        );
      const mayGoOn = (receipted: Receipted, purpose: string, directory: Directory): boolean => {
        const recordType = receipted.recordType as RecordType;
        return [receipted.recipient, directory.successorOf(receipted.recipient, recordType)].some((one) =>
          counts(one, recordType, purpose, directory),
        );
      };
      const ending = { subjectId, consentId: id, action: 'stop-using' } as const;
      told.push(...(await tellThoseWhoGotIt(hub, tx, ending, now, mayGoOn)));
    }
    await appendEvents(
      tx,
      expired.map(({ id, controller }) =>
        auditEvent({
          moment: now,
          log: 'audit',
          action: 'consent.expired',
          actor: 'hub',
          object: `statement:${id}`,
          result: 'expired',
          organisations: [controller],
          details: {},
        }),
      ),
    );
    return told;
  });
  for (const lane of new Set(lanes)) hub.pipeline.ring('deliver', lane);
}

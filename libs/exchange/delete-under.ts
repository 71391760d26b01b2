import type { Directory } from '#partners';
import type { Tx } from '#storage';
import type { RunningHub } from './hub.js';
import { nextSeq, planRetractions, receivedUnderOccasion, toldAt } from './retract.store.js';

/** Who got something under an occasion is told to delete it, and answers what it did; gives the lanes. */
export async function deleteUnder(
  hub: RunningHub,
  tx: Tx,
  occasionId: string,
  directory: Directory,
  now: Date,
  incidentId?: string,
): Promise<string[]> {
  const planned = [];
  for (const receipted of await receivedUnderOccasion(tx, occasionId))
    planned.push({
      receipted,
      seq: await nextSeq(tx, receipted.recordPk),
      action: 'delete' as const,
      messageId: receipted.messageId,
      occasionId,
      ...(incidentId ? { incidentId } : {}),
      ...toldAt(directory, receipted, now),
    });
  await planRetractions(tx, planned, now, hub.config.terms.retraction);
  return planned.map(({ lane }) => lane);
}

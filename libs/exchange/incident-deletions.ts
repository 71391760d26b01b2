import { ok, refuse, type Outcome } from '#kernel';
import type { Tx } from '#storage';
import type { RunningHub } from './hub.js';
import { followTold, receivedBy, wronglyReceived } from './incident-deletion.store.js';
import type { IncidentKind } from './incident.rules.js';
import type { Incident } from './incident.store.js';
import { lockPeopleOf } from './place.store.js';
import { nextSeq, planRetractions, toldAt, type PlannedRetraction } from './retract.store.js';

/** In these somebody has what is not meant for it. */
const TO_BE_DELETED: readonly IncidentKind[] = ['wrong-recipient', 'mix-up'];
/** What is told in one go. */
const MOST_TOLD = 5000;

/** Who is told to delete what, of the deliveries that were touched. */
export interface PlannedDeletions {
  deliveries: string[];
  /** Null: everybody who got any of them. */
  recipients: string[] | null;
  /** How many records each of them has, whether or not it was told to delete them before. */
  byRecipient: { recipient: string; records: number }[];
}

export async function deletionsToTell(
  tx: Tx,
  kind: IncidentKind,
  touched: string[],
  deleteAt: string[] | undefined,
): Promise<Outcome<PlannedDeletions>> {
  const applies = TO_BE_DELETED.includes(kind);
  const got = applies ? await receivedBy(tx, touched) : [];
  const unknown = (deleteAt ?? []).flatMap((recipient, index) =>
    got.some((one) => one.recipient === recipient)
      ? []
      : [{ pointer: `/deleteAt/${index}`, code: 'unknown', detail: 'Nothing of this came to this one.' }],
  );
  if (unknown.length > 0) return refuse('invalid-request', { faults: unknown });
  const byRecipient = deleteAt ? got.filter(({ recipient }) => deleteAt.includes(recipient)) : got;
  if (byRecipient.reduce((sum, { records }) => sum + records, 0) > MOST_TOLD) return refuse('scope-too-wide');
  return ok({ deliveries: applies ? touched : [], recipients: deleteAt ?? null, byRecipient });
}

/** Says it by post like any other, on behalf of whoever gave it, whose incident follows it; gives the lanes. */
export async function tellToDelete(
  hub: RunningHub,
  tx: Tx,
  { deliveries, recipients, byRecipient }: PlannedDeletions,
  parts: Incident[],
  now: Date,
): Promise<string[]> {
  if (byRecipient.length === 0) return [];
  await lockPeopleOf(tx, deliveries);
  const directory = (await hub.snapshot(tx)).directory.at(now);
  const incidents = new Map(parts.map(({ id, controller }) => [controller, id]));
  const planned: PlannedRetraction[] = [];
  for (const receipted of await wronglyReceived(tx, deliveries, recipients)) {
    const incidentId = incidents.get(receipted.sender);
    planned.push({
      receipted,
      seq: await nextSeq(tx, receipted.recordPk),
      action: 'delete',
      messageId: receipted.messageId,
      ...(incidentId ? { incidentId } : {}),
      ...toldAt(directory, receipted, now),
    });
  }
  await followTold(tx, deliveries, recipients, parts);
  await planRetractions(tx, planned, now, hub.config.terms.retraction);
  return [...new Set(planned.map(({ lane }) => lane))];
}

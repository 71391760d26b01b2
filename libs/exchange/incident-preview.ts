import { appendEvents } from '#audit';
import { ok, type Outcome } from '#kernel';
import type { RunningHub } from './hub.js';
import { incidentEvent, type IncidentActor } from './incident-events.js';
import { incidentOf, type Incident } from './incident.store.js';
import { workOut, type Confirmation } from './incidents.js';
import { OPERATOR } from './held.js';

/** What a confirmation would do, as far as it is for whoever asks to see. */
export interface ConfirmationPreview {
  id: string;
  kind: Incident['kind'];
  /** Of a controller: its own part. Whoever runs the hub sees nothing of people. */
  own?: Incident;
  /** Only for whoever runs the hub: who gets an incident and a mail. */
  controllers?: { controller: string; hasContact: boolean }[];
  /** Who would be told to delete how many records. */
  deletions: { recipient: string; records: number }[];
}

/** It is worked out as a confirmation would, and taken back: what is shown is what would be done. */
export async function previewConfirmation(
  hub: RunningHub,
  who: IncidentActor,
  id: string,
  confirmation: Confirmation,
): Promise<Outcome<ConfirmationPreview>> {
  const tx = await hub.db.startTransaction().execute();
  const found = await seen().finally(() => tx.rollback().execute());
  if (found.ok) await note(found.value.kind);
  return found;

  async function seen(): Promise<Outcome<ConfirmationPreview>> {
    const worked = await workOut(hub, tx, who, id, confirmation);
    if (!worked.ok) return worked;
    const { root, parts, deletions, now } = worked.value;
    const shown = { id: root.id, kind: root.kind, deletions: deletions.byRecipient };
    if (who.controller !== null) {
      const mine = parts.find(({ controller }) => controller === who.controller)!;
      return ok({ ...shown, own: (await incidentOf(tx, who.controller, mine.id))! });
    }
    const directory = (await hub.snapshot(tx)).directory.at(now);
    const controllers = parts.map(({ controller }) => ({
      controller,
      hasContact: directory.party(controller)?.securityContact !== undefined,
    }));
    return ok({ ...shown, controllers });
  }

  async function note(kind: Incident['kind']): Promise<void> {
    await hub.db.transaction().execute(async (write) => {
      const object = { id, controller: who.controller ?? OPERATOR, kind };
      const now = await hub.moment(write);
      await appendEvents(write, [incidentEvent(who, 'incidents.read', object, 'previewed', now)]);
    });
  }
}

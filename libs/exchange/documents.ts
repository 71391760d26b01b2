import { appendDecisions, appendEvents, auditEvent } from '#audit';
import { ok, refuse, type Outcome } from '#kernel';
import { loadEndpoint } from '#partners';
import { decisionsOf, toldDelivery } from './claim.store.js';
import { batchOver } from './delivery-round.js';
import type { RunningHub } from './hub.js';
import { prepare } from './pipeline.js';

/**
 * The document of a delivery of which a partner was told without data (thin mode): the event as it would have been sent.
 * A decision and an access of its own, with what holds now. Whatever stands in the way, the answer is that there is
 * nothing here: it could stem from the person. What was taken back since, or has a newer version, is not given.
 */
export async function fetchDocument(
  hub: RunningHub,
  who: { lane: string; actor: string; origin: string },
  id: string,
): Promise<Outcome<string>> {
  const endpoint = await loadEndpoint(hub.db, hub.keys, who.lane);
  if (endpoint?.settings?.mode !== 'thin') return refuse('not-found');
  return hub.db.transaction().execute(async (tx) => {
    const since = new Date(hub.now().getTime() - hub.config.terms.dataref);
    const told = await toldDelivery(tx, who.lane, id, since);
    if (!told) return refuse('not-found');
    // What was told has no data in it, so its bytes are not those of the document.
    const due = { ...told, bodyDigest: null };
    const { batch, now } = await batchOver(tx, hub, [due], false);
    const prepared = prepare(batch, due);
    await appendDecisions(tx, decisionsOf(prepared, now));
    if (prepared.outcome !== 'ready') return refuse('not-found');
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'document.fetched',
        actor: who.actor,
        origin: who.origin,
        object: `delivery:${id}`,
        result: 'given',
        organisations: [due.sender, due.recipient],
        details: { recordType: due.recordType, contract: due.contract },
        traceId: due.traceId,
      }),
    ]);
    return ok(prepared.body);
  });
}

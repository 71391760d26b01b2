import { appendEvents, auditEvent } from '#audit';
import { ok, refuse, type Outcome } from '#kernel';
import type { RunningHub } from './hub.js';
import type { LaneActor } from './lanes.js';
import { purgedUntil } from './retention.store.js';
import { chooseDeliveries, planReplays, unknownIn, type Selection } from './replay.store.js';

export interface ReplayAnswer {
  /** True: nothing was planned, this is what would be. */
  preview: boolean;
  lane: string;
  /** How many go again, to whom. */
  planned: number;
  recipients: Record<string, number>;
  /** Something newer about the record is on its way already. */
  waiting: number;
  /** The document is not there any more; the first of them by id. */
  impossible: { count: number; code: 'document-purged'; deliveryIds: string[] };
  /** Where ids were named: those under which nothing was ever for this lane; the first of them. */
  unknown?: { count: number; deliveryIds: string[] };
  /** Of what was planned in this lane until then documents were purged at their term. */
  purgedUntil?: Date;
  /** Ask again from this moment: there was more than one request may hold. */
  continueFrom?: Date;
}

const MOST = 10_000;
const MOST_NAMED = 100;

/**
 * Plans what a partner asks for again. It walks the same path as everything else: every permit is asked anew at the moment
 * of sending, under a new id that names the first, and after all that is new.
 */
export async function replayDeliveries(
  hub: RunningHub,
  who: LaneActor,
  request: { lane: string; selection: Selection; preview: boolean },
): Promise<Outcome<ReplayAnswer>> {
  const { lane, selection, preview } = request;
  const directory = (await hub.snapshot()).directory.at(hub.now());
  const connection = directory.connection(lane);
  if (!connection || !(who.operates || who.own === lane)) return refuse('not-found');
  const answer = await hub.db.transaction().execute(async (tx) => {
    const { chosen, continueFrom } = await chooseDeliveries(tx, lane, selection, MOST);
    const unknown = 'ids' in selection ? await unknownIn(tx, lane, selection.ids) : undefined;
    const until = (await purgedUntil(tx, [lane])).get(lane);
    const go = chosen.filter(({ can }) => can === 'go');
    const purged = chosen.filter(({ can }) => can === 'purged').map(({ id }) => id);
    const recipients: Record<string, number> = {};
    for (const { recipient } of go) {
      const urn = directory.party(recipient)?.urn ?? `urn:schakel:${recipient}`;
      recipients[urn] = (recipients[urn] ?? 0) + 1;
    }
    if (!preview && go.length > 0) {
      // The lane is rung at once, and finds what is due by the clock of the database.
      const now = await hub.moment(tx);
      await planReplays(
        tx,
        go.map(({ id }) => id),
        now,
      );
      await appendEvents(tx, [
        auditEvent({
          moment: now,
          log: 'audit',
          action: 'delivery.replayed',
          actor: who.actor,
          origin: who.origin,
          object: `lane:${lane}`,
          result: 'planned',
          organisations: connection.mandates.map(({ party }) => party),
          details: { by: nameOf(selection), planned: go.length, impossible: purged.length },
        }),
      ]);
    }
    return {
      preview,
      lane,
      planned: go.length,
      recipients,
      waiting: chosen.filter(({ can }) => can === 'waiting').length,
      impossible: {
        count: purged.length,
        code: 'document-purged' as const,
        deliveryIds: purged.slice(0, MOST_NAMED),
      },
      ...(unknown ? { unknown: { count: unknown.length, deliveryIds: unknown.slice(0, MOST_NAMED) } } : {}),
      ...(until ? { purgedUntil: until } : {}),
      ...(continueFrom ? { continueFrom } : {}),
    };
  });
  if (!preview && answer.planned > 0) hub.pipeline.ring('deliver', lane);
  return ok(answer);
}

const nameOf = (selection: Selection): string =>
  'ids' in selection ? 'selection' : 'recordOf' in selection ? 'record' : 'period';

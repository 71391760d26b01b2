import { sql } from 'kysely';
import { appendEvents, auditEvent } from '#audit';
import { ok, REFUSALS, refuse, type Outcome, type RefusalCode } from '#kernel';
import type { Connection, Directory } from '#partners';
import type { Tx } from '#storage';
import { endHeldSince, heldCounts, heldRows, letGoOn, lockHeld, type HeldRow } from './held.store.js';
import type { RunningHub } from './hub.js';
import type { LaneActor } from './lanes.js';
import { planNotification } from './notification.store.js';
import { destroyPassingKeys } from './passing-key.store.js';

/** Who has to act on something that waits for a person. */
export type Owner = 'sender' | 'recipient' | 'operator';

export interface HeldItem extends Omit<HeldRow, 'messageId' | 'reason' | 'controller' | 'hasDocument'> {
  /** To whoever runs the hub: to recipients it would join what each calls the person. */
  messageId?: string;
  /** Whether it can go again, or why not. */
  canGo: 'yes' | 'newer-version' | 'document-purged';
  /** Whose message, or for whom the delivery was. */
  organisation: string;
  reason?: string;
  owner: Owner;
  /** By when it has to be seen to: the last that the owner's system is there before the term ends, with what it is about. */
  deadline: Date;
  /** Whom to turn to when it is not. */
  escalation?: string;
}

const MOST_SHOWN = 500;

/**
 * A message is its sender's, a delivery its recipient's: each sees its own only, and of a delivery the sender may not know. Where
 * it is not theirs to mend, or there is no connection of theirs, whoever runs the hub acts.
 */
export function ownerOf({ kind, code }: Pick<HeldRow, 'kind' | 'code'>, hasConnection = true): Owner {
  const blame = code in REFUSALS ? REFUSALS[code as RefusalCode].blame : 'hub';
  if (kind === 'message') return blame === 'sender' ? 'sender' : 'operator';
  return blame === 'recipient' && hasConnection ? 'recipient' : 'operator';
}

/** With what a delivery is its recipient's; what the hub itself gave up never reached it, and is the operator's. */
const OF_RECIPIENTS = (Object.keys(REFUSALS) as RefusalCode[]).filter(
  (code) => ownerOf({ kind: 'delivery', code }) === 'recipient',
);

/** What waits for a person: one's own messages that are held and deliveries that were given up. */
export async function viewHeld(
  hub: RunningHub,
  who: LaneActor,
  controllers: string[],
): Promise<{ items: HeldItem[]; more: boolean }> {
  const now = hub.now();
  const directory = (await hub.snapshot()).directory.at(now);
  const scope = who.operates ? 'all' : { controllers, lane: who.own, codes: OF_RECIPIENTS };
  const rows = await heldRows(hub.db, scope, stillWaitsSince(hub, now), MOST_SHOWN + 1);
  const items = rows.slice(0, MOST_SHOWN).map(({ messageId, reason, controller, hasDocument, ...row }) => {
    const { owner, connection } = whoActs(directory, row);
    const escalation = connection?.contact?.escalation ?? hub.config.operatorContact;
    return {
      ...row,
      organisation: directory.party(controller)?.urn ?? `urn:schakel:${controller}`,
      ...(messageId && who.operates ? { messageId } : {}),
      ...(reason ? { reason } : {}),
      canGo: row.overtaken ? ('newer-version' as const) : hasDocument ? 'yes' : 'document-purged',
      owner,
      deadline: deadlineOf(hub, connection, row.since),
      ...(escalation ? { escalation } : {}),
    } satisfies HeldItem;
  });
  return { items, more: rows.length > MOST_SHOWN };
}

/** A dead delivery is seen to within the term, or not any more. */
const stillWaitsSince = (hub: RunningHub, now: Date): Date => new Date(now.getTime() - hub.config.terms.held);

/** Who has to act, and by which connection it is reached; none: whoever runs the hub. */
function whoActs(
  directory: Directory,
  row: Pick<HeldRow, 'kind' | 'code' | 'connection'>,
): { owner: Owner; connection: Connection | undefined } {
  const connection = directory.connection(row.connection);
  const owner = ownerOf(row, connection !== undefined);
  return { owner, connection: owner === 'operator' ? undefined : connection };
}

/** Never after its term: then it is gone, and nothing may be promised of it. */
function deadlineOf(hub: RunningHub, connection: Connection | undefined, since: Date): Date {
  const ends = since.getTime() + hub.config.terms.held;
  const hours = connection && hub.planOf(connection).hours;
  return new Date(hours ? hours.lastOpenIn(since.getTime(), ends) : ends);
}

/**
 * Lets a held message go on: what held it (a mapping, a key) was mended. One whose record has gone on without it does not:
 * its sender sends the newest version again.
 */
export async function replayHeld(
  hub: RunningHub,
  who: LaneActor,
  controllers: string[],
  id: string,
): Promise<Outcome<{ messageId: string; state: 'accepted' }>> {
  const replayed = await hub.db.transaction().execute(async (tx) => {
    const held = await lockHeld(tx, id, who.operates ? null : controllers);
    if (!held) return refuse('not-found');
    if (held.overtaken) return refuse('newer-version');
    if (!held.hasDocument) return refuse('document-purged');
    await letGoOn(tx, id);
    await appendEvents(tx, [
      auditEvent({
        moment: hub.now(),
        log: 'audit',
        action: 'message.replayed',
        actor: who.actor,
        origin: who.origin,
        object: `message:${id}`,
        result: 'accepted',
        organisations: [held.controller],
        details: { recordType: held.recordType },
        traceId: held.traceId,
      }),
    ]);
    return ok({ messageId: id, state: 'accepted' as const });
  });
  if (replayed.ok) hub.pipeline.ring('distribute', 'all');
  return replayed;
}

const A_DAY_MS = 24 * 3_600_000;
/** For what is nobody else's; a connection cannot be called this. */
export const OPERATOR = 'hub:operator';

interface Digest {
  held: number;
  dead: number;
  /** Of what has to be seen to first. */
  deadline: Date;
}

/** Once a day, and only when there is something to do, each owner hears by mail how much waits and until when. */
export async function planDigests(hub: RunningHub): Promise<number> {
  const now = hub.now();
  const directory = (await hub.snapshot()).directory.at(now);
  const byOwner = new Map<string, Digest>();
  for (const one of await heldCounts(hub.db, stillWaitsSince(hub, now))) {
    const { owner, connection } = whoActs(directory, one);
    const name = owner === 'operator' ? OPERATOR : one.connection;
    const deadline = deadlineOf(hub, connection, one.since);
    const known = byOwner.get(name) ?? { held: 0, dead: 0, deadline };
    byOwner.set(name, {
      held: known.held + (one.kind === 'message' ? one.count : 0),
      dead: known.dead + (one.kind === 'delivery' ? one.count : 0),
      deadline: deadline < known.deadline ? deadline : known.deadline,
    });
  }
  await hub.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(7236003) as mine`.execute(
      tx,
    );
    if (rows[0]!.mine) await planEach(tx, byOwner, now);
  });
  return byOwner.size;
}

async function planEach(tx: Tx, byOwner: Map<string, Digest>, now: Date): Promise<void> {
  for (const [owner, { held, dead, deadline }] of byOwner) {
    const details = { held, dead, deadline: deadline.toISOString().slice(0, 10) };
    await planNotification(tx, owner, 'digest', details, now, A_DAY_MS);
  }
}

const ENDED_AT_ONCE = 500;

/** What nobody saw to within its term is dead and not kept; its owner is told how many. Gives how many. */
export async function endHeld(hub: RunningHub): Promise<number> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const since = new Date(now.getTime() - hub.config.terms.held);
    const ended = await endHeldSince(tx, since, now, ENDED_AT_ONCE);
    if (ended.length === 0) return 0;
    await destroyPassingKeys(
      tx,
      ended.map(({ id }) => id),
      now,
    );
    await appendEvents(
      tx,
      ended.map(({ id, code, controller, recordType, traceId }) =>
        auditEvent({
          moment: now,
          log: 'audit',
          action: 'message.dead',
          actor: 'hub',
          object: `message:${id}`,
          result: code,
          organisations: [controller],
          details: { recordType },
          traceId,
        }),
      ),
    );
    const counts = new Map<string, number>();
    for (const { code, connection } of ended) {
      const owner = ownerOf({ kind: 'message', code }) === 'operator' ? OPERATOR : connection;
      counts.set(owner, (counts.get(owner) ?? 0) + 1);
    }
    for (const [owner, count] of counts) await planNotification(tx, owner, 'held-ended', { count }, now);
    return ended.length;
  });
}

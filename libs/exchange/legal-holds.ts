import { sql, type RawBuilder } from 'kysely';
import { appendEvents } from '#audit';
import { holdWhoIsWho } from '#consent';
import { newId, ok, refuse, type Outcome } from '#kernel';
import type { Tx } from '#storage';
import { namesSomebody } from './auditor.rules.js';
import type { RunningHub } from './hub.js';
import type { Speaker } from './post.js';
import { eventOf } from './rights.js';

/** Why a controller has to keep what would be purged. */
export const HOLD_GROUNDS = [
  'legal-claims',
  'court-order',
  'investigation',
  'archive-disposal-stopped',
] as const;
export type HoldGround = (typeof HOLD_GROUNDS)[number];

const MOST_SHOWN = 500;

export interface LegalHold {
  id: string;
  ground: HoldGround;
  /** Of the file in which the order stands; never a person. */
  reference: string;
  begunAt: Date;
  endedAt: Date | null;
}

/**
 * While one holds, nothing of this controller is purged, and nobody is erased. For whoever erases: until that is done, no order
 * to keep is begun.
 */
export async function mayNotErase(tx: Tx, controller: string): Promise<boolean> {
  await holdWhoIsWho(tx, new Map([[controller, 'changes']]));
  const { rows } = await sql`
    select 1 from legal_hold where controller = ${controller} and ended_at is null limit 1`.execute(tx);
  return rows.length > 0;
}

/** For a statement that purges: not what its controller has kept by order. */
export const notKept = (controller: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`
  not exists (select 1 from legal_hold h where h.controller = ${controller} and h.ended_at is null)`;

export async function beginHold(
  hub: RunningHub,
  speaker: Speaker,
  { ground, reference }: Pick<LegalHold, 'ground' | 'reference'>,
): Promise<Outcome<LegalHold>> {
  if (namesSomebody(reference)) {
    const detail = 'Holds a number that may be that of a person.';
    return refuse('invalid-request', { faults: [{ pointer: '/reference', code: 'bsn', detail }] });
  }
  return hub.db.transaction().execute(async (tx) => {
    // Whom somebody is erasing just now is erased before it, and nobody after.
    await holdWhoIsWho(tx, new Map([[speaker.controller, 'changes']]));
    const now = await hub.moment(tx);
    const id = newId(now);
    await tx
      .insertInto('legal_hold')
      .values({
        id,
        controller: speaker.controller,
        ground,
        reference,
        made_at: now,
        made_by: speaker.actor,
      })
      .execute();
    await appendEvents(tx, [eventOf(speaker, 'legal-hold.begun', `legal-hold:${id}`, ground, now)]);
    return ok({ id, ground, reference, begunAt: now, endedAt: null });
  });
}

export async function endHold(
  hub: RunningHub,
  speaker: Speaker,
  id: string,
): Promise<Outcome<{ endedAt: Date }>> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const { rows } = await sql<{ endedAt: Date; isNew: boolean }>`
      update legal_hold h set ended_at = coalesce(h.ended_at, ${now}::timestamptz), ended_by = coalesce(h.ended_by, ${speaker.actor})
      from (select id, ended_at from legal_hold where id = ${id} and controller = ${speaker.controller} for update) b
      where h.id = b.id returning h.ended_at as "endedAt", b.ended_at is null as "isNew"`.execute(tx);
    const ended = rows[0];
    if (!ended) return refuse('not-found');
    if (ended.isNew)
      await appendEvents(tx, [eventOf(speaker, 'legal-hold.ended', `legal-hold:${id}`, 'ended', now)]);
    return ok({ endedAt: ended.endedAt });
  });
}

export async function readHolds(hub: RunningHub, speaker: Speaker): Promise<LegalHold[]> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    await appendEvents(tx, [eventOf(speaker, 'legal-holds.read', 'legal-holds', 'read', now)]);
    const { rows } = await sql<LegalHold>`
      select id, ground, reference, made_at as "begunAt", ended_at as "endedAt" from legal_hold
      where controller = ${speaker.controller} order by made_at desc, id desc limit ${MOST_SHOWN}`.execute(
      tx,
    );
    return rows;
  });
}

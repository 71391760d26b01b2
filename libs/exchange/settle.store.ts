import { sql } from 'kysely';
import { appendEvents, auditEvent } from '#audit';
import { passed } from '#kernel';
import type { Database } from '#storage';
import type { Loss } from '#translation';
import { sharedNow } from './lane.store.js';
import type { DueDelivery } from './post.js';
import { tellOfSettled } from './status.store.js';
import type { Subscriptions } from './subscription.store.js';

/** What came of one attempt, ready to be written. */
export interface Settlement {
  due: DueDelivery;
  /** What its translation left out; absent where that was written with the lease. */
  losses?: Loss[];
  startedAt: Date;
  endedAt: Date;
  result: 'delivered' | 'later' | 'rejected' | 'retired';
  state: 'delivered' | 'planned' | 'dead';
  status?: number;
  reason?: string;
  code?: string;
  answer?: string;
  /** Milliseconds from now, by the clock that all processes share. */
  nextAttemptIn: number;
}

/**
 * Writes many attempts at once. Only the attempt that is under way may settle: when its time was over and somebody else
 * claimed the delivery, the number of attempts differs and nothing is written. Gives the settled ones.
 */
export async function settleAttempts(
  db: Database,
  settlements: Settlement[],
  now: Date,
  offset: number,
  subscriptions: Subscriptions,
): Promise<Set<Settlement>> {
  // One result for each delivery, and the rows in one order: what is named twice settles once, and two batches never wait
  // for each other in a ring.
  const first = new Map<string, Settlement>();
  for (const one of settlements) if (!first.has(one.due.id)) first.set(one.due.id, one);
  const once = [...first.values()].sort((a, b) => (a.due.id < b.due.id ? -1 : 1));
  const rows = once.map((s) => ({
    id: s.due.id,
    number: s.due.attempts + 1,
    started_at: s.startedAt,
    ended_at: s.endedAt,
    result: s.result,
    state: s.state,
    status: s.status ?? null,
    reason: s.reason ?? null,
    code: s.code ?? null,
    answer: s.answer ?? null,
    next_in: s.nextAttemptIn,
    losses: s.losses && s.losses.length > 0 ? s.losses : null,
  }));
  const all = await db.transaction().execute(async (tx) => {
    const settled = await sql<{ id: string }>`
      with input as (
        select * from json_to_recordset(${JSON.stringify(rows)}::json) as s(id uuid, number integer,
          started_at timestamptz, ended_at timestamptz, result text, state text, status integer, reason text, code text,
          answer text, next_in float8, losses jsonb)
      ), settled as (
        update delivery d set state = s.state, code = s.code, answer = s.answer, next_attempt_at = ${sharedNow(offset)} + s.next_in * interval '1 millisecond',
          under_way_until = null, lease_id = null, losses = coalesce(s.losses, d.losses),
          settled_at = case when s.state = 'planned' then null else ${now}::timestamptz end
        -- Only what is planned is ever under way; naming the state too would send the planner to the index of all that waits.
        from input s where d.id = s.id and d.attempts = s.number and d.under_way_until is not null
        returning d.id
      ), tried as (
        insert into attempt (delivery_id, number, started_at, ended_at, result, status, reason)
        select s.id, s.number, s.started_at, s.ended_at, s.result, s.status, s.reason
        from input s join settled on settled.id = s.id
      )
      select id from settled`.execute(tx);
    const done = new Set(settled.rows.map((row) => row.id));
    await appendEvents(
      tx,
      once
        .filter((s) => done.has(s.due.id) && s.state !== 'planned')
        .map((s) =>
          auditEvent({
            moment: now,
            log: 'audit',
            action: s.state === 'delivered' ? 'delivery.delivered' : 'delivery.dead',
            actor: `connection:${s.due.lane}`,
            object: `delivery:${s.due.id}`,
            result: s.state,
            organisations: [s.due.sender, s.due.recipient],
            details: {
              recordType: s.due.recordType,
              kind: s.due.kind,
              contract: s.due.contract,
              attempts: s.due.attempts + 1,
              ...(s.status ? { status: s.status } : {}),
            },
            traceId: s.due.traceId,
          }),
        ),
    );
    const settledOnes = once.filter((s) => done.has(s.due.id));
    await tellOfSettled(tx, subscriptions, settledOnes, now);
    passed('settle.written', undefined, settledOnes.length);
    return new Set(settledOnes);
  });
  passed('settle.committed', undefined, all.size);
  return all;
}

import { sql } from 'kysely';
import { isAboutPerson, ok, refuse, type Outcome, type RecordType } from '#kernel';
import type { Query } from '#storage';
import type { Loss } from '#translation';
import type { RunningHub } from './hub.js';
import { countLosses, type CountedLoss } from './losses.rules.js';

/** What one translation lost: places and reasons. */
export interface LostView {
  /** Of the delivery; on the way in of the message. */
  id: string;
  at: Date;
  from: string;
  fromTable: number | null;
  to: string;
  toTable: number | null;
  losses: Loss[];
}

export interface LossesView {
  contract: string;
  recordType: RecordType;
  way: 'in' | 'out';
  /** Of records about people never one by one: that something went can be what somebody chose. */
  items: LostView[];
  /** Over the latest of them: how often each place was lost. */
  counted: CountedLoss[];
  last?: string;
}

/** Enough to see what a table lacks, and little enough to count while somebody waits. */
const LATEST = 1000;

/** What was lost on the way into, or out of, the hub in one contract: for those who look after its table. */
export async function viewLosses(
  hub: RunningHub,
  contract: string,
  way: LossesView['way'],
  page: { before?: string; limit: number },
): Promise<Outcome<LossesView>> {
  const known = hub.contracts.get(contract);
  if (!known || known.family === 'canonical') return refuse('not-found');
  const find = way === 'out' ? lostOnTheWayOut : lostOnTheWayIn;
  const isPersonal = isAboutPerson(known.recordType);
  const latest = await find(hub.db, contract, { limit: LATEST });
  const found = isPersonal ? [] : await find(hub.db, contract, { ...page, limit: page.limit + 1 });
  const items = found.slice(0, page.limit);
  const canonical = hub.contracts.canonical(known.recordType).ref;
  return ok({
    contract,
    recordType: known.recordType,
    way,
    items: items.map((one) => ({ ...one, to: one.to ?? canonical })),
    counted: countLosses(
      latest.map(({ losses }) => losses),
      isPersonal,
    ),
    ...(found.length > items.length ? { last: items.at(-1)!.id } : {}),
  });
}

type Found = Omit<LostView, 'to'> & { to: string | null };
interface PageAsked {
  before?: string;
  limit: number;
}

async function lostOnTheWayOut(db: Query, contract: string, { before, limit }: PageAsked): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select d.id, d.planned_at as at, m.contract as "from", d.mapping_in as "fromTable", d.contract as "to",
      d.mapping_out as "toTable", d.losses
    from delivery d join message m on m.id = d.message_id
    where d.contract = ${contract} and d.losses is not null and (${before ?? null}::uuid is null or d.id < ${before ?? null}::uuid)
    order by d.id desc limit ${limit}`.execute(db);
  return rows;
}

async function lostOnTheWayIn(db: Query, contract: string, { before, limit }: PageAsked): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select m.id, m.accepted_at as at, m.contract as "from", null::text as "to", null::integer as "toTable", m.losses,
      (select d.mapping_in from delivery d where d.message_id = m.id limit 1) as "fromTable"
    from message m
    where m.contract = ${contract} and m.losses is not null and (${before ?? null}::uuid is null or m.id < ${before ?? null}::uuid)
    order by m.id desc limit ${limit}`.execute(db);
  return rows;
}

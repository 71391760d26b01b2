import { sql } from 'kysely';
import { claimDue, viewMessage } from '#exchange';
import { migrate, openDatabase, type Database } from '#storage';
import { percentile } from './gauges.js';

/** What claiming and looking up take with so many deliveries behind them. Milliseconds: p50, p95. */
export interface RowsAt {
  deliveries: number;
  gigabytes: number;
  claim: number[];
  lookup: number[];
  /** Seconds that it takes to delete a twelfth of the deliveries: what dropping a partition would save. */
  deleteMonth: number;
}

export interface RowsSizes {
  small: number;
  large: number;
  asks: number;
}

const SHARES = [0.5, 0.95];
/** The same at every size, so that a claim finds as much. */
const [LANES, WAITING] = [20, 100];
const LIMIT = 100;
const DELIVERIES_OF_A_MESSAGE = 4;
const RECORDS_SHARE = 3;
const STEP = 1_000_000;
const WARM_UP = 50;
const GROW = ['message', 'delivery', 'decision', 'receipt', 'record'];

const idOf = (kind: number, n: number): string =>
  `0190000${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const idIn = (kind: number, n: string) =>
  sql.raw(`('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`);

/** Every number with the same work to do: only what is over grows. */
export async function measureRows(
  url: string,
  { small, large, asks }: RowsSizes,
  say: (line: string) => void,
): Promise<RowsAt[]> {
  await migrate(url);
  const owner = openDatabase({ url, poolSize: 1, asOwner: true });
  const hub = openDatabase({ url, poolSize: 1 });
  try {
    await makeWaiting(owner);
    const found: RowsAt[] = [];
    let made = 0;
    for (const deliveries of [small, large]) {
      await makeHistory(owner, made, deliveries, say);
      made = deliveries;
      found.push(await lookAt(owner, hub, deliveries, asks));
      say(`${deliveries} deliveries: ${JSON.stringify(found.at(-1))}`);
    }
    return found;
  } finally {
    await hub.destroy();
    await owner.destroy();
  }
}

async function lookAt(owner: Database, hub: Database, deliveries: number, asks: number): Promise<RowsAt> {
  const { rows } = await sql<{ bytes: string }>`select pg_database_size(current_database()) as bytes`.execute(
    owner,
  );
  let lane = 0;
  const claim = await timesOf(asks, async () => {
    lane = (lane + 1) % LANES;
    const claimed = await taken(hub, `lane-${lane}`);
    if (claimed !== WAITING) throw new Error(`claimed ${claimed} of ${WAITING}`);
  });
  const messages = Math.floor(deliveries / DELIVERIES_OF_A_MESSAGE);
  const lookup = await timesOf(asks, async () => {
    const id = idOf(1, 1 + Math.floor(Math.random() * messages));
    const view = await viewMessage(hub, id, ['almelo']);
    if (view?.recipients.length !== DELIVERIES_OF_A_MESSAGE) throw new Error('not found');
  });
  const deleteMonth = await deleted(owner, Math.floor(deliveries / 12));
  return { deliveries, gigabytes: Number(rows[0]!.bytes) / 2 ** 30, claim, lookup, deleteMonth };
}

class TakenBack extends Error {}

/** What is claimed goes back at once, so that the next finds it again. */
async function taken(hub: Database, lane: string): Promise<number> {
  let count = 0;
  await hub
    .transaction()
    .execute(async (tx) => {
      count = (await claimDue(tx, { lane, limit: LIMIT, offset: 0 })).length;
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  return count;
}

async function deleted(owner: Database, count: number): Promise<number> {
  const from = performance.now();
  await owner
    .transaction()
    .execute(async (tx) => {
      await sql`delete from delivery where id between ${idOf(2, 1)}::uuid and ${idOf(2, count)}::uuid`.execute(
        tx,
      );
      throw new TakenBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
  await sql`vacuum delivery`.execute(owner);
  return (performance.now() - from) / 1000;
}

async function timesOf(asks: number, ask: () => Promise<void>): Promise<number[]> {
  for (let warm = 0; warm < WARM_UP; warm++) await ask();
  const times = new Float64Array(asks);
  for (let at = 0; at < asks; at++) {
    const from = performance.now();
    await ask();
    times[at] = performance.now() - from;
  }
  times.sort();
  return SHARES.map((share) => percentile(times, share));
}

/** Planned deliveries, each of a record and a message of its own. */
async function makeWaiting(owner: Database): Promise<void> {
  const n = sql`generate_series(1, ${LANES * WAITING}::int) n`;
  await sql`insert into data_key (id, owner, wrapped, made_at) values (${idOf(9, 1)}, 'bench', '', now())`.execute(
    owner,
  );
  await sql`insert into record (pk, controller, record_type, record_id, last_seq) overriding system value
    select 1000000000 + n, 'almelo', 'vacancy', 'WACHT-' || n, 1 from ${n}`.execute(owner);
  await sql`insert into message (id, controller, connection, record_type, action, contract, sender_id, record_pk, seq, key_id,
      document, state, trace_id, accepted_at, distributed_at)
    select ${idIn(7, 'n')}, 'almelo', 'bench', 'vacancy', 'publish', 'vum/vacancy@2', 'w' || n, 1000000000 + n, 1, ${idOf(9, 1)}::uuid,
      decode(repeat('00', 2000), 'hex'), 'distributed', md5(n::text), now(), now() from ${n}`.execute(owner);
  await sql`insert into delivery (id, kind, message_id, sender, recipient, lane, contract, record_type, purpose, record_pk, seq, place,
      state, next_attempt_at, trace_id, planned_at)
    select ${idIn(8, 'n')}, 'document', ${idIn(7, 'n')}, 'almelo', 'ontvanger-' || n % ${LANES}, 'lane-' || n % ${LANES}, 'vum/vacancy@2',
      'vacancy', 'employer-service', 1000000000 + n, 1, 1, 'planned', now(), md5(n::text), now() from ${n}`.execute(
    owner,
  );
}

/** As the pipeline leaves it, without documents: those are purged. Indexes are made afterwards, which is how it can be waited for. */
async function makeHistory(
  owner: Database,
  from: number,
  to: number,
  say: (line: string) => void,
): Promise<void> {
  const { rows: indexes } = await sql<{ name: string; made: string }>`
    select c.relname as name, pg_get_indexdef(x.indexrelid) as made from pg_index x join pg_class c on c.oid = x.indexrelid
    where x.indrelid = any(${GROW}::regclass[]) and not x.indisunique`.execute(owner);
  for (const { name } of indexes) await sql`drop index ${sql.id(name)}`.execute(owner);
  for (let first = from + 1; first <= to; first += STEP) {
    const last = Math.min(first + STEP - 1, to);
    await makeDeliveries(owner, first, last);
    say(`${last} of ${to} deliveries`);
  }
  for (const { made } of indexes) await sql.raw(made).execute(owner);
  await sql`vacuum analyze`.execute(owner);
}

async function makeDeliveries(owner: Database, first: number, last: number): Promise<void> {
  const share = (n: number, per: number): number => Math.ceil(n / per);
  const messages = sql`generate_series(${share(first, DELIVERIES_OF_A_MESSAGE)}::int, ${share(last, DELIVERIES_OF_A_MESSAGE)}::int) n`;
  const at = sql`(now() - interval '1 year' + n * interval '1 second')`;
  await sql`insert into record (pk, controller, record_type, record_id, last_seq) overriding system value
    select distinct n / ${RECORDS_SHARE}::int, 'almelo', 'vacancy', 'OUD-' || n / ${RECORDS_SHARE}::int, 3 from ${messages}
    on conflict do nothing`.execute(owner);
  await sql`insert into receipt (controller, sender_id, message_id, digest)
    select 'almelo', n::text, ${idIn(1, 'n')}, sha256(n::text::bytea) from ${messages} on conflict do nothing`.execute(
    owner,
  );
  await sql`insert into message (id, controller, connection, record_type, action, contract, sender_id, record_pk, seq, key_id,
      state, trace_id, accepted_at, distributed_at, purged_at)
    select ${idIn(1, 'n')}, 'almelo', 'bench', 'vacancy', 'publish', 'vum/vacancy@2', n::text, n / ${RECORDS_SHARE}::int,
      n % ${RECORDS_SHARE}::int, ${idOf(9, 1)}::uuid, 'distributed', md5(n::text), ${at}, ${at}, now()
    from ${messages} on conflict do nothing`.execute(owner);
  const numbers = sql`generate_series(${first}::int, ${last}::int) n`;
  const message = idIn(1, `(n + ${DELIVERIES_OF_A_MESSAGE - 1}) / ${DELIVERIES_OF_A_MESSAGE}`);
  const recipient = sql`'ontvanger-' || n % ${DELIVERIES_OF_A_MESSAGE}::int`;
  await sql`insert into delivery (id, kind, message_id, sender, recipient, lane, contract, record_type, purpose, record_pk, seq, place,
      state, attempts, next_attempt_at, body_digest, trace_id, planned_at, settled_at)
    select ${idIn(2, 'n')}, 'document', ${message}, 'almelo', ${recipient}, 'lane-' || n % ${LANES}::int, 'vum/vacancy@2', 'vacancy',
      'employer-service', n / ${RECORDS_SHARE * DELIVERIES_OF_A_MESSAGE}::int, n % ${RECORDS_SHARE}::int, 1, 'delivered', 1, ${at},
      sha256(n::text::bytea), md5(n::text), ${at}, ${at} from ${numbers}`.execute(owner);
  await sql`insert into decision (id, moment, stage, message_id, delivery_id, sender, recipient, record_type, purpose, permitted, basis,
      categories, versions, trace_id, salt)
    select ${idIn(3, 'n')}, ${at}, 'distribute', ${message}, ${idIn(2, 'n')}, 'almelo', ${recipient}, 'vacancy', 'employer-service', true,
      'public-task', '{}', '{"clause":"vacatures-delen@1"}', md5(n::text), '\\x00' from ${numbers}`.execute(
    owner,
  );
}

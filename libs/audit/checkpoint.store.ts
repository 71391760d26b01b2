import { sql } from 'kysely';
import type { Query } from '#storage';

/** Checkpoints of a log, numbered as they were signed; nothing of them is ever changed. */
export interface StoredCheckpoint {
  number: number;
  size: number;
  note: string;
  madeAt: Date;
}

interface Row {
  number: string;
  size: string;
  note: string;
  madeAt: Date;
}

const COLUMNS = sql`number, size, note, made_at as "madeAt"`;
const read = ({ number, size, note, madeAt }: Row): StoredCheckpoint => ({
  number: Number(number),
  size: Number(size),
  note,
  madeAt,
});

export async function latestCheckpoint(db: Query, origin: string): Promise<StoredCheckpoint | undefined> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from audit_checkpoint where origin = ${origin} order by number desc limit 1`.execute(
    db,
  );
  return rows[0] && read(rows[0]);
}

export interface CheckpointQuestion {
  /** Only those signed after this one. */
  after: number;
  from?: Date;
  until?: Date;
  limit: number;
}

/** In the order in which they were signed. */
export async function checkpointsOf(
  db: Query,
  origin: string,
  { after, from, until, limit }: CheckpointQuestion,
): Promise<StoredCheckpoint[]> {
  const since = from
    ? sql`and number >= coalesce((select number from audit_checkpoint where origin = ${origin} and made_at >= ${from}
        order by made_at, number limit 1), 9223372036854775807)`
    : sql``;
  const before = until ? sql`and made_at < ${until}` : sql``;
  const { rows } = await sql<Row>`
    select ${COLUMNS} from audit_checkpoint where origin = ${origin} and number > ${after} ${since} ${before}
    order by number limit ${limit}`.execute(db);
  return rows.map(read);
}

export async function storeCheckpoint(
  tx: Query,
  origin: string,
  { number, size, note, madeAt }: StoredCheckpoint,
): Promise<void> {
  await sql`insert into audit_checkpoint (origin, number, size, note, made_at)
    values (${origin}, ${number}, ${size}, ${note}, ${madeAt})`.execute(tx);
}

/** Every key that ever signed, the newest first: what an old checkpoint is verified with. */
export async function publicKeys(db: Query): Promise<string[]> {
  const { rows } = await sql<{ verifier: string }>`
    select verifier from audit_key order by introduced_at desc, verifier`.execute(db);
  return rows.map(({ verifier }) => verifier);
}

/** Gives those that were not known yet. */
export async function introduceKeys(tx: Query, verifiers: string[], moment: Date): Promise<string[]> {
  const { rows } = await sql<{ verifier: string }>`
    insert into audit_key (verifier, introduced_at) select v, ${moment} from unnest(${verifiers}::text[]) as t(v)
    on conflict do nothing returning verifier`.execute(tx);
  return rows.map(({ verifier }) => verifier);
}

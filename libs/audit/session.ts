import { sql } from 'kysely';
import { openDatabase, type Query } from '#storage';

/** One connection to the database, held: what is locked on it is locked until it ends, however it ends. */
export interface Session {
  query: Query;
  end(): Promise<void>;
}

export async function openSession(url: string): Promise<Session> {
  const db = openDatabase({ url, poolSize: 1 });
  let release!: () => void;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const query = await new Promise<Query>((resolve, reject) => {
    db.connection()
      .execute(async (connection) => {
        resolve(connection);
        await held;
      })
      .catch(reject);
  }).catch(async (error: unknown) => {
    await db.destroy();
    throw error;
  });
  return {
    query,
    async end() {
      release();
      await db.destroy();
    },
  };
}

const SEALER_LOCK = 7236003;
/** Whoever holds the office and is not heard of for so long has lost it: the database ends the session. */
const SILENCE = '30s';

/** True for one session of the database at a time. */
export async function takeSealerLock(query: Query): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_lock(${SEALER_LOCK}::bigint) as mine`.execute(query);
  if (rows[0]!.mine) await sql`select set_config('idle_session_timeout', ${SILENCE}, false)`.execute(query);
  return rows[0]!.mine;
}

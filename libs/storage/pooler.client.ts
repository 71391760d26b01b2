import pg from 'pg';

/**
 * What holds on every connection of the running hub. Its role; that no statement and no forgotten transaction holds its locks for
 * ever; and that rows are looked up by key, a batch at a time: a table that just filled still has the statistics of an empty one, and
 * then reading all of it looks cheaper than a hundred keys, so that what waits for one partner would slow everybody.
 */
export const SESSION: Readonly<Record<string, string>> = {
  role: 'schakel_hub',
  statement_timeout: '60000',
  idle_in_transaction_session_timeout: '60000',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
};

const CONNECT_LIMIT_MS = 10_000;

/** For a pooler, which does not pass on what a client asks of its connection: it asks itself, once for each of its own. */
export const CONNECT_QUERY = Object.entries(SESSION)
  .map(([name, value]) => `set ${name} = ${value}`)
  .join('; ');

/** Throws, with what is to be set, where the connections behind a pooler are not as the hub needs them. */
export async function checkPooler(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; value: string }>(
      `select name, setting as value from pg_settings where name = any($1::text[]) and name <> 'role'
       union all select 'role', current_setting('role')`,
      [Object.keys(SESSION)],
    );
    const wrong = rows.filter(({ name, value }) => SESSION[name] !== value).map(({ name }) => name);
    if (rows.length === Object.keys(SESSION).length && wrong.length === 0) return;
    const what = wrong.length > 0 ? wrong.toSorted().join(', ') : 'some';
    throw new Error(
      `behind DATABASE_POOLER_URL not every setting is as the hub needs it (${what}): set connect_query='${CONNECT_QUERY}'`,
    );
  } finally {
    await client.end();
  }
}

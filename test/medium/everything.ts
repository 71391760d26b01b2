import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#storage';

/** Of each of these tables every row as text, by the name of the table: to look for what may stand nowhere. */
export async function tablesAsText(
  admin: Database,
  which: RawBuilder<unknown>,
): Promise<Map<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where ${which}`.execute(
    admin,
  );
  const texts = tables.map(async ({ name }): Promise<[string, string]> => {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(admin);
    return [name, rows.map(({ row }) => row).join('\n')];
  });
  return new Map(await Promise.all(texts));
}

/** All that the hub wrote down, but for tables whose name is like that. */
export async function everythingIn(admin: Database, but = ''): Promise<string> {
  const tables = await tablesAsText(admin, sql`schemaname = 'public' and tablename not like ${but}`);
  return [...tables.values()].join('\n');
}

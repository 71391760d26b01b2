import { sql } from 'kysely';
import type { Database } from '#storage';

/** Every row of every table as text, but for the region's configuration: to look for what may stand nowhere. */
export async function everythingIn(admin: Database): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables where schemaname = 'public'
      and tablename not like 'config%'`.execute(admin);
  const texts = tables.map(async ({ name }) => {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(admin);
    return rows.map(({ row }) => row).join('\n');
  });
  return (await Promise.all(texts)).join('\n');
}

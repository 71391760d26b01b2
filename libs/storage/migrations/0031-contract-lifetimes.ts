import { sql, type Kysely } from 'kysely';

/** How long a contract is spoken is configuration too. Which kinds there are is said in one place: the code. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table config_version drop constraint config_version_kind_check`.execute(db);
  await sql`alter table config_version add constraint config_version_kind_check check (kind ~ '^[a-z][a-z-]{1,39}$')`.execute(
    db,
  );
}

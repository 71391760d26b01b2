import { sql, type Kysely } from 'kysely';

/** The oldest version of the hub that may still run on this schema: its newest migration, and which migration said so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table schema_floor (
    only_row boolean primary key default true check (only_row),
    needs text not null,
    set_by text not null
  )`,
  `insert into schema_floor (needs, set_by) values ('0150-schema-floor', '0150-schema-floor')`,
  `grant select on schema_floor to schakel_hub`,
];

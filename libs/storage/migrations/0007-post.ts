import { sql, type Kysely } from 'kysely';

/** What the tables of the post rely on, said to the database; and what is encrypted is not tried to be compressed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table delivery add constraint delivery_under_way_is_planned
     check (under_way_until is null or state = 'planned')`,
  `alter table message alter column document set storage external`,
];

import { sql, type Kysely } from 'kysely';

/** A held message that nobody saw to within its term is dead: it is not kept any longer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table message drop constraint message_state_check`,
  `alter table message add constraint message_state_check check (state in ('accepted', 'distributed', 'held', 'dead'))`,
];

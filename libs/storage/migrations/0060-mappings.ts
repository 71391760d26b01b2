import { sql, type Kysely } from 'kysely';

/** A delivery keeps the versions of the tables with which it was decided; 0 is a table as it came with the hub. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table delivery
     add column mapping_in integer not null default 0 check (mapping_in >= 0),
     add column mapping_out integer not null default 0 check (mapping_out >= 0)`,
  // What was lost is looked at by those who look after the tables: newest first, for one contract.
  `create index delivery_with_losses on delivery (contract, id) where losses is not null`,
  `create index message_with_losses on message (contract, id) where losses is not null`,
];

import { sql, type Kysely } from 'kysely';

/** For whom post was meant before another took its place, and how a parallel period compares. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table delivery add column meant_for text`,
  `create index delivery_meant_for on delivery (meant_for, id) where meant_for is not null and state = 'planned'`,
  `create table parallel_outcome (
    predecessor text not null,
    successor text not null,
    day date not null,
    record_type text not null,
    purpose text not null,
    outcome text not null check (outcome in ('same', 'only-predecessor', 'only-successor', 'other-data', 'neither')),
    count bigint not null,
    primary key (predecessor, successor, day, record_type, purpose, outcome)
  )`,
  `grant select, insert, update on parallel_outcome to schakel_hub`,
];

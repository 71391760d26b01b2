import { sql, type Kysely } from 'kysely';

/** What was answered to a request that named an Idempotency-Key, so that it is done once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table kept_answer (
    caller text not null,
    key_hash bytea not null,
    digest bytea not null,
    begun_at timestamptz not null,
    status integer,
    sealed bytea,
    primary key (caller, key_hash),
    check ((status is null) = (sealed is null))
  )`,
  `create index kept_answer_by_time on kept_answer (begun_at)`,
  `grant select, insert, update, delete on kept_answer to schakel_hub`,
];

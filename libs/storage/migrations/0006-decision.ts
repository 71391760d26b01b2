import { sql, type Kysely } from 'kysely';

/** Exceptions of a consent, and a decision that was asked for without anything being sent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table consent add column exceptions jsonb not null default '[]'
     check (jsonb_typeof(exceptions) = 'array')`,
  `alter table decision drop constraint decision_stage_check`,
  `alter table decision add constraint decision_stage_check
     check (stage in ('open', 'distribute', 'deliver', 'evaluate'))`,
  // The last version of a record about a person; published records are not asked for in this way.
  `create index message_by_subject on message (subject_id, seq) where subject_id is not null`,
];

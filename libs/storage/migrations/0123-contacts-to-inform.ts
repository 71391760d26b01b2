import { sql, type Kysely } from 'kysely';

/** Contact persons of employers are to be told too: found behind the post, so that the post does not wait for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table to_inform alter column subject_id drop not null`,
  // A contact may be known no longer: its lines go with it, and what was done stays.
  `alter table to_inform add column contact_id uuid`,
  `alter table to_inform add column record_pk bigint`,
  `alter table to_inform add constraint to_inform_of_one check ((subject_id is null) <> (contact_id is null))`,
  `create unique index to_inform_of_contact on to_inform (contact_id, organisation, sender, recipient, purpose, notice)
     where contact_id is not null`,
  // When it is looked to whom the records went that name somebody; null: all of them are final.
  `alter table contact_named add column list_at timestamptz`,
  `update contact_named set list_at = last_at`,
  `create index contact_named_to_list on contact_named (list_at) where list_at is not null`,
];

import { sql, type Kysely } from 'kysely';

/** Work to work: a group is announced without people in it, and each referral that its code made counts in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table announcement (
    id uuid primary key,
    party text not null,
    -- Who is responsible for what a person says with the code.
    team text not null,
    sector text not null,
    occupation text,
    people integer not null,
    on_date date not null,
    contact text not null,
    code_locator bytea not null unique,
    code_secret bytea not null,
    made_by text not null,
    made_at timestamptz not null,
    ends_at timestamptz not null,
    closed_at timestamptz
  )`,
  `create index announcement_by_party on announcement (party, id)`,
  `create index announcement_by_team on announcement (team, id)`,
  `alter table referral add column announcement_id uuid references announcement`,
  `create index referral_by_announcement on referral (announcement_id) where announcement_id is not null`,
  `grant select, insert, update on announcement to schakel_hub`,
];

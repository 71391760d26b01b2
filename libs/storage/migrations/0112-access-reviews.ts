import { sql, type Kysely } from 'kysely';

/** Who used which access last, and the reviews in which somebody confirms or removes it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // By the day, and not by the request.
  `create table access_use (
    kind text not null check (kind in ('person', 'role-mapping', 'client', 'connection')),
    key text not null check (length(key) <= 200),
    role text not null default '',
    party text not null default '',
    first_at timestamptz not null,
    last_at timestamptz not null,
    primary key (kind, key, role, party)
  )`,
  `create index access_use_by_party on access_use (party, last_at) where kind = 'person'`,
  `create table access_review (
    id uuid primary key,
    party text not null,
    begun_at timestamptz not null,
    begun_by text not null,
    due_at timestamptz not null,
    done_at timestamptz,
    late_told_at timestamptz
  )`,
  `create index access_review_by_party on access_review (party, begun_at)`,
  `create index access_review_due on access_review (due_at) where done_at is null and late_told_at is null`,
  `create table access_review_entry (
    id uuid primary key,
    review_id uuid not null references access_review,
    kind text not null check (kind in ('person', 'role-mapping', 'mandate')),
    key text not null check (length(key) <= 200),
    role text,
    answer text check (answer in ('confirmed', 'removed')),
    answered_at timestamptz,
    answered_by text,
    bar_id uuid references access_bar,
    check ((answer is null) = (answered_at is null and answered_by is null))
  )`,
  `create index access_review_entry_by_review on access_review_entry (review_id, id)`,
  `grant select, insert, update on access_use, access_review, access_review_entry to schakel_hub`,
];

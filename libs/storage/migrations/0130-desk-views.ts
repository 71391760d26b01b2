import { sql, type Kysely } from 'kysely';

/**
 * What somebody at a desk looks at with the person there: for which organisation, for what, until when, and which sources were
 * asked. Nothing about the person: that comes and goes with its occasions, which carry nothing but what is shown here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table desk_view (
    id uuid primary key,
    party text not null,
    -- Who opened it, as a pseudonym; nobody else looks.
    actor text not null,
    purpose text not null,
    desk text,
    opened_at timestamptz not null,
    ends_at timestamptz not null
  )`,
  `create index desk_view_by_actor on desk_view (actor, id)`,
  `create index desk_view_by_end on desk_view (ends_at)`,
  `create table desk_view_source (
    view_id uuid not null references desk_view on delete cascade,
    source text not null,
    -- Absent where it could not be asked.
    occasion_id uuid references occasion,
    code_not_valid boolean not null default false,
    primary key (view_id, source)
  )`,
  // Goes on when the view is gone: what was under it is never carried by, or for, anything else.
  `alter table occasion add column view_id uuid`,
  `grant select, insert, update, delete on desk_view to schakel_hub`,
  `grant select, insert, delete on desk_view_source to schakel_hub`,
];

import { sql, type Kysely } from 'kysely';

/** How it goes with each referral: one row beside its occasion. Who owns it follows from that occasion, so that it follows a succession. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table referral (
    id uuid primary key references occasion,
    source text not null,
    recipient text not null,
    desk text,
    purpose text not null,
    help_request text,
    language text,
    state text not null check (state in ('reported', 'taken-up', 'waiting-for-person', 'handed-over', 'closed')),
    outcome text check (outcome in ('found-work', 'learning', 'helped-otherwise', 'withdrew', 'no-answer', 'occasion-ended')),
    made_at timestamptz not null,
    since timestamptz not null,
    -- By when it has to go on from this state.
    due_at timestamptz not null,
    -- That it did not was said.
    signalled_at timestamptz,
    -- Where the one that reported it is not shown how it goes: when it is asked to look, whatever became of it.
    asks_at timestamptz,
    -- The one that was handed over to somebody else by this one.
    follows uuid references referral,
    check ((state = 'closed') = (outcome is not null))
  )`,
  `create index referral_by_source on referral (source, id)`,
  `create index referral_by_recipient on referral (recipient, id)`,
  `create index referral_due on referral (due_at) where state <> 'closed' and signalled_at is null`,
  `create index referral_asks on referral (asks_at) where asks_at is not null`,
  `grant select, insert, update on referral to schakel_hub`,
];

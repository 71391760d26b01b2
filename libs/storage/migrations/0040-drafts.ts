import { sql, type Kysely } from 'kysely';

/** Drafts of changes to the configuration, what the parties said to them, and versions that nobody makes longer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Which kinds there are is said in one place, CONFIG_KINDS; the database keeps them in form.
  `alter table config_version drop constraint if exists config_version_kind_check`,
  `alter table config_version add constraint config_version_kind_check check (kind ~ '^[a-z][a-z-]{0,39}$')`,
  `alter table config_version
     add column approvals jsonb not null default '[]' check (jsonb_typeof(approvals) = 'array'),
     add column draft_id uuid,
     add column ended_by uuid`,
  `create or replace function config_version_guard() returns trigger language plpgsql as $$
  begin
    if old.state <> 'draft' and (new.content is distinct from old.content or new.content_hash <> old.content_hash
        or new.valid_from <> old.valid_from or new.kind <> old.kind or new.key <> old.key
        or new.version <> old.version or new.state = 'draft' or new.approvals is distinct from old.approvals
        or new.approved_by is distinct from old.approved_by or new.approved_at is distinct from old.approved_at
        or new.draft_id is distinct from old.draft_id
        or (old.ended_by is not null and new.ended_by is null)) then
      raise exception 'an approved version never changes; plan a new one';
    end if;
    if old.state = 'withdrawn' and new.state <> 'withdrawn' then
      raise exception 'what was taken back stays so; plan a new version';
    end if;
    if old.state <> 'draft' and old.valid_until is distinct from new.valid_until
        and (new.valid_until is null or new.valid_until > old.valid_until) then
      raise exception 'an approved version never gets longer; plan a new one';
    end if;
    return new;
  end $$`,
  `create trigger config_version_kept before delete or truncate on config_version
     for each statement execute function append_only()`,
  `create table config_draft (
    id uuid primary key,
    sort text not null check (sort in ('proposal', 'ending', 'turning-back')),
    title text not null check (length(title) <= 200),
    reason text check (length(reason) <= 500),
    changes jsonb not null check (jsonb_typeof(changes) = 'array'),
    signed jsonb not null default '[]' check (jsonb_typeof(signed) = 'array'),
    content_hash text not null,
    parties text[] not null,
    proposed_for text not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    state text not null check (state in ('open', 'approved', 'refused', 'withdrawn')),
    settled_at timestamptz,
    check ((state = 'open') = (settled_at is null))
  )`,
  `create index config_draft_by_hash on config_draft (content_hash)`,
  `create index config_draft_by_party on config_draft using gin (parties)`,
  `create index config_draft_by_proposer on config_draft (proposed_for)`,
  `create function config_draft_guard() returns trigger language plpgsql as $$
  begin
    if old.state <> 'open' or new.changes is distinct from old.changes or new.signed is distinct from old.signed
        or new.content_hash <> old.content_hash or new.parties <> old.parties or new.sort <> old.sort
        or new.title <> old.title or new.reason is distinct from old.reason or new.proposed_for <> old.proposed_for
        or new.proposed_by <> old.proposed_by or new.proposed_at <> old.proposed_at then
      raise exception 'a draft never changes; propose another one';
    end if;
    return new;
  end $$`,
  `create trigger config_draft_immutable before update on config_draft
     for each row execute function config_draft_guard()`,
  `create table config_approval (
    draft_id uuid not null references config_draft,
    party text not null,
    answer text not null check (answer in ('approved', 'refused')),
    by_party text not null,
    mandate text,
    actor text not null,
    content_hash text not null,
    reason text check (length(reason) <= 500),
    moment timestamptz not null,
    primary key (draft_id, party)
  )`,
  `create trigger config_approval_append_only before update or delete or truncate on config_approval
     for each statement execute function append_only()`,
  `grant select, insert, update on config_draft to schakel_hub`,
  `grant select, insert on config_approval to schakel_hub`,
];

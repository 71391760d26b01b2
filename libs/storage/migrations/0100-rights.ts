import { sql, type Kysely } from 'kysely';

/** What people ask of a controller about their own data; what pauses a flow until it is decided; erasure and its stop-list. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Beside what the controller's system says with each message, which takes none of these away.
  `alter table subject add column case_restricted boolean not null default false`,
  // Purposes to which the person objects; '*' is every purpose.
  `alter table subject add column objected_to text[] not null default '{}'`,
  // Purposes for which a stop-list entry holds that was there before this entry.
  `alter table subject add column stopped_for text[] not null default '{}'`,
  `alter table subject add column erased_at timestamptz`,
  `create index subject_stopped on subject (controller) where stopped_for <> '{}'`,
  `create table rights_request (
    id uuid primary key,
    controller text not null,
    kind text not null check (kind in ('access', 'rectification', 'erasure', 'restriction', 'objection', 'portability')),
    subject_id uuid references subject,
    record_id text check (length(record_id) <= 200),
    purposes text[] not null default '{}',
    how text not null,
    noted_by text not null,
    given_by text not null,
    representation text,
    received_by text not null,
    received_at timestamptz not null,
    due_at timestamptz not null,
    extension text,
    state text not null check (state in ('received', 'decided', 'executed', 'closed')),
    decision text check (decision in ('granted', 'partly', 'refused')),
    ground text,
    decided_by text,
    decided_at timestamptz,
    executed_by text,
    executed_at timestamptz,
    lifted_at timestamptz,
    closed_at timestamptz,
    soon_told_at timestamptz,
    late_told_at timestamptz,
    check ((state = 'received') = (decision is null)),
    check ((decision is null) = (decided_at is null)),
    check (decision is null or decision = 'granted' or ground is not null)
  )`,
  `create index rights_request_by_controller on rights_request (controller, received_at, id)`,
  `create index rights_request_by_subject on rights_request (subject_id) where subject_id is not null`,
  `create index rights_request_due on rights_request (due_at) where state in ('received', 'decided')`,
  `create index rights_request_to_close on rights_request (executed_at) where state = 'executed'`,
  `create table stop_list (
    id uuid primary key,
    controller text not null,
    hash bytea not null check (length(hash) = 32),
    -- For which purposes; null: there is to be no entry at all.
    purposes text[],
    request_id uuid,
    made_at timestamptz not null,
    lifted_at timestamptz,
    lifted_by text
  )`,
  `create index stop_list_in_force on stop_list (controller, hash) where lifted_at is null`,
  `create index stop_list_by_controller on stop_list (controller, made_at)`,
  `create index stop_list_by_request on stop_list (request_id) where request_id is not null`,
  // The request that a retraction tells of: it is closed when all of these are answered or given up.
  `alter table retraction add column request_id uuid`,
  `create index retraction_by_request on retraction (request_id) where request_id is not null`,
  // Everything that hangs on one entry, for whoever erases it or reports on it.
  `create index occasion_by_subject on occasion (subject_id) where subject_id is not null`,
  `create index consent_invitation_by_subject on consent_invitation (subject_id)`,
  `create index link_code_by_subject on link_code (subject_id)`,
  `create table legal_hold (
    id uuid primary key,
    controller text not null,
    ground text not null,
    reference text not null check (length(reference) <= 60),
    made_at timestamptz not null,
    made_by text not null,
    ended_at timestamptz,
    ended_by text
  )`,
  `create index legal_hold_in_force on legal_hold (controller) where ended_at is null`,
  `create index legal_hold_by_controller on legal_hold (controller, made_at)`,
  // Bodies of the log past their term stay as long as one of those whom they concern has everything kept by order.
  `create or replace function audit_purge_past_term(at_most integer) returns setof bigint language plpgsql
     security definer set search_path = public, pg_temp as $$
  declare
    until timestamptz := clock_timestamp() - make_interval(days => (select days from audit_term));
    bound uuid := rpad(lpad(to_hex(floor(extract(epoch from until) * 1000)::bigint), 12, '0'), 32, '0')::uuid;
    old uuid[] := array(
      select e.id from audit_event e
      where e.id < bound and e.moment < until
        and e.action not in ('events.purged', 'events.erased', 'key.introduced', 'term.changed')
        and exists (select 1 from audit_leaf l where l.event_id = e.id)
        and not exists (select 1 from legal_hold h where h.controller = any(e.organisations) and h.ended_at is null)
      order by e.id limit at_most);
  begin
    return query select audit_take_bodies(old, 'term');
  end $$`,
  `grant select, insert, update on rights_request, stop_list, legal_hold to schakel_hub`,
];

import { sql, type Kysely } from 'kysely';

/**
 * The rooms of the house. Every configuration row has a validity period; every row about a person hangs on a subject
 * entry of exactly one controller; nothing personal stands in a column that is not encrypted or keyed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // -- configuration: immutable versions with a validity period, a state and who approved them
  `create table config_version (
    id uuid primary key,
    kind text not null check (kind in ('organisation', 'arrangement', 'group', 'desk', 'connection', 'clause',
      'route', 'succession', 'processing-activity')),
    key text not null check (key ~ '^[a-z0-9][a-z0-9.-]{0,98}$'),
    version integer not null check (version > 0),
    content jsonb not null,
    content_hash text not null,
    valid_from timestamptz not null,
    valid_until timestamptz,
    state text not null check (state in ('draft', 'approved', 'withdrawn')),
    proposed_by text not null,
    proposed_at timestamptz not null,
    approved_by text[] not null default '{}',
    approved_at timestamptz,
    unique (kind, key, version),
    check (valid_until is null or valid_until > valid_from),
    check (state <> 'approved' or approved_at is not null)
  )`,
  `create function config_version_guard() returns trigger language plpgsql as $$
  begin
    if old.state <> 'draft' and (new.content is distinct from old.content or new.content_hash <> old.content_hash
        or new.valid_from <> old.valid_from or new.kind <> old.kind or new.key <> old.key
        or new.version <> old.version or new.state = 'draft') then
      raise exception 'an approved version never changes; plan a new one';
    end if;
    return new;
  end $$`,
  `create trigger config_version_immutable before update on config_version
     for each row execute function config_version_guard()`,
  `create table config_revision (
    only_row boolean primary key default true check (only_row),
    revision bigint not null
  )`,
  `insert into config_revision values (true, 0)`,

  // -- keys: one per organisation and one per subject entry, wrapped with the master key; destroying one erases
  `create table data_key (
    id uuid primary key,
    owner text not null unique,
    wrapped bytea,
    made_at timestamptz not null,
    destroyed_at timestamptz,
    check ((wrapped is null) = (destroyed_at is not null))
  )`,

  // -- people: an entry belongs to one controller
  `create table subject (
    id uuid primary key,
    controller text not null,
    record_id text not null check (length(record_id) <= 200),
    bsn_hash bytea,
    bsn_sealed bytea,
    key_id uuid not null references data_key,
    restricted boolean not null default false,
    objected boolean not null default false,
    address_secret boolean not null default false,
    made_at timestamptz not null,
    unique (controller, record_id)
  )`,
  `create index subject_by_bsn on subject (controller, bsn_hash) where bsn_hash is not null`,
  `create table occasion (
    id uuid primary key,
    kind text not null,
    source text not null,
    recipient text not null,
    desk text,
    purpose text not null,
    help_request text,
    opened_by text not null,
    subject_id uuid references subject,
    record_id text,
    bsn_hash bytea,
    opened_at timestamptz not null,
    ends_at timestamptz not null,
    active_at timestamptz not null,
    closed_at timestamptz
  )`,
  `create index occasion_open_by_subject on occasion (subject_id) where closed_at is null`,
  `create index occasion_by_end on occasion (ends_at) where closed_at is null`,
  `create index occasion_by_activity on occasion (active_at) where closed_at is null`,
  `create index occasion_unmatched on occasion (source, record_id, bsn_hash) where subject_id is null and closed_at is null`,
  `create table consent (
    id uuid primary key,
    subject_id uuid not null references subject,
    purpose text not null,
    recipients text[] not null,
    categories text[] not null,
    includes_successors boolean not null,
    state text not null check (state in ('given', 'refused')),
    given_at timestamptz not null,
    valid_until timestamptz not null,
    withdrawn_at timestamptz,
    evidence jsonb not null
  )`,
  `create index consent_by_subject on consent (subject_id)`,
  `create table declaration (
    id uuid primary key,
    subject_id uuid not null references subject,
    recipients text[] not null,
    includes_successors boolean not null,
    given_at timestamptz not null,
    valid_until timestamptz not null,
    withdrawn_at timestamptz,
    evidence jsonb not null
  )`,
  `create index declaration_by_subject on declaration (subject_id)`,

  // -- the post: what came in. No foreign keys between the tables of the hot path: each check locks the row it refers to,
  // which all messages of one organisation would share; the rows are written together in one transaction instead.
  `create table record (
    pk bigint generated always as identity primary key,
    controller text not null,
    record_type text not null,
    record_id text not null check (length(record_id) <= 200),
    last_seq bigint not null,
    unique (controller, record_type, record_id)
  )`,
  `create table receipt (
    controller text not null,
    sender_id text not null check (length(sender_id) <= 200),
    message_id uuid not null,
    digest bytea not null,
    primary key (controller, sender_id)
  )`,
  `create table message (
    id uuid primary key,
    controller text not null,
    connection text not null,
    record_type text not null,
    action text not null check (action in ('publish', 'withdraw')),
    contract text not null,
    sender_id text not null,
    record_pk bigint not null,
    seq bigint not null,
    subject_id uuid references subject,
    key_id uuid not null,
    document bytea,
    state text not null check (state in ('accepted', 'distributed', 'held')),
    held_code text,
    losses jsonb,
    trace_id text not null,
    accepted_at timestamptz not null,
    distributed_at timestamptz,
    purged_at timestamptz
  )`,
  `create index message_to_distribute on message (accepted_at) where state = 'accepted'`,
  `create index message_undistributed_by_record on message (record_pk, seq) where state = 'accepted'`,
  `create index message_held on message (accepted_at) where state = 'held'`,
  `create index message_to_purge on message (distributed_at) where document is not null and state = 'distributed'`,

  // -- the post: what goes out
  `create table delivery (
    id uuid primary key,
    kind text not null check (kind in ('document', 'retraction')),
    message_id uuid not null,
    sender text not null,
    recipient text not null,
    lane text not null,
    contract text not null,
    record_type text not null,
    purpose text not null,
    clause text,
    occasion_id uuid references occasion,
    consent_id uuid references consent,
    subject_id uuid references subject,
    record_pk bigint not null,
    seq bigint not null,
    place integer not null,
    retracts uuid,
    action text check (action in ('stop-using', 'delete', 'correct')),
    state text not null check (state in ('planned', 'delivered', 'withdrawn', 'superseded', 'dead')),
    code text,
    attempts integer not null default 0,
    next_attempt_at timestamptz not null,
    under_way_until timestamptz,
    lease_id uuid,
    body_digest bytea,
    losses jsonb,
    dropped jsonb,
    answer text,
    trace_id text not null,
    planned_at timestamptz not null,
    settled_at timestamptz
  ) with (fillfactor = 70)`,
  `create index delivery_due on delivery (lane, next_attempt_at, id) where state = 'planned'`,
  `create index delivery_waiting_by_record on delivery (recipient, record_pk, seq) where state = 'planned'`,
  `create index delivery_by_message on delivery (message_id)`,
  `create index delivery_by_subject on delivery (subject_id) where subject_id is not null`,
  `create index delivery_by_record on delivery (record_pk, recipient, seq)`,
  `create index delivery_by_occasion on delivery (occasion_id) where state = 'planned' and occasion_id is not null`,
  `create index delivery_by_consent on delivery (consent_id) where consent_id is not null`,
  `create table attempt (
    delivery_id uuid not null,
    number integer not null,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    result text not null,
    status integer,
    reason text,
    primary key (delivery_id, number)
  )`,
  `create table lane (
    connection text primary key,
    failures integer not null default 0,
    blocked_until timestamptz
  )`,
  `create table endpoint (
    connection text primary key,
    url text not null check (length(url) <= 2000),
    sealed_secrets bytea not null,
    key_id uuid not null references data_key,
    changed_at timestamptz not null,
    retired_at timestamptz
  )`,

  // -- what was decided and done; append only
  `create table decision (
    id uuid primary key,
    moment timestamptz not null,
    stage text not null check (stage in ('open', 'distribute', 'deliver')),
    message_id uuid,
    delivery_id uuid,
    occasion_id uuid,
    consent_id uuid,
    subject_id uuid,
    sender text not null,
    recipient text not null,
    record_type text not null,
    purpose text not null,
    permitted boolean not null,
    code text,
    basis text,
    categories text[] not null default '{}',
    versions jsonb not null,
    trace_id text not null
  )`,
  `create index decision_by_message on decision (message_id)`,
  `create table audit_event (
    id uuid primary key,
    moment timestamptz not null,
    log text not null check (log in ('audit', 'decision')),
    action text not null,
    actor text not null,
    origin text,
    object text not null,
    result text not null,
    organisations text[] not null,
    details jsonb not null,
    decision_id uuid,
    trace_id text
  )`,
  `create unique index audit_event_of_decision on audit_event (decision_id) where decision_id is not null`,
  `create function append_only() returns trigger language plpgsql as $$
  begin raise exception '% is append only', tg_table_name; end $$`,
  `create trigger audit_event_append_only before update or delete or truncate on audit_event
     for each statement execute function append_only()`,
  `create trigger decision_append_only before update or delete or truncate on decision
     for each statement execute function append_only()`,

  // -- the role under which the hub runs: it cannot change the schema, nor what was decided and logged
  // Roles belong to the whole server: another database of it may have made this one, and an owner need not be able to.
  `do $$ begin
     if not exists (select 1 from pg_roles where rolname = 'schakel_hub') then create role schakel_hub nologin; end if;
   exception when duplicate_object or unique_violation then null; end $$`,
  `do $$ begin
     if not pg_has_role(current_user, 'schakel_hub', 'member') then
       execute format('grant schakel_hub to %I', current_user);
     end if;
   end $$`,
  `grant usage on schema public to schakel_hub`,
  `grant select, insert, update on config_version, config_revision, data_key, subject, occasion, consent, declaration,
     record, receipt, message, delivery, attempt, lane, endpoint to schakel_hub`,
  `grant select, insert on decision, audit_event to schakel_hub`,
];

import { sql, type Kysely } from 'kysely';

/** An incident from report to close: what each controller has of it, and whom it touched. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table incident
     add column root_id uuid references incident,
     add column scope jsonb not null default '{}',
     add column senders text[] not null default '{}',
     add column people integer not null default 0,
     add column made_by text not null default 'hub',
     add column discovered_at timestamptz,
     add column due_at timestamptz,
     add column confirmed_at timestamptz,
     add column confirmed_by text,
     add column list_read_at timestamptz,
     add column closed_at timestamptz,
     add column closed_by text,
     add column outcome text,
     add column authority text,
     add column people_told text,
     add column soon_told_at timestamptz,
     add column late_told_at timestamptz,
     add check (kind in ('wrong-recipient', 'mix-up', 'leaked-key', 'lost-mail', 'tampering')),
     add check (state in ('suspected', 'confirmed', 'closed')),
     add check ((state = 'closed') = (closed_at is not null and outcome is not null)),
     add check (outcome in ('handled', 'not-an-incident')),
     add check (authority in ('reported', 'not-needed')),
     add check (people_told in ('informed', 'not-needed'))`,
  // What was suspected before: it names the occasion over which two entries were linked.
  `update incident set discovered_at = made_at, due_at = made_at + interval '72 hours',
     scope = jsonb_build_object('occasion', substr(object, 6)) where object like 'link:%'`,
  `update incident set discovered_at = made_at, due_at = made_at + interval '72 hours' where discovered_at is null`,
  `alter table incident alter column discovered_at set not null, alter column due_at set not null`,
  `create index incident_by_root on incident (root_id) where root_id is not null`,
  `create index incident_due on incident (due_at) where state <> 'closed' and late_told_at is null`,
  `create index incident_of_roots on incident (made_at, id) where root_id is null`,
  `create table incident_touched (
    id bigint generated always as identity primary key,
    incident_id uuid not null references incident,
    -- By whom the record was given, or who got it.
    side text not null check (side in ('gave', 'got')),
    subject_id uuid references subject,
    record_pk bigint not null,
    record_type text not null,
    -- The party at the other side; null: it went to nobody.
    other text,
    categories text[] not null,
    deliveries integer not null,
    first_at timestamptz not null,
    last_at timestamptz not null
  )`,
  `create index incident_touched_in_order on incident_touched (incident_id, id)`,
  `create index incident_touched_by_subject on incident_touched (subject_id) where subject_id is not null`,
  `grant select, insert on incident_touched to schakel_hub`,
];

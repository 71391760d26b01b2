import { sql, type Kysely } from 'kysely';

/**
 * What an auditor asks is found by key, so that it grows with the answer and not with the log. Indexes on the path of every
 * message are few; the others hold only the rows that the question is about.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Everything that one party received of another in a period.
  `create index delivery_received on delivery (sender, recipient, settled_at, id) where state = 'delivered'`,
  // Every refusal for lack of consent.
  `create index decision_without_consent on decision (sender, moment, id)
     where code in ('no-consent', 'consent-withdrawn') and stage <> 'evaluate'`,
  // What was done under a processing activity of either side, about people.
  `create index decision_by_activity_of_sender on decision ((versions #>> '{processingActivity,sender}'), sender, moment, id)
     where subject_id is not null`,
  `create index decision_by_activity_of_recipient on decision ((versions #>> '{processingActivity,recipient}'), recipient,
     moment, id) where subject_id is not null and permitted and stage <> 'evaluate'`,
  // From a trace or a person to the messages, and by these to everything else; what was decided without a message is rare.
  `create index message_by_trace on message (trace_id, id)`,
  `create index decision_by_trace on decision (trace_id, id) where message_id is null`,
  `create index decision_by_subject on decision (subject_id, id) where message_id is null and subject_id is not null`,
  // Who looked: reads are few beside what is done.
  `create index audit_event_of_reading on audit_event (object, id)
     where action in ('explanation.read', 'evidence.read', 'log.searched', 'log.export-begun')`,
  `create index audit_event_by_trace on audit_event (trace_id, id)
     where action = 'transaction.received'`,
  `create index config_draft_by_change on config_draft using gin (changes jsonb_path_ops)`,
  // How far an export is, and what was signed of it.
  `create table audit_export (
    id uuid primary key,
    party text not null,
    question text not null,
    format text not null check (format in ('jsonl', 'csv')),
    state text not null check (state in ('running', 'finished', 'broken')),
    lines bigint not null default 0,
    digest bytea check (length(digest) = 32),
    note text check (length(note) <= 4000),
    begun_at timestamptz not null,
    moved_at timestamptz not null,
    check ((state = 'finished') = (digest is not null and note is not null))
  )`,
  `create function audit_export_guard() returns trigger language plpgsql as $$
  begin
    if old.state <> 'running' or new.party <> old.party or new.question <> old.question or new.lines < old.lines then
      raise exception 'an export that ended never changes';
    end if;
    return new;
  end $$`,
  `create trigger audit_export_kept before update on audit_export for each row execute function audit_export_guard()`,
  `grant select, insert, update on audit_export to schakel_hub`,
];

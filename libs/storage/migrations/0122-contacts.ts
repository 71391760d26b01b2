import { sql, type Kysely } from 'kysely';

/** Contact persons of employers are people too: an entry of their own, found by a keyed hash of their e-mail address. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table contact_person (
    id uuid primary key,
    controller text not null,
    -- Under a key of the controller that is for nothing else; null when the contact was erased.
    email_hash bytea check (length(email_hash) = 32),
    restricted boolean not null default false,
    objected boolean not null default false,
    made_at timestamptz not null,
    erased_at timestamptz,
    unique (controller, email_hash),
    check ((email_hash is null) = (erased_at is not null))
  )`,
  // In which records somebody is named, and until when that may be known.
  `create table contact_named (
    contact_id uuid not null references contact_person,
    record_pk bigint not null,
    record_type text not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    ends_at timestamptz,
    primary key (contact_id, record_pk)
  )`,
  `create index contact_named_by_record on contact_named (record_pk)`,
  `create index contact_named_over on contact_named (ends_at) where ends_at is not null`,
  // Of a message: what it says of contacts does not go.
  `alter table message add column contact_withheld boolean not null default false`,
  `alter table rights_request add column contact_id uuid`,
  `alter table rights_request add column about text not null default 'person' check (about in ('person', 'contact'))`,
  `create index rights_request_open on rights_request (controller, received_at, id) where state <> 'closed'`,
  `create index rights_request_by_contact on rights_request (contact_id) where contact_id is not null`,
  `grant select, insert, update, delete on contact_person, contact_named to schakel_hub`,
];

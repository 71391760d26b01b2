import { sql, type Kysely } from 'kysely';

/** Notices as configuration; renewal, expiry and who registered a consent; invitations by a one-time code. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table config_version drop constraint config_version_kind_check`,
  `alter table config_version add constraint config_version_kind_check check (kind ~ '^[a-z][a-z-]{1,39}$')`,
  `alter table consent add column renews uuid references consent`,
  // By whom: a connection, or the person itself.
  `alter table consent add column registered_by text not null default 'unknown'`,
  // When it was noted that its time was over.
  `alter table consent add column expired_at timestamptz`,
  `create index consent_to_expire on consent (valid_until) where state = 'given' and withdrawn_at is null and expired_at is null`,
  `create table consent_invitation (
    id uuid primary key,
    controller text not null,
    subject_id uuid not null references subject,
    purpose text not null,
    offers jsonb not null check (jsonb_typeof(offers) = 'array'),
    asked_by text not null,
    request text not null,
    made_by text not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    answered_at timestamptz,
    void_at timestamptz,
    code_locator bytea not null unique,
    code_secret bytea not null,
    code_tries integer not null default 0,
    receipt_locator bytea unique,
    receipt_secret bytea,
    receipt_tries integer not null default 0,
    consents uuid[] not null default '{}',
    declarations uuid[] not null default '{}'
  )`,
  `create index consent_invitation_open on consent_invitation (subject_id, purpose)
     where answered_at is null and void_at is null`,
  `grant select, insert, update on consent_invitation to schakel_hub`,
];

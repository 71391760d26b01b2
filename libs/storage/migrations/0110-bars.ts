import { sql, type Kysely } from 'kysely';

/** What lets nobody in any more, beside the configuration: a file that is applied again does not bring it back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table access_bar (
    id uuid primary key,
    kind text not null check (kind in ('connection', 'client', 'mandate', 'role-mapping', 'person')),
    -- A connection, a client, a role mapping, or the pseudonym of a person.
    key text not null check (length(key) <= 200),
    -- Of a person; and for whom, of a person and of a mandate.
    role text,
    party text,
    incident_id uuid,
    review_id uuid,
    made_at timestamptz not null,
    made_by text not null,
    ended_at timestamptz,
    ended_by text,
    check ((kind in ('person', 'mandate')) = (party is not null)),
    check ((kind = 'person') = (role is not null)),
    check ((incident_id is null) <> (review_id is null))
  )`,
  `create unique index access_bar_once on access_bar (kind, key, coalesce(role, ''), coalesce(party, ''))
     where ended_at is null`,
  `create index access_bar_by_incident on access_bar (incident_id) where incident_id is not null`,
  `create index access_bar_by_time on access_bar (made_at, id)`,
  `create index session_by_person on session (person)`,
  `grant select, insert, update on access_bar to schakel_hub`,
];

import { sql, type Kysely } from 'kysely';

/** How long a document stays after it is final follows from the clauses under which it goes; and until when it can go again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // How long after it is final for everybody, and when it is looked at again: never later than both say together.
  `alter table message add column kept_for interval check (kept_for >= interval '0')`,
  `alter table message add column purge_at timestamptz`,
  `update message set kept_for = interval '14 days', purge_at = distributed_at
     where state = 'distributed' and document is not null`,
  `drop index message_to_purge`,
  // What can still be read, by controller: it grows with what is kept, and not with what was ever sent.
  `create index message_to_purge on message (controller, purge_at) where document is not null and state = 'distributed'`,
  `create index message_dead_kept on message (controller) where document is not null and state = 'dead'`,
  `create index message_held_by_controller on message (controller, accepted_at) where state = 'held'`,
  // Since when, counted back, everything that was planned in a lane can go again: later than the last that was purged.
  `create table lane_purge (
    lane text primary key,
    planned_until timestamptz not null,
    purged_at timestamptz not null
  )`,
  `grant select, insert, update on lane_purge to schakel_hub`,
];

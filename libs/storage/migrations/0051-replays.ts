import { sql, type Kysely } from 'kysely';

/** Post that goes again at its recipient's request, after all that is new; what was given up can be found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table delivery add column replay_of uuid`,
  // What is new is found without stepping over what is sent again, however much that is.
  `drop index delivery_due`,
  `create index delivery_due on delivery (lane, is_bulk, next_attempt_at, id) where state = 'planned' and replay_of is null`,
  `create index delivery_due_again on delivery (lane, next_attempt_at, id)
     where state = 'planned' and replay_of is not null`,
  `create index delivery_by_replay on delivery (replay_of) where replay_of is not null`,
  `create index delivery_replays_of_record on delivery (record_pk, recipient, place) where replay_of is not null`,
  `create index delivery_dead on delivery (lane, settled_at) where state = 'dead'`,
  // Each controller's waiting messages in their order, so that a batch can take some of everybody's.
  `drop index message_to_distribute`,
  `create index message_to_distribute on message (controller, accepted_at) where state = 'accepted'`,
];

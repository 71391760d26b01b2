import { sql, type Kysely } from 'kysely';

/**
 * What was appended in one statement waits for the sealer as one row. A row for each event was, of everything that the log
 * asks of the database, the most: written, indexed, deleted and cleaned up within a second.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table unsealed rename to unsealed_one_by_one`,
  `alter index unsealed_pkey rename to unsealed_one_by_one_pkey`,
  `drop index unsealed_without_hash`,
  // The hashes of the leaves, one after the other, in the order of the ids; none for an event from before there was sealing.
  `create table unsealed (
    seq bigint generated always as identity primary key,
    event_ids uuid[] not null check (cardinality(event_ids) > 0),
    hashes bytea check (length(hashes) = 32 * cardinality(event_ids)),
    since timestamptz not null default clock_timestamp()
  )`,
  // Hashes cannot be compressed, and each row reads its part of them.
  `alter table unsealed alter column event_ids set storage external, alter column hashes set storage external`,
  `alter table unsealed set (toast_tuple_target = 8160)`,
  `create index unsealed_without_hash on unsealed (seq) where hashes is null`,
  `insert into unsealed (event_ids, hashes, since)
     select array[event_id], hash, since from unsealed_one_by_one order by seq`,
  `drop table unsealed_one_by_one`,
  `grant select, insert, update, delete on unsealed to schakel_hub`,
  // Whoever looks for the event of a decision goes by the decision: the index by object has no entry for it as well.
  `drop index audit_event_by_object`,
  `create index audit_event_by_object on audit_event (object) where decision_id is null`,
  // It covered some ways to look and not others; by object there are few lines.
  `drop index audit_event_of_reading`,
  // By trace: what has no message by which to find it, whatever is logged one day.
  `drop index audit_event_by_trace`,
  `create index audit_event_by_trace on audit_event (trace_id, id)
     where decision_id is null and action not in ('message.accepted', 'delivery.delivered')`,
];

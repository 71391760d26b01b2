import { sql, type Kysely } from 'kysely';

/**
 * The log proves itself: what is appended waits in `unsealed` until the sealer gives it a position in a Merkle tree. The
 * tree outlives the bodies: they can be purged at their term, and no proof changes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const RANDOM = `decode(replace(gen_random_uuid()::text, '-', ''), 'hex')`;

const STATEMENTS = [
  // Without the salt, which goes with the body, nobody can find out from a hash what was hashed. No default: a process of
  // an earlier version, whose events would not be sealed, cannot append any.
  `alter table audit_event add column salt bytea`,
  `alter table audit_event add column decision_digest bytea`,
  `alter table decision add column salt bytea`,
  `alter table audit_event disable trigger audit_event_append_only`,
  `alter table decision disable trigger decision_append_only`,
  `update audit_event set salt = ${RANDOM}`,
  `update decision set salt = ${RANDOM}`,
  `alter table audit_event enable trigger audit_event_append_only`,
  `alter table decision enable trigger decision_append_only`,
  `alter table audit_event alter column salt set not null`,
  `alter table decision alter column salt set not null`,
  `create index audit_event_by_object on audit_event (object)`,

  // The order of the sequence is the order of cause and effect: an effect asks for its number after its cause committed.
  // An event from before this migration has no hash yet; the sealer takes it as it stands.
  `create table unsealed (
    seq bigint generated always as identity primary key,
    event_id uuid not null,
    hash bytea check (length(hash) = 32),
    since timestamptz not null default clock_timestamp()
  )`,
  `create index unsealed_without_hash on unsealed (seq) where hash is null`,
  `insert into unsealed (event_id) select id from audit_event order by moment, id`,

  // -- the tree: leaves, and the roots of its complete subtrees of 256, 65536, … leaves; everything else follows from these
  `create table audit_leaf (
    position bigint primary key check (position >= 0),
    event_id uuid not null unique,
    hash bytea not null check (length(hash) = 32)
  )`,
  `create table audit_node (
    level smallint not null check (level > 0 and level % 8 = 0),
    index bigint not null check (index >= 0),
    hash bytea not null check (length(hash) = 32),
    primary key (level, index)
  )`,
  `create table audit_checkpoint (
    origin text not null,
    number bigint not null check (number > 0),
    size bigint not null check (size >= 0),
    note text not null check (length(note) <= 4000),
    made_at timestamptz not null,
    primary key (origin, number)
  )`,
  `create index audit_checkpoint_by_size on audit_checkpoint (origin, size)`,
  `create index audit_checkpoint_by_moment on audit_checkpoint (origin, made_at)`,
  `create table audit_key (
    verifier text primary key check (length(verifier) <= 400),
    introduced_at timestamptz not null
  )`,

  // -- what is no longer readable, since when and why; the leaf stays
  `create table audit_purge (
    position bigint primary key,
    event_id uuid not null unique,
    purged_at timestamptz not null,
    why text not null check (why in ('term', 'erased'))
  )`,
  `create table audit_term (
    only_row boolean primary key default true check (only_row),
    days integer not null check (days between 1 and 36500)
  )`,
  `insert into audit_term (days) values (730)`,

  ...['audit_leaf', 'audit_node', 'audit_checkpoint', 'audit_key', 'audit_purge'].map(
    (table) => `create trigger ${table}_append_only before update or delete or truncate on ${table}
      for each statement execute function append_only()`,
  ),
  // Only the two functions below say so, and only who owns the tables may delete at all.
  `create or replace function append_only() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' and tg_table_name in ('audit_event', 'decision')
        and current_setting('schakel.purging', true) = 'on' then
      return null;
    end if;
    raise exception '% is append only', tg_table_name;
  end $$`,
  // Takes the bodies of these sealed events, and the decisions that they are about, and says so.
  `create function audit_take_bodies(events uuid[], reason text) returns setof bigint language plpgsql
     set search_path = public, pg_temp as $$
  declare
    leaf record;
  begin
    perform set_config('schakel.purging', 'on', true);
    for leaf in select l.position, l.event_id from audit_leaf l where l.event_id = any(events) order by l.position loop
      delete from decision d where d.id = (select e.decision_id from audit_event e where e.id = leaf.event_id);
      delete from audit_event e where e.id = leaf.event_id;
      if found then
        insert into audit_purge (position, event_id, purged_at, why)
          values (leaf.position, leaf.event_id, clock_timestamp(), reason);
        return next leaf.position;
      end if;
    end loop;
    perform set_config('schakel.purging', '', true);
  end $$`,
  // The one that the running hub may call: nothing but what is past the term that the owner of the schema set.
  `create function audit_purge_past_term(at_most integer) returns setof bigint language plpgsql
     security definer set search_path = public, pg_temp as $$
  declare
    until timestamptz := clock_timestamp() - make_interval(days => (select days from audit_term));
    -- Ids are UUIDv7 of the event's own moment: the first that is not past the term.
    bound uuid := rpad(lpad(to_hex(floor(extract(epoch from until) * 1000)::bigint), 12, '0'), 32, '0')::uuid;
    old uuid[] := array(
      select e.id from audit_event e
      where e.id < bound and e.moment < until
        -- What says what became of the log itself, and names nobody, stays as long as the log.
        and e.action not in ('events.purged', 'events.erased', 'key.introduced', 'term.changed')
        and exists (select 1 from audit_leaf l where l.event_id = e.id)
      order by e.id limit at_most);
  begin
    return query select audit_take_bodies(old, 'term');
  end $$`,
  // One entry at any time; for the owner of the schema only.
  `create function audit_erase(event uuid) returns setof bigint language sql set search_path = public, pg_temp as $$
    select audit_take_bodies(array[event], 'erased') $$`,
  ...['audit_take_bodies(uuid[], text)', 'audit_purge_past_term(integer)', 'audit_erase(uuid)'].map(
    (name) => `revoke execute on function ${name} from public`,
  ),
  `grant execute on function audit_purge_past_term(integer) to schakel_hub`,

  `grant select, insert, update, delete on unsealed to schakel_hub`,
  `grant select, insert on audit_leaf, audit_node, audit_checkpoint, audit_key to schakel_hub`,
  `grant select on audit_purge, audit_term to schakel_hub`,
];

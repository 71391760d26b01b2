#!/bin/sh
# Copies everything of one database of the hub to another that holds its schema and nothing else: from the embedded PostgreSQL to a
# server, or to one of another version. It takes psql, of any version, and no hub that is at work on either.
#   OLD=postgres://… NEW=postgres://… deploy/move-database.sh
# NEW as an administrator of the server: rows go in as they were, without the triggers that keep what was decided from being changed.
# All of it goes in, or nothing does. What it says at the end was counted in both. The queue is left: it is only bells.
set -eu
: "${OLD:?the database that is moved from}" "${NEW:?the database that is moved to, as an administrator of its server}"

ask() { psql "$1" --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 --command="$2"; }
give_up() {
  echo "$1" >&2
  exit 1
}

ours="from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'kysely_%'"
tables="select c.oid::regclass $ours order by c.oid::regclass::text collate \"C\""
# In the order of one and the same alphabet: a column may stand elsewhere in a table that was made by older versions.
columns="select string_agg(quote_ident(attname), ', ' order by attname collate \"C\") from pg_attribute where attnum > 0 and not attisdropped and attrelid ="
versions='select name from kysely_migration order by name'
shapes="select c.oid::regclass, ($columns c.oid) $ours order by c.oid::regclass::text collate \"C\""
# What was given out is not given out again.
numbers="select format('select setval(pg_get_serial_sequence(%L, %L), %s);', n.relation, n.attname, n.last)
  from (select a.attrelid::regclass as relation, a.attname,
      pg_sequence_last_value(pg_get_serial_sequence(a.attrelid::regclass::text, a.attname)) as last
    from pg_attribute a where a.attidentity <> '' and a.attrelid in (select c.oid $ours)) n
  where n.last is not null"

[ "$(ask "$OLD" "$versions")" = "$(ask "$NEW" "$versions")" ] || give_up 'The two schemas are not of one version: have the same hub bring both up.'
[ "$(ask "$OLD" "$shapes")" = "$(ask "$NEW" "$shapes")" ] || give_up 'The two schemas differ: nothing was copied.'
[ "$(ask "$NEW" 'select count(*) from (select from config_version union all select from message) found')" = 0 ] ||
  give_up 'The database that is moved to holds something already: make it anew.'
# A log-in of the hub, and not the one of this script.
[ "$(ask "$OLD" "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")" = 0 ] ||
  give_up 'Somebody is at work in the database that is moved from: stop the hub.'

listed="$(ask "$OLD" "$tables")"
rows() {
  for table in $listed; do
    echo "$table $(ask "$1" "select count(*) from $table")"
  done
}

# What ends halfway does not come to its commit, and leaves nothing.
copied() {
  echo 'begin; set local session_replication_role = replica;'
  echo "truncate $(echo "$listed" | paste -s -d , -);"
  for table in $listed; do
    list="$(ask "$OLD" "$columns '$table'::regclass")"
    echo "copy $table ($list) from stdin;"
    ask "$OLD" "copy (select $list from $table) to stdout"
    echo '\.'
  done
  ask "$OLD" "$numbers"
  echo 'commit;'
}

copied | psql "$NEW" --no-psqlrc --quiet --set=ON_ERROR_STOP=1 >/dev/null
there="$(rows "$OLD")"
[ "$there" = "$(rows "$NEW")" ] || give_up 'It did not all go in: make the database that is moved to anew, and begin again.'
echo "$there"

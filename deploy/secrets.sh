#!/usr/bin/env bash
# Makes the files of deploy/compose.yaml in deploy/secrets, once: what is there stays. The secret of the client at the identity
# provider is not ours to make: put it in deploy/secrets/oidc-client-secret.
set -euo pipefail
cd "$(dirname "$0")"
# The folder is closed to others of this machine; the files are open to the account in the container.
mkdir -p secrets
chmod 700 secrets
umask 022

word() { head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'; }
key() { head -c 32 /dev/urandom | base64; }
put() { [ -e "secrets/$1" ] || printf '%s\n' "$2" >"secrets/$1"; }

put master-key "$(key)"
put audit-key "$(key)"
put postgres-password "$(word)"
if [ ! -e secrets/postgres-roles.sql ]; then
  owner=$(word)
  runtime=$(word)
  put database-url "postgres://schakel_owner:$owner@postgres:5432/schakel"
  put database-runtime-url "postgres://schakel_runtime:$runtime@postgres:5432/schakel"
  put postgres-roles.sql "create role schakel_owner login password '$owner';
create role schakel_hub nologin;
create role schakel_runtime login password '$runtime' in role schakel_hub;
grant schakel_hub to schakel_owner;
create database schakel owner schakel_owner;"
fi
if [ ! -e secrets/valkey.conf ]; then
  password=$(word)
  put redis-url "redis://:$password@valkey:6379"
  put valkey.conf "requirepass $password
save \"\"
appendonly no
maxmemory 384mb
maxmemory-policy noeviction"
fi
if [ ! -e secrets/rabbitmq.conf ]; then
  password=$(word)
  put amqp-url "amqp://schakel:$password@rabbitmq:5672"
  put rabbitmq.conf "default_user = schakel
default_pass = $password
log.console = true"
fi

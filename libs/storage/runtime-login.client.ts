import { randomBytes } from 'node:crypto';
import pg from 'pg';

/**
 * The running hub logs in as somebody who is a member of `schakel_hub` and of nothing else. A role that was only put on can be
 * taken off again (`set role none`): whoever logged in as the owner of the schema can be that once more.
 */
const RUNTIME_LOGIN = 'schakel_runtime';

const CONNECT_LIMIT_MS = 10_000;

/** Of the embedded PostgreSQL, where one process has everything: the login is made by its owner, with a password for this run. */
export async function makeRuntimeLogin(ownerUrl: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  await withClient(ownerUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [RUNTIME_LOGIN]);
    const what = rowCount ? 'alter' : 'create';
    const may = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls';
    await client.query(`${what} role ${RUNTIME_LOGIN} ${may} password ${client.escapeLiteral(password)}`);
    await client.query(`grant schakel_hub to ${RUNTIME_LOGIN}`);
  });
  const url = new URL(ownerUrl);
  url.username = RUNTIME_LOGIN;
  url.password = password;
  return url.toString();
}

/** Whether who logs in by this URL can be, or make themselves, the owner of what the hub may not change. */
export async function canBecomeOwner(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ can: boolean }>(`
      select bool_or(r.rolsuper or r.rolcreaterole or r.rolbypassrls or r.rolreplication
        or pg_has_role(session_user, c.relowner, 'member')) as can
      from pg_roles r, pg_class c
      where pg_has_role(session_user, r.oid, 'member') and c.oid = 'audit_event'::regclass`);
    return rows[0]!.can;
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  await client.connect();
  return work(client).finally(() => client.end());
}

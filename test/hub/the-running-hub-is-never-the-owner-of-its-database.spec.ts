import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { canBecomeOwner, makeRuntimeLogin } from '#storage';
import type { Box } from '../../apps/demo/box.js';
import { arrivedAt } from '../../apps/demo/play.js';
import { ownDatabase, startBox } from '../harness.js';
import { vacancyEvent } from '../http-knocker.js';

/** What the running hub may do with each table, beside reading it. A table that is not here is one that nobody thought about. */
const MAY: Record<string, string[]> = {
  'nothing more': ['audit_purge', 'audit_term', 'schema_floor'],
  // Append only: what was decided, logged, signed and approved.
  insert: [
    'audit_checkpoint',
    'audit_event',
    'audit_key',
    'audit_leaf',
    'audit_node',
    'config_approval',
    'decision',
  ],
  'insert delete': [
    'batch_piece',
    'batch_record',
    'batch_refusal',
    'desk_view_source',
    'incident_touched',
    'worker_mark',
  ],
  'insert update': [
    'announcement',
    'audit_export',
    'config_draft',
    'config_revision',
    'config_version',
    'endpoint',
    'lane',
    'lane_purge',
    'legal_hold',
    'parallel_outcome',
    'signing_key',
    'stop_list',
    'subscription',
  ],
  'insert update delete': [
    'access_bar',
    'access_review',
    'access_review_entry',
    'access_use',
    'attempt',
    'batch',
    'consent',
    'consent_invitation',
    'contact_named',
    'contact_person',
    'data_key',
    'declaration',
    'delivery',
    'desk_view',
    'incident',
    'introduction_answer',
    'kept_answer',
    'link',
    'link_code',
    'message',
    'notice_given',
    'notification',
    'occasion',
    'receipt',
    'record',
    'referral',
    'report',
    'retraction',
    'rights_request',
    'session',
    'signed_request',
    'status_batch',
    'status_event',
    'subject',
    'to_inform',
    'unsealed',
  ],
};
const APPEND_ONLY = new Set([...MAY['insert']!, ...MAY['nothing more']!]);
/** Of whoever migrates. */
const OF_THE_OWNER = ['kysely_migration', 'kysely_migration_lock'];

const roleUrl = (url: string, name: string, password: string): string => {
  const made = new URL(url);
  made.username = name;
  made.password = password;
  return made.toString();
};

describe('the running hub', () => {
  const id = randomBytes(4).toString('hex');
  const [owner, runtime] = [`owner_${id}`, `runtime_${id}`];
  let box: Box;
  let superuser: pg.Client;
  let hub: pg.Client;
  let runtimeUrl: string;
  let ownerUrl: string;
  beforeAll(async () => {
    // As docs/operations.md says, on an empty database.
    const template = await ownDatabase();
    superuser = new pg.Client({ connectionString: template });
    await superuser.connect();
    for (const statement of [
      `create role ${owner} login password 'een'`,
      `create role ${runtime} login password 'twee' in role schakel_hub`,
      `grant schakel_hub to ${owner}`,
      `create database db_${id} owner ${owner}`,
    ])
      await superuser.query(statement);
    const url = new URL(template);
    url.pathname = `/db_${id}`;
    ownerUrl = roleUrl(url.toString(), owner, 'een');
    runtimeUrl = roleUrl(url.toString(), runtime, 'twee');
    box = await startBox({ databaseUrl: ownerUrl, settings: { DATABASE_RUNTIME_URL: runtimeUrl } });
    hub = new pg.Client({ connectionString: runtimeUrl });
    await hub.connect();
  });
  afterAll(async () => {
    await hub.end();
    await box.stop();
    await superuser.end();
  });

  const said = (statement: string): Promise<string> =>
    hub.query(statement).then(
      () => 'allowed',
      (error: Error) => error.message,
    );

  it('does its work by a log-in of its own: accepts, rings, distributes, delivers, seals', async () => {
    const event = await vacancyEvent(box);
    expect((await box.client('bakkerij-systeem').send(event)).status).toBe(202);
    await box.settled().catch((error: unknown) => {
      throw new Error(box.log.slice(-3000), { cause: error });
    });
    await box.sealed();
    expect(arrivedAt(box, 'klantsysteem-enschede', 'nl.schakel.vacancy.published').length).toBe(1);
    expect(box.hub.bells.rung()).toMatchObject({ failed: 0 });
    expect(box.log).not.toMatch(/DATABASE_RUNTIME_URL|"level":50/);
    const { rows } = await superuser.query<{ usename: string; pid: number }>(
      `select distinct usename from pg_stat_activity where datname = 'db_${id}' and application_name like 'schakel%'
       and pid not in (select pid from pg_stat_activity where usename = '${owner}')`,
    );
    expect(rows).toEqual([{ usename: runtime }]);
  });

  it.each([
    'reset role',
    'set role none',
    'reset session authorization',
    'set session authorization default',
    `set role ${owner}`,
    `set session authorization ${owner}`,
    'set role postgres',
  ])('stays who it is after %s', async (statement) => {
    await said(statement);
    expect(await said('delete from audit_event')).toMatch(/permission denied/);
    expect(await said('alter table audit_event disable trigger all')).toMatch(
      /must be owner|permission denied/,
    );
    await said('reset role');
  });

  it.each([
    'create table meer (id int)',
    'create schema meer',
    'create schema meer authorization current_user',
    'create role meer',
    `alter role ${runtime} superuser`,
    `alter role ${runtime} bypassrls`,
    `grant ${owner} to ${runtime}`,
    `alter database db_${id} owner to ${runtime}`,
    'create extension dblink',
    'create function public.meer() returns int language sql security definer as $$select 1$$',
    'create or replace function public.append_only() returns trigger language plpgsql as $$begin return null; end$$',
    'drop function public.append_only()',
    'set session_replication_role = replica',
    `copy (select 1) to program 'true'`,
    `copy audit_event to '/tmp/log'`,
    `select pg_read_file('/etc/passwd')`,
    `select lo_export(1, '/tmp/x')`,
    'alter system set fsync = off',
    `select audit_erase('01890000-0000-7000-8000-000000000000')`,
    `select audit_take_bodies(array['01890000-0000-7000-8000-000000000000'::uuid], 'term')`,
    'create table bell.meer (id int)',
    'drop schema bell cascade',
    'drop schema public cascade',
  ])('may not %s', async (statement) => {
    expect(await said(statement)).toMatch(
      /permission denied|must be owner|must be (a )?superuser|must be able|must have|only roles with|must inherit|insufficient/i,
    );
  });

  it('may do with each table what is listed, and nothing else', async () => {
    const { rows } = await sql<{ name: string; may: string; selects: boolean; more: boolean }>`
      select c.relname as name, has_table_privilege(${runtime}, c.oid, 'select') as selects,
        concat_ws(' ', case when has_table_privilege(${runtime}, c.oid, 'insert') then 'insert' end,
          case when has_table_privilege(${runtime}, c.oid, 'update') then 'update' end,
          case when has_table_privilege(${runtime}, c.oid, 'delete') then 'delete' end) as may,
        has_table_privilege(${runtime}, c.oid, 'truncate') or has_table_privilege(${runtime}, c.oid, 'references')
          or has_table_privilege(${runtime}, c.oid, 'trigger') as more
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') order by 1`.execute(
      box.admin,
    );
    const found: Record<string, string[]> = Object.fromEntries(Object.keys(MAY).map((may) => [may, []]));
    for (const { name, may, more, selects } of rows) {
      expect({ name, more }).toEqual({ name, more: false });
      if (OF_THE_OWNER.includes(name))
        expect({ name, selects, may }).toEqual({ name, selects: false, may: '' });
      else (found[may || 'nothing more'] ??= []).push(name);
    }
    expect(found).toEqual(MAY);
    // Each is tried as well, for a privilege says nothing of what a trigger or a rule lets by.
    for (const { name } of rows) {
      for (const act of [
        `truncate ${name}`,
        `drop table ${name}`,
        `alter table ${name} add column meer int`,
        `alter table ${name} disable trigger all`,
        `alter table ${name} disable row level security`,
        `alter table ${name} owner to ${runtime}`,
        `create trigger meer before delete on ${name} execute function append_only()`,
        `create rule meer as on delete to ${name} do instead nothing`,
        `create policy meer on ${name} using (true)`,
      ]) {
        const answer = await said(act);
        expect({ act, refused: /permission denied|must be owner/.test(answer) || answer }).toEqual({
          act,
          refused: true,
        });
      }
      if (!APPEND_ONLY.has(name) && !OF_THE_OWNER.includes(name)) continue;
      for (const act of [`delete from ${name}`, `update ${name} set ctid = ctid`])
        expect({ act, answer: await said(act) }).toEqual({
          act,
          answer: expect.stringMatching(/permission denied|system column/),
        });
    }
  });

  it('is nobody who could be more: neither by its log-in nor by the role', async () => {
    const { rows } = await superuser.query(
      `select rolname, rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication as more
       from pg_roles where rolname in ('schakel_hub', '${runtime}') order by 1`,
    );
    expect(rows).toEqual([
      { rolname: runtime, more: false },
      { rolname: 'schakel_hub', more: false },
    ]);
    expect([await canBecomeOwner(runtimeUrl), await canBecomeOwner(ownerUrl)]).toEqual([false, true]);
    await superuser.query(`grant ${owner} to ${runtime}`);
    expect(await canBecomeOwner(runtimeUrl)).toBe(true);
    await superuser.query(`revoke ${owner} from ${runtime}`);
  });

  it('with the embedded PostgreSQL makes that log-in by itself, anew each time', async () => {
    const template = await ownDatabase();
    const first = await makeRuntimeLogin(template);
    const second = await makeRuntimeLogin(template);
    expect([await canBecomeOwner(template), await canBecomeOwner(second)]).toEqual([true, false]);
    await expect(canBecomeOwner(first)).rejects.toThrow(/password/);
  });
});

import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of its own for each hub: a copy of the migrated template of this test run (scripts/test.mjs). */
export async function ownDatabase(): Promise<string> {
  const template = process.env['TEST_POSTGRES_URL'];
  if (!template) throw new Error('run the tests with npm test: it starts the database');
  const name = `hub_${randomBytes(6).toString('hex')}`;
  const admin = new URL(template);
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.toString() });
  await client.connect();
  // Copies of one template wait for each other.
  await client.query('select pg_advisory_lock(1)');
  // Of a small one nothing is gained by way of the log, which takes two to four times as long.
  await client.query(`create database ${name} template hub_template strategy file_copy`);
  await client.end();
  const url = new URL(template);
  url.pathname = `/${name}`;
  return url.toString();
}

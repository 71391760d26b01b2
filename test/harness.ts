import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import pg from 'pg';
import { Box, type BoxOptions } from '../apps/demo/box.js';
import { honoursDocument } from './http-document.js';

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
  await client.query(`create database ${name} template hub_template`);
  await client.end();
  const url = new URL(template);
  url.pathname = `/${name}`;
  return url.toString();
}

/** A whole hub with its region and doubles, real on loopback, on a database of its own. */
export async function startBox(options: BoxOptions = {}): Promise<Box> {
  const opensAt = options.opensAt ?? new Date('2026-11-02T09:00:00Z');
  return Box.start({ databaseUrl: await ownDatabase(), opensAt, onAnswer: honoursDocument, ...options });
}

export const hasRedis = process.env['TEST_REDIS'] === 'yes';

/**
 * A folder with the job-seeker profiles that the VUM publishes for accreditation, named by SCHAKEL_VUM_EXAMPLES;
 * undefined when it is not named or not there. They are not ours to give: the tests that want them are skipped.
 */
export function vumExamples(): string | undefined {
  const folder = process.env['SCHAKEL_VUM_EXAMPLES'];
  return folder && existsSync(folder) ? folder : undefined;
}

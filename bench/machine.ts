import { execFileSync } from 'node:child_process';
import { readFileSync, statfsSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import pg from 'pg';
import { projectFolder } from '../apps/api/startup.js';

/** Under which conditions a figure was measured; without them it says nothing. */
export interface Conditions {
  date: string;
  commit: string;
  cpu: string;
  cores: number;
  memoryGB: number;
  loadBefore: number;
  node: string;
  postgres: Record<string, string>;
}

const SHOWN = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'full_page_writes',
  'shared_buffers',
  'max_wal_size',
];
const GB = 2 ** 30;

/** Without a database for what needs none. */
export async function conditionsOf(databaseUrl?: string): Promise<Conditions> {
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' '),
    commit: commit(),
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGB: Math.round(totalmem() / GB),
    loadBefore: loadavg()[0]!,
    node: process.version,
    postgres: databaseUrl === undefined ? {} : await settingsOf(databaseUrl),
  };
}

function commit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, {
      cwd: projectFolder(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') ? ' with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}

async function settingsOf(databaseUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const settings: Record<string, string> = {};
  try {
    for (const name of [...SHOWN, 'data_directory']) {
      settings[name] = String(
        Object.values((await client.query<Record<string, string>>(`show ${name}`)).rows[0]!)[0],
      );
    }
  } finally {
    await client.end();
  }
  const folder = settings['data_directory']!;
  delete settings['data_directory'];
  return { ...settings, data_on: fileSystemOf(folder) };
}

const TMPFS = 0x01021994;

/** A database in memory would not be durable, whatever fsync says. */
function fileSystemOf(folder: string): string {
  try {
    if (statfsSync(folder).type === TMPFS) return 'tmpfs, which is memory: NOT durable';
    const mounts = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '));
    const holding = mounts.filter(
      ([, point]) => point && `${folder}/`.startsWith(point === '/' ? '/' : `${point}/`),
    );
    return holding.sort((a, b) => b[1]!.length - a[1]!.length)[0]?.[2] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ownDatabase } from '../own-database.js';

const COMMANDS = [
  'config-apply',
  'config-export',
  'config-plan',
  'contract-use',
  'keys-rotate',
  'organisation-export',
];
const PERIOD = ['--from', '2027-01-01', '--until', '2027-02-01'];

describe('a command of an operator', () => {
  let folder: string;
  let database: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'schakel-command-'));
    database = await ownDatabase();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function run(command: string, args: string[], settings = {}): { status: number | null; said: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`dist/apps/api/${command}.js`, ...args], {
      env: { PATH: process.env['PATH'], DATA_DIR: folder, DATABASE_URL: database, ...settings },
      encoding: 'utf8',
    });
    return { status, said: `${stdout}${stderr}` };
  }

  it.each(COMMANDS)('says what it does and how it ends: %s', (command) => {
    const { status, said } = run(command, ['--help']);
    expect(status).toBe(0);
    expect(said).toMatch(/Usage: [a-z]+:[a-z]+ .*\n\n[a-z]/);
    expect(said).toContain('Exits with 0 when it was done');
  });

  it.each([
    ['config-apply', ['none']],
    ['config-export', ['package.json']],
    ['config-plan', PERIOD],
    ['contract-use', []],
    ['keys-rotate', []],
    ['organisation-export', ['verzonnen', 'none']],
  ])('says in a line that its database is away, and a wrong setting as the hub does: %s', (command, args) => {
    const away = run(command, args, { DATABASE_URL: 'postgres://verzonnen@127.0.0.1:9/schakel' });
    expect(away.status).toBe(1);
    expect(away.said).toMatch(
      /^what DATABASE_URL names cannot be used: connect ECONNREFUSED 127\.0\.0\.1:9\n$/,
    );
    const wrong = run(command, args, { PORT: 'x' });
    expect(wrong.status).toBe(1);
    expect(wrong.said).toMatch(/^The settings are not in order:\n {2}- PORT [^\n]*\n$/);
  });

  it.each([
    [
      'a time that ends before it begins',
      ['--from', '2027-02-01', '--until', '2027-01-01'],
      '--until must be after --from',
    ],
    [
      'a day that is not in the calendar',
      ['--from', '2027-02-30', '--until', '2027-04-01'],
      "'2027-02-30' is invalid",
    ],
    ['somebody who takes no part', [...PERIOD, '--organisation', 'niemand'], 'called niemand'],
  ])('does not say that nothing changes when it is asked about %s', (_, args, fault) => {
    const { status, said } = run('config-plan', args);
    expect(status).toBe(1);
    expect(said).toContain(fault);
    expect(said).not.toContain('Er verandert niets');
  });
});

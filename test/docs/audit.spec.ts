import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportLog, publicKeys } from '#audit';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';
import { invent, stageOf } from '../medium/stage.js';
import { openOccasion, sayYes, sendClient } from '../../apps/demo/play.js';
import { fencesOf, hasShell, runBlocks } from './pages.js';

const PAGE = 'docs/audit.md';
const KEY = Buffer.alloc(32, 9).toString('base64');
const blocks = fencesOf(PAGE)
  .filter(({ language }) => language === 'bash')
  .map(({ text }) => text);

(hasShell ? describe : describe.skip)('the commands of docs/audit.md', () => {
  let box: Box;
  const folder = mkdtempSync(join(tmpdir(), 'schakel-auditor-'));
  beforeAll(async () => {
    box = await startBox();
    const { origin } = box.hub.config.audit;
    await openOccasion(stageOf(box), 'klantsysteem-enschede', {
      kind: 'referral',
      purpose: 'learning',
      source: 'enschede',
      recipient: 'roc-van-twente',
      subject: { recordId: 'LOG-1' },
    });
    await sayYes(stageOf(box), 'klantsysteem-enschede', 'enschede', invent('LOG-1'), 'roc-van-twente');
    for (const recordId of ['LOG-1', 'LOG-2'])
      await sendClient(stageOf(box), 'klantsysteem-enschede', 'enschede', invent(recordId));
    await box.settled();
    await box.sealed();
    let text = '';
    for await (const lines of exportLog(box.hub.db, { origin })) text += lines;
    writeFileSync(join(folder, 'export.jsonl'), text);
    writeFileSync(join(folder, 'keys'), `${(await publicKeys(box.hub.db)).join('\n')}\n`);
    writeFileSync(
      join(folder, 'kept'),
      (JSON.parse(text.split('\n')[0]!) as { checkpoint: string }).checkpoint,
    );
  });
  afterAll(() => box.stop());

  it('do what the page says, one after the other', async () => {
    const [verified, shown, feed, consistency] = await runBlocks(
      [`FOLDER='${folder}'\n${blocks[0]}`, ...blocks.slice(1)],
      box,
      '.',
    );
    expect(verified).toMatch(
      /^OK {2}\d+ leaves of a tree of \d+ \(whole\), \d+ decisions, \d+ checkpoints, signed 20/m,
    );
    expect(JSON.parse(shown!)).toMatchObject({
      keys: [expect.stringContaining('+')],
      checkpoint: expect.stringContaining('\n'),
    });
    expect((JSON.parse(feed!) as JsonObject)['checkpoints']).toHaveLength(2);
    expect(JSON.parse(consistency!)).toMatchObject({ from: 1, proof: expect.any(Array) });
  });

  it('and the questions of an auditor are answered as docs/questions.md asks them', async () => {
    const asked = fencesOf('docs/questions.md')
      .filter(({ language }) => language === 'bash')
      .map(({ text }) => text);
    const [, ...answers] = await runBlocks(asked, box, '.');
    const file = answers.pop()!;
    const lines = answers.map((answer) => (JSON.parse(answer) as { lines: JsonObject[] }).lines);
    const [about, between, refused, looked, made, changed, processing] = lines;
    expect(about).toEqual([expect.objectContaining({ basis: 'consent', certainty: 'received' })]);
    expect(between).toEqual([{ ...about![0]!, moment: expect.anything() }]);
    expect(refused).toEqual([]);
    expect(looked).toEqual([expect.objectContaining({ question: 'receipts-about-person' })]);
    expect(made).toEqual([expect.objectContaining({ isAsSigned: true })]);
    expect(changed!.length).toBeGreaterThan(0);
    expect(processing!.map(({ name }) => name)).toContain('Verstrekt aan een ontvanger');
    expect(file).toMatch(/^\ufeff?moment;certainty;kind;.*\r?\n20\S+;received;document;/);
  });

  /** What an operator types, as built, against the database of the box. */
  const operator = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ['dist/apps/api/audit-log.js', ...args], {
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: box.started.databaseUrl,
        MASTER_KEY: KEY,
        AUDIT_KEY: KEY,
        DATA_DIR: folder,
      },
    });

  it('for operators write the log or a part of it, erase a line of it, and show the keys', async () => {
    expect(operator('export', join(folder, 'whole.jsonl'))).toMatchObject({ status: 0 });
    expect(operator('export', join(folder, 'part.jsonl'), '--organisation', 'enschede').status).toBe(0);
    const kept = ['--key', join(folder, 'keys')];
    for (const name of ['whole', 'part']) expect(alone(file(`${name}.jsonl`), ...kept).status).toBe(0);
    expect(readFileSync(file('part.jsonl'), 'utf8')).toContain('"kind":"part"');
    const accepted = readFileSync(file('part.jsonl'), 'utf8')
      .split('\n')
      .find((line) => line.includes('message.accepted'))!;
    const { event } = JSON.parse(accepted) as { event: { id: string } };
    const order = ['--reason', 'personal-data-in-event', '--by', 'functionaris-7'];
    expect(operator('erase', event.id, ...order)).toMatchObject({ status: 0, stdout: 'erased\n' });
    expect(operator('erase', event.id, ...order).status).toBe(1);
    expect(operator('erase', event.id, '--reason', 'because', '--by', 'functionaris-7').status).toBe(1);
    expect(operator('erase', event.id, '--reason', 'order-of-authority', '--by', 'Jan Jansen').status).toBe(
      1,
    );
    await box.sealed();
    expect(operator('export', join(folder, 'whole.jsonl')).status).toBe(0);
    const { status, stdout } = alone(file('whole.jsonl'), ...kept);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^purged \(erased\) {2}position/m)]);
    expect(operator('keys').stdout).toMatch(/^schakel\.localhost\/audit-log\+[0-9a-f]{8}\+\S{44}\n$/);
  }, 120_000);

  /** A folder in which there is nothing of the project. */
  const alone = (...args: string[]): { status: number | null; stdout: string; stderr: string } => {
    const bare = mkdtempSync(join(tmpdir(), 'schakel-bare-'));
    copyFileSync(join(folder, 'audit-verify.mjs'), join(bare, 'audit-verify.mjs'));
    const { status, stdout, stderr } = spawnSync(process.execPath, ['audit-verify.mjs', ...args], {
      cwd: bare,
      encoding: 'utf8',
      env: {},
    });
    return { status, stdout, stderr };
  };
  const file = (name: string): string => join(folder, name);
  const key = (): string => readFileSync(file('keys'), 'utf8').trim();

  it('give a verifier that is one file, needs nothing else, and finds what is wrong', () => {
    expect(
      readFileSync(file('audit-verify.mjs'), 'utf8')
        .match(/^import .*$/gm)!
        .every((line) => / from 'node:/.test(line)),
    ).toBe(true);
    expect(alone(file('export.jsonl'), '--key', key())).toMatchObject({ status: 0, stderr: '' });
    const changed = readFileSync(file('export.jsonl'), 'utf8').replace(
      '"result":"accepted"',
      '"result":"Accepted"',
    );
    writeFileSync(file('changed.jsonl'), changed);
    const { status, stdout } = alone(file('changed.jsonl'), '--key', file('keys'));
    expect(status).toBe(1);
    expect(stdout).toMatch(/^BAD {2}position \d+: the event is not what was sealed$/m);
    const said = JSON.parse(alone(file('changed.jsonl'), '--key', key(), '--json').stdout) as {
      faults: { position: number }[];
    };
    expect(stdout).toContain(`position ${said.faults[0]!.position}:`);
  });

  it.each<[string, () => string[]]>([
    ['nothing', () => []],
    ['no key', () => [file('export.jsonl')]],
    ['a key that is none', () => [file('export.jsonl'), '--key', 'nothing']],
    ['a file that is not there', () => [file('none'), '--key', key()]],
    ['an option that it does not know', () => [file('export.jsonl'), '--key', key(), '--force']],
  ])('say with exit code 2 that they were asked wrongly: %s', (_what, args) => {
    const { status, stderr } = alone(...args());
    expect([status, stderr.length > 0]).toEqual([2, true]);
  });
});

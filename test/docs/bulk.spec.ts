import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';
import { fencesOf, hasShell, runBlocks } from './pages.js';

const PAGE = 'docs/bulk.md';

(hasShell ? describe : describe.skip)('the commands of docs/bulk.md', () => {
  let box: Box;
  const folder = mkdtempSync(join(tmpdir(), 'schakel-bulk-'));
  beforeAll(async () => {
    box = await startBox();
  });
  afterAll(async () => {
    await box.stop();
    rmSync(folder, { recursive: true });
  });

  it('send a file, and show how far it is and what was refused', async () => {
    const bash = fencesOf(PAGE)
      .filter(({ language }) => language === 'bash')
      .map(({ text }) => text);
    const [, receipt, progress, refusals] = await runBlocks(bash, box, folder);
    expect(JSON.parse(receipt!)).toMatchObject({ state: 'waiting' });
    expect(JSON.parse(progress!)).toMatchObject({ mode: 'full', records: { withdrawn: 0 } });
    const [page, csv] = refusals!.split('\ufeff');
    expect((JSON.parse(page!) as JsonObject)['refusals']).toMatchObject([
      { line: 2, code: 'contract-broken', errors: [{ pointer: '/title', code: 'required' }] },
    ]);
    expect(csv).toContain('2;contract-broken;/title;required;');
    await box.settled();
    expect(box.double('balie-werkcentrum').received).toHaveLength(2);
  });
});

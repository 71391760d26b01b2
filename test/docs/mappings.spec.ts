import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAPPING_LAWS } from '#exchange';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';
import { fencesOf, hasShell, runBlocks, textOf } from './pages.js';

const PAGE = 'docs/mappings.md';
const blocks = (language: string): string[] =>
  fencesOf(PAGE)
    .filter((fence) => fence.language === language)
    .map(({ text }) => text.trim());

it('docs/mappings.md names every law', () => {
  for (const law of Object.keys(MAPPING_LAWS)) expect(textOf(PAGE)).toContain(`| \`${law}\``);
});

(hasShell ? describe : describe.skip)('the commands of docs/mappings.md', () => {
  let box: Box;
  const folder = mkdtempSync(join(tmpdir(), 'schakel-mappings-'));
  beforeAll(async () => {
    box = await startBox({ worker: false, withoutDoubles: true });
  });
  afterAll(async () => {
    await box.stop();
    rmSync(folder, { recursive: true });
  });

  it('change a table, and print what the page says', async () => {
    const [, preview, trial, words, inForce] = await runBlocks(blocks('bash'), box, folder);
    const [shownPreview, shownInForce] = blocks('json');
    expect(JSON.parse(preview!)).toMatchObject(JSON.parse(shownPreview!) as object);
    expect(JSON.parse(trial!)).toMatchObject({ passed: true, broken: [] });
    expect(words).toBe(blocks('text')[0]);
    expect(JSON.parse(inForce!)).toEqual(JSON.parse(shownInForce!));
  });
});

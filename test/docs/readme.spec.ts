import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { startBox } from '../harness.js';
import { fencesOf, hasShell, pages, runBlocks, textOf } from './pages.js';

(hasShell ? describe : describe.skip)('the four curl commands of the README', () => {
  let box: Box;
  beforeAll(async () => {
    box = await startBox();
  });
  afterAll(() => box.stop());

  it('send a first record and see it arrive', async () => {
    const blocks = fencesOf('README.md').filter(({ language }) => language === 'bash');
    expect(blocks).toHaveLength(4);
    const [token, receipt, view, inbox] = await runBlocks(
      blocks.map(({ text }) => text),
      box,
      '.',
    );
    expect(token).toBe('');
    expect(JSON.parse(receipt!)).toMatchObject({ state: 'accepted', recordType: 'vacancy' });
    const { messageId } = JSON.parse(receipt!) as { messageId: string };
    expect(JSON.parse(view!)).toMatchObject({ messageId, recordType: 'vacancy' });
    expect((JSON.parse(inbox!) as { events: JsonObject[] }).events).toEqual([
      expect.objectContaining({
        dataschema: 'urn:schakel:contract:vum/vacancy@3',
        data: expect.objectContaining({ naamVacature: 'Bakker (verzonnen)', adres: { postcode: '7511AB' } }),
      }),
    ]);
  });
});

const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

/** Prose only: what stands in a code block is no link and no heading. */
const proseOf = (page: string): string => textOf(page).replaceAll(/^```[\s\S]*?^```$/gm, '');

describe.each(pages())('%s', (page) => {
  it('links to what is there', () => {
    const dead = [...proseOf(page).matchAll(LINK)]
      .map((match) => match[1]!)
      .filter((link) => !/^(https?:|mailto:)/.test(link))
      .filter((link) => {
        const [path, anchor] = link.split('#') as [string, string?];
        const target = path ? join(dirname(page), path) : page;
        if (!existsSync(target)) return true;
        const headings = anchor
          ? [...proseOf(target).matchAll(/^#+ (.*)$/gm)].map((match) => anchorOf(match[1]!))
          : [];
        return anchor !== undefined && !headings.includes(anchor);
      });
    expect(dead).toEqual([]);
  });

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...textOf(page).matchAll(/npm (?:run (?:--silent )?([a-z][a-z:-]*)|(start|test)\b)/g)].map(
      (match) => match[1] ?? match[2]!,
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('names files that exist', () => {
    const named = [
      ...proseOf(page).matchAll(
        /`((?:apps|libs|schemas|config|test|scripts|docs|bench)\/[A-Za-z0-9_./-]+\.[a-z]+)`/g,
      ),
    ].map((match) => match[1]!);
    const added = new Set(fencesOf(page).flatMap(({ file }) => file?.path ?? []));
    expect(named.filter((file) => !existsSync(file) && !added.has(file))).toEqual([]);
  });

  it('stands on its own: no path of one machine, none that leads out of the project', () => {
    const paths =
      textOf(page).match(/(?<![\w./:-])(?:\.\.\/|\/(?:home|root|work|mnt|Users)\/)[\w./-]*/g) ?? [];
    expect(
      paths.filter((path) => path.startsWith('/') || join(dirname(page), path).startsWith('..')),
    ).toEqual([]);
  });
});

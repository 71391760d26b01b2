import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Hands } from './hands.js';

/** All words of the console in a language, by where they stand. */
export async function wordsIn(language: 'nl' | 'en'): Promise<Map<string, string>> {
  const names = readdirSync(`apps/console/words/${language}`).map((file) => file.replace(/\.ts$/, '.js'));
  const files = await Promise.all(
    names.map(
      (name) => import(`../../apps/console/words/${language}/${name}`) as Promise<Record<string, unknown>>,
    ),
  );
  return new Map(files.flatMap((file, index) => textsIn(file, names[index]!)));
}

function textsIn(value: unknown, place: string): [string, string][] {
  if (typeof value === 'string') return [[place, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsIn(one, `${place} ${name}`));
}

/** Each as what it may look like when it is filled in. */
const shapesOf = (words: Map<string, string>): RegExp[] =>
  [...words.values()]
    .map((text) => text.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{\{\w+\}\}/g, '.+'))
    .map((text) => new RegExp(`^${text}$`));

let shapes: Promise<{ nl: RegExp[]; en: RegExp[] }> | undefined;

/** Chooses English by its button, as people do. */
export async function speakEnglish(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: /^English/ }));
  await page.locator('html[lang="en"]').waitFor();
}

/** What stands in the dialog that is open, or is heard of it, in words that the console has in Dutch only. */
export async function dutchIn(page: Page): Promise<string[]> {
  shapes ??= Promise.all([wordsIn('nl'), wordsIn('en')]).then(([nl, en]) => ({
    nl: shapesOf(nl),
    en: shapesOf(en),
  }));
  const { nl, en } = await shapes;
  await page.locator('dialog[open]').waitFor();
  const said = await page.evaluate<string[]>(`
    [...document.querySelectorAll('dialog[open] *')].flatMap((one) => [
      one.getAttribute('aria-label') ?? '',
      ...[...one.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ textContent }) => textContent.trim()),
    ]).filter((text) => /[a-z]{2}/i.test(text))`);
  if (said.length < 3) throw new Error(`that is no dialog: ${said.join(', ')}`);
  const isOf = (language: RegExp[], text: string): boolean => language.some((one) => one.test(text));
  return said.filter((text) => isOf(nl, text) && !isOf(en, text));
}

import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Hands } from './hands.js';

/** All words of the console in a language, each as what it may look like when it is filled in. */
async function wordsIn(language: 'nl' | 'en'): Promise<RegExp[]> {
  const names = readdirSync(`apps/console/words/${language}`).map((file) => file.replace(/\.ts$/, '.js'));
  const files = await Promise.all(
    names.map(
      (name) => import(`../../apps/console/words/${language}/${name}`) as Promise<Record<string, unknown>>,
    ),
  );
  return files
    .flatMap((file) => Object.values(file).flatMap(textsIn))
    .map((text) => text.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{\{\w+\}\}/g, '.+'))
    .map((text) => new RegExp(`^${text}$`));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

let words: Promise<{ nl: RegExp[]; en: RegExp[] }> | undefined;

/** Chooses English by its button, as people do. */
export async function speakEnglish(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: /^English/ }));
  await page.locator('html[lang="en"]').waitFor();
}

/** What stands in the dialog that is open, or is heard of it, in words that the console has in Dutch only. */
export async function dutchIn(page: Page): Promise<string[]> {
  words ??= Promise.all([wordsIn('nl'), wordsIn('en')]).then(([nl, en]) => ({ nl, en }));
  const { nl, en } = await words;
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

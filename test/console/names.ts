import type { Page } from 'playwright-core';

/**
 * What is called the same and does something else, as whoever hears the page hears it (the accessibility tree): two buttons
 * with one name, or two links with one name to different addresses. And what has no name at all.
 */
export async function namedTwice(page: Page): Promise<string[]> {
  const tree = await page.getByRole('main').ariaSnapshot();
  const lines = tree.split('\n');
  const known = new Map<string, string>();
  const wrong = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const found = /^\s*- '?(button|link|textbox|combobox|checkbox|searchbox)(?: "((?:[^"\\]|\\.)*)")?/.exec(
      line,
    );
    if (!found) continue;
    const [, role, name] = found;
    if (!name) wrong.add(`(${role} without a name)`);
    const leadsTo = role === 'link' ? (/\/url: (.*)/.exec(lines[index + 1] ?? '')?.[1] ?? '') : String(index);
    const before = known.get(`${role} ${name}`);
    if (before !== undefined && before !== leadsTo) wrong.add(`${role} ${name}`);
    known.set(`${role} ${name}`, leadsTo);
  }
  return [...wrong];
}

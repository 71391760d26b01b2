import type { Locator, Page } from 'playwright-core';

/** How somebody works: what is done is the same, by mouse or by keyboard alone. */
export interface Hands {
  name: string;
  press(target: Locator): Promise<void>;
  fill(field: Locator, text: string): Promise<void>;
  /** By the words of the option. */
  choose(field: Locator, option: string): Promise<void>;
}

export const mouse = (_page: Page): Hands => ({
  name: 'mouse',
  press: (target) => target.click(),
  fill: (field, text) => field.fill(text),
  choose: async (field, option) => void (await field.selectOption({ label: option })),
});

const MOST_STEPS = 150;

/** Goes there by Tab, as somebody without a mouse has to; what cannot be reached so is not found. */
export function keyboard(page: Page): Hands {
  async function reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let step = 0; step < MOST_STEPS; step++) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard does not get to ${String(target)}`);
  }
  return {
    name: 'keyboard',
    async press(target) {
      await reach(target);
      const isCheckbox = (await target.getAttribute('type')) === 'checkbox';
      await page.keyboard.press(isCheckbox ? 'Space' : 'Enter');
    },
    async fill(field, text) {
      await reach(field);
      if ((await field.getAttribute('type')) === 'date') {
        const [year, month, day] = text.split('-');
        await page.keyboard.type(`${month}${day}${year}`);
      } else {
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.insertText(text);
      }
      const typed = await field.inputValue();
      // The focus went elsewhere while somebody was typing, or the page took it for something else.
      if (typed.trim().toLowerCase() !== text.toLowerCase())
        throw new Error(`${String(field)} has "${typed}" after "${text}" was typed`);
    },
    async choose(field, option) {
      await reach(field);
      await field.locator('option', { hasText: option }).first().waitFor({ state: 'attached' });
      // Not by typing it: letters that come a second apart, as on a busy machine, are the beginning of another word each.
      for (let step = 0; step < MOST_STEPS; step++) {
        const left = await stepsTo(field, option);
        if (left === 0) return;
        await page.keyboard.press(left > 0 ? 'ArrowDown' : 'ArrowUp');
      }
      throw new Error(`the keyboard does not get to ${option} of ${String(field)}`);
    },
  };
}

const stepsTo = (field: Locator, option: string): Promise<number> =>
  field.evaluate((element, wanted) => {
    const { options, selectedIndex } = element as unknown as {
      options: Iterable<{ label: string }>;
      selectedIndex: number;
    };
    return [...options].findIndex(({ label }) => label === wanted) - selectedIndex;
  }, option);

/** Whether the bullet of an item stands before the first line of its words, also where they take several. */
export const marksFirstLine = (item: Locator): Promise<boolean> =>
  item.evaluate((element) => {
    element.style.inlineSize = '3rem';
    const mark = element.ownerDocument.createElement('span');
    mark.style.cssText = 'display: inline-block; inline-size: 1px; block-size: 1px; margin-inline-end: -1px';
    element.prepend(mark);
    const words = element.ownerDocument.createRange();
    words.selectNodeContents(element.querySelector('a')!);
    const lines = [...words.getClientRects()];
    const [first, at] = [lines[0]!, mark.getBoundingClientRect().bottom];
    mark.remove();
    element.style.inlineSize = '';
    return lines.length > 1 && at > first.top && at <= first.bottom;
  });

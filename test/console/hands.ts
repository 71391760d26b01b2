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
        return;
      }
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
    },
    async choose(field, option) {
      await reach(field);
      await page.keyboard.type(option);
    },
  };
}

import { it as plain } from '@jest/globals';
import { onScreen } from './visitor.js';

type Work = (...given: never[]) => Promise<void> | void;

/** What went wrong, and what could be seen at that moment: without it a failure on another machine says little. */
function telling(work: Work): () => Promise<void> {
  return async (...given: unknown[]) => {
    try {
      await work(...(given as never[]));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const { message, stack = '' } = error;
      const whole = `${message}\n\n${await onScreen()}`;
      // The message stands in the stack too, and that is what is shown.
      const places = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : stack;
      error.message = whole;
      error.stack = `${error.name}: ${whole}${places}`;
      throw error;
    }
  };
}

const one = (name: string, work: Work, limitMs?: number): void => plain(name, telling(work), limitMs);
const each =
  (table: readonly unknown[]) =>
  (name: string, work: Work, limitMs?: number): void =>
    plain.each(table as unknown[][])(name, telling(work), limitMs);

/** As the one of jest; a test that fails tells what stood on the pages that were open. */
export const it = Object.assign(one, { each }) as unknown as typeof plain;

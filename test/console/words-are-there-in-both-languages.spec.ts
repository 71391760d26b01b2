import { expect, it } from '@jest/globals';
import { AUDIT_ACTIONS } from '#audit';
import { acts } from '../../apps/console/words/nl/acts.js';
import { wordsIn } from './english.js';

/** An auditor reads a sentence for each, not our code for it; English has the same keys by its type. */
it('of everything that is ever logged the console knows what to call it', () => {
  const named = Object.keys(acts.acts);
  expect(named.toSorted()).toEqual(
    Object.keys(AUDIT_ACTIONS)
      .map((action) => action.replaceAll('.', '-'))
      .toSorted(),
  );
});

/** Names and numbers are the same in both; a text of several words is not. */
it('no text of the console is Dutch in English, or the other way round', async () => {
  const [dutch, english] = await Promise.all([wordsIn('nl'), wordsIn('en')]);
  const isText = (text: string): boolean =>
    (text.replaceAll(/\{\{\w+\}\}/g, '').match(/\b[A-Z]?[a-z]{2,}\b/g) ?? []).length > 1;
  expect(dutch.size).toBeGreaterThan(1000);
  expect([...dutch].filter(([place, text]) => isText(text) && english.get(place) === text)).toEqual([]);
});

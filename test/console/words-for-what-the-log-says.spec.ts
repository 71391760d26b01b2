import { expect, it } from '@jest/globals';
import { AUDIT_ACTIONS } from '#audit';
import { acts } from '../../apps/console/words/nl/acts.js';

/** An auditor reads a sentence for each, not our code for it; English has the same keys by its type. */
it('of everything that is ever logged the console knows what to call it', () => {
  const named = Object.keys(acts.acts);
  expect(named.toSorted()).toEqual(
    Object.keys(AUDIT_ACTIONS)
      .map((action) => action.replaceAll('.', '-'))
      .toSorted(),
  );
});

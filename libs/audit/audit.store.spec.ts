import { describe, expect, it } from '@jest/globals';
import { kindsOf } from './audit.store.js';

const of = (recipient: string, versions: Record<string, unknown> = { clause: 'a@1' }, permitted = true) => ({
  recipient,
  versions,
  permitted,
  traceId: recipient + Math.random(),
});

describe('what the rows of a batch have in common', () => {
  it('goes over once for each kind, in the order in which they first come, and each row names its own', () => {
    const rows = [
      of('uwv'),
      of('roc'),
      of('uwv'),
      of('uwv'),
      of('roc', { clause: 'b@1' }),
      of('roc'),
      of('uwv', undefined, false),
    ];
    const { kinds, json, numbers } = kindsOf(rows, ['recipient', 'versions', 'permitted']);
    expect(numbers).toEqual([1, 2, 1, 1, 3, 2, 4]);
    expect(JSON.parse(json)).toEqual(kinds);
    expect(kinds).toEqual([
      { recipient: 'uwv', versions: { clause: 'a@1' }, permitted: true },
      { recipient: 'roc', versions: { clause: 'a@1' }, permitted: true },
      { recipient: 'roc', versions: { clause: 'b@1' }, permitted: true },
      { recipient: 'uwv', versions: { clause: 'a@1' }, permitted: false },
    ]);
  });

  it('takes nothing for something: what would be written alike is one kind, and null is not the word', () => {
    const { numbers } = kindsOf(
      [{ code: null }, { code: 'null' }, { code: undefined }, {}, { code: null }] as {
        code?: string | null;
      }[],
      ['code'],
    );
    expect(numbers).toEqual([1, 2, 3, 3, 1]);
  });
});

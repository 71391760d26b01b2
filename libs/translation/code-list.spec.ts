import { describe, expect, it } from '@jest/globals';
import { compileCodes } from './code-list.rules.js';

describe('a code list', () => {
  it('refuses codes that become each other for ever, and takes those that settle', () => {
    const list = (last: string) =>
      compileCodes({
        name: 'x',
        source: '',
        version: '',
        entries: [
          { partner: 'A', canonical: '1', match: 'broad' },
          { partner: 'B', canonical: '1', match: 'narrow' },
          { partner: 'B', canonical: '2', match: 'broad' },
          { partner: last, canonical: '2', match: 'narrow' },
        ],
      });
    expect(() => list('A')).toThrow('code A goes round in a circle');
    expect(list('B').toPartner('2')).toMatchObject({ value: 'B' });
  });
});

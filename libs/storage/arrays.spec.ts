import { describe, expect, it } from '@jest/globals';
import { plain } from './arrays.js';

describe('an array parameter', () => {
  it('of ids or numbers goes over unquoted', () => {
    expect(plain(['01890000-0000-7000-8000-000000000000', 'b'])).toBe(
      '{01890000-0000-7000-8000-000000000000,b}',
    );
    expect(plain([1, -2])).toBe('{1,-2}');
  });

  it('keeps what is not there apart from what is empty', () => {
    expect(plain(['a', null])).toBe('{a,NULL}');
    expect(plain([])).toBe('{}');
  });
});

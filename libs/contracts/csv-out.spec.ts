import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { toCsv, toCsvLine } from './index.js';

const cells = (line: string): string[] => parse(line, { delimiter: ';', record_delimiter: '\r\n' })[0]!;

describe('a table that goes out', () => {
  it('opens in a spreadsheet as it is', () => {
    expect(
      toCsv([
        ['regel', 'code'],
        [2, 'a;"b"'],
        [3, undefined],
      ]),
    ).toBe('\ufeffregel;code\r\n2;"a;""b"""\r\n3;\r\n');
  });

  it.each(['=1+1', '+31', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u00a0=1', '＝1'])(
    'never makes a formula of %j',
    (text) => {
      expect(cells(toCsvLine([text]))).toEqual([`'${text}`]);
    },
  );

  it('leaves numbers and other texts as they are', () => {
    expect(toCsvLine([-1, 'a=b', '2-3'])).toBe('-1;a=b;2-3\r\n');
  });

  it('gives every text back, and none begins as a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (texts) => {
        const read = cells(toCsvLine(texts));
        expect(read.map((text, i) => (text === texts[i] ? text : text.slice(1)))).toEqual(texts);
        expect(read.some((text) => /^[=+\-@\t\r]/.test(text.trimStart() || text))).toBe(false);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { momentInFile, momentInWords } from './moment-words.rules.js';

const both = (text: string): [string, string] => [
  momentInWords(new Date(text), 'nl'),
  momentInWords(new Date(text), 'en'),
];

describe('a moment in words', () => {
  it.each([
    ['2026-12-31T23:00:00Z', '1 januari 2027 om 00.00 uur', '1 January 2027 at 00:00'],
    ['2027-06-30T22:00:00Z', '1 juli 2027 om 00.00 uur', '1 July 2027 at 00:00'],
    ['2027-06-30T22:00:07Z', '1 juli 2027 om 00.00.07 uur', '1 July 2027 at 00:00:07'],
    // The hour that does not exist: from 02.00 it is at once 03.00.
    ['2027-03-28T00:59:59Z', '28 maart 2027 om 01.59.59 uur', '28 March 2027 at 01:59:59'],
    ['2027-03-28T01:00:00Z', '28 maart 2027 om 03.00 uur', '28 March 2027 at 03:00'],
    // The hour that comes twice.
    [
      '2026-10-25T00:30:00Z',
      '25 oktober 2026 om 02.30 uur (zomertijd)',
      '25 October 2026 at 02:30 (summer time)',
    ],
    [
      '2026-10-25T01:30:00Z',
      '25 oktober 2026 om 02.30 uur (wintertijd)',
      '25 October 2026 at 02:30 (winter time)',
    ],
    ['2026-10-25T02:30:00Z', '25 oktober 2026 om 03.30 uur', '25 October 2026 at 03:30'],
  ])('%s', (text, nl, en) => expect(both(text)).toEqual([nl, en]));

  it.each([
    ['2026-12-31T23:00:00Z', '2027-01-01T00:00:00+01:00'],
    ['2027-06-30T22:00:00Z', '2027-07-01T00:00:00+02:00'],
    ['2026-10-25T00:30:00.125Z', '2026-10-25T02:30:00.125+02:00'],
    ['2026-10-25T01:30:00Z', '2026-10-25T02:30:00+01:00'],
  ])('stands in a file as what it is: %s', (text, inFile) => {
    expect(momentInFile(new Date(text))).toBe(inFile);
    expect(new Date(inFile)).toEqual(new Date(text));
  });
});

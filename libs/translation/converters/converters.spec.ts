import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '#kernel';
import { Lost } from '../converter.js';
import { CONVERTERS } from './index.js';

/** A value, `reason` for nothing with a loss, `reason: value` for something with a loss, undefined for not this row. */
const shown = (answer: unknown): unknown =>
  answer instanceof Lost
    ? answer.value === undefined
      ? answer.reason
      : { [answer.reason]: answer.value }
    : answer;

const OCCUPATION = 'https://linkeddata.competentnl.nl/uwv/id/occupation/';

type Row = [converter: string, partner: Json, canonical: unknown, back?: unknown];

const rows: Row[] = [
  ['boolean-text', 'true', true, 'true'],
  ['boolean-text', '0', false, 'false'],
  ['boolean-text', 'ja', 'unmapped-code'],
  ['date', '2026-09-01', '2026-09-01', '2026-09-01'],
  ['date', '2026-09-01T12:00:00+02:00', { 'partial-value': '2026-09-01' }],
  ['date', '2026-02-30', 'no-equivalent'],
  ['date', '19840000', 'no-equivalent'],
  ['date', 'per direct', 'no-equivalent'],
  ['date', '2026-09-01 of later', { 'partial-value': '2026-09-01' }],
  ['dotted-sbi', '28.30', 2830, '28.30'],
  ['dotted-sbi', '28.30.1', 28301, '28.301'],
  ['dotted-sbi', '01.61', { 'partial-value': 161 }],
  ['dotted-sbi', 'C', 'unmapped-code'],
  [
    'hours-text',
    '32-40 uur per week',
    { aantalWerkurenPerWeekMinimaal: 32, aantalWerkurenPerWeekMaximaal: 40 },
    '32-40 uur per week',
  ],
  [
    'hours-text',
    '24 tot 32 uur',
    { aantalWerkurenPerWeekMinimaal: 24, aantalWerkurenPerWeekMaximaal: 32 },
    '24-32 uur per week',
  ],
  [
    'hours-text',
    '40 hours per week',
    { aantalWerkurenPerWeekMinimaal: 40, aantalWerkurenPerWeekMaximaal: 40 },
    '40 uur per week',
  ],
  [
    'hours-text',
    '36 uur, wisseldiensten',
    { 'partial-value': { aantalWerkurenPerWeekMinimaal: 36, aantalWerkurenPerWeekMaximaal: 36 } },
  ],
  ['phone', '06-1234 5678', '0612345678', '0612345678'],
  ['phone', '0031 (0)6 1234.5678', '+31612345678', '+31612345678'],
  ['phone', '074/123', '074123', '074123'],
  ['phone', 'bel Jan', 'no-equivalent'],
  ['short-phone', '(074) 123 45 67', '0741234567', '0741234567'],
  ['phone', '+31612345678901234', 'no-equivalent'],
  [
    'prefixed-surname',
    'van der Voorbeeld',
    { voorvoegsel: 'van der', achternaam: 'Voorbeeld' },
    'van der Voorbeeld',
  ],
  ['prefixed-surname', 'Voorbeeld de Proef', { achternaam: 'Voorbeeld de Proef' }, 'Voorbeeld de Proef'],
  ['prefixed-surname', 'de', { achternaam: 'de' }, 'de'],
  [
    'structured-date',
    { Year: 1991, Month: '--04', Day: '---12' },
    '1991-04-12',
    { Year: 1991, Month: '--04', Day: '---12' },
  ],
  ['structured-date', { Year: 1991, Month: 4, Day: 12 }, '1991-04-12'],
  ['structured-date', { Year: 1991 }, 'no-equivalent'],
  ['structured-date', { Year: 1991, Month: '--02', Day: '---30' }, 'no-equivalent'],
  [
    'person-name',
    { given: 'Piet', family: 'Voorbeeld' },
    'Piet Voorbeeld',
    { formattedName: 'Piet Voorbeeld' },
  ],
  ['person-name', { formattedName: 'P. Voorbeeld', family: 'Voorbeeld' }, 'P. Voorbeeld'],
  ['midnight', '2026-12-01T00:00:00', '2026-12-01', '2026-12-01T00:00:00'],
  ['midnight', '2026-12-01T09:30:00', { 'partial-value': '2026-12-01' }],
  ['midnight', '2026-02-30T00:00:00', 'no-equivalent'],
  ['whole-hours', 23.5, { 'partial-value': 24 }],
  ['whole-hours', 32, 32, 32],
  ['whole-hours', 100, 'no-equivalent'],
  ['hours-text', '8 uur per dag', 'no-equivalent'],
  ['hours-text', '09:00-17:00', 'no-equivalent'],
  ['hours-text', 'fulltime', 'no-equivalent'],
  ['html', '<p>a &amp; b</p><ul><li>c</li></ul>', 'a & b\n\n- c'],
  ['html', '<script>alert(1)</script>x', 'x'],
  ['html', 'gewoon 1 < 2', 'gewoon 1 < 2'],
  ['html', '&lt;b&gt;&#233;&#0;&onbekend;', '<b>é\ufffd&onbekend;'],
  ['html', ' <br> ', undefined],
  ['id', 'vac_1/a', 'vac_1..2f..a', 'vac_1/a'],
  ['id', 'vac_2f_1.a', 'vac_2f_1.a', 'vac_2f_1.a'],
  ['id', 'a..b./', 'a..2e....2e..b...2f..', 'a..b./'],
  ['id', 17, '17', '17'],
  ['comma-number', '32,5', 32.5, '32,5'],
  ['comma-number', ' -40 ', -40, '-40'],
  ['comma-number', '1.250', 'no-equivalent'],
  ['comma-number', 32.5, undefined],
  ['dutch-date', '3-4-1990', '1990-04-03', '03-04-1990'],
  ['dutch-date', '31/12/2026', '2026-12-31', '31-12-2026'],
  ['dutch-date', '30-02-2026', 'no-equivalent'],
  ['dutch-date', '2026-12-31', 'no-equivalent'],
  ['dutch-date', '31-12-26', 'no-equivalent'],
  ['dutch-date', '31-12/2026', 'no-equivalent'],
  ['id', { value: 'x' }, undefined],
  ['kvk-number', 'NL00000000', '00000000', '00000000'],
  ['kvk-number', '123', 'no-equivalent'],
  ['months-to-years', 36, 3, 36],
  ['months-to-years', 30, { 'partial-value': 2 }],
  ['months-to-years', 'veel', undefined],
  ['number', 17.5, 17.5, 17.5],
  ['number', { value: 1 }, undefined],
  ['number-text', '4000.50', 4000.5, '4000.5'],
  ['number-text', 'veel', 'no-equivalent'],
  [
    'occupation-category',
    { codeValue: '7512', inCodeSet: 'ISCO-08', name: 'Bakker' },
    { codeIsco: '7512', naamBeroep: 'Bakker' },
    { '@type': 'CategoryCode', codeValue: '7512', inCodeSet: 'ISCO-08', name: 'Bakker' },
  ],
  ['occupation-category', 'http://data.europa.eu/esco/isco/C2512', { codeIsco: '2512' }],
  ['occupation-category', '15-1132.00 Software Developers', 'unmapped-code'],
  ['occupation-category', { codeValue: 'X', name: 'Bakker' }, { 'partial-value': { naamBeroep: 'Bakker' } }],
  [
    'occupation-category',
    { name: 'Bakker' },
    { naamBeroep: 'Bakker' },
    { '@type': 'CategoryCode', name: 'Bakker' },
  ],
  ['postcode', '7511 jx', '7511JX', '7511JX'],
  ['postcode', '48599', 'no-equivalent'],
  ['postcode-area', '7511JX', '7511', '7511'],
  ['spaced-postcode', '7511JX', '7511JX', '7511 JX'],
  [
    'street-line',
    'Voorbeeld straat 12 a',
    { straatnaam: 'Voorbeeld straat', huisnummer: 12, huisnummertoevoeging: 'a' },
    'Voorbeeld straat 12 a',
  ],
  ['street-line', 'Proefplein', { straatnaam: 'Proefplein' }, 'Proefplein'],
  ['text', '', undefined],
  ['text', 'x', 'x', 'x'],
  ['text', { a: 1 }, undefined],
  ['travel-time', '00:45', 45, '00:45'],
  ['travel-time', '0001-01-01T01:10:00', 70, '01:10'],
  ['travel-time', '00:45:30', { 'partial-value': 45 }],
  ['travel-time', '00:75', 'no-equivalent'],
  ['travel-time', '99:00', 'no-equivalent'],
  [
    'employer-address',
    { postcode: '7511jx', adresDetails: { straatadres: { straatnaam: 'Proefplein', huisnummer: 3 } } },
    { postcode: '7511JX', straatnaam: 'Proefplein', huisnummer: 3 },
    { adresDetails: { straatadres: { straatnaam: 'Proefplein', huisnummer: 3 } }, postcode: '7511JX' },
  ],
  [
    'employer-address',
    { postcode: '7511JX', adresDetails: { postbusadres: { postbusnummer: 1 } } },
    undefined,
  ],
  [
    'employer-address',
    { postcode: '7511JX', gemeentenaam: 'X' },
    { 'no-equivalent': { postcode: '7511JX' } },
  ],
  [
    'wrapped-education',
    { opleidingsnaamGecodeerd: { codeOpleidingsnaam: '17', omschrijvingOpleidingsnaam: 'Brood' } },
    { codeOpleidingsnaam: '17', naamOpleiding: 'Brood' },
    { opleidingsnaamGecodeerd: { codeOpleidingsnaam: '17', omschrijvingOpleidingsnaam: 'Brood' } },
  ],
  [
    'wrapped-education',
    { opleidingsnaamOngecodeerd: { naamOpleidingOngecodeerd: 'Brood', omschrijvingOpleiding: 'Half' } },
    { naamOpleiding: 'Brood', toelichtingOpleiding: 'Half' },
    { opleidingsnaamOngecodeerd: { naamOpleidingOngecodeerd: 'Brood', omschrijvingOpleiding: 'Half' } },
  ],
  [
    'wrapped-job',
    { beroepsnaamGecodeerd: { codeBeroepsnaam: '7031', omschrijvingBeroepsnaam: 'Bakker' } },
    { beroep: { codeBeroepUwv: '7031' }, functienaam: 'Bakker' },
    { beroepsnaamGecodeerd: { codeBeroepsnaam: '7031', omschrijvingBeroepsnaam: 'Bakker' } },
  ],
  [
    'wrapped-occupation',
    { beroepsnaamOngecodeerd: { naamBeroepOngecodeerd: 'Bakker' } },
    { naamBeroep: 'Bakker' },
    { beroepsnaamOngecodeerd: { naamBeroepOngecodeerd: 'Bakker' } },
  ],
  [
    'wrapped-occupation',
    { beroepsnaamOngecodeerd: { naamBeroepOngecodeerd: `${OCCUPATION}4C4DEF567A` } },
    { codeBeroepsnaam: `${OCCUPATION}4C4DEF567A` },
    { 'unmapped-code': { beroepsnaamOngecodeerd: { naamBeroepOngecodeerd: `${OCCUPATION}4C4DEF567A` } } },
  ],
  ['wrapped-occupation', { beroepsnaamGecodeerd: {} }, undefined],
  ['whole-down', '16.5', { 'partial-value': 16 }],
  ['whole-down', '16', 16, '16'],
  ['whole-down', '16,5', { 'partial-value': 16 }],
  ['whole-up', '16.5', { 'partial-value': 17 }],
  ['whole-up', '120', 'no-equivalent'],
  ['whole-postcode', '7511', undefined],
  ['whole-postcode', '7511jx', '7511JX', '7511JX'],
];

describe('every converter', () => {
  it.each(rows.map(([name, partner, canonical, back]) => ({ name, partner, canonical, back })))(
    '$name reads $partner as $canonical',
    ({ name, partner, canonical, back }) => {
      const { toCanonical, toPartner } = CONVERTERS[name]!;
      expect(shown(toCanonical(partner))).toEqual(canonical);
      if (back !== undefined) expect(shown(toPartner(canonical as Json))).toEqual(back);
    },
  );

  it('is in the table above', () => {
    const outOnly = ['salary-text', 'formatted-name'];
    expect([...new Set([...rows.map(([name]) => name), ...outOnly])].sort()).toEqual(
      Object.keys(CONVERTERS).sort(),
    );
  });

  it('says so when one text does not give its parts again', () => {
    const out = (name: string, value: Json): unknown => shown(CONVERTERS[name]!.toPartner(value));
    expect(out('prefixed-surname', { voorvoegsel: 'zu', achternaam: 'Proef' })).toEqual({
      'partial-value': 'zu Proef',
    });
    expect(out('street-line', { straatnaam: 'Proefstraat', huisnummer: 3 })).toBe('Proefstraat 3');
    expect(out('street-line', { straatnaam: 'Plein 1944', huisnummer: 3 })).toEqual({
      'partial-value': 'Plein 1944 3',
    });
    expect(out('street-line', { straatnaam: 'Plein 1944' })).toEqual({ 'partial-value': 'Plein 1944' });
    expect(out('street-line', { huisnummer: 3 })).toEqual({ 'partial-value': '3' });
  });

  it('makes one text of the parts of a name, and never takes it apart', () => {
    const { toPartner, toCanonical } = CONVERTERS['formatted-name']!;
    expect(toPartner({ voornamen: 'Sanne', voorvoegsel: 'van der', achternaam: 'Voorbeeld' })).toBe(
      'Sanne van der Voorbeeld',
    );
    expect(toPartner({ achternaam: ' Voorbeeld ', voornamen: '' })).toBe('Voorbeeld');
    expect(toPartner({ geboortedatum: '1991-04-12' })).toBeUndefined();
    expect(toCanonical('Sanne van der Voorbeeld')).toBeUndefined();
  });

  it('is in the documentation, and no other', () => {
    const table = readFileSync('docs/formats/mapping-tables.md', 'utf8')
      .split('\n## Converters\n')[1]!
      .split('\n## ')[0]!;
    const named = table
      .split('\n')
      .flatMap((line) => /^\| ([a-z][a-z, -]+?) +\|/.exec(line)?.[1]!.split(', ') ?? []);
    expect(named.filter((name) => name !== 'name').sort()).toEqual(Object.keys(CONVERTERS).sort());
  });

  it.each(Object.keys(CONVERTERS))('%s answers any value without throwing', (name) => {
    const { toCanonical, toPartner } = CONVERTERS[name]!;
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        toCanonical(value as Json);
        toPartner(value as Json);
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.keys(CONVERTERS))('%s reads a long text once, whatever it repeats', (name) => {
    const { toCanonical } = CONVERTERS[name]!;
    const most = 256 * 1024;
    const texts = [' ', '1', 'a', '.', '<', '&', ' 1', 'de '].flatMap((sign) => {
      const run = sign.repeat(most / sign.length);
      return [`a${run}b`, `a 1${run}!`, `1-${run}!`];
    });
    for (const text of texts) expect(() => toCanonical(text)).not.toThrow();
  });
});

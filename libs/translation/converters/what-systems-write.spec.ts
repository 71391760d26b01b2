import { describe, expect, it } from '@jest/globals';
import type { Json } from '#kernel';
import { Lost } from '../converter.js';
import { CONVERTERS } from './index.js';

type Row = [written: Json, canonical: unknown];

/** Reason and value of what was partly lost, the reason alone of what was lost, else the value. */
const shown = (answer: unknown): unknown =>
  answer instanceof Lost
    ? answer.value === undefined
      ? answer.reason
      : [answer.reason, answer.value]
    : answer;

const hours = (least: number, most: number): Json => ({
  aantalWerkurenPerWeekMinimaal: least,
  aantalWerkurenPerWeekMaximaal: most,
});

const WRITTEN: Record<string, Row[]> = {
  'hours-text': [
    ['5 dagen per week', 'no-equivalent'],
    ['4-5 dagen per week', 'no-equivalent'],
    ['0,8 fte', 'no-equivalent'],
    ['0.8-1.0 FTE', 'no-equivalent'],
    ['2 diensten van 8 uur', 'no-equivalent'],
    ['32 uur per 4 weken', 'no-equivalent'],
    ['8 uur/dag', 'no-equivalent'],
    ['8 hours a day', 'no-equivalent'],
    ['24/7', 'no-equivalent'],
    ['37,5 uur per week', ['partial-value', hours(37, 38)]],
    ['32.5 - 36.5 uur', ['partial-value', hours(32, 37)]],
    ['37,0 uur', hours(37, 37)],
    ['32 uur - 40 uur', hours(32, 40)],
    ['32u', hours(32, 32)],
    ['32 - 40', hours(32, 40)],
    ['24+', ['partial-value', hours(24, 24)]],
    ['40 h/week', hours(40, 40)],
    ['36 uur (4 dagen van 9 uur)', ['partial-value', hours(36, 36)]],
  ],
  'occupation-category': [
    [
      { codeValue: '7412', inCodeSet: 'ISCO-88', name: 'Bakker' },
      ['partial-value', { naamBeroep: 'Bakker' }],
    ],
    [{ codeValue: '7412', inCodeSet: { url: 'https://www.ilo.org/isco/isco88/' } }, 'unmapped-code'],
    [{ codeValue: '7512', inCodeSet: 'https://www.ilo.org/isco/isco08/' }, { codeIsco: '7512' }],
    [{ codeValue: '7512', inCodeSet: 'ISCO' }, { codeIsco: '7512' }],
    [{ codeValue: '512', inCodeSet: { name: 'ISCO-08' } }, { codeIsco: '512' }],
    ['http://data.europa.eu/esco/isco/C51', { codeIsco: '51' }],
  ],
  date: [
    ['2026-08-31T22:00:00.000Z', ['partial-value', '2026-09-01']],
    ['2026-12-31T23:30:00+00:00', ['partial-value', '2027-01-01']],
    ['2026-12-31T23:30:00+0000', ['partial-value', '2027-01-01']],
    ['2026-09-01T00:00:00+02:00', ['partial-value', '2026-09-01']],
    ['2026-08-31T23:59:59Z', ['partial-value', '2026-08-31']],
    ['2026-09-01T00:00:00Z', ['partial-value', '2026-09-01']],
    ['2026-08-31T23:00:00', ['partial-value', '2026-08-31']],
    ['2026-08-31T99:00:00Z', ['partial-value', '2026-08-31']],
    ['9999-12-31T23:30:00Z', ['partial-value', '9999-12-31']],
    ['2026-09-01+02:00', '2026-09-01'],
    ['2026-09-01Z', '2026-09-01'],
    ['2026-09-01-ish', 'no-equivalent'],
  ],
  'street-line': [
    ['Voorbeeldstraat 12, 7511 JX', { straatnaam: 'Voorbeeldstraat 12, 7511 JX' }],
    ['Voorbeeldstraat 12 7511JX', { straatnaam: 'Voorbeeldstraat 12 7511JX' }],
    ['Musterstraße 12, 48599 Gronau', { straatnaam: 'Musterstraße 12, 48599 Gronau' }],
  ],
  html: [
    [
      'Co&ouml;rdinator caf&eacute; &Eacute;&eacute;n &ndash; 20&nbsp;m&sup2; &bull; &rsquo;s &valueOf;',
      'Coördinator café Één – 20 m² • ’s &valueOf;',
    ],
    ['a&#150;b&#x92;s&shy;', 'a–b’s'],
  ],
  phone: [
    ['(0)74 123 45 67', '0741234567'],
    ['+31 (0)74 123 45 67', '+31741234567'],
  ],
  'short-phone': [
    ['074-123 45 67', '074-123 45 67'],
    ['+31 (0)74 123 45 67', '+31741234567'],
    ['+31 (0)74 - 123 45 67 toestel 12', 'no-equivalent'],
  ],
};

describe.each(Object.entries(WRITTEN))('%s', (name, rows) => {
  it.each(rows.map(([written, canonical]) => ({ written, canonical })))(
    'reads $written as $canonical',
    ({ written, canonical }) => {
      expect(shown(CONVERTERS[name]!.toCanonical(written))).toEqual(canonical);
    },
  );
});

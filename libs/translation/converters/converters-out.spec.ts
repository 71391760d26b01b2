import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '#kernel';
import { Lost } from '../converter.js';
import { CONVERTERS } from './index.js';

const OCCUPATION = 'https://linkeddata.competentnl.nl/uwv/id/occupation/';

/** A value, `reason` for nothing with a loss, `reason: value` for something with a loss, undefined for not this row. */
const shown = (answer: unknown): unknown =>
  answer instanceof Lost
    ? answer.value === undefined
      ? answer.reason
      : { [answer.reason]: answer.value }
    : answer;

describe('what goes out only', () => {
  it('pay becomes the text that VUM has for it', () => {
    const text = (pay: Json): unknown => shown(CONVERTERS['salary-text']!.toPartner(pay));
    expect(text({ minimum: 2300, maximum: 2800, valuta: 'EUR', periode: 'maand' })).toBe(
      '2300-2800 EUR per maand',
    );
    expect(text({ minimum: 17.5, maximum: 17.5, periode: 'uur' })).toBe('17.5 EUR per uur');
    expect(text({ minimum: 3000, periode: 'vier-weken' })).toBe('vanaf 3000 EUR per vier weken');
    expect(text({ maximum: 3000 })).toBe('tot 3000 EUR');
    expect(text({ valuta: 'EUR' })).toBeUndefined();
  });

  it('hours that are known on one side only are partly lost', () => {
    expect(shown(CONVERTERS['hours-text']!.toPartner({ aantalWerkurenPerWeekMaximaal: 32 }))).toEqual({
      'partial-value': '32 uur per week',
    });
  });

  it('of an occupation or course in version 2 each part that does not fit is lost on its own', () => {
    const lost = (name: string, canonical: Json): unknown => {
      const answer = CONVERTERS[name]!.toPartner(canonical);
      return answer instanceof Lost ? answer.lost : [];
    };
    const long = 'x'.repeat(121);
    expect(
      lost('wrapped-occupation', { codeBeroepsnaam: `${OCCUPATION}A`, codeBeroepUwv: '1', naamBeroep: long }),
    ).toEqual([
      ['/naamBeroep', 'truncated'],
      ['/codeBeroepsnaam', 'unmapped-code'],
    ]);
    expect(lost('wrapped-job', { beroep: { codeBeroepsnaam: 'X' } })).toEqual([
      ['/beroep/codeBeroepsnaam', 'unmapped-code'],
    ]);
    expect(lost('wrapped-education', { codeOpleidingsnaam: '1', toelichtingOpleiding: 'x' })).toEqual([
      ['/toelichtingOpleiding', 'no-equivalent'],
    ]);
    expect(lost('employer-address', { straatnaam: 'x'.repeat(25) })).toEqual([['/straatnaam', 'truncated']]);
  });

  it('an SBI number of three digits is ambiguous', () => {
    expect(shown(CONVERTERS['dotted-sbi']!.toPartner(281))).toBe('ambiguous-code');
  });

  it('an id that is too long becomes the same short one every time', () => {
    const first = shown(CONVERTERS['id']!.toCanonical('x'.repeat(300))) as { truncated: string };
    expect(first.truncated).toMatch(/^sha256-[0-9a-f]{64}$/);
    expect(shown(CONVERTERS['id']!.toCanonical('x'.repeat(300)))).toEqual(first);
  });

  it('any id comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (id) => {
        const canonical = CONVERTERS['id']!.toCanonical(id) as string;
        expect(canonical).toMatch(/^[a-zA-Z0-9_.-]*$/);
        if (canonical.length <= 200) expect(CONVERTERS['id']!.toPartner(canonical)).toBe(id);
      }),
    );
  });
});

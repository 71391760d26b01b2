import { expect, it } from '@jest/globals';
import { valueAt, type Json, type JsonObject } from '#kernel';
import { mappings } from './folders.js';

/** What the second form has of a document of the first, and the losses on the way. */
function sent(from: string, document: JsonObject, to: string): { document: JsonObject; lost: string[] } {
  const read = mappings.get(from)!.toCanonical(document);
  const written = mappings.get(to)!.toPartner(read.document);
  return {
    document: written.document,
    lost: [...read.losses, ...written.losses].map(({ pointer, reason }) => `${pointer} ${reason}`),
  };
}

const posting = (members: JsonObject): JsonObject => ({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  identifier: { '@type': 'PropertyValue', value: 'VAC-1' },
  title: 'Bakker',
  hiringOrganization: { '@type': 'Organization', name: 'Voorbeeld BV' },
  ...members,
});

it('a telephone number arrives whole or not at all', () => {
  const numbers = (telephone: string): Json | undefined =>
    valueAt(
      sent(
        'schema-org/vacancy@30',
        posting({ applicationContact: { name: 'Balie', telephone } }),
        'vum/vacancy@3',
      ).document,
      '/werkgever/contactpersoon/0/telefoonnummer',
    );
  expect(numbers('074-123 45 67')).toEqual(['074-123 45 67']);
  expect(numbers('+31 (0)74 123 45 67')).toEqual(['+31741234567']);
  expect(numbers('+31 (0)74 123 45 67 toestel 12')).toBeUndefined();
  const client = {
    WERKZOEKENDE: { IDENTIFICATIE: 'A1' },
    IDENTITEIT: { TELEFOONNUMMER: ['+31 (0)6 1234 5678'] },
  };
  const { document } = sent('ggm/client@2.5', client, 'vum/client@3');
  expect(valueAt(document, '/telefoonnummer')).toEqual(['+31612345678']);
});

it('pay that is one amount is not a least amount', () => {
  const pay = (value: Json): Json | undefined =>
    valueAt(
      sent('schema-org/vacancy@30', posting({ baseSalary: { currency: 'EUR', value } }), 'vum/vacancy@3')
        .document,
      '/arbeidsVoorwaarden/salarisIndicatie',
    );
  expect(pay({ value: 17.5, unitText: 'HOUR' })).toBe('17.5 EUR per uur');
  expect(pay({ minValue: 2300, unitText: 'MONTH' })).toBe('vanaf 2300 EUR per maand');
  expect(pay({ minValue: 2300, maxValue: 2800, unitText: 'MONTH' })).toBe('2300-2800 EUR per maand');
  expect(pay(3000)).toBe('3000 EUR');
});

it('mbo is no level of the European framework, for it has four', () => {
  const client = {
    idWerkzoekende: 'A1',
    arbeidsmarktkwalificatie: { opleiding: [{ codeNiveauOpleiding: 4 }, { codeNiveauOpleiding: 5 }] },
  };
  const { document, lost } = sent('vum/client@3', client, 'europass/client@3.3');
  const levels = valueAt(document, '/SkillsPassport/LearnerInfo/Education');
  expect(levels).toEqual([{ Level: { Code: '6' } }]);
  expect(lost).toEqual(['/arbeidsmarktkwalificatie/opleiding/0/codeNiveauOpleiding ambiguous-code']);
});

it('a number and an address of a page arrive whole or not at all', () => {
  const vacancy = {
    idVacature: 'VAC-1',
    nummerVacature: '2026-ENS-000123',
    naamVacature: 'Bakker',
    werkgever: { webadres: [{ codeWebadres: 3, url: `https://voorbeeld.nl/${'a'.repeat(600)}` }] },
  };
  const { document, losses } = mappings.get('vum/vacancy@2')!.toPartner(vacancy);
  expect(valueAt(document, '/nummerVacature')).toBeUndefined();
  expect(valueAt(document, '/werkgever/webadres/0/url')).toBeUndefined();
  expect(losses).toEqual([
    { pointer: '/nummerVacature', reason: 'no-equivalent' },
    { pointer: '/werkgever/webadres/0/url', reason: 'no-equivalent' },
  ]);
});

it('a driving licence that is not valid is none', () => {
  const client: JsonObject = {
    WERKZOEKENDE: { IDENTIFICATIE: 'A1' },
    RIJBEWIJS_CERTIFICAAT: [
      { CODESOORTRIJBEWIJS: 'C', NAAMCERTIFICAAT: 'Rijbewijs C', INDICATIEGELDIGHEIDRIJBEWIJS: 'NEE' },
      { CODESOORTRIJBEWIJS: 'B', INDICATIEGELDIGHEIDRIJBEWIJS: 'JA' },
      { NAAMCERTIFICAAT: 'VCA' },
    ],
  };
  const { document, lost } = sent('ggm/client@2.5', client, 'vum/client@3');
  expect(valueAt(document, '/arbeidsmarktkwalificatie')).toEqual({
    rijbewijs: [{ codeSoortRijbewijs: 'B' }],
    cursus: [{ naamCursus: 'VCA' }],
  });
  expect(lost).toContain('/RIJBEWIJS_CERTIFICAAT/0/CODESOORTRIJBEWIJS no-equivalent');
});

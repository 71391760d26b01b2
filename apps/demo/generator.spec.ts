import { describe, expect, it } from '@jest/globals';
import { isBsn } from '#kernel';
import { acceptDocument, loadContracts, type Limits } from '#contracts';
import { loadMappings } from '#translation';
import {
  generateClients,
  generatePrograms,
  generateSchemaOrgVacancies,
  generateSetuVacancies,
} from './generator.js';

const contracts = loadContracts('schemas');
const mappings = loadMappings('schemas');
const limits: Limits = { maxDepth: 32, maxStringLength: 50_000, maxArrayLength: 1000, maxBytes: 200_000 };

const asJson = (document: unknown): Buffer => Buffer.from(JSON.stringify(document));
const kinds = [
  ['ggm/client@2.5', (seed: number) => generateClients(seed, 60).map(({ document }) => asJson(document))],
  ['schema-org/vacancy@30', (seed: number) => generateSchemaOrgVacancies(seed, 60).map(asJson)],
  ['setu/vacancy@1.1', (seed: number) => generateSetuVacancies(seed, 60).map((xml) => Buffer.from(xml))],
  ['ooapi/learning-offer@5', (seed: number) => generatePrograms(seed, 60).map(asJson)],
] as const;

describe.each(kinds)('generated %s', (ref, generate) => {
  const contract = contracts.get(ref)!;

  it.each([1, 2, 42])('honours its contract and the canonical one, seed %i', (seed) => {
    for (const body of generate(seed)) {
      const accepted = acceptDocument(contract, body, limits);
      expect(accepted).toMatchObject({ ok: true });
      if (!accepted.ok) continue;
      const { document } = mappings.get(ref)!.toCanonical(accepted.value);
      expect(contracts.canonical(contract.recordType).validate(document)).toEqual([]);
    }
  });

  it('gives the same for the same seed and something else for another', () => {
    expect(generate(7)).toEqual(generate(7));
    expect(generate(7)).not.toEqual(generate(8));
  });
});

describe('generated people', () => {
  const clients = generateClients(1, 909);

  it('have a BSN of the test series only, each their own', () => {
    const numbers = clients.map(({ bsn }) => bsn);
    expect(numbers).toHaveLength(909);
    expect(new Set(numbers).size).toBe(909);
    expect(numbers.every((bsn) => isBsn(bsn) && bsn.startsWith('99999'))).toBe(true);
  });

  it('are marked as invented, live in Twente and never carry a BSN in their record', () => {
    for (const { document, bsn, birthDate, recordId } of clients) {
      const person = document['IDENTITEIT'] as {
        ACHTERNAAM: string;
        GEBOORTEDATUM: string;
        ADRES: { POSTCODE: string };
      };
      expect(person.ACHTERNAAM).toMatch(/Voorbeeld|Proef|Test/);
      expect(person.ADRES.POSTCODE).toMatch(/^7[456]\d\d[A-Z]{2}$/);
      expect(person.GEBOORTEDATUM).toBe(birthDate);
      expect(document['WERKZOEKENDE']).toMatchObject({ IDENTIFICATIE: recordId });
      expect(JSON.stringify(document)).not.toContain(bsn);
    }
  });
});

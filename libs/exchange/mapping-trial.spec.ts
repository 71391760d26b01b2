import { describe, expect, it } from '@jest/globals';
import { loadContracts } from '#contracts';
import type { Json, JsonObject } from '#kernel';
import { loadMappings, type Table } from '#translation';
import { acceptedExamples } from './contract-examples.js';
import { coverageOf, requiredPlaces } from './mapping-coverage.rules.js';
import { brokenLaws, type MappingLaw } from './mapping-laws.rules.js';
import { tableDifferences } from './mapping-words.rules.js';

const contracts = loadContracts('schemas');
const mappings = loadMappings('schemas');
const limits = { maxDepth: 64, maxStringLength: 100_000, maxArrayLength: 10_000, maxBytes: 1_000_000 };
const partners = contracts.all().filter(({ family }) => family !== 'canonical');
const HR_OPEN = 'hr-open/vacancy@4';
const ID = '/positionProfiles/0/positionId/value';

const tableOf = (ref: string): Table => structuredClone(mappings.table(ref)!);
const asJson = (table: Table): JsonObject => table as unknown as JsonObject;

function lawsBrokenBy(table: Table): Set<MappingLaw> {
  const contract = contracts.get(table.contract)!;
  const { mapping, faults } = mappings.read(asJson(table));
  if (!mapping) throw new Error(JSON.stringify(faults));
  const canonical = contracts.canonical(contract.recordType);
  return new Set(
    acceptedExamples(contracts, contract, limits)
      .flatMap(({ document }) => brokenLaws({ contract, canonical, mapping }, document))
      .map(({ law }) => law),
  );
}

describe('the laws that a table is tried on', () => {
  it.each(partners.map(({ ref }) => ref))('hold for the table of %s as it came with the hub', (ref) => {
    expect([...lawsBrokenBy(tableOf(ref))]).toEqual([]);
  });

  it('break where a row is read and never written back', () => {
    const table = tableOf(HR_OPEN);
    table.rows = table.rows.map((row) =>
      'partner' in row && row.partner === ID ? { ...row, direction: 'in' as const } : row,
    );
    expect(lawsBrokenBy(table)).toContain('contract-honoured');
  });

  it('break where what comes in does not fit the canonical form', () => {
    const table = tableOf('vum/vacancy@3');
    table.rows.push({
      canonical: '/sluitingsdatumVacature',
      partner: '/naamVacature',
      direction: 'in',
      fallback: 'reported',
    });
    expect(lawsBrokenBy(table)).toContain('canonical-honoured');
  });
});

describe('a table that somebody wrote', () => {
  const faultsOf = (change: (table: JsonObject) => void): string[] => {
    const table = asJson(tableOf(HR_OPEN));
    change(table);
    return mappings.read(table).faults.map(({ pointer, code }) => `${pointer} ${code}`);
  };
  const rows = (table: JsonObject): Json[] => table['rows'] as Json[];

  it('is the table that came with the hub when nothing was changed', () => {
    expect(faultsOf(() => undefined)).toEqual([]);
  });

  it('has every fault named by its place', () => {
    const found = faultsOf((table) => {
      const at = rows(table).length;
      rows(table).push({ canonical: '/nergens', partner: '/documentId/value' });
      rows(table).push({ canonical: '/naamVacature', partner: '/ook/nergens', with: 'toveren' });
      rows(table).push({ canonical: '/naamVacature', partner: '/documentId/value', codes: 'geen-lijst' });
      expect(at).toBeGreaterThan(0);
    });
    const at = tableOf(HR_OPEN).rows.length;
    expect(found).toEqual([
      `/rows/${at + 1}/with no-converter`,
      `/rows/${at + 2}/codes no-code-list`,
      `/rows/${at} no-place`,
      `/rows/${at + 1} no-place`,
    ]);
  });

  it('is refused in another form, for another contract, another canonical form or too large', () => {
    expect(faultsOf((table) => (table['rows'] = 'geen'))).toEqual(['/rows type']);
    expect(faultsOf((table) => (table['contract'] = 'vum/niets@9'))).toEqual(['/contract unknown-contract']);
    expect(faultsOf((table) => (table['canonical'] = 'canonical/client@1'))).toEqual([
      '/canonical other-form',
    ]);
    const many = (count: number) => (table: JsonObject) => {
      const same = Array.from({ length: 200 }, () => '/idVacature');
      table['rows'] = [
        ...Array.from({ length: 5 }, () => ({ same })),
        ...Array.from({ length: count }, () => ({ same: ['/idVacature'] })),
      ];
    };
    expect(faultsOf(many(1))).toContain('/rows too-many-rows');
    expect(faultsOf(many(0))).not.toContain('/rows too-many-rows');
  });

  it('is refused where two rows write one place and do not say which gives way', () => {
    const found = faultsOf((table) =>
      rows(table).push({ canonical: '/idVacature', partner: '/documentId/value' }),
    );
    expect(found).toEqual([expect.stringMatching(/^\/rows\/\d+ row$/)]);
  });
});

describe('the difference between two tables', () => {
  it('is said in words, in both languages, row by row', () => {
    const after = tableOf(HR_OPEN);
    const before = asJson(tableOf(HR_OPEN));
    after.rows = after.rows.filter((row) => !('partner' in row) || row.partner !== ID);
    after.rows.push({ canonical: '/idVacature', partner: '/language', with: 'text' });
    const said = tableDifferences(before, asJson(after), 'nl');
    expect(said).toContain('Erbij: /language ↔ /idVacature, omzetting text');
    expect(said).toContainEqual(
      expect.stringMatching(/^Eraf: \/positionProfiles\/0\/positionId\/value ↔ \/idVacature$/),
    );
    expect(tableDifferences(before, asJson(after), 'en')).toContain(
      'Added: /language ↔ /idVacature, converter text',
    );
  });

  it('is nothing when they are the same, and their order when only that is another', () => {
    const same = asJson(tableOf(HR_OPEN));
    expect(tableDifferences(same, asJson(tableOf(HR_OPEN)), 'nl')).toEqual([]);
    const turned = tableOf(HR_OPEN);
    turned.rows.reverse();
    expect(tableDifferences(same, asJson(turned), 'nl')).toEqual(['Andere volgorde van regels']);
  });

  it('names the setting that is another', () => {
    const table: Table = {
      contract: 'a/b@1',
      canonical: 'canonical/b@1',
      rows: [
        {
          each: { canonical: '/banen', partner: '/jobs' },
          rows: [{ canonical: '/naam', partner: '/title', with: 'text' }],
        },
      ],
    };
    const after = structuredClone(table);
    (after.rows[0] as { rows: object[] }).rows = [{ canonical: '/naam', partner: '/title', with: 'html' }];
    expect(tableDifferences(asJson(table), asJson(after), 'nl')).toEqual([
      'Anders: /jobs/*/title ↔ /banen/*/naam: omzetting was text, wordt html',
    ]);
  });
});

describe('the fields that a form requires', () => {
  const schema: JsonObject = {
    type: 'object',
    required: ['id', 'jobs'],
    properties: {
      id: { type: 'string' },
      note: { type: 'string' },
      jobs: { type: 'array', items: { $ref: '#/$defs/job' } },
    },
    $defs: { job: { type: 'object', required: ['title'], properties: { title: { type: 'string' } } } },
  };
  const table: Table = {
    contract: 'a/b@1',
    canonical: 'canonical/b@1',
    rows: [
      { canonical: '/naam', partner: '/note' },
      {
        each: { canonical: '/banen', partner: '/jobs' },
        rows: [{ canonical: '/naam', partner: '/title' }],
      },
    ],
  };

  it('are found below others and in lists', () => {
    expect(requiredPlaces(schema)).toEqual(['/id', '/jobs/*/title']);
  });

  it('are covered by the table, by this document, by both or by neither', () => {
    const document = { jobs: [{ title: 'Bakker' }, { title: '' }] };
    expect(coverageOf(schema, table, 'partner', document)).toEqual([
      { pointer: '/id', inTable: false, inDocument: false },
      { pointer: '/jobs/*/title', inTable: true, inDocument: false },
    ]);
    const whole = { id: '1', jobs: [{ title: 'Bakker' }] };
    expect(coverageOf(schema, table, 'partner', whole).map(({ inDocument }) => inDocument)).toEqual([
      true,
      true,
    ]);
  });
});

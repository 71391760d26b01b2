import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadContracts } from '#contracts';
import { readRegion, RegionFaults } from './index.js';

describe("a region's folder", () => {
  const contracts = loadContracts('schemas');
  const folders: string[] = [];
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  /** The faults of the region of Twente with one file changed. */
  const faultsOf = (file: string, change: (text: string) => string): string[] => {
    const folder = mkdtempSync(join(tmpdir(), 'schakel-region-'));
    folders.push(folder);
    cpSync('config/regions/twente', folder, { recursive: true });
    const path = join(folder, file);
    writeFileSync(path, change(file === 'more.yaml' ? '' : readFileSync(path, 'utf8')));
    try {
      readRegion(folder, contracts, new Date('2026-01-01T00:00:00+01:00'));
      return [];
    } catch (error) {
      if (error instanceof RegionFaults) return error.faults;
      throw error;
    }
  };

  it('of Twente is in order', () => expect(faultsOf('groups.yaml', (text) => text)).toEqual([]));

  it('says at once what it cannot read, and looks at the rest', () => {
    const folder = mkdtempSync(join(tmpdir(), 'schakel-region-'));
    folders.push(folder);
    cpSync('config/regions/twente', folder, { recursive: true });
    writeFileSync(join(folder, 'region.yaml'), '');
    writeFileSync(join(folder, 'routes.yaml'), '- {key: een\n- b: [');
    renameSync(join(folder, 'clauses.yaml'), join(folder, 'clauses.yml'));
    renameSync(join(folder, 'desks.yaml'), join(folder, 'elders'));
    mkdirSync(join(folder, 'desks.yaml'));
    writeFileSync(join(folder, 'notices', 'suwinet-1.yml'), 'title: verzonnen');
    const attempt = (): unknown => readRegion(folder, contracts);
    for (const fault of [
      'region.yaml: start must be',
      'routes.yaml: is no YAML: ',
      'clauses.yml: no such kind of configuration',
      'desks.yaml: cannot be read (EISDIR)',
      'notices/suwinet-1.yml: must end in .yaml',
    ])
      expect(attempt).toThrow(fault);
    expect(() => readRegion(join(folder, 'none'), contracts)).toThrow('is not the folder of a region');
  });

  it.each<[string, string, (text: string) => string, string]>([
    [
      'a purpose that cannot be configured',
      'clauses.yaml',
      (t) => t.replace('purpose: guidance', 'purpose: enforcement'),
      'gemeente-aan-gemeente',
    ],
    [
      'a category that does not exist',
      'clauses.yaml',
      (t) => t.replace('[work-history]', '[debts]'),
      'loongegevens: /categories/0',
    ],
    [
      'an organisation without a number',
      'organisations.yaml',
      (t) => t.replace(", kvk: '99990001'", ''),
      'bakkerij-de-proef',
    ],
    [
      'a day for a moment, of which nobody knows the hour',
      'desks.yaml',
      (t) => t.replace("'2027-01-01T00:00:00+01:00'", "'2027-01-01'"),
      'date-times with an offset',
    ],
    [
      'a thing that holds twice at the same time',
      'desks.yaml',
      (t) => `${t}${t.split('\n').find((line) => line.includes('leerwerkloket-balie'))!}\n`,
      'desk leerwerkloket-balie: holds twice at the same time',
    ],
    [
      'an agreement that nobody signed',
      'agreements.yaml',
      (t) => t.replace("signed: '2025-12-15'", "signed: 'yes'"),
      'balie-werkcentrum: does not say in "signed" who signed it and when',
    ],
    [
      'an agreement that somebody did not sign',
      'agreements.yaml',
      (t) => t.replace("signed: '2025-12-15'", "signed: [{ party: enschede, on: '2025-12-15' }]"),
      'balie-werkcentrum: is not signed by hengelo, almelo',
    ],
    [
      'a name that will be gone by then',
      'organisations.yaml',
      (t) => t.replace('key: saxion,', "key: saxion, validUntil: '2026-09-01T00:00:00+02:00',"),
      'clause opleidingsaanbod: nobody is called "saxion" (from 2026-08-31T22:00:00.000Z on)',
    ],
    [
      'a region without anybody who looks after it',
      'region.yaml',
      (t) => t.replace('administrator: enschede', ''),
      'region.yaml: /administrator',
    ],
    ['a list that is none', 'desks.yaml', () => 'key: x', 'desks.yaml: must be a list'],
    [
      'an entry without a key',
      'desks.yaml',
      () => '- { name: x, parties: [enschede] }',
      'entry 1: has no key',
    ],
    [
      'a period that ends before it begins',
      'desks.yaml',
      (t) => t.replace('2027-01-01', '2020-01-01'),
      'validUntil must come after',
    ],
    [
      'a date that is none',
      'desks.yaml',
      (t) => t.replace("'2027-01-01T00:00:00+01:00'", 'soon'),
      'are date-times',
    ],
    ['a kind of configuration that does not exist', 'more.yaml', () => '[]', 'more.yaml: no such kind'],
    ['a member that does not exist', 'groups.yaml', (t) => t.replace('name:', 'title: x\n  name:'), 'title'],
    [
      'a route for people',
      'routes.yaml',
      (t) => t.replace('recordType: vacancy', 'recordType: client'),
      '/recordType',
    ],
  ])('%s is refused with a sentence', (_name, file, change, said) => {
    expect(faultsOf(file, change).join('\n')).toContain(said);
  });
});

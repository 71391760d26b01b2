import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const KINDS = [
  'Spoofing',
  'Tampering',
  'Repudiation',
  'Information disclosure',
  'Denial of service',
  'Elevation of privilege',
];

describe('the threat model', () => {
  const rows = readFileSync('docs/threat-model.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| kind') && !line.startsWith('| --'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it('has every kind of threat', () => {
    expect(new Set(rows.map(([, kind]) => kind))).toEqual(new Set(KINDS));
  });

  it.each(rows.map(([, , threat, answer, tests]) => [threat!, answer!, tests!] as const))(
    '%s: names what stands against it and tests that are there',
    (_threat, answer, tests) => {
      expect(answer.length).toBeGreaterThan(10);
      const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, file]) => file!);
      expect(named.length).toBeGreaterThan(0);
      expect(named.filter((file) => !existsSync(file))).toEqual([]);
    },
  );
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'contract-try-'));

/** As `npm run contract:try -- …` runs it, but for the build. */
function attempt(
  args: string[],
  input = '',
  settings: Record<string, string> = {},
): { status: number | null; said: string; complained: string } {
  const run = spawnSync(process.execPath, ['dist/scripts/contract-try.js', ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, ...settings },
  });
  return { status: run.status, said: run.stdout, complained: run.stderr };
}

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const worker = {
  idWerkzoekende: 'wz-proef-1',
  mobiliteit: { bemiddelingspostcode: '7551aa', maximaleReistijd: 45 },
  emailadres: ['proef@example.com'],
  arbeidsmarktkwalificatie: {
    rijbewijs: [{ codeSoortRijbewijs: 'B' }],
    interesse: [{ naamInteresse: 'techniek' }],
  },
};

describe('contract:try', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('shows the canonical form, what was lost and why, and the form of another contract', () => {
    const path = file('goed.json', JSON.stringify(worker));
    const { status, said } = attempt(['vum/client@3', path, '--to', 'ggm/client@2.5']);
    expect(said).toContain(`${path} honours vum/client@3.`);
    expect(said).toContain('"bemiddelingspostcode": "7551AA"');
    expect(said).toContain('Nothing was lost on the way to canonical/client@1.');
    expect(said).toContain('"MAXIMALEREISTIJD":"00:45"');
    expect(said).toMatch(/interesse\/0\/naamInteresse {2}no-equivalent: nothing on the other side says this/);
    expect(status).toBe(0);
  });

  it('shows every fault with its place and line, and says no', () => {
    const wrong = {
      ...worker,
      mobiliteit: { bemiddelingspostcode: 'onbekend' },
      sector: [{ codeSbi: 1 }, { codeSbi: 'x' }],
    };
    const { status, said } = attempt(['vum/client@3', file('fout.json', JSON.stringify(wrong, null, 2))]);
    expect(said).toContain('is refused by vum/client@3: contract-broken');
    expect(said).toMatch(/line 4 {2}\/mobiliteit\/bemiddelingspostcode {2}pattern: /);
    expect(said).toMatch(/line 26 {2}\/sector\/1\/codeSbi {2}type: /);
    expect(said).not.toContain('onbekend');
    expect(status).toBe(1);
  });

  it('finds the line in XML, also of an element that occurs more than once', () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
<PositionOpeningNL xmlns="http://ns.hr-xml.org/2007-04-15">
<!-- <NumberToFill> -->
<PositionSupplierNL><Role>owner</Role></PositionSupplierNL>
<PositionSupplierNL>
  <Role>anders</Role>
</PositionSupplierNL>
<NumberToFill>veel</NumberToFill>
</PositionOpeningNL>`;
    const { status, said } = attempt(['setu/vacancy@1.1', '-'], xml);
    expect(said).toContain('standard input is refused by setu/vacancy@1.1: contract-broken');
    expect(said).toMatch(/line 6 {2}\/PositionSupplierNL\/1\/Role {2}enum: /);
    expect(said).toMatch(/line 8 {2}\/NumberToFill {2}pattern: /);
    expect(status).toBe(1);
  });

  it('takes no more than the door of the hub does', () => {
    const depth = 40;
    const deep = `{"identifier":"v-1","x":${'{"x":'.repeat(depth)}1${'}'.repeat(depth)}}`;
    const nested = attempt(['schema-org/vacancy@30', '-'], deep);
    expect([nested.status, nested.said]).toEqual([1, expect.stringContaining('too-deep')]);
    const large = attempt(['schema-org/vacancy@30', '-'], `{}${' '.repeat(1024 * 1024)}`);
    expect([large.status, large.said]).toEqual([1, expect.stringContaining('body-too-large')]);
  });

  it('shows what a permit leaves, and sends no more than that on', () => {
    const { status, said } = attempt(
      ['vum/client@3', '-', '--categories', 'mobility,qualifications', '--to', 'vum/client@3'],
      JSON.stringify(worker),
    );
    const after = said.slice(said.indexOf('What a permit for mobility, qualifications leaves:'));
    expect(after).toContain('"maximaleReistijd": 45');
    expect(after).toMatch(/Left out: .*1 of contact/);
    expect(after.slice(after.indexOf('As vum/client@3:'))).not.toMatch(/proef@example.com|7551AA/);
    expect(after).toContain('"bemiddelingspostcode":"7551"');
    expect(status).toBe(0);
  });

  it('names a person as the recipient would get it, never as the sender does', () => {
    const { said } = attempt(['vum/client@3', '-', '--to', 'ggm/client@2.5'], JSON.stringify(worker));
    const after = said.slice(said.indexOf('As ggm/client@2.5:'));
    expect(after).toMatch(/"IDENTIFICATIE":"[A-Za-z0-9_-]{32}"/);
    expect(after).not.toContain('wz-proef-1');
  });

  it('says when the recipient could not be served', () => {
    const vacancy = {
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      title: 'Bakker',
      hiringOrganization: { '@type': 'Organization', name: 'Bakkerij De Proef' },
      identifier: 'v-1',
      description: 'Brood bakken.',
      datePosted: '2026-06-01',
    };
    const { status, said } = attempt(
      ['schema-org/vacancy@30', '-', '--to', 'vum/vacancy@3'],
      JSON.stringify(vacancy),
    );
    expect(said).toContain('vum/vacancy@3 is not honoured: the hub would not send it.');
    expect(said).toMatch(/\/adres {2}required: /);
    expect(status).toBe(1);
  });

  it('looks in the folder that the hub would read, and asks a mapping of every contract in it', () => {
    const schemas = join(folder, 'schemas');
    cpSync('schemas', schemas, { recursive: true });
    const own = join(schemas, 'eigen/client/1');
    cpSync(join(schemas, 'vum/client/3'), own, { recursive: true });
    for (const name of ['contract.schema.json', 'mapping.yaml']) {
      const text = readFileSync(join(own, name), 'utf8');
      writeFileSync(join(own, name), text.replace('vum/client@3', 'eigen/client@1'));
    }
    const there = { SCHEMAS_DIR: schemas };
    const { status, said } = attempt(['eigen/client@1', '-'], JSON.stringify(worker), there);
    expect([status, said]).toEqual([0, expect.stringContaining('standard input honours eigen/client@1.')]);
    rmSync(join(own, 'mapping.yaml'));
    const { complained } = attempt(['eigen/client@1', '-'], JSON.stringify(worker), there);
    expect(complained).toContain(`${join(own, 'mapping.yaml')}: there is none`);
  });

  it.each([
    [['vum/client@99', '-'], 'no contract vum/client@99; there are:'],
    [['vum/client@3', join(folder, 'er-is-niets.json')], 'cannot be read'],
    [['vum/client@3', '-', '--to', 'vum/vacancy@3'], 'vum/client@3 is a client, vum/vacancy@3 a vacancy'],
    [['vum/client@3', '-', '--categories', 'alles'], 'no category alles; there are:'],
    [['vum/client@3'], "missing required argument 'file'"],
  ])('%j is asked wrongly', (args, complaint) => {
    const { status, said, complained } = attempt(args, '{}');
    expect(complained).toContain(complaint);
    expect(said).toBe('');
    expect(status).toBe(2);
  });
});

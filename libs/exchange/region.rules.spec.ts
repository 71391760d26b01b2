import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { loadContracts } from '#contracts';
import type { ConfigKind, WantedVersion } from '#storage';
import { readRegion, RegionFaults } from './index.js';
import { crossFaults } from './region.rules.js';

const wanted = (kind: ConfigKind, key: string, content: Record<string, unknown>): WantedVersion => ({
  kind,
  key,
  content,
  validFrom: new Date('2026-01-01T00:00:00+01:00'),
  validUntil: null,
});

const CLAUSE = {
  senders: ['group:towns'],
  recipients: ['agency'],
  recordType: 'client',
  purpose: 'matching',
  basis: {
    sender: { kind: 'legal-obligation', statute: 'a law' },
    recipient: { kind: 'public-task', statute: 'a law' },
  },
  secrecy: 'own-law',
  categories: ['qualifications'],
  bsn: false,
  processingActivity: { sender: 'giving', recipient: 'taking' },
  informs: { who: 'sender', notice: 'told' },
};
const CONNECTION = {
  clients: ['system'],
  mandates: [{ party: 'town' }],
  sends: ['ggm/client@2.5'],
  receives: [] as object[],
};

const REGION = [
  wanted('organisation', 'town', { kind: 'public-body', suwi: true, bsn: true }),
  wanted('organisation', 'agency', { kind: 'public-body', suwi: true, bsn: true }),
  wanted('organisation', 'school', { kind: 'education' }),
  wanted('organisation', 'shop', { kind: 'employer' }),
  wanted('organisation', 'bureau', { kind: 'staffing' }),
  wanted('arrangement', 'together', { members: ['town', 'school'] }),
  wanted('group', 'towns', { members: ['town'] }),
  wanted('desk', 'desk-1', { parties: ['town'] }),
  wanted('connection', 'system', CONNECTION),
  wanted('clause', 'one', CLAUSE),
  wanted('route', 'r', { senders: ['shop'], recipient: 'town' }),
  wanted('succession', 's', { from: 'school', to: 'together' }),
  wanted('processing-activity', 'giving', {}),
  wanted('processing-activity', 'taking', {}),
  wanted('notice', 'told', {}),
];
const CONTRACTS: Record<string, 'client' | 'vacancy'> = {
  'ggm/client@2.5': 'client',
  'vum/vacancy@3': 'vacancy',
};

/** The faults of the region with one thing changed. */
const faultsWith = (kind: ConfigKind, key: string, content: Record<string, unknown>): string[] => {
  const changed = REGION.map((v) =>
    v.kind === kind && v.key === key ? { ...v, content: { ...v.content, ...content } } : v,
  );
  return crossFaults(changed, (ref) => CONTRACTS[ref]);
};
const interest = { kind: 'legitimate-interest' };

describe('what the law and the register allow', () => {
  it('finds nothing wrong with a region in order', () => expect(faultsWith('clause', 'one', {})).toEqual([]));

  it.each<[string, ConfigKind, string, Record<string, unknown>, string[]]>([
    [
      'a stranger in an arrangement',
      'arrangement',
      'together',
      { members: ['town', 'x'] },
      ['arrangement together: nobody is called "x"'],
    ],
    [
      'a stranger in a group',
      'group',
      'towns',
      { members: ['town', 'x'] },
      ['group towns: nobody is called "x"'],
    ],
    ['a stranger at a desk', 'desk', 'desk-1', { parties: ['x'] }, ['desk desk-1: nobody is called "x"']],
    [
      'an unknown group on a route',
      'route',
      'r',
      { senders: ['group:x'] },
      ['route r: nobody is called "group:x"'],
    ],
    ['a stranger at the end of a route', 'route', 'r', { recipient: 'x' }, ['route r: nobody is called "x"']],
    ['a successor who is nobody', 'succession', 's', { to: 'x' }, ['succession s: nobody is called "x"']],
    [
      'a mandate of nobody',
      'connection',
      'system',
      { mandates: [{ party: 'x' }] },
      ['connection system: nobody is called "x"'],
    ],
    [
      'an unknown contract',
      'connection',
      'system',
      { sends: ['a/b@1'] },
      ['connection system: there is no contract "a/b@1"'],
    ],
    [
      'a contract for another record',
      'connection',
      'system',
      { receives: [{ contract: 'vum/vacancy@3', recordType: 'client' }] },
      ['connection system: contract "vum/vacancy@3" is not for client'],
    ],
    [
      'post for nobody at no desk',
      'connection',
      'system',
      { receives: [{ contract: 'vum/vacancy@3', recordType: 'vacancy', parties: ['x'], desk: 'y' }] },
      ['connection system: nobody is called "x"', 'connection system: there is no desk "y"'],
    ],
    ['a clause for nobody', 'clause', 'one', { recipients: ['x'] }, ['clause one: nobody is called "x"']],
    [
      'a duty without a statute',
      'clause',
      'one',
      { basis: { ...CLAUSE.basis, sender: { kind: 'legal-obligation' } } },
      ["clause one: the sender's legal-obligation names no statute"],
    ],
    [
      'a task without a statute',
      'clause',
      'one',
      { basis: { ...CLAUSE.basis, recipient: { kind: 'public-task' } } },
      ["clause one: the recipient's public-task names no statute"],
    ],
    [
      'an activity that is not in the register',
      'clause',
      'one',
      { processingActivity: { sender: 'x', recipient: 'taking' } },
      ['clause one: there is no processing activity "x" in the register'],
    ],
    [
      'secrecy about a vacancy',
      'clause',
      'one',
      { recordType: 'vacancy', secrecy: 'declaration' },
      ['clause one: a business record knows no duty of secrecy'],
    ],
    [
      'a BSN without its category',
      'clause',
      'one',
      { bsn: true },
      ['clause one: "bsn" and the category bsn must say the same'],
    ],
    [
      'a BSN to somebody who may not use it',
      'clause',
      'one',
      { bsn: true, categories: ['bsn'], recipients: ['school'] },
      ['clause one: school may not use the citizen service number'],
    ],
    [
      'the target group register outside of SUWI',
      'clause',
      'one',
      { categories: ['target-group'], recipients: ['school'] },
      ['clause one: school is no SUWI party: the category target-group may not go there or come from there'],
    ],
    [
      'free text about a person to an employer',
      'clause',
      'one',
      { categories: ['free-text'], recipients: ['shop', 'bureau'] },
      [
        'clause one: shop is an employer: the category free-text never goes there',
        'clause one: bureau is an employer: the category free-text never goes there',
      ],
    ],
  ])('%s', (_name, kind, key, content, faults) => expect(faultsWith(kind, key, content)).toEqual(faults));

  it.each([
    ['by its name', { senders: ['town'] }, 'sender'],
    ['in a group', { senders: ['group:towns'] }, 'sender'],
    ['in an arrangement', { recipients: ['together'] }, 'recipient'],
  ])('keeps a public body, %s, from relying on a legitimate interest', (_name, parts, side) => {
    const faults = faultsWith('clause', 'one', { ...parts, basis: { ...CLAUSE.basis, [side]: interest } });
    expect(faults).toEqual([expect.stringContaining('a public body cannot rely on a legitimate interest')]);
  });

  it('lets an employer rely on a legitimate interest', () => {
    expect(
      faultsWith('clause', 'one', { senders: ['shop'], basis: { ...CLAUSE.basis, sender: interest } }),
    ).toEqual([]);
  });

  it('lets a vacancy with free text go to a staffing agency, and a BSN between those who may use it', () => {
    const vacancy = {
      recordType: 'vacancy',
      secrecy: 'none',
      categories: ['free-text'],
      recipients: ['bureau'],
    };
    expect(faultsWith('clause', 'one', vacancy)).toEqual([]);
    expect(faultsWith('clause', 'one', { bsn: true, categories: ['bsn', 'target-group'] })).toEqual([]);
  });
});

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
      readRegion(folder, contracts);
      return [];
    } catch (error) {
      if (error instanceof RegionFaults) return error.faults;
      throw error;
    }
  };

  it('of Twente is in order', () => expect(faultsOf('groups.yaml', (text) => text)).toEqual([]));

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

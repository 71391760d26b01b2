import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ConfigKind, ConfigVersion } from '#storage';
import { buildDirectory, directoryTimeline, type Directory, type Receives } from './index.js';

const at = (text: string): Date => new Date(text);
const START = at('2026-01-01T00:00:00+01:00');

const version = (
  kind: ConfigKind,
  key: string,
  content: Record<string, unknown>,
  period: { from?: Date; until?: Date | null; version?: number } = {},
): ConfigVersion => ({
  kind,
  key,
  version: period.version ?? 1,
  content,
  contentHash: '',
  validFrom: period.from ?? START,
  validUntil: period.until ?? null,
});

const TOWN = version('organisation', 'town', {
  name: 'Town',
  kind: 'public-body',
  oin: '00000001999900001000',
  bsn: true,
});
const SHOP = version('organisation', 'shop', { name: 'Shop', kind: 'employer', kvk: '99990001' });
const TOGETHER = version('arrangement', 'together', { name: 'Together', members: ['town', 'shop'] });

const connection = (
  key: string,
  receives: Receives[] = [],
  parts: Record<string, unknown> = {},
): ConfigVersion =>
  version('connection', key, {
    name: key,
    operator: 'supplier',
    clients: [`${key}-client`],
    mandates: [{ party: 'town', document: 'mandate' }],
    sends: [],
    receives,
    channel: 'webhook',
    ...parts,
  });
const CLIENTS: Receives = { recordType: 'client', contract: 'canonical/client@1' };
const succession = (from: string, to: string, recordTypes?: string[]): ConfigVersion =>
  version('succession', `${from}-to-${to}`, { from, to, ...(recordTypes ? { recordTypes } : {}) });

const NOON = at('2026-11-02T12:00:00Z');
const laneFor = (directory: Directory, desk: string | null, moment = NOON): string | undefined =>
  directory.receiverOf('town', 'client', desk, moment)?.connection.key;

describe('who is who', () => {
  const directory = buildDirectory([TOWN, SHOP, TOGETHER, connection('system')]);

  it('is found by key and by the name on the outside', () => {
    expect(directory.party('town')).toMatchObject({
      urn: 'urn:nld:oin:00000001999900001000',
      bsn: true,
      suwi: false,
    });
    expect(directory.partyByUrn('urn:nld:kvk:99990001')).toMatchObject({ key: 'shop', bsn: false });
    expect(directory.partyByUrn('urn:schakel:together')).toMatchObject({
      kind: 'arrangement',
      members: ['town', 'shop'],
    });
    expect(directory.party('nobody')).toBeUndefined();
    expect(directory.partyByUrn('urn:nld:kvk:99990002')).toBeUndefined();
  });

  it('knows the connection of a client, and no stranger', () => {
    expect(directory.connectionOfClient('system-client', NOON)?.key).toBe('system');
    expect(directory.connectionOfClient('system', NOON)).toBeUndefined();
  });

  it('turns a group into its members and leaves a party as it is', () => {
    const grouped = buildDirectory([TOWN, version('group', 'towns', { members: ['town', 'village'] })]);
    expect(grouped.membersOf('group:towns')).toEqual(['town', 'village']);
    expect(grouped.membersOf('town')).toEqual(['town']);
    expect(grouped.membersOf('group:unknown')).toEqual([]);
  });

  it('finds the routes of each member of a group; a route supersedes unless it says no', () => {
    const route = (key: string, parts: object) =>
      version('route', key, {
        recordType: 'vacancy',
        senders: ['group:shops'],
        recipient: 'town',
        purpose: 'matching',
        ...parts,
      });
    const routed = buildDirectory([
      version('group', 'shops', { members: ['shop'] }),
      route('one', {}),
      route('two', { senders: ['shop', 'other'], supersede: false }),
    ]);
    expect(routed.routesOf('vacancy', 'shop').map(({ key, supersede }) => [key, supersede])).toEqual([
      ['one', true],
      ['two', false],
    ]);
    expect(routed.routesOf('vacancy', 'other')).toHaveLength(1);
    expect(routed.routesOf('learning-offer', 'shop')).toEqual([]);
  });
});

describe('a mandate', () => {
  const from = '2026-03-29T01:00:00Z';
  const until = '2026-10-25T01:00:00Z';
  const system = connection('system', [CLIENTS], {
    mandates: [{ party: 'town', document: 'm', from, until }],
  });
  const directory = buildDirectory([TOWN, system]);
  const isMandated = (moment: Date): boolean =>
    directory.isMandated(directory.connection('system')!, 'town', moment);

  it('holds from its first millisecond until its last, and for nobody else', () => {
    expect(isMandated(new Date(Date.parse(from) - 1))).toBe(false);
    expect(isMandated(at(from))).toBe(true);
    expect(isMandated(new Date(Date.parse(until) - 1))).toBe(true);
    expect(isMandated(at(until))).toBe(false);
    expect(directory.isMandated(directory.connection('system')!, 'shop', at(from))).toBe(false);
  });

  it('lets a connection take post for a party only while it lasts', () => {
    expect(laneFor(directory, null, at(from))).toBe('system');
    expect(laneFor(directory, null, at(until))).toBeUndefined();
  });
});

describe('where post goes', () => {
  const everybody = connection('a-everybody', [CLIENTS]);
  const party = connection('b-party', [{ ...CLIENTS, parties: ['town'] }]);
  const desk = connection('c-desk', [{ ...CLIENTS, desk: 'desk' }]);
  const both = connection('d-both', [{ ...CLIENTS, desk: 'desk', parties: ['town'] }]);

  it.each([
    ['the desk of the party before all', [everybody, party, desk, both], 'desk', 'd-both'],
    ['the desk before the party', [everybody, party, desk], 'desk', 'c-desk'],
    ['the party before anybody', [everybody, party, desk], null, 'b-party'],
    ['the party where the desk is another', [everybody, party, desk], 'other-desk', 'b-party'],
    ['anybody', [everybody, desk], null, 'a-everybody'],
    ['nowhere but at a desk', [desk, both], null, undefined],
  ] as const)('%s', (_name, connections, at, expected) => {
    expect(laneFor(buildDirectory([TOWN, ...connections]), at)).toBe(expected);
  });

  it('is the same whatever the order in which the connections are known', () => {
    const twin = connection('aa-everybody', [CLIENTS]);
    expect(laneFor(buildDirectory([TOWN, twin, everybody]), null)).toBe(
      laneFor(buildDirectory([TOWN, everybody, twin]), null),
    );
  });

  it('is not a connection that takes it for another party or another record type', () => {
    const other = connection('other', [
      { ...CLIENTS, parties: ['shop'] },
      { ...CLIENTS, recordType: 'vacancy' },
    ]);
    expect(laneFor(buildDirectory([TOWN, other]), null)).toBeUndefined();
  });

  it('is in the contract of that connection', () => {
    const vum = connection('vum', [{ ...CLIENTS, contract: 'vum/client@3' }]);
    expect(buildDirectory([TOWN, vum]).receiverOf('town', 'client', null, NOON)?.contract).toBe(
      'vum/client@3',
    );
  });
});

describe('succession', () => {
  const chain = buildDirectory([
    succession('a', 'b'),
    succession('b', 'c'),
    succession('x', 'c', ['vacancy']),
  ]);

  it('goes to the end of the line', () => {
    expect(['a', 'b', 'c', 'd'].map((key) => chain.successorOf(key, 'client'))).toEqual(['c', 'c', 'c', 'd']);
    expect(chain.predecessorsOf('c', 'client').sort()).toEqual(['a', 'b', 'c']);
    expect(chain.predecessorsOf('a', 'client')).toEqual(['a']);
  });

  it('goes for the record types that it names only', () => {
    expect(chain.successorOf('x', 'vacancy')).toBe('c');
    expect(chain.successorOf('x', 'client')).toBe('x');
    expect(chain.predecessorsOf('c', 'vacancy')).toContain('x');
  });

  it('goes on for longer than ten steps', () => {
    const long = Array.from({ length: 30 }, (_, n) => succession(`p${n}`, `p${n + 1}`));
    expect(buildDirectory(long).successorOf('p0', 'client')).toBe('p30');
  });

  it('leaves everybody where they are in a ring of three', () => {
    const ring = buildDirectory([succession('a', 'b'), succession('b', 'c'), succession('c', 'a')]);
    expect(['a', 'b', 'c'].map((party) => ring.successorOf(party, 'client'))).toEqual(['a', 'b', 'c']);
  });

  it('comes to rest, also where somebody made a ring: who stands in the place of a successor is that successor', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 6 }), name, (pairs, party) => {
        const directory = buildDirectory(pairs.map(([from, to]) => succession(from, to)));
        const end = directory.successorOf(party, 'client');
        expect(directory.successorOf(end, 'client')).toBe(end);
        expect(directory.predecessorsOf(end, 'client')).toContain(party);
      }),
    );
  });
});

describe('a directory over time', () => {
  it('changes at the edge of a period, to the millisecond', () => {
    const midnight = at('2027-01-01T00:00:00+01:00');
    const timeline = directoryTimeline([
      { ...TOWN, validUntil: midnight },
      { ...TOWN, version: 2, validFrom: midnight, content: { ...TOWN.content, name: 'New Town' } },
      { ...succession('shop', 'town'), validFrom: midnight },
    ]);
    const before = timeline.at(new Date(midnight.getTime() - 1));
    const after = timeline.at(midnight);
    expect([before.party('town')?.name, after.party('town')?.name]).toEqual(['Town', 'New Town']);
    expect([before.successorOf('shop', 'client'), after.successorOf('shop', 'client')]).toEqual([
      'shop',
      'town',
    ]);
  });
});

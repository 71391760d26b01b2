import { describe, expect, it } from '@jest/globals';
import type { ConfigVersion } from '#storage';
import { barsOf, buildDirectory, type Bar } from './index.js';

const NOON = new Date('2026-11-02T12:00:00Z');
const version = (kind: string, key: string, content: Record<string, unknown>): ConfigVersion =>
  ({
    kind,
    key,
    version: 1,
    content,
    contentHash: '',
    validFrom: new Date(0),
    validUntil: null,
  }) as ConfigVersion;

const VERSIONS = [
  version('organisation', 'town', { name: 'Gemeente (verzonnen)', oin: '00000001999900001000' }),
  version('connection', 'system', {
    name: 'Systeem (verzonnen)',
    clients: ['one', 'other'],
    mandates: [
      { party: 'town', document: 'x' },
      { party: 'village', document: 'x' },
    ],
    sends: [],
    receives: [{ recordType: 'client', contract: 'canonical/client@1' }],
    channel: 'inbox',
  }),
  version('role-mapping', 'privacy', { claim: 'groups', value: 'a', role: 'privacy-officer', party: 'town' }),
  version('role-mapping', 'desk', { claim: 'groups', value: 'a', role: 'desk-employee', party: 'town' }),
];
const seenWith = (...bars: Bar[]) => {
  const directory = buildDirectory(VERSIONS, barsOf(bars));
  const system = directory.connection('system')!;
  return {
    clients: ['one', 'other'].filter((client) => directory.connectionOfClient(client, NOON)),
    parties: ['town', 'village'].filter((party) => directory.isMandated(system, party, NOON)),
    // Post for the party is not given up because nobody comes in by its connection.
    lane: directory.receiverOf('town', 'client', null, NOON)?.connection.key,
    roles: directory.rolesFor('somebody', ['groups=a']).map(({ role }) => role),
    others: directory.rolesFor('another', ['groups=a']).map(({ role }) => role),
    isBarred: directory.isBarred('system'),
  };
};
const ROLES = ['privacy-officer', 'desk-employee'];
const ALL = {
  clients: ['one', 'other'],
  parties: ['town', 'village'],
  lane: 'system',
  roles: ROLES,
  others: ROLES,
  isBarred: false,
};

describe('a bar', () => {
  it.each<[string, Bar | undefined, object]>([
    ['of nothing', undefined, {}],
    [
      'of a connection: nobody comes in, its post waits',
      { kind: 'connection', key: 'system' },
      { clients: [], isBarred: true },
    ],
    ['of one client', { kind: 'client', key: 'one' }, { clients: ['other'] }],
    [
      'of a mandate',
      { kind: 'mandate', key: 'system', party: 'town' },
      { parties: ['village'], lane: undefined },
    ],
    ['of a role mapping', { kind: 'role-mapping', key: 'desk' }, { roles: [ROLES[0]], others: [ROLES[0]] }],
    [
      'of a person, in one role for one party',
      { kind: 'person', key: 'somebody', role: 'desk-employee', party: 'town' },
      { roles: [ROLES[0]] },
    ],
    [
      'of a person, for another party',
      { kind: 'person', key: 'somebody', role: 'desk-employee', party: 'village' },
      {},
    ],
    ['of something else by that name', { kind: 'client', key: 'system' }, {}],
  ])('%s', (_, bar, changed) => {
    expect(seenWith(...(bar ? [bar] : []))).toEqual({ ...ALL, ...changed });
  });
});

import { describe, expect, it } from '@jest/globals';
import { certificateFaults, clientFaults, ownersOfClients, roleFaults } from './identity.rules.js';
import type { Report } from './region.rules.js';

const faultsOf = (look: (report: Report) => void): string[] => {
  const faults: string[] = [];
  look((pointer, _code, detail) => faults.push(`${pointer} ${detail}`));
  return faults;
};
const connection = (key: string, ...clients: (string | { id: string })[]) => ({
  kind: 'connection' as const,
  key,
  content: { clients },
});
const ORGANISATIONS = new Map([
  ['town', { oin: '00000001001589623000' }],
  ['shop', {}],
]);

describe('who gets in, as it is configured', () => {
  it('has every client at one connection', () => {
    const connections = [
      connection('one', 'a', { id: 'b' }),
      connection('two', 'c', { id: 'a' }),
      connection('three', 'd'),
    ];
    const owners = ownersOfClients(connections);
    expect(connections.map((each) => faultsOf((report) => clientFaults(each, owners, report)))).toEqual([
      [],
      ['/clients/1 client a is one of connection one already'],
      [],
    ]);
  });

  it.each([
    ['its own number', { certificateOf: '00000001001589623000' }, []],
    ['a party with an OIN', { certificateOf: 'town', requireBoundTokens: true }, []],
    [
      'a party without',
      { certificateOf: 'shop' },
      ['/certificateOf certificateOf names "shop", which has no OIN'],
    ],
    [
      'signatures that go around it',
      { requireBoundTokens: true, signedMessages: true },
      ['/signedMessages signedMessages goes around requireBoundTokens; choose one'],
    ],
  ])('binds tokens to a certificate: %s', (_name, content, faults) =>
    expect(faultsOf((report) => certificateFaults(content, ORGANISATIONS, report))).toEqual(faults),
  );

  it.each([
    ['administrator', []],
    ['operator', []],
    ['approver', ['/region only an administrator or operator is one of the whole region']],
  ])('has an %s of the whole region, or not', (role, faults) =>
    expect(faultsOf((report) => roleFaults({ role, region: true }, report))).toEqual(faults),
  );
});

import { describe, expect, it } from '@jest/globals';
import { loadContracts } from '#contracts';
import type { WantedVersion } from '#storage';
import { readRegion } from './index.js';
import { crossFaults, sentenceOf } from './region.rules.js';

const contracts = loadContracts('schemas');
const region = readRegion('config/regions/twente', contracts);

/** The faults of the example region with one clause, or one connection, changed. */
function faultsWith(key: string, changes: Record<string, unknown>, kind = 'clause'): string[] {
  const changed = region.map((one): WantedVersion =>
    one.kind === kind && one.key === key ? { ...one, content: { ...one.content, ...changes } } : one,
  );
  return crossFaults(changed, (ref) => contracts.get(ref)).map(sentenceOf);
}

describe('what a clause says of telling and asking people', () => {
  it('is in order in the example region', () => {
    expect(faultsWith('volwassene-aan-school', {})).toEqual([]);
    // Of each clause the notice is written, in two languages.
    const notices = region.filter(({ kind }) => kind === 'notice');
    expect(notices.length).toBeGreaterThan(5);
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    [
      'a notice that nobody wrote',
      'volwassene-aan-school',
      { informs: { who: 'sender', notice: 'x' } },
      'there is no notice "x" in notices/',
    ],
    [
      'a document that the hub would keep longer than its recipient',
      'volwassene-aan-school',
      { retention: 'P7D', documentTerm: 'P14D' },
      'the hub keeps no document longer than its recipient may',
    ],
    [
      'a duty to tell unasked that is only a task',
      'aanleiding-tussen-gemeenten',
      { notifiesUnasked: true },
      '"notifiesUnasked" needs a legal obligation of the sender; a task or a power is none',
    ],
  ])('finds %s', (_, key, changes, fault) =>
    expect(faultsWith(key, changes)).toEqual([`clause ${key}: ${fault}`]),
  );
});

it('a connection sends no form that the hub only sends, and takes none that it only takes in', () => {
  const receives = [{ contract: 'sonar/client@1', recordType: 'client' }];
  const changes = { sends: ['europass/client@3.3'], receives };
  expect(faultsWith('klantsysteem-enschede', changes, 'connection')).toEqual([
    'connection klantsysteem-enschede: contract "europass/client@3.3" is only for what the hub sends',
    'connection klantsysteem-enschede: contract "sonar/client@1" is only for what the hub takes in',
  ]);
});

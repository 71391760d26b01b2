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

describe('what never goes to an employer', () => {
  /** The example region with an employer in a joint arrangement, or in the place of a desk. */
  function faultsAmong(more: WantedVersion[], key: string, changes: Record<string, unknown>): string[] {
    const changed = region.map((one): WantedVersion => {
      const other = more.find((each) => each.kind === one.kind && each.key === one.key);
      if (other) return other;
      const isClause = one.kind === 'clause' && one.key === key;
      return isClause ? { ...one, content: { ...one.content, ...changes } } : one;
    });
    const isNew = (one: WantedVersion): boolean => !changed.includes(one);
    return crossFaults([...changed, ...more.filter(isNew)], (ref) => contracts.get(ref)).map(sentenceOf);
  }
  const wanted = (kind: WantedVersion['kind'], key: string): WantedVersion =>
    region.find((one) => one.kind === kind && one.key === key)!;
  const arrangement = wanted('arrangement', 'leerwerkloket');
  const joint: WantedVersion = {
    ...arrangement,
    content: {
      ...arrangement.content,
      members: [...(arrangement.content['members'] as string[]), 'bakkerij-de-proef'],
    },
  };
  const succession: WantedVersion = {
    ...wanted('succession', 'leerwerkloket-naar-werkcentrum'),
    key: 'school-naar-bureau',
    content: { from: 'roc-van-twente', to: 'uitzendbureau-test' },
  };
  const words = { categories: ['work-preferences', 'free-text'] };

  it('does not go to an arrangement in which there is one', () => {
    expect(faultsAmong([joint], 'volwassene-aan-school', {})).toEqual([]);
    expect(faultsAmong([joint], 'volwassene-aan-school', words)).toEqual([
      'clause volwassene-aan-school: bakkerij-de-proef is an employer: the category free-text never goes there',
    ]);
  });

  it('does not go to one in the place of a recipient, where the clause goes for successors', () => {
    expect(faultsAmong([succession], 'volwassene-aan-school', words)).toEqual([]);
    const all = { ...words, includesSuccessors: true };
    expect(faultsAmong([succession], 'volwassene-aan-school', all)).toEqual([
      'clause volwassene-aan-school: uitzendbureau-test is an employer: the category free-text never goes there',
    ]);
    const bsn = { includesSuccessors: true, bsn: true, categories: ['identity', 'bsn'] };
    expect(faultsAmong([succession], 'jongere-aan-school', bsn)).toContain(
      'clause jongere-aan-school: uitzendbureau-test may not use the citizen service number',
    );
  });

  it('does not go to one that calls itself a SUWI party', () => {
    const bakery = wanted('organisation', 'bakkerij-de-proef');
    const suwi: WantedVersion = { ...bakery, content: { ...bakery.content, suwi: true } };
    expect(
      faultsAmong([suwi], 'introductie-bij-werkgever', {
        recipients: ['bakkerij-de-proef'],
        categories: ['target-group'],
      }),
    ).toContain(
      'clause introductie-bij-werkgever: bakkerij-de-proef is an employer: the category target-group never goes there',
    );
  });
});

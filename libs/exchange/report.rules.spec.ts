import { describe, expect, it } from '@jest/globals';
import type { Occasion } from '#consent';
import type { Directory } from '#partners';
import type { Candidate, OpenMessage } from './post.js';
import { candidatesOfReport, deliveryReportedBy, namedForReader, occasionBack } from './report.rules.js';
import type { Reported } from './reports.store.js';

/** Almelo sent, Enschede got it; the desk of old was succeeded by Enschede. */
const SUCCESSORS: Record<string, string> = { 'old-desk': 'enschede' };
const directory = {
  successorOf: (party: string) => SUCCESSORS[party] ?? party,
  predecessorsOf: (party: string) => [
    party,
    ...Object.keys(SUCCESSORS).filter((from) => SUCCESSORS[from] === party),
  ],
} as unknown as Directory;

const reported = (parts: Partial<Reported> = {}): Reported => ({
  deliveryId: 'd-1',
  sender: 'almelo',
  recipient: 'enschede',
  subjectId: 's-1',
  occasionId: 'o-1',
  ...parts,
});
const occasion = (parts: Partial<Occasion>): Occasion =>
  ({ id: 'o-1', source: 'almelo', recipient: 'enschede', subjectId: 's-1', ...parts }) as Occasion;
const message = (canonical: OpenMessage['canonical'], controller = 'enschede'): OpenMessage =>
  ({ recordType: 'correction-report', controller, canonical }) as OpenMessage;
const candidates = (controller: string, what = reported(), open = [occasion({})]): Candidate[] =>
  candidatesOfReport(
    message({ levering: 'd-1' }, controller),
    { reported: new Map([[what.deliveryId, what]]), occasions: new Map([['s-1', open]]) },
    directory,
    (recipient) => ({ recipient }) as Candidate['question'],
  );

describe('a correction report', () => {
  it('names its delivery; no other record does', () => {
    expect(deliveryReportedBy(message({ levering: 'd-1' }))).toBe('d-1');
    expect(deliveryReportedBy(message({}))).toBeUndefined();
    expect(deliveryReportedBy({ recordType: 'client', canonical: { levering: 'd-1' } })).toBeUndefined();
  });

  it('goes from who got the record to who sent it, over the occasion under which it came', () => {
    expect(candidates('enschede')).toMatchObject([
      { recipient: 'almelo', occasion: { id: 'o-1' }, reports: { deliveryId: 'd-1', subjectId: 's-1' } },
    ]);
  });

  it('goes nowhere from anybody else, and not to oneself', () => {
    expect(candidates('hengelo')).toEqual([]);
    expect(candidates('enschede', reported({ deliveryId: 'd-2' }))).toEqual([]);
    expect(candidates('enschede', reported({ sender: 'old-desk' }))).toEqual([]);
  });

  it('may come from who stands in the place of the one that got it', () => {
    const open = [occasion({ recipient: 'old-desk' })];
    expect(candidates('enschede', reported({ recipient: 'old-desk' }), open)).toMatchObject([
      { recipient: 'almelo', occasion: { id: 'o-1' } },
    ]);
  });

  it('takes another open occasion of the person between the same two, and none of others', () => {
    const between = { reporter: 'enschede', source: 'almelo' };
    const other = occasion({ id: 'o-2' });
    expect(occasionBack(reported(), between, [other], directory)?.id).toBe('o-2');
    expect(occasionBack(reported(), between, [other, occasion({})], directory)?.id).toBe('o-1');
    const elsewhere = [
      occasion({ id: 'o-3', recipient: 'hengelo' }),
      occasion({ id: 'o-4', source: 'borne' }),
    ];
    expect(occasionBack(reported(), between, elsewhere, directory)).toBeUndefined();
    expect(candidates('enschede', reported(), elsewhere)).toMatchObject([{ occasion: null }]);
  });

  it('is read under the name that the record has at the reader, whatever the reporter wrote', () => {
    expect(namedForReader({ levering: 'd-1', kenmerkRecord: 'BALIE-1' }, 'KLANT-17')).toEqual({
      levering: 'd-1',
      kenmerkRecord: 'KLANT-17',
    });
    expect(namedForReader({ kenmerkRecord: 'BALIE-1' }, null)).toEqual({});
  });
});

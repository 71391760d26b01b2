import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  proposeDraft,
  registerConsent,
  registerDeclaration,
  rehearseSuccession,
  type Rehearsal,
  type Rehearser,
} from '#exchange';
import { Rig, EVIDENCE } from './rig.js';

const KEY = 'leerwerkloket-naar-werkcentrum';
const MIDNIGHT = new Date('2027-01-01T00:00:00+01:00');
const NOBODY: Rehearser = {
  actor: 'person:auditor:almelo:a',
  origin: 'test',
  parties: ['almelo'],
  privacyFor: [],
  ofRegion: false,
};

describe('a succession is rehearsed', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
    rig.clock.turnTo(new Date(MIDNIGHT.getTime() - 3_600_000));
    for (const [recordId, includesSuccessors] of [
      ['GOES-ON', true],
      ['STAYS', false],
      ['STAYS-TOO', false],
    ] as const) {
      await rig.occasion(recordId, { recipient: 'leerwerkloket' });
      const said = { recordId, recipients: ['leerwerkloket'], includesSuccessors, evidence: EVIDENCE };
      await registerDeclaration(rig.hub, rig.speaker('enschede'), said);
      await registerConsent(rig.hub, rig.speaker('enschede'), {
        ...said,
        purpose: 'learning',
        categories: ['qualifications'],
        state: 'given',
      });
      await rig.sendClient('klantsysteem-enschede', 'enschede', recordId);
    }
    await rig.distribute();
  });
  afterAll(() => rig.stop());

  const rehearse = async (parts: Partial<Rehearser>): Promise<Rehearsal> => {
    const found = await rehearseSuccession(rig.hub, { ...NOBODY, ...parts }, { key: KEY });
    if (!found.ok) throw new Error(found.refusal.code);
    return found.value;
  };
  /** Everything that a rehearsal might have touched. */
  const everything = async (): Promise<unknown> => {
    const { rows } = await sql`
      select (select jsonb_agg(d order by id) from delivery d) as deliveries,
        (select jsonb_agg(r order by pk) from record r) as records,
        (select jsonb_agg(v order by kind, key, version) from config_version v) as versions,
        (select jsonb_agg(o order by id) from occasion o) as occasions`.execute(rig.admin);
    return rows;
  };

  it('says to each what is its own to know, and changes nothing', async () => {
    const before = await everything();
    const officer = await rehearse({ parties: ['enschede'], privacyFor: ['enschede'] });
    expect(officer.people).toEqual({ askAgain: 2, goAlong: 1, openOccasions: 3 });
    expect(officer.post?.map(({ lane, count }) => [lane, count])).toEqual([['leerwerkloket-systeem', 3]]);
    const other = await rehearse({ parties: ['hengelo'], privacyFor: ['hengelo'] });
    expect([other.people, other.post]).toEqual([{ askAgain: 0, goAlong: 0, openOccasions: 0 }, []]);
    const successor = await rehearse({ parties: ['werkcentrum-twente'] });
    expect([successor.people, successor.post]).toEqual([undefined, officer.post]);
    expect((await rehearse({ ofRegion: true })).post).toEqual(officer.post);
    const onlooker = await rehearse({});
    expect([onlooker.people, onlooker.post, onlooker.flows]).toEqual([undefined, undefined, officer.flows]);
    expect(await everything()).toEqual(before);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from audit_event where action = 'succession.rehearsed'`.execute(
      rig.admin,
    );
    expect(rows).toEqual([{ count: 5 }]);
    expect(await rehearseSuccession(rig.hub, NOBODY, { key: 'nothing' })).toMatchObject({
      refusal: { code: 'not-found' },
    });
  });

  it('says of each flow whether it goes on, where, and what is lost', async () => {
    const { flows, from } = await rehearse({});
    expect(from).toEqual(MIDNIGHT);
    const ofEnschede = flows.find(
      ({ sender, recordType, purpose }) =>
        sender === 'enschede' && recordType === 'client' && purpose === 'learning',
    );
    expect(ofEnschede).toMatchObject({
      recipient: 'leerwerkloket',
      successor: 'werkcentrum-twente',
      lane: 'balie-werkcentrum',
      lost: [],
      dependsOnChoice: true,
    });
  });

  it('plays through what is only proposed, for whom it concerns and for nobody else', async () => {
    const content = { from: 'almelo', to: 'hengelo', document: 'Verzonnen besluit' };
    const changes = [{ kind: 'succession' as const, key: 'almelo-naar-hengelo', content }];
    const draft = await proposeDraft(rig.hub, rig.speaker('almelo'), { title: 'Samen verder', changes });
    if (!draft.ok) throw new Error(JSON.stringify(draft.refusal));
    const asked = { key: 'almelo-naar-hengelo', draftId: draft.value.id };
    const found = await rehearseSuccession(rig.hub, NOBODY, asked);
    expect(found).toMatchObject({ ok: true, value: { predecessor: 'almelo', successor: 'hengelo' } });
    expect(found.ok && found.value.flows.length).toBeGreaterThan(0);
    const others: [Rehearser, { key: string; draftId?: string }][] = [
      [{ ...NOBODY, parties: ['bakkerij-de-proef'] }, asked],
      [NOBODY, { key: asked.key }],
      [NOBODY, { ...asked, draftId: 'nothing' }],
    ];
    for (const [who, what] of others)
      expect(await rehearseSuccession(rig.hub, who, what)).toMatchObject({ refusal: { code: 'not-found' } });
  });

  it('said what came of it on the day', async () => {
    const { post } = await rehearse({ ofRegion: true });
    rig.clock.turnTo(MIDNIGHT);
    await rig.deliver('leerwerkloket-systeem');
    const { rows } = await sql<{ recordType: string; successorLane: string; goesOn: number }>`
      select record_type as "recordType", lane as "successorLane", count(*)::int as "goesOn"
      from delivery where recipient = 'werkcentrum-twente' group by 1, 2 order by 1, 2`.execute(rig.admin);
    expect(
      post?.map(({ recordType, successorLane, goesOn }) => ({ recordType, successorLane, goesOn })),
    ).toEqual(rows);
  });
});

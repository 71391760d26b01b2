import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  lookAtDeskView,
  makeLinkCode,
  openDeskView,
  registerConsent,
  registerDeclaration,
  retract,
  type Speaker,
} from '#exchange';
import { valueOf } from './desk.js';
import { EVIDENCE, Rig } from './rig.js';

const DESK: Speaker = {
  controller: 'werkcentrum-twente',
  actor: 'person:desk-employee:werkcentrum-twente:a',
  origin: 'test',
};
const SYSTEM = 'klantsysteem-enschede';
const PERSON = 'ENS-7001';

/** A desk that may not use the BSN, and data that go by consent: the person brings a code and says yes, or does not. */
describe('a view under consent', () => {
  let rig: Rig;
  let id: string;
  let consent: string;
  beforeAll(async () => {
    rig = await Rig.start();
    await sends();
    const { code: linkCode } = valueOf(await makeLinkCode(rig.hub, rig.speaker('enschede'), PERSON));
    const view = await openDeskView(rig.hub, DESK, {
      purpose: 'learning',
      sources: [
        { source: 'enschede', linkCode },
        { source: 'almelo', linkCode: 'AAAA-AAAA-AAAA-AAAA' },
        { source: 'hengelo' },
      ],
      bsn: '999993549',
    });
    ({ id } = valueOf(view));
    await rig.distribute();
    await rig.deliver(SYSTEM);
  });
  afterAll(() => rig.stop());

  const sends = async (): Promise<void> => {
    valueOf(await rig.sendClient(SYSTEM, 'enschede', PERSON));
    await rig.distribute();
  };
  const seen = async () => valueOf(await lookAtDeskView(rig.hub, DESK, id)).sources;
  const ofEnschede = async () => (await seen()).find(({ source }) => source === 'enschede')!;

  it('asks by the code that the person carries, and of whom it may not ask otherwise nothing', async () => {
    expect(rig.sent.map(({ event }) => event['type'])).toEqual(['nl.schakel.occasion.opened']);
    expect(JSON.stringify(rig.sent)).toContain(PERSON);
    expect(await seen()).toMatchObject([
      { source: 'almelo', state: 'code-not-valid' },
      { source: 'enschede', state: 'asked' },
      { source: 'hengelo', state: 'not-shown' },
    ]);
  });

  it('shows nothing without a yes, as if nothing had come', async () => {
    const before = JSON.stringify(await ofEnschede());
    await sends();
    expect(JSON.stringify(await ofEnschede())).toBe(before);
  });

  it('shows what the person said yes to, and no more', async () => {
    const base = {
      recordId: PERSON,
      recipients: ['werkcentrum-twente'],
      includesSuccessors: false,
      evidence: EVIDENCE,
    };
    const speaker = rig.speaker('enschede');
    valueOf(await registerDeclaration(rig.hub, speaker, base));
    const said = { ...base, purpose: 'learning' as const, state: 'given' as const };
    consent = valueOf(await registerConsent(rig.hub, speaker, { ...said, categories: ['qualifications'] }));
    await sends();
    expect(await ofEnschede()).toMatchObject({
      state: 'arrived',
      documents: [{ clause: 'volwassene-aan-school', categories: ['qualifications'] }],
    });
    expect(JSON.stringify(await ofEnschede())).not.toMatch(/Persoon|1990-05-05|ENS-7001/);
  });

  it('shows it no more when the yes is taken back, and its source hears that it is gone', async () => {
    valueOf(await retract(rig.hub.pipeline, rig.speaker('enschede'), 'consent', consent));
    expect(await ofEnschede()).toEqual({ source: 'enschede', state: 'not-shown' });
    await rig.deliver('balie-werkcentrum');
    const { rows } = await sql<{ lane: string; state: string; answer: string }>`
      select d.lane, d.state, r.answer from delivery d join retraction r on r.delivery_id = d.id`.execute(
      rig.admin,
    );
    expect(rows).toEqual([{ lane: '@screen', state: 'delivered', answer: 'deleted' }]);
  });
});

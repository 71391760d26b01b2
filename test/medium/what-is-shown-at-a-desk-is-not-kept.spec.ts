import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { closeDeskView, handedAbout, lookAtDeskView, markOfDeskView, openDeskView, sweep } from '#exchange';
import { BSN, codeOf, DESK, DeskRig, LOOKER, valueOf } from './desk.js';

describe('a view at a desk', () => {
  let desk: DeskRig;
  beforeAll(async () => {
    desk = await DeskRig.start();
  });
  afterAll(() => desk.rig.stop());
  afterEach(() => desk.again());

  it('is gone at once when it is closed', async () => {
    const id = await desk.open(['hengelo', 'borne']);
    const recordId = await desk.answers('hengelo');
    await desk.answers('borne');
    await desk.look(id);
    // Nor is it told as something that the other may keep, or that can go again.
    const { given } = valueOf(await handedAbout(desk.rig.hub, desk.rig.speaker('hengelo'), { recordId }));
    expect(given).toMatchObject([{ other: 'enschede', atDesk: true }]);
    expect(given[0]).not.toHaveProperty('retention');
    const occasions = await desk.occasions(id);
    expect(await desk.held(occasions)).toHaveLength(6);
    desk.rig.sent.length = 0;
    valueOf(await closeDeskView(desk.rig.hub, DESK, id));
    expect(await desk.held(occasions)).toEqual([]);
    expect(codeOf(await lookAtDeskView(desk.rig.hub, DESK, id))).toBe('not-found');
    expect(await markOfDeskView(desk.rig.hub, LOOKER, id)).toBeUndefined();
    await desk.carry();
    expect(desk.rig.sent.map(({ event }) => event['type'])).toEqual([
      'nl.schakel.occasion.closed',
      'nl.schakel.occasion.closed',
    ]);
  });

  it('is over at its term, and swept away then', async () => {
    const id = await desk.open(['hengelo', 'borne']);
    await desk.answers('hengelo');
    desk.pass(3_590_000);
    expect((await desk.states(id))['hengelo']).toMatchObject({ state: 'arrived' });
    // What nobody looked at goes too.
    await desk.answers('borne');
    const occasions = await desk.occasions(id);
    desk.pass(10_000);
    expect(codeOf(await lookAtDeskView(desk.rig.hub, DESK, id))).toBe('not-found');
    await sweep(desk.rig.hub);
    expect(await desk.held(occasions)).toEqual([]);
    expect((await sql`select 1 from desk_view where id = ${id}`.execute(desk.rig.admin)).rows).toEqual([]);
    expect(await desk.events('desk-view.closed', `desk-view:${id}`)).toHaveLength(1);
  });

  it('opens for nobody more than ten, and writes nothing of what it refuses', async () => {
    const asked = { purpose: 'guidance' as const, bsn: BSN };
    const faults = await openDeskView(desk.rig.hub, DESK, {
      ...asked,
      recordId: `x-${BSN}`,
      sources: [{ source: 'enschede' }, { source: 'borne' }, { source: 'borne' }],
    });
    expect(faults).toMatchObject({
      ok: false,
      refusal: {
        code: 'invalid-request',
        faults: [
          { pointer: '/sources/0/source' },
          { pointer: '/sources/2/source' },
          { pointer: '/subject/recordId' },
        ],
      },
    });
    const base = { ...asked, sources: [{ source: 'borne' }] };
    expect(codeOf(await openDeskView(desk.rig.hub, DESK, { ...base, bsn: '123456789' }))).toBe('invalid-bsn');
    expect(codeOf(await openDeskView(desk.rig.hub, DESK, { ...base, desk: 'werkcentrum-almelo' }))).toBe(
      'invalid-request',
    );
    for (let count = 0; count < 10; count++)
      expect(codeOf(await openDeskView(desk.rig.hub, DESK, base))).toBe('ok');
    const counted = async () =>
      (await sql<{ n: string }>`select count(*) as n from occasion`.execute(desk.rig.admin)).rows[0]!.n;
    const before = await counted();
    expect(codeOf(await openDeskView(desk.rig.hub, DESK, base))).toBe('too-many-views');
    expect(await counted()).toBe(before);
  });
});

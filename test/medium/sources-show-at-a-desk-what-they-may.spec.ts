import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  closeDeskView,
  endOccasion,
  lookAtDeskView,
  markOfDeskView,
  openOccasion,
  pauseLane,
  resumeLane,
  sweep,
} from '#exchange';
import { newId, type JsonObject } from '#kernel';
import { BSN, codeOf, DESK, DeskRig, LOOKER, MIDDEN, valueOf } from './desk.js';

const operator = { own: '', operates: true, actor: 'hub', origin: 'test' };

describe('what sources show at a desk', () => {
  let desk: DeskRig;
  const refused = new Set<string>();
  beforeAll(async () => {
    desk = await DeskRig.start({
      answer: ({ url }) =>
        refused.has(url) ? { kind: 'rejected', status: 422 } : { kind: 'delivered', status: 204 },
      region: (wanted) =>
        wanted.map((one) =>
          one.key === 'klantsysteem-almelo' && one.kind === 'connection'
            ? {
                ...one,
                content: {
                  ...one.content,
                  answersWithin: '90s',
                  serviceHours: { windows: [{ days: 'FREQ=DAILY', from: '08:00', until: '17:00' }] },
                },
              }
            : one,
        ),
    });
  });
  afterAll(() => desk.rig.stop());
  afterEach(async () => {
    refused.clear();
    await desk.again();
  });

  it('arrives, as far as the clause goes, is asked about at each look and goes to no system', async () => {
    const id = await desk.open(['hengelo', 'borne'], {
      desk: 'werkcentrum-enschede',
      helpRequest: 'find-work',
    });
    expect(desk.rig.sent.map(({ event }) => [event['type'], (event['data'] as JsonObject)['loket']])).toEqual(
      [
        ['nl.schakel.occasion.opened', 'werkcentrum-enschede'],
        ['nl.schakel.occasion.opened', 'werkcentrum-enschede'],
      ],
    );
    const before = await markOfDeskView(desk.rig.hub, LOOKER, id);
    await desk.answers('hengelo', {
      data: {
        IDENTITEIT: {
          ACHTERNAAM: 'Persoon',
          GEBOORTEDATUM: '1990-05-05',
          ADRES: { STRAATNAAM: 'Verzonnenstraat' },
        },
      },
    });
    const { hengelo, borne } = await desk.states(id);
    expect(borne!['state']).toBe('asked');
    expect(hengelo!['state']).toBe('arrived');
    const [shown] = hengelo!['documents'] as unknown as {
      deliveryId: string;
      clause: string;
      categories: string[];
      document: JsonObject;
    }[];
    expect(shown).toMatchObject({ clause: 'gemeente-aan-gemeente-begeleiding' });
    expect(JSON.stringify(shown!.document)).toContain('Persoon');
    expect(JSON.stringify(shown!.document)).not.toMatch(/Verzonnenstraat|HGL-1|99999/);
    const after = await markOfDeskView(desk.rig.hub, LOOKER, id);
    expect([after === before, (await desk.look(id)).mark === after]).toEqual([false, true]);

    const delivery = `delivery:${shown!.deliveryId}`;
    const looks = await desk.events('document.shown', delivery);
    expect(looks).toHaveLength(2);
    expect(looks[0]).toMatchObject({
      actor: DESK.actor,
      details: { purpose: 'guidance' },
      organisations: ['hengelo', 'enschede'],
    });
    expect(await desk.events('delivery.delivered', delivery)).toHaveLength(1);
    expect((await desk.events('desk-view.read', `desk-view:${id}`)).map(({ details }) => details)).toEqual([
      { purpose: 'guidance', shown: 1 },
      { purpose: 'guidance', shown: 1 },
    ]);
    const { rows } = await sql<{ stage: string }>`
      select stage from decision where delivery_id = ${shown!.deliveryId} order by moment`.execute(
      desk.rig.admin,
    );
    expect(rows.map(({ stage }) => stage)).toEqual(['distribute', 'deliver', 'deliver']);
    await desk.rig.deliver('balie-werkcentrum');
    await sweep(desk.rig.hub);
    expect(desk.rig.sent).toHaveLength(2);
  });

  it('holds up nothing that goes to the system of the same organisation', async () => {
    const id = await desk.open(['hengelo']);
    const recordId = await desk.answers('hengelo');
    valueOf(
      await openOccasion(desk.rig.hub, desk.rig.speaker('hengelo'), {
        kind: 'referral',
        purpose: 'guidance',
        source: 'hengelo',
        recipient: 'enschede',
        desk: 'werkcentrum-enschede',
        subject: { recordId },
      }),
    );
    // Nobody looked at the first version.
    await desk.sends('hengelo', recordId, { subject: { bsn: BSN } });
    desk.rig.sent.length = 0;
    await desk.rig.deliver('balie-werkcentrum');
    expect(desk.rig.sent.map(({ event }) => event['type'])).toEqual(['nl.schakel.client.published']);
    expect((await desk.states(id))['hengelo']).toMatchObject({ state: 'arrived', documents: [{}] });
  });

  it('says who is slow, and then absent, and shows what comes late all the same', async () => {
    const id = await desk.open(['hengelo', 'almelo']);
    const after = async (ms: number): Promise<unknown[]> => {
      desk.pass(ms);
      const states = await desk.states(id);
      return ['hengelo', 'almelo'].map((source) => states[source]!['state']);
    };
    expect(await after(15_000)).toEqual(['asked', 'asked']);
    expect(await after(5000)).toEqual(['slow', 'asked']);
    expect(await after(65_000)).toEqual(['slow', 'asked']);
    expect(await after(5000)).toEqual(['slow', 'slow']);
    expect(await after(85_000)).toEqual(['slow', 'slow']);
    expect(await after(5000)).toEqual(['absent', 'absent']);
    expect((await desk.states(id))['hengelo']).toEqual({ state: 'absent', reason: 'no-answer' });
    await desk.answers('hengelo');
    expect(await after(0)).toEqual(['arrived', 'absent']);
  });

  it('says why a source that could not be asked is absent', async () => {
    valueOf(await pauseLane(desk.rig.hub, operator, MIDDEN, 'maintenance'));
    const paused = await desk.open(['hengelo']);
    expect((await desk.states(paused))['hengelo']).toEqual({ state: 'absent', reason: 'paused' });
    valueOf(await resumeLane(desk.rig.hub, operator, MIDDEN));
    await desk.carry();
    expect((await desk.states(paused))['hengelo']).toMatchObject({ state: 'asked' });

    await sql`insert into lane (connection, condition) values (${MIDDEN}, 'broken')
      on conflict (connection) do update set condition = 'broken', blocked_until = ${new Date('2027-01-01')}`.execute(
      desk.rig.admin,
    );
    const broken = await desk.open(['borne']);
    expect((await desk.states(broken))['borne']).toEqual({ state: 'absent', reason: 'broken' });
    await sql`update lane set condition = 'open', blocked_until = null`.execute(desk.rig.admin);
    await desk.carry();
    refused.add(`https://${MIDDEN}.example/webhook`);
    const no = await desk.open(['haaksbergen']);
    expect((await desk.states(no))['haaksbergen']).toEqual({ state: 'absent', reason: 'refused' });
    refused.clear();

    desk.rig.clock.turnTo(new Date('2026-11-02T20:00:00Z'));
    const asleep = await desk.open(['almelo']);
    expect((await desk.states(asleep))['almelo']).toEqual({
      state: 'absent',
      reason: 'asleep',
      until: new Date('2026-11-03T07:00:00Z'),
    });
    // Of one without a system nothing can be asked at all.
    const nowhere = await desk.open(['losser']);
    expect((await desk.states(nowhere))['losser']).toEqual({ state: 'absent', reason: 'unreachable' });
  });

  it('does not show whether a source is silent, does not know the person, or may not show it', async () => {
    const id = await desk.open(['hengelo', 'borne', 'haaksbergen']);
    await desk.answers('hengelo', { subject: { flags: ['restricted'] } });
    await desk.answers('borne', { subject: { bsn: '999991425' } });
    for (const ms of [0, 20_000, 160_000]) {
      desk.pass(ms);
      const { hengelo, borne, haaksbergen } = await desk.states(id);
      expect(JSON.stringify(hengelo)).toBe(JSON.stringify(haaksbergen));
      expect(JSON.stringify(borne)).toBe(JSON.stringify(haaksbergen));
    }
  });

  it('shows nothing any more in the same bytes, whatever stopped it', async () => {
    const parties = ['hengelo', 'borne', 'haaksbergen'];
    const id = await desk.open([...parties, 'roc-van-twente', 'uwv']);
    const records = [];
    for (const party of parties) records.push(await desk.answers(party));
    expect((await desk.states(id))['borne']).toMatchObject({ state: 'arrived' });
    await desk.sends('hengelo', records[0]!, { subject: { bsn: BSN, flags: ['restricted'] } });
    const [receipt] = await desk.rig.sendBatch(MIDDEN, [
      {
        ...(await desk.rig.clientEvent('borne', records[1]!, { subject: { bsn: BSN } })),
        type: 'nl.schakel.client.withdrawn',
        data: undefined as never,
      },
    ]);
    expect(codeOf(receipt!)).toBe('ok');
    await desk.rig.distribute();
    const { rows } = await sql<{ id: string }>`
      select occasion_id as id from desk_view_source where view_id = ${id} and source = 'haaksbergen'`.execute(
      desk.rig.admin,
    );
    valueOf(await endOccasion(desk.rig.hub, desk.rig.speaker('haaksbergen'), rows[0]!.id));
    // No clause for the school; and of the institute the data go by another rail.
    expect(await desk.states(id)).toEqual(
      Object.fromEntries([...parties, 'roc-van-twente', 'uwv'].map((one) => [one, { state: 'not-shown' }])),
    );
    const told = await sql<{ state: string; answer: string }>`
      select d.state, r.answer from delivery d join retraction r on r.delivery_id = d.id where d.lane = '@screen'`.execute(
      desk.rig.admin,
    );
    expect(told.rows).toEqual([{ state: 'delivered', answer: 'deleted' }]);
  });

  it('is there for whoever opened it, and for nobody else', async () => {
    const id = await desk.open(['hengelo']);
    await desk.answers('hengelo');
    for (const other of [
      { ...DESK, actor: 'person:desk-employee:enschede:b' },
      { ...DESK, controller: 'almelo' },
      { ...DESK, controller: 'hengelo', actor: 'person:desk-employee:hengelo:a' },
    ]) {
      expect(codeOf(await lookAtDeskView(desk.rig.hub, other, id))).toBe('not-found');
      expect(codeOf(await closeDeskView(desk.rig.hub, other, id))).toBe('not-found');
    }
    expect(codeOf(await lookAtDeskView(desk.rig.hub, DESK, newId(desk.begun)))).toBe('not-found');
    expect((await desk.states(id))['hengelo']).toMatchObject({ state: 'arrived' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { fetchDocument, leasePost } from '#exchange';
import type { JsonObject } from '#kernel';
import { saveEndpoint } from '#partners';
import { Rig } from '../medium/rig.js';

const SCHOOL = 'roc-systeem';
const ENSCHEDE = 'klantsysteem-enschede';
const NOTHING = { ok: false, refusal: { code: 'not-found' } };

describe('a document about a person of which a partner was told', () => {
  let rig: Rig;
  let consent: string;
  let event: JsonObject;
  beforeAll(async () => {
    rig = await Rig.start();
    await saveEndpoint(rig.hub.db, rig.hub.keys, {
      connection: SCHOOL,
      url: 'https://roc-systeem.example/webhook',
      secrets: ['whsec_x'],
      changedAt: rig.clock.now(),
      settings: { mode: 'thin' },
    });
    consent = await rig.says('given', 'ENS-1');
    await rig.occasion('ENS-1');
    event = await toldOf('ENS-1');
  });
  afterAll(() => rig.stop());

  const toldOf = async (recordId: string): Promise<JsonObject> => {
    await rig.sendClient(ENSCHEDE, 'enschede', recordId);
    await rig.distribute();
    await rig.deliver(SCHOOL);
    return rig.sent.at(-1)!.event;
  };
  const fetch = (of = event) =>
    fetchDocument(rig.hub, { lane: SCHOOL, actor: `connection:${SCHOOL}`, origin: 'test' }, String(of['id']));
  const decisions = async () => {
    const { rows } = await sql<{ permitted: boolean; code: string | null }>`
      select permitted, code from decision where delivery_id = ${String(event['id'])} order by id`.execute(
      rig.admin,
    );
    return rows.map(({ permitted, code }) => (permitted ? 'permitted' : code));
  };

  it('is not in what it was told', () => {
    expect(event).toMatchObject({ type: 'nl.schakel.client.published' });
    expect(event).not.toHaveProperty('data');
  });

  it('is given while the permit holds, with what it names and no more', async () => {
    const fetched = await fetch();
    expect(fetched.ok).toBe(true);
    const { data } = JSON.parse(fetched.ok ? fetched.value : '{}') as { data: JsonObject };
    expect(data).toHaveProperty('arbeidsmarktkwalificatie');
    expect(JSON.stringify(data)).not.toContain('Verzonnen');
    expect(await decisions()).toEqual(['permitted', 'permitted', 'permitted']);
  });

  it('is not given after a withdrawal, and the answer is that there is nothing', async () => {
    await rig.hub.pipeline.withdraw(rig.speaker('enschede'), 'consent', consent);
    expect(await fetch()).toEqual(NOTHING);
    expect((await decisions()).at(-1)).toBe('consent-withdrawn');
    // Who was told may have fetched it, so it is told to delete it.
    await rig.deliver(SCHOOL);
    expect(rig.sent.at(-1)!.event).toMatchObject({
      type: 'nl.schakel.client.withdrawn',
      data: { action: 'delete' },
    });
  });

  it.each(['before', 'after'])(
    'is not given %s its recipient hears that its source took it back',
    async (when) => {
      const recordId = `TAKEN-BACK-${when}`;
      await rig.says('given', recordId);
      await rig.occasion(recordId);
      const told = await toldOf(recordId);
      expect((await fetch(told)).ok).toBe(true);
      const { data: _, ...withdrawn } = await rig.clientEvent('enschede', recordId, {
        type: 'nl.schakel.client.withdrawn',
      });
      await rig.sendBatch(ENSCHEDE, [withdrawn]);
      await rig.distribute();
      if (when === 'after') await rig.deliver(SCHOOL);
      expect(await fetch(told)).toEqual(NOTHING);
    },
  );

  it('is not given when there is a newer version, which is', async () => {
    await rig.says('given', 'ENS-2');
    await rig.occasion('ENS-2');
    const older = await toldOf('ENS-2');
    const newer = await toldOf('ENS-2');
    expect([older['id'] === newer['id'], await fetch(older)]).toEqual([false, NOTHING]);
    expect((await fetch(newer)).ok).toBe(true);
  });

  it('is not given by a hub of which the lane is another’s', async () => {
    expect((await leasePost(rig.hub, 'uwv-systeem', 10, 0, () => false)).events).toEqual([]);
    const who = { lane: 'uwv-systeem', actor: 'connection:uwv-systeem', origin: 'test' };
    expect(await fetchDocument(rig.hub, who, String(event['id']))).toMatchObject({ ok: false });
  });
});

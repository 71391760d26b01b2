import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { fetchDocument, leasePost } from '#exchange';
import type { JsonObject } from '#kernel';
import { saveEndpoint } from '#partners';
import { Rig } from '../medium/rig.js';

const SCHOOL = 'roc-systeem';

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
    await rig.sendClient('klantsysteem-enschede', 'enschede', 'ENS-1');
    await rig.distribute();
    await rig.deliver(SCHOOL);
    event = rig.sent.at(-1)!.event;
  });
  afterAll(() => rig.stop());

  const fetch = () =>
    fetchDocument(
      rig.hub,
      { lane: SCHOOL, actor: `connection:${SCHOOL}`, origin: 'test' },
      String(event['id']),
    );
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
    expect(await fetch()).toEqual({ ok: false, refusal: { code: 'not-found' } });
    expect((await decisions()).at(-1)).toBe('consent-withdrawn');
    // Who was told may have fetched it, so it is told to delete it.
    await rig.deliver(SCHOOL);
    expect(rig.sent.at(-1)!.event).toMatchObject({
      type: 'nl.schakel.client.withdrawn',
      data: { action: 'delete' },
    });
  });

  it('is not given by a hub of which the lane is another’s', async () => {
    expect((await leasePost(rig.hub, 'uwv-systeem', 10, 0, () => false)).events).toEqual([]);
    const who = { lane: 'uwv-systeem', actor: 'connection:uwv-systeem', origin: 'test' };
    expect(await fetchDocument(rig.hub, who, String(event['id']))).toMatchObject({ ok: false });
  });
});

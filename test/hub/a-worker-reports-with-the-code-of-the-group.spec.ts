import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { sweep } from '#exchange';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import type { Answer } from '../../apps/demo/partner.js';
import { memberOf } from '../../apps/demo/play.js';
import { startBox } from '../harness.js';
import { eventsAt } from '../medium/stage.js';

const BAKERY = 'bakkerij-systeem';
const DESK = 'balie-werkcentrum';
const WORKER = { voornaam: 'Noor', achternaam: 'Verzinsel', telefoon: '06 00 00 00 00' };
const DAY_MS = 86_400_000;
const SEEDS = ['Verzinsel', '0600000000'];

describe('work to work', () => {
  let box: Box;
  let code: string;
  beforeAll(async () => {
    box = await startBox({ settings: { CODE_TRIES: '6' } });
  });
  afterAll(() => box.stop());

  const announce = async (more: JsonObject = {}): Promise<Answer> =>
    box.client(BAKERY).request('POST', '/v1/announcements', {
      team: await box.urn('mobiliteitsteam'),
      sector: 'C',
      occupation: '7512',
      people: 6,
      date: '2027-04-01',
      contact: 'personeelszaken@bakkerij-de-proef.voorbeeld',
      ...more,
    });
  const page = async (fields: Record<string, string>): Promise<{ status: number; text: string }> => {
    const body = new URLSearchParams({ taal: 'nl', code, hulpvraag: 'find-work', ...WORKER, ...fields });
    const answer = await fetch(`${box.url}/werk-naar-werk`, { method: 'POST', body });
    return { status: answer.status, text: await answer.text() };
  };
  const own = async (client = BAKERY): Promise<JsonObject[]> =>
    ((await box.client(client).request('GET', '/v1/announcements')).body as { announcements: JsonObject[] })
      .announcements;

  it('begins with a group, without people in it', async () => {
    const answer = await announce();
    expect(answer.status).toBe(201);
    code = memberOf(answer, 'code');
    expect(await own()).toMatchObject([{ people: 6, sector: 'C', state: 'open', reported: null }]);
    expect(JSON.stringify(await own())).not.toContain(code);
    const wrong: JsonObject[] = [{ employees: ['Noor'] }, { people: 1 }, { sector: 'bakkerij' }];
    for (const extra of wrong) expect((await announce(extra)).status).toBe(400);
    // Where nobody would help with it there is nothing to announce.
    const elsewhere = await announce({ team: await box.urn('almelo') });
    expect(elsewhere.body).toMatchObject({ code: 'no-agreement' });
  });

  it('makes a referral of what a worker says with the code, and of nothing else', async () => {
    const form = await (await fetch(`${box.url}/werk-naar-werk`)).text();
    expect(form).toContain('Uw werk houdt op');
    const missing = await page({ telefoon: '' });
    expect([missing.status, missing.text.includes('Er ontbreekt iets')]).toEqual([400, true]);
    // What was typed is not typed twice; the code is.
    expect(missing.text).toContain('value="Verzinsel"');
    expect(missing.text).not.toContain(code);
    const wrong: Record<string, string>[] = [
      { hulpvraag: 'bijstand' },
      { achternaam: '999993549' },
      { gebied: 'Enschede' },
    ];
    for (const one of wrong) expect((await page(one)).status).toBe(400);
    const { rows: none } = await sql`select 1 from referral`.execute(box.admin);
    expect(none).toEqual([]);
    // Half past eleven in the evening in London is the next day here, the whole year.
    const day = box.clock.now().toISOString().slice(0, 10);
    box.clock.turnTo(new Date(`${day}T23:30:00Z`));
    const done = await page({ spreektaal: 'tir' });
    expect(done.status).toBe(200);
    expect(done.text).toContain('Balie Werkcentrum Enschede (voorbeeld) heeft uw vraag');
    expect(done.text).toContain('Het loket zoekt een tolk');
    await box.settled();
    const [event, ...more] = eventsAt(box, DESK, 'referral.published');
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      purpose: 'work-to-work',
      data: {
        hulpvraag: 'find-work',
        datumVerwijzing: new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10),
        betrokkene: { identiteit: { achternaam: 'Verzinsel' }, telefoonnummer: ['0600000000'] },
      },
    });
    const referral = `/v1/referrals/${String(event!['occasion'])}`;
    const atDesk = await box.client(DESK).request('GET', referral);
    expect(atDesk.body).toMatchObject({ side: 'desk', state: 'reported', helpRequest: 'find-work' });
    // Who announced the group is not told of anybody.
    expect((await box.client(BAKERY).request('GET', referral)).status).toBe(404);
    expect(eventsAt(box, DESK, 'referral.published')).toHaveLength(1);
  });

  /** The totals of the next day. */
  const tomorrow = async (): Promise<JsonObject | undefined> => {
    box.clock.turnTo(new Date(box.clock.now().getTime() + DAY_MS));
    await sweep(box.hub);
    return (await own())[0];
  };
  const asWorker = (number: number) => page({ telefoon: `06 00 00 00 ${10 + number}` });

  it('tells the employer totals, from ten up, of another day than it asks on', async () => {
    for (let more = 1; more < 9; more += 1) expect((await asWorker(more)).status).toBe(200);
    expect(await tomorrow()).toMatchObject({ reported: null, outcomes: { open: null } });
    // Who reports again, by telephone as it is dialled from abroad, is no other.
    expect((await page({ telefoon: '+31 6 00 00 00 11' })).status).toBe(200);
    expect(await tomorrow()).toMatchObject({ reported: null });
    expect((await asWorker(9)).status).toBe(200);
    expect((await own())[0]).toMatchObject({ reported: null });
    expect(await tomorrow()).toMatchObject({ reported: 10, outcomes: { open: null, 'found-work': null } });
    expect(JSON.stringify(await own())).not.toContain('Verzinsel');
    // One more makes no difference, on whichever day somebody looks.
    expect((await asWorker(10)).status).toBe(200);
    expect(await tomorrow()).toMatchObject({ reported: 10 });
    // A code that goes round is not for everybody: twice as many as were announced.
    expect((await page({})).status).toBe(400);
    const others = await box.client('uwv-systeem').request('GET', '/v1/announcements');
    expect(others.body).toEqual({ announcements: [] });
  });

  it('holds nothing of a worker outside of what is encrypted', async () => {
    await box.settled();
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(box.admin);
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
        box.admin,
      );
      for (const seed of [...SEEDS, code])
        expect([name, seed, rows.some(({ row }) => row.includes(seed))]).toEqual([name, seed, false]);
    }
    for (const seed of SEEDS) expect(box.log).not.toContain(seed);
  });

  it('ends with its code: whoever tries too many is not listened to', async () => {
    const id = memberOf({ body: (await own())[0] } as Answer, 'announcementId');
    const others = await box.client('uwv-systeem').request('POST', `/v1/announcements/${id}/closings`, {});
    expect(others.status).toBe(404);
    const closed = await box.client(BAKERY).request('POST', `/v1/announcements/${id}/closings`, {});
    expect(closed.status).toBe(201);
    expect((await own())[0]).toMatchObject({ state: 'closed' });
    // Nobody has to be known again.
    await sweep(box.hub);
    expect((await sql`select 1 from worker_mark`.execute(box.admin)).rows).toEqual([]);
    expect((await page({})).text).toContain('Deze code werkt niet');
    const seen: number[] = [];
    for (let tries = 0; tries < 7; tries += 1)
      seen.push((await page({ code: 'AAAA-AAAA-AAAA-AAAA' })).status);
    expect(seen.at(-1)).toBe(429);
  });
});

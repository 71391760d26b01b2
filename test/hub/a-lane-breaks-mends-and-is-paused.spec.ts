import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import { isObject, type JsonObject } from '#kernel';
import { regionWith } from '../medium/stage.js';
import { INBOX, stream, until, vacancies } from '../anomaly-stream.js';
import { startBox } from '../harness.js';
import { startMailServer, type MailServer } from '../mail-server.js';

const LANE = 'klantsysteem-enschede';
const OTHER = 'klantsysteem-almelo';

/** The desk runs the hub here; Enschede has a mailbox for what goes wrong. */
const region = (): string =>
  regionWith({
    'connections.yaml': (text) =>
      text
        .replace('clients: [balie-werkcentrum]', 'clients: [balie-werkcentrum]\n  operates: true')
        .replace(
          'clients: [klantsysteem-enschede]',
          'clients: [klantsysteem-enschede]\n  contact: { email: beheer@enschede.example }',
        ),
  });

describe('a lane', () => {
  let box: Box;
  let mail: MailServer;
  beforeAll(async () => {
    mail = await startMailServer();
    box = await startBox({
      opensAt: new Date(),
      region: region(),
      settings: {
        LANE_BACKOFF: '100ms',
        SMTP_URL: mail.url,
        OPERATOR_CONTACT: 'beheer@schakel.example',
        RETRY_SCHEDULE: '0s,100ms,100ms,100ms,100ms,100ms,1h,1h,1h,1h,1h,1h',
      },
    });
  });
  afterAll(async () => {
    await box.stop();
    await mail.stop();
  });

  const operator = () => box.client('balie-werkcentrum');
  const own = () => box.client(LANE);
  const lanes = async (client = operator()): Promise<JsonObject[]> => {
    const { body } = await client.request('GET', '/v1/lanes');
    return (body as { lanes: JsonObject[] }).lanes;
  };
  const laneNow = async (): Promise<JsonObject> => (await lanes()).find(({ lane }) => lane === LANE)!;
  const events = async (action: string): Promise<unknown[]> => {
    const { rows } = await sql<{ details: unknown }>`
      select details from audit_event where action = ${action} and object = ${`lane:${LANE}`} order by id`.execute(
      box.admin,
    );
    return rows.map((row) => row.details);
  };
  const send = async (seed: number, count: number): Promise<void> => {
    await stream((event) => box.client('bakkerij-systeem').send(event), await vacancies(box, seed, count));
  };

  it('breaks when nobody answers round after round; its contact is told once, and its neighbours go on', async () => {
    box.double(LANE).setBehaviour({ kind: 'gone' });
    await send(1, 5);
    await until('the lane is broken', async () => (await laneNow())['state'] === 'broken');
    await box.double(OTHER).waitFor(5, 60_000);
    expect((await lanes()).find(({ lane }) => lane === OTHER)).toMatchObject({ state: 'open', failures: 0 });
    expect(await laneNow()).toMatchObject({ waiting: 5, moreWaiting: false });
    expect(await events('lane.changed')).toEqual([
      { from: 'open', to: 'slowed' },
      { from: 'slowed', to: 'broken' },
    ]);
    await until('mail came', () => mail.received.length > 0);
    expect(mail.received).toHaveLength(1);
    expect(mail.received[0]).toMatchObject({ to: ['beheer@enschede.example'] });
    expect(mail.received[0]!.text).toContain('krijgt geen antwoord');
  });

  it('is knocked at with one delivery at a time, by however many workers', async () => {
    const rows = await sql<{ together: number }>`
      select max(n)::int as together from (
        select count(*) as n from attempt a join attempt b on a.delivery_id <> b.delivery_id
          and a.started_at < b.ended_at and b.started_at < a.ended_at
        join delivery d on d.id = a.delivery_id and d.lane = ${LANE}
        join delivery e on e.id = b.delivery_id and e.lane = ${LANE}
        where a.number > 2 and b.number > 2 group by a.delivery_id, a.number) x`.execute(box.admin);
    expect(rows.rows[0]!.together ?? 0).toBe(0);
  });

  it('mends by itself, starts slowly and opens again', async () => {
    box.double(LANE).setBehaviour({ kind: 'accept' });
    const drained = await operator().request('POST', `/v1/lanes/${LANE}/drains`);
    expect(drained.status).toBe(200);
    await box.settled(60_000, [INBOX]);
    expect(box.double(LANE).accepted).toBe(5);
    await send(2, 80);
    await box.settled(60_000, [INBOX]);
    await until('the lane is open', async () => (await laneNow())['state'] === 'open');
    expect((await events('lane.changed')).at(-1)).toMatchObject({ to: 'open' });
    expect(await events('lane.drained')).toEqual([{}]);
  });

  it('is paused by a person: its post waits, whatever rings, until it is resumed', async () => {
    const before = box.double(LANE).accepted;
    const paused = await operator().request('POST', `/v1/lanes/${LANE}/pauses`, { reason: 'maintenance' });
    expect(paused.body).toMatchObject({
      state: 'paused',
      paused: { by: 'connection:balie-werkcentrum', reason: 'maintenance' },
    });
    await send(3, 3);
    await box.settled(60_000, [INBOX, LANE]);
    expect(await laneNow()).toMatchObject({ state: 'paused', waiting: 3 });
    // Drained while it is paused: nothing leaves either.
    await operator().request('POST', `/v1/lanes/${LANE}/drains`);
    expect(box.double(LANE).accepted).toBe(before);
    // The second pause is the first.
    await own().request('POST', `/v1/lanes/${LANE}/pauses`, { reason: 'change' });
    expect(await events('lane.paused')).toEqual([{ reason: 'maintenance' }]);
    const resumed = await own().request('POST', `/v1/lanes/${LANE}/resumptions`, {});
    expect(isObject(resumed.body) && resumed.body['state']).not.toBe('paused');
    await box.double(LANE).waitFor(before + 3, 60_000);
    expect(await events('lane.resumed')).toHaveLength(1);
    await until('the operator’s pause was mailed', () =>
      mail.received.some(({ text }) => text.includes('gepauzeerd') && text.includes('onderhoud')),
    );
  });

  it('shows itself and no other to its partner, who cannot touch another either', async () => {
    expect((await lanes(own())).map(({ lane }) => lane)).toEqual([LANE]);
    const touched = await own().request('POST', `/v1/lanes/${OTHER}/pauses`);
    const absent = await own().request('POST', '/v1/lanes/nobody/pauses');
    expect([touched.status, touched.text]).toEqual([404, absent.text]);
    const wrong = await own().request('POST', `/v1/lanes/${LANE}/pauses`, { reason: 'Jan is ziek' });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reason' }] } });
    expect((await own().request('POST', `/v1/lanes/${LANE}/drains`, { now: true })).status).toBe(400);
  });

  it('is mailed about while a sender that is told of its messages takes its time', async () => {
    const wanted = await box
      .client(OTHER)
      .request('PUT', '/v1/subscriptions', { status: ['service.notice'] });
    expect(wanted.status).toBe(200);
    let held: ServerResponse | undefined;
    box
      .double(OTHER)
      .setBehaviour({ kind: 'own', takes: true, answer: (response) => void (held ??= response) });
    await operator().request('POST', '/v1/service-notices', { kind: 'change', text: 'Iets' });
    await until('it is being told', () => held !== undefined);
    await operator().request('POST', '/v1/lanes/roc-systeem/pauses', { reason: 'change' });
    await until('mail came', () => mail.received.some(({ text }) => text.includes('een wijziging')));
    expect(held!.destroyed).toBe(false);
    held!.writeHead(204).end();
    box.double(OTHER).setBehaviour({ kind: 'accept' });
  });

  it('is retired by a 410, which its contact hears too', async () => {
    box.double(LANE).setBehaviour({ kind: 'status', status: 410 });
    await send(4, 2);
    await until('it is retired', async () => (await laneNow())['state'] === 'retired');
    await until('mail came', () => mail.received.some(({ text }) => text.includes('(410)')));
  });
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import type { JsonObject } from '#kernel';
import type { Behaviour } from '../../apps/demo/doubles.js';
import {
  answersLarge,
  CLOSES_IN_THE_MIDDLE,
  DRIPS,
  HANGS_AFTER_HEADERS,
  redirectsTo,
  TlsFront,
} from '../anomaly-bad-answers.js';
import { backendsBy } from '../anomaly-backends.js';
import { expectNothingLost, seedOf, stream, TAKERS, until, vacancies } from '../anomaly-stream.js';
import { Authority, filesOf } from '../certificates.js';
import { startBox } from '../harness.js';

const [GOOD, ...BAD] = TAKERS as [string, string, string, string];
const TLS = BAD[2]!;
const COUNT = 12;
const MEGABYTE = 1024 * 1024;
const METADATA = ['http://169.254.169.254/latest/meta-data/', 'http://[fd00:ec2::254]/', 'http://localhost'];
const seed = seedOf('a partner that answers nonsense');

for (const { name, make } of backendsBy(seed)) {
  describe(`a partner, with the queue on ${name},`, () => {
    const backend = make();
    let box: Box;
    let authority: Authority;
    let front: TlsFront;
    let elsewhere: Server;
    let lookedElsewhere = 0;
    const all = { accepted: new Map<string, string>(), failures: [], retryAfter: [] };
    beforeAll(async () => {
      authority = await Authority.make('Gezag voor de proef (verzonnen)');
      const { ca } = filesOf({ ca: authority.cert });
      // Nobody is late who is not meant to be, however busy the machine.
      const settings = { SEND_TIMEOUT: '30s', PARTNER_CA_FILE: ca!, ...(await backend.start()) };
      box = await startBox({ opensAt: new Date(), settings });
      elsewhere = createServer((_, response) => {
        lookedElsewhere += 1;
        response.end();
      });
      await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    });
    afterAll(async () => {
      await box.stop();
      await front?.stop();
      elsewhere.close();
      await backend.stop();
    });

    let series = 0;
    const send = async (): Promise<void> => {
      const events = await vacancies(box, seed + ++series, COUNT);
      const { accepted } = await stream((event) => box.client('bakkerij-systeem').send(event), events);
      for (const [id, messageId] of accepted) all.accepted.set(id, messageId);
    };
    const attempts = async (
      lane: string,
    ): Promise<{ later: number; delivered: number; reasons: string[] }> => {
      const { rows } = await sql<{ later: number; delivered: number; reasons: string[] }>`
        select count(*) filter (where a.result = 'later')::int as later,
          count(*) filter (where a.result = 'delivered')::int as delivered,
          coalesce(array_agg(distinct a.reason) filter (where a.reason is not null), '{}') as reasons
        from attempt a join delivery d on d.id = a.delivery_id where d.lane = ${lane}`.execute(box.admin);
      return rows[0]!;
    };
    const urlOf = async (lane: string): Promise<string> => {
      const asked = sql<{ url: string }>`select url from endpoint where connection = ${lane}`;
      return (await asked.execute(box.admin)).rows[0]!.url;
    };
    const put = async (lane: string, more: JsonObject): Promise<void> => {
      const body = { url: await urlOf(lane), ...more };
      const answer = await box.client(lane).request('PUT', '/v1/endpoints', body, { 'if-match': '*' });
      expect(answer.status).toBe(200);
    };
    /** Each misbehaves in its own way, until it was tried; then all are mended, and everything is there once. */
    const misbehave = async (behaviours: Behaviour[]): Promise<void> => {
      const before = await Promise.all(BAD.map(async (lane) => (await attempts(lane)).later));
      behaviours.forEach((behaviour, place) => box.double(BAD[place]!).setBehaviour(behaviour));
      const neighbour = box.double(GOOD);
      const had = neighbour.accepted;
      await send();
      await neighbour.waitFor(had + COUNT, 60_000);
      for (const place of behaviours.keys())
        await until(
          `${BAD[place]} failed`,
          async () => (await attempts(BAD[place]!)).later > before[place]!,
          60_000,
        );
      for (const lane of BAD) box.double(lane).setBehaviour({ kind: 'accept' });
      await box.settled(90_000);
      await expectNothingLost(box, all);
      // Its own post was never tried twice for what somebody else did.
      expect((await attempts(GOOD)).later).toBe(0);
    };

    it('that hangs after its headers, drips or closes in the middle is not believed, and asked again', async () => {
      // Once: each time makes another secret, and the doubles keep theirs.
      for (const lane of BAD.slice(0, 2)) await put(lane, { timeouts: { headers: 30, body: 1 } });
      await misbehave([HANGS_AFTER_HEADERS, DRIPS, CLOSES_IN_THE_MIDDLE]);
      // It had taken everything in: what came again were the same bytes under the same id.
      expect(BAD.map((lane) => box.double(lane).repeats > 0)).toEqual([true, true, true]);
    });

    it('that sends the hub elsewhere is not followed', async () => {
      const { port } = elsewhere.address() as AddressInfo;
      await misbehave(METADATA.map((url, place) => redirectsTo(place === 2 ? `${url}:${port}/` : url)));
      expect(lookedElsewhere).toBe(0);
    });

    it('that answers with 100 megabytes is cut off, and has it', async () => {
      let sent = 0;
      // Not one of those that have little time.
      const large = BAD[2]!;
      box.double(large).setBehaviour(answersLarge((bytes) => (sent += bytes)));
      const before = await attempts(large);
      await send();
      await box.settled(90_000);
      box.double(large).setBehaviour({ kind: 'accept' });
      await expectNothingLost(box, all);
      const after = await attempts(large);
      expect(after).toMatchObject({ later: before.later, delivered: before.delivered + COUNT });
      // What lies in the buffers of both sides when it is cut off.
      expect(sent / COUNT).toBeLessThan(20 * MEGABYTE);
    });

    it('that changes its certificate goes on under a good one, and gets nothing under another', async () => {
      const server = (of: Authority) => of.issue([['CN', 'localhost']], true);
      front = await TlsFront.start(await urlOf(TLS), await server(authority));
      await put(TLS, { url: front.url });
      await send();
      await box.settled(90_000);
      await expectNothingLost(box, all);
      const stranger = await Authority.make('Een vreemde (verzonnen)');
      front.change(await server(stranger));
      const had = box.double(TLS).attempts;
      const { later } = await attempts(TLS);
      await send();
      await until('it was tried', async () => (await attempts(TLS)).later > later);
      expect(box.double(TLS).attempts).toBe(had);
      front.change(await server(authority));
      // It says that it was mended.
      expect((await box.client(TLS).request('POST', `/v1/lanes/${TLS}/drains`)).status).toBe(200);
      await box.settled(90_000);
      await expectNothingLost(box, all);
    });
  });
}

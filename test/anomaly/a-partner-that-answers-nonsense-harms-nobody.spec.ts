import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
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
      const settings = { SEND_TIMEOUT: '1s', PARTNER_CA_FILE: ca!, ...(await backend.start()) };
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
    /** Each misbehaves in its own way, until it was tried; then all are mended, and everything is there once. */
    const misbehave = async (behaviours: Behaviour[]): Promise<void> => {
      const before = await Promise.all(BAD.map(async (lane) => (await attempts(lane)).later));
      behaviours.forEach((behaviour, place) => box.double(BAD[place]!).setBehaviour(behaviour));
      const neighbour = box.double(GOOD);
      const had = neighbour.accepted;
      await send();
      await neighbour.waitFor(had + COUNT, 20_000);
      for (const place of behaviours.keys())
        await until(
          `${BAD[place]} failed`,
          async () => (await attempts(BAD[place]!)).later > before[place]!,
          20_000,
        );
      for (const lane of BAD) box.double(lane).setBehaviour({ kind: 'accept' });
      await box.settled(60_000);
      await expectNothingLost(box, all);
      // Its own post was never tried twice for what somebody else did.
      expect((await attempts(GOOD)).later).toBe(0);
    };

    it('that hangs after its headers, drips or closes in the middle is not believed, and asked again', async () => {
      await misbehave([HANGS_AFTER_HEADERS, DRIPS, CLOSES_IN_THE_MIDDLE]);
      // It had taken everything in: what came again were the same bytes under the same id.
      expect(BAD.map((lane) => box.double(lane).repeats > 0)).toEqual([true, true, true]);
    }, 90_000);

    it('that sends the hub elsewhere is not followed', async () => {
      const { port } = elsewhere.address() as AddressInfo;
      await misbehave(METADATA.map((url, place) => redirectsTo(place === 2 ? `${url}:${port}/` : url)));
      expect(lookedElsewhere).toBe(0);
    }, 90_000);

    it('that answers with 100 megabytes is cut off, and has it', async () => {
      let sent = 0;
      box.double(BAD[0]!).setBehaviour(answersLarge((bytes) => (sent += bytes)));
      const before = await attempts(BAD[0]!);
      await send();
      await box.settled(60_000);
      box.double(BAD[0]!).setBehaviour({ kind: 'accept' });
      await expectNothingLost(box, all);
      const after = await attempts(BAD[0]!);
      expect(after).toMatchObject({ later: before.later, delivered: before.delivered + COUNT });
      // What lies in the buffers of both sides when it is cut off.
      expect(sent / COUNT).toBeLessThan(20 * MEGABYTE);
    }, 90_000);

    it('that changes its certificate goes on under a good one, and gets nothing under another', async () => {
      const server = (of: Authority) => of.issue([['CN', 'localhost']], true);
      const [endpoint] = (
        await sql<{ url: string }>`select url from endpoint where connection = ${TLS}`.execute(box.admin)
      ).rows;
      front = await TlsFront.start(endpoint!.url, await server(authority));
      const put = await box
        .client(TLS)
        .request('PUT', '/v1/endpoints', { url: front.url }, { 'if-match': '*' });
      expect(put.status).toBe(200);
      await send();
      await box.settled(30_000);
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
      await box.settled(60_000);
      await expectNothingLost(box, all);
    }, 90_000);
  });
}

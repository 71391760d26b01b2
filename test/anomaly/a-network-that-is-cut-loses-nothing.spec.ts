import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Box } from '../../apps/demo/box.js';
import type { JsonObject } from '#kernel';
import { backendsBy, everything } from '../anomaly-backends.js';
import { Child, endAllChildren, KEYS } from '../anomaly-children.js';
import { OwnNetwork, SilentProxy } from '../anomaly-network.js';
import {
  asLongAs,
  expectNothingLost,
  seedOf,
  stream,
  TAKERS,
  until,
  vacancies,
  type Streamed,
} from '../anomaly-stream.js';
import { debianBinaries, startDebianPostgres, type DebianPostgres } from '../debian-postgres.js';
import { ownDatabase, startBox } from '../harness.js';

const COUNT = 90;
/** More than anybody waits for. */
const MOST = 3000;
/** Longer than the database lets a transaction stand still, where there is time. */
const CUT_MS = everything ? 90_000 : 2_000;
const seed = seedOf('a network that is cut');
const bin = debianBinaries();
const network = bin ? OwnNetwork.make(2) : undefined;
if (!network)
  process.stdout.write(
    'a network of its own: skipped, it takes a PostgreSQL of Debian and leave to make a network namespace; a proxy that goes silent stands for it\n',
  );
afterAll(() => network?.stop());

for (const { name, make } of backendsBy(seed)) {
  describe(`the network between worker and PostgreSQL, with the queue on ${name},`, () => {
    const backend = make();
    let box: Box;
    let server: DebianPostgres | undefined;
    let proxy: SilentProxy | undefined;
    let forWorker: Record<string, string>;
    let wire: { cut(): void; mend(): void };
    let series = 0;
    const all: Streamed = { accepted: new Map(), failures: [], retryAfter: [] };
    beforeAll(async () => {
      const settings = { ...KEYS, ...(await backend.start()) };
      let databaseUrl: string;
      if (network) {
        const hosts = network.wires.map(({ address }) => address);
        server = await startDebianPostgres(bin!, { hosts, namespace: network.name });
        const database = `net${name.toLowerCase()}`;
        await server.create(database);
        databaseUrl = server.urlOf(database);
        forWorker = { ...settings, DATABASE_URL: server.urlOf(database, hosts[1]) };
        wire = network.wires[1]!;
      } else {
        databaseUrl = await ownDatabase();
        proxy = await through(databaseUrl);
        forWorker = { ...settings, DATABASE_URL: by(proxy, databaseUrl) };
        wire = proxy;
      }
      box = await startBox({ databaseUrl, opensAt: new Date(), worker: false, settings });
    });
    afterEach(endAllChildren);
    afterAll(async () => {
      await box?.stop();
      await backend.stop();
      await server?.stop();
      await proxy?.stop();
    });

    const taken = (): number => TAKERS.reduce((sum, taker) => sum + box.double(taker).accepted, 0);
    /** Cut in the middle of the deliveries; what is accepted meanwhile is accepted. */
    const streamAround = async (cut: () => void): Promise<void> => {
      const send = (event: JsonObject) => box.client('bakkerij-systeem').send(event);
      const before = taken();
      let sent = 0;
      let isCut = false;
      const events = await vacancies(box, seed + ++series, MOST);
      // So that there is something that only comes after it.
      const post = asLongAs(() => sent < COUNT || !isCut, events);
      const streaming = stream(send, post, { onAccepted: (count) => (sent = count) });
      await until('some of it was delivered', () => taken() > before + 20, 60_000);
      cut();
      isCut = true;
      const { accepted, failures } = await streaming;
      expect(failures).toEqual([]);
      for (const [id, messageId] of accepted) all.accepted.set(id, messageId);
      expect(taken()).toBeLessThan(before + accepted.size * TAKERS.length);
    };

    it('is cut and mended: nothing is lost, and the same worker goes on', async () => {
      const worker = await Child.worker(forWorker);
      await streamAround(() => wire.cut());
      await new Promise((resolve) => setTimeout(resolve, CUT_MS));
      wire.mend();
      await box.settled(150_000);
      await expectNothingLost(box, all);
      expect([...worker.log.matchAll(/"level":50.*/g)].map(String)).toEqual([]);
    });

    (everything ? it : it.skip)(
      'forgets every connection without a word: the worker gives them up by itself and goes on',
      async () => {
        const url = box.started.databaseUrl;
        const forgetful = await through(url);
        const worker = await Child.worker({ ...forWorker, DATABASE_URL: by(forgetful, url) });
        await streamAround(() => forgetful.forget());
        await box.settled(150_000);
        await expectNothingLost(box, all);
        expect([...worker.log.matchAll(/"level":50.*/g)].map(String)).toEqual([]);
        await endAllChildren();
        await forgetful.stop();
      },
      300_000,
    );
  });
}

const through = (url: string): Promise<SilentProxy> => {
  const { hostname, port } = new URL(url);
  return SilentProxy.start({ host: hostname, port: Number(port) });
};

function by(proxy: SilentProxy, url: string): string {
  const through = new URL(url);
  // By the network, not by the socket of the server.
  through.search = '';
  through.hostname = '127.0.0.1';
  through.port = String(proxy.port);
  return through.toString();
}

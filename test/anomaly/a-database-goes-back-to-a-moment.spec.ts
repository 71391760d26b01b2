import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { decideRequest, executeRequest, receiveRequest } from '#exchange';
import type { JsonObject, Outcome } from '#kernel';
import { openDatabase, type Database } from '#storage';
import type { Box } from '../../apps/demo/box.js';
import { PartnerClient } from '../../apps/demo/partner.js';
import { Child, endAllChildren, freePort, MASTER_KEY, KEYS } from '../anomaly-children.js';
import { stream, TAKERS, until, vacancies } from '../anomaly-stream.js';
import { debianBinaries, startDebianPostgres, type DebianPostgres } from '../debian-postgres.js';
import { fencesOf, textOf } from '../docs/pages.js';
import { startBox } from '../harness.js';
import { Rig } from '../medium/rig.js';

const [CLOSED, GONE] = ['klantsysteem-almelo', 'WEG-1'];
const bin = debianBinaries();

/** The blocks of the page, in their order: the server's settings, the back-up, the restore. */
const page = fencesOf('docs/operations.md');
const settings = page.find(({ text }) => text.includes('archive_command'))!.text;
const backUp = page.find(({ text }) => text.includes('pg_basebackup'))!.text;
const restore = /```sh\n( {3}cp -a[^]*?) {3}```/
  .exec(textOf('docs/operations.md'))![1]!
  .replaceAll(/^ {3}/gm, '');

(bin ? describe : describe.skip)('a hub whose database is put back to a moment', () => {
  let server: DebianPostgres;
  let box: Box;
  let restored: Database;
  let restoredUrl: string;
  let data: string;
  let environment: Record<string, string>;
  let events: JsonObject[];
  /** Message ids by event id, of what was acknowledged before the moment and after it. */
  let before: Map<string, string>;
  let after: Map<string, string>;
  const ERASURE_JOURNAL_DIR = mkdtempSync(join(tmpdir(), 'schakel-erasures-'));

  beforeAll(async () => {
    const folderOf = (text: string, folder: string): string =>
      text.replaceAll('/var/backups/schakel', folder);
    server = await startDebianPostgres(bin!, { configuration: (folder) => folderOf(settings, folder) });
    const { folder } = server;
    data = join(folder, 'restored');
    await server.shell('mkdir wal');
    await server.create('hub');
    const databaseUrl = server.urlOf('hub');
    // Nobody is late, however busy the machine: what comes twice is what was forgotten.
    environment = { DATABASE_URL: databaseUrl, ERASURE_JOURNAL_DIR, SEND_TIMEOUT: '10s' };
    box = await startBox({
      databaseUrl,
      opensAt: new Date(),
      worker: false,
      settings: { ...KEYS, ERASURE_JOURNAL_DIR },
    });
    await server.shell(backUp, { SERVER: server.urlOf('postgres'), BACKUPS: folder });
    // Work goes on: all but one partner take their post, and a person is known.
    events = await vacancies(box, 1, 30);
    const worker = await Child.worker(environment);
    box.double(CLOSED).setBehaviour({ kind: 'status', status: 503, retryAfter: '1' });
    before = (await stream((event) => box.client('bakkerij-systeem').send(event), events.slice(0, 20)))
      .accepted;
    const rig = await Rig.start({
      databaseUrl,
      masterKey: Buffer.from(MASTER_KEY, 'base64'),
      clock: box.clock,
      settings: { ERASURE_JOURNAL_DIR },
    });
    await rig.occasion(GONE);
    must(await rig.sendClient('klantsysteem-enschede', 'enschede', GONE));
    await box.settled(90_000, [CLOSED]);
    const { rows } = await sql<{ moment: string }>`select clock_timestamp()::text as moment`.execute(
      box.admin,
    );
    // After the moment: what waited is delivered, more is acknowledged and delivered, and the person is erased.
    box.double(CLOSED).setBehaviour({ kind: 'accept' });
    after = (await stream((event) => box.client('bakkerij-systeem').send(event), events.slice(20))).accepted;
    const officer = rig.speaker('enschede');
    const asked = {
      purposes: [],
      how: 'in-writing' as const,
      notedBy: 'team-7',
      givenBy: 'person' as const,
      representation: null,
    };
    const request = must(
      await receiveRequest(rig.hub, officer, { kind: 'erasure', recordId: GONE, ...asked }),
    );
    must(await decideRequest(rig.hub, officer, request.id, { decision: 'granted' }));
    must(await executeRequest(rig.hub, officer, request.id));
    await box.settled(90_000);
    await worker.end('SIGTERM');
    await rig.stop();
    const { rows: ends } = await sql<{
      file: string;
    }>`select pg_walfile_name(pg_switch_wal()) as file`.execute(box.admin);
    await until(
      'the log is kept',
      async () => (await server.shell('ls wal')).includes(ends[0]!.file),
      90_000,
    );

    const port = await freePort();
    const url = new URL(databaseUrl);
    url.port = String(port);
    restoredUrl = url.toString();
    await server.shell(restore, {
      BACKUPS: folder,
      DATA: data,
      MOMENT: rows[0]!.moment,
      OPTIONS: `-p ${port} -h 127.0.0.1 -k ${folder}`,
      RESTORED: restoredUrl,
    });
    restored = openDatabase({ url: restoredUrl, poolSize: 2, asOwner: true });
  });
  afterAll(async () => {
    await endAllChildren();
    await restored?.destroy();
    await server?.shell(`pg_ctl -D ${data} -m immediate stop || true`);
    await box?.stop();
    await server?.stop();
  });

  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };
  const stored = async (): Promise<Set<string>> => {
    const { rows } = await sql<{ id: string }>`select id from message where record_type = 'vacancy'`.execute(
      restored,
    );
    return new Set(rows.map(({ id }) => id));
  };
  const settled = (): Promise<void> =>
    until(
      'all that was put back is delivered',
      async () => {
        const { rows } = await sql<{ left: number }>`
        select (select count(*) from message where state = 'accepted')::int + (select count(*) from delivery
          where state = 'planned' and lane = any(${TAKERS}::text[]))::int as left`.execute(restored);
        return rows[0]!.left === 0;
      },
      90_000,
    );

  it('has everything that was acknowledged before, nothing of after, and the person as it comes back', async () => {
    expect([before.size, after.size]).toEqual([20, 10]);
    expect(await stored()).toEqual(new Set(before.values()));
    const { rows } = await sql`select from subject where record_id = ${GONE}`.execute(restored);
    expect(rows.length).toBe(1);
  });

  it('erases again before it works, and delivers what waited under the same ids with the same content', async () => {
    const was = box.double(CLOSED).accepted;
    const repeats = box.double(CLOSED).repeats;
    const accepted = TAKERS.map((taker) => box.double(taker).accepted);
    const worker = await Child.worker({ ...environment, DATABASE_URL: restoredUrl });
    await settled();
    expect(worker.log).toContain('erasures were done again');
    const { rows } = await sql`select from subject where record_id = ${GONE}`.execute(restored);
    expect(rows.length).toBe(0);
    // Everybody has it already: nothing is new to anybody, and who had to wait got each once more as what it is.
    expect(was).toBe(30);
    expect(TAKERS.map((taker) => box.double(taker).accepted)).toEqual(accepted);
    expect(box.double(CLOSED).repeats - repeats).toBe(20);
    for (const taker of TAKERS) expect([taker, box.double(taker).conflicts]).toEqual([taker, []]);
  });

  it('takes in what was forgotten when it is sent again, and does not hand on what was not', async () => {
    const api = await Child.api({
      ...environment,
      DATABASE_URL: restoredUrl,
      OIDC_ISSUER: box.started.identity!.issuer,
    });
    const client = new PartnerClient('bakkerij-systeem', api.started.url, box.started.identity!.issuer);
    const again = (await stream((event) => client.send(event), events)).accepted;
    for (const [id, message] of before) expect(again.get(id)).toBe(message);
    expect(await stored()).toEqual(new Set(again.values()));
    await settled();
    for (const taker of TAKERS) {
      const double = box.double(taker);
      expect([taker, double.conflicts, double.badSignatures]).toEqual([taker, [], 0]);
      // Only what was acknowledged after the moment comes as something else, and under no name that another had.
      const vacanciesHere = double.received
        .map(({ event }) => event)
        .filter((event) => event['type'] === 'nl.schakel.vacancy.published');
      const names = new Set(vacanciesHere.map((event) => String(event['subject'])));
      const documents = vacanciesHere.map((event) => JSON.stringify(event['data']));
      expect([taker, vacanciesHere.length, names.size]).toEqual([taker, 40, 40]);
      expect(new Set(documents).size).toBe(30);
    }
  });
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createSealer, createSigner, exportLog, publicKeys } from '#audit';
import { TurnableClock } from '#kernel';
import { migrate, openDatabase, type Database } from '#storage';
import { verifyExport } from '../../scripts/audit-verify/main.js';
import { debianBinaries, startDebianPostgres, type DebianPostgres } from '../debian-postgres.js';
import { ownDatabase } from '../own-database.js';
import { Rig } from '../medium/rig.js';

const ENSCHEDE = 'klantsysteem-enschede';
const ROC = 'roc-systeem';
const ORIGIN = 'hub.test/audit-log';
const bin = debianBinaries();
const run = promisify(execFile);

/** From the PostgreSQL that comes along to a server of Debian, which is older, with the tools of that. */
(bin ? describe : describe.skip)('a database that is moved to a server', () => {
  const clock = new TurnableClock();
  const signers = [createSigner(ORIGIN, Buffer.alloc(32, 3))];
  let server: DebianPostgres;
  let [from, to] = ['', ''];
  let rig: Rig;
  let there: Database;

  const move = async (): Promise<string> => {
    const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}`, OLD: from, NEW: to };
    const { stdout } = await run('deploy/move-database.sh', { env });
    return stdout;
  };
  const sends = async (recordId: string): Promise<string> => {
    const sent = await rig.sendClient(ENSCHEDE, 'enschede', recordId);
    if (!sent.ok) throw new Error(JSON.stringify(sent.refusal));
    await rig.distribute();
    return sent.value.messageId;
  };
  const known = async (recordId: string): Promise<void> => {
    await rig.occasion(recordId);
    await rig.says('given', recordId);
  };
  const seal = async (databaseUrl: string): Promise<void> => {
    const sealer = createSealer({ databaseUrl, origin: ORIGIN, signers, clock, checkpointEvery: 0 });
    await sealer.round();
    await sealer.close();
  };

  beforeAll(async () => {
    clock.turnTo(new Date('2026-11-02T09:00:00Z'));
    [server, from] = await Promise.all([startDebianPostgres(bin!), ownDatabase()]);
    to = server.urlOf('hub');
    await server.create('hub');
    rig = await Rig.start({ databaseUrl: from, isNew: true, clock });
    await known('WAS-1');
    await sends('WAS-1');
    await rig.deliver(ROC);
    // One more waits, and goes from the server.
    await sends('WAS-1');
    await seal(from);
    there = openDatabase({ url: to, poolSize: 2, asOwner: true });
  });
  afterAll(async () => {
    await there?.destroy();
    await rig?.stop();
    await server?.stop();
  });

  it('goes where the schema is, and while nobody is at work', async () => {
    await expect(move()).rejects.toThrow(/kysely_migration/);
    await migrate(to);
    await expect(move()).rejects.toThrow('stop the hub');
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from config_version`.execute(there);
    expect(rows[0]!.n).toBe(0);
  });

  it('goes whole, and once', async () => {
    await rig.stop();
    expect(await move()).toMatch(/^message 2$/m);
    await expect(move()).rejects.toThrow('holds something already');
  });

  it('proves the same past there, and lets nobody change it', async () => {
    await seal(to);
    const { rows } = await sql<{ note: string }>`select note from audit_checkpoint order by number`.execute(
      there,
    );
    const verdict = await verifyExport(exportLog(there, { origin: ORIGIN }), {
      keys: await publicKeys(there),
      checkpoints: rows.map(({ note }) => note),
    });
    expect([verdict.ok, verdict.faults]).toEqual([true, []]);
    await expect(sql`delete from audit_event`.execute(there)).rejects.toThrow();
  });

  it('goes on there: what waited comes under the name that its recipient knows, and nobody gets the name of another', async () => {
    const before = rig.sent.at(-1)!.event;
    rig = await Rig.start({ databaseUrl: to, clock, masterKey: rig.masterKey });
    await rig.deliver(ROC);
    expect(rig.sent.at(-1)!.event).toMatchObject({ subject: before['subject'], type: before['type'] });
    await known('IS-1');
    await sends('IS-1');
    await rig.deliver(ROC);
    expect(rig.sent.length).toBe(2);
    expect(rig.sent.at(-1)!.event['subject']).not.toBe(before['subject']);
  });
});

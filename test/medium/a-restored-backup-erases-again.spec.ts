import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { createSealer, createSigner, exportLog, publicKeys } from '#audit';
import { decideRequest, executeRequest, receiveRequest } from '#exchange';
import { TurnableClock, type JsonObject, type Outcome } from '#kernel';
import { createKeyRing, migrate, openDatabase, unseal, type Database } from '#storage';
import { startHub } from '../../apps/api/start.js';
import { readConfig } from '../../apps/api/read-config.js';
import { verifyExport } from '../../scripts/audit-verify/main.js';
import { debianBinaries, startDebianPostgres, type DebianPostgres } from '../debian-postgres.js';
import { ownDatabase } from '../own-database.js';
import { documentOf, Rig } from './rig.js';
import { IN_A_LETTER } from './rights.js';

const ENSCHEDE = 'klantsysteem-enschede';
const [GONE, STAYS] = ['WEG-1', 'BLIJFT-1'];
const BSN = '999993549';
const ORIGIN = 'hub.test/audit-log';
const AUDIT_KEY = Buffer.alloc(32, 3);
const masterKey = randomBytes(32);
const journal = mkdtempSync(join(tmpdir(), 'schakel-erasures-'));

/** Backed up, erased, restored: with Debian's server and its pg_dump where those are there, else as a copy of the database. */
const bin = debianBinaries();
const how = bin ? 'with pg_dump and pg_restore' : 'as a copy of the database';

describe(`a backup that is older than an erasure, restored ${how}`, () => {
  const clock = new TurnableClock();
  let server: DebianPostgres | undefined;
  let url: string;
  let restored: string;
  let before: string;
  let after: Database;
  const must = <T>(outcome: Outcome<T>): T => {
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value;
  };

  const seal = async (databaseUrl: string): Promise<void> => {
    const signers = [createSigner(ORIGIN, AUDIT_KEY)];
    const sealer = createSealer({ databaseUrl, origin: ORIGIN, signers, clock, checkpointEvery: 0 });
    await sealer.round();
    await sealer.close();
  };
  const verdict = async (db: Database, checkpoints: string[]) =>
    verifyExport(exportLog(db, { origin: ORIGIN }), { keys: await publicKeys(db), checkpoints });

  beforeAll(async () => {
    server = bin ? await startDebianPostgres(bin) : undefined;
    await server?.create('hub');
    url = server?.urlOf('hub') ?? (await ownDatabase());
    await migrate(url);
    clock.turnTo(new Date('2026-11-02T09:00:00Z'));
    const settings = { ERASURE_JOURNAL_DIR: journal };
    const rig = await Rig.start({ databaseUrl: url, isNew: true, masterKey, clock, settings });
    for (const recordId of [GONE, STAYS]) {
      await rig.occasion(recordId);
      await rig.says('given', recordId);
      const subject: JsonObject = recordId === GONE ? { subject: { bsn: BSN } } : {};
      must(await rig.sendClient(ENSCHEDE, 'enschede', recordId, subject));
    }
    await rig.distribute();
    await rig.deliver('roc-systeem');
    await seal(url);
    const { rows } = await sql<{ note: string }>`
      select note from audit_checkpoint order by number desc limit 1`.execute(rig.admin);
    before = rows[0]!.note;
    restored = await backUp();
    const officer = rig.speaker('enschede');
    const { id } = must(
      await receiveRequest(rig.hub, officer, { kind: 'erasure', recordId: GONE, ...IN_A_LETTER }),
    );
    must(await decideRequest(rig.hub, officer, id, { decision: 'granted' }));
    must(await executeRequest(rig.hub, officer, id));
    await rig.stop();
    after = openDatabase({ url: restored, poolSize: 2, asOwner: true });
  });
  afterAll(async () => {
    await after?.destroy();
    await server?.stop();
  });

  /** Gives the url of what it is restored to. */
  async function backUp(): Promise<string> {
    if (server) {
      await server.dump('hub', 'backup');
      await server.restore('restored', 'backup');
      return server.urlOf('restored');
    }
    const name = `hub_restored_${randomBytes(4).toString('hex')}`;
    const admin = new URL(url);
    const from = admin.pathname.slice(1);
    admin.pathname = '/postgres';
    const client = new pg.Client({ connectionString: admin.toString() });
    await client.connect();
    await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}'`);
    await client.query(`create database ${name} template ${from}`);
    await client.end();
    admin.pathname = `/${name}`;
    return admin.toString();
  }

  /** Whoever has the database and the master key: what can be read of whom. */
  const readable = async (): Promise<string[]> => {
    const keys = createKeyRing(masterKey);
    const { rows } = await sql<{ id: string; keyId: string; wrapped: Buffer | null; document: Buffer }>`
      select m.id, k.id as "keyId", k.wrapped, m.document from message m join data_key k on k.id = m.key_id
      where m.document is not null`.execute(after);
    return rows
      .flatMap(({ id, keyId, wrapped, document }) => {
        if (!wrapped) return [];
        const text = unseal(keys.unwrap(keyId, wrapped), document, `message:${id}`).toString();
        return [GONE, STAYS].filter((recordId) => text === JSON.stringify(documentOf(recordId)));
      })
      .toSorted();
  };
  const open = async (): Promise<void> => {
    const config = readConfig({
      DATABASE_URL: restored,
      MASTER_KEY: masterKey.toString('base64'),
      AUDIT_KEY: AUDIT_KEY.toString('base64'),
      AUDIT_ORIGIN: ORIGIN,
      ERASURE_JOURNAL_DIR: journal,
      LOG_LEVEL: 'silent',
    });
    const hub = await startHub({ config, clock, parts: { api: false, worker: true } });
    await hub.stop();
  };
  const replays = async (): Promise<number> => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from audit_event where action = 'erasure.replayed'`.execute(after);
    return rows[0]!.n;
  };

  it('holds the person as it comes back', async () => {
    expect(await readable()).toEqual([STAYS, GONE]);
  });

  it('is unreadable about that person, and about nobody else, once the hub has opened', async () => {
    await open();
    expect(await readable()).toEqual([STAYS]);
    const { rows } = await sql<{ left: number }>`
      select (select count(*) from subject where record_id = ${GONE})
        + (select count(*) from record where record_id = ${GONE})
        + (select count(*) from subject where bsn_hash is not null)
        + (select count(*) from occasion where record_id = ${GONE}) as left`.execute(after);
    expect(Number(rows[0]!.left)).toBe(0);
  });

  it('does it once, and says so in the log, without whom', async () => {
    await open();
    expect(await replays()).toBe(1);
    const { rows } = await sql<{ object: string; organisations: string[] }>`
      select object, organisations from audit_event where action = 'erasure.replayed'`.execute(after);
    expect(rows).toEqual([{ object: 'entries', organisations: ['enschede'] }]);
  });

  it('does not make the person again from the next file', async () => {
    const rig = await Rig.start({ databaseUrl: restored, masterKey, clock });
    must(await rig.sendClient(ENSCHEDE, 'enschede', GONE));
    must(await rig.sendClient(ENSCHEDE, 'enschede', 'NIEUW-1', { subject: { bsn: BSN } }));
    await rig.distribute();
    await rig.stop();
    const { rows } = await sql<{ id: string }>`
      select record_id as id from subject where erased_at is null order by record_id`.execute(after);
    expect(rows.map(({ id }) => id)).toEqual([STAYS]);
    expect(await readable()).toEqual([STAYS]);
  });

  it('is proven from end to end, here and where it was erased', async () => {
    for (const at of [url, restored]) {
      await seal(at);
      const db = openDatabase({ url: at, poolSize: 2 });
      const { ok, faults, leaves } = await verdict(db, [before]);
      await db.destroy();
      expect({ ok, faults }).toEqual({ ok: true, faults: [] });
      expect(leaves).toBeGreaterThan(10);
    }
  });
});

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSigner, latestCheckpoint, openCheckpoint } from '#audit';
import { createKeyRing, openDatabase } from '#storage';
import { until } from '../../apps/demo/until.js';
import { ownDatabase } from '../own-database.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://hub.example',
  OIDC_ISSUER: 'https://id.example',
  OIDC_CLIENT_ID: 'hub',
  OIDC_CLIENT_SECRET: 'verzonnen',
};

const ORIGIN = 'hub.test/audit-log';
const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

describe('a hub that cannot start', () => {
  let folder: string;
  let database: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'start-'));
    database = await ownDatabase();
    const db = openDatabase({ url: database, poolSize: 1 });
    const keys = createKeyRing(Buffer.alloc(32, 7));
    await keys.ofOrganisation(db, 'verzonnen', new Date()).finally(() => db.destroy());
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What the process says until it ends, or until it says that it started: then it is told to stop. */
  async function start(
    settings: Record<string, string>,
    args = ['dist/apps/worker/main.js'],
    isDone = async () => true,
  ): Promise<{ code: number | null; said: string }> {
    const child = spawn(process.execPath, args, {
      env: {
        PATH: process.env['PATH'],
        PORT: '0',
        DEVELOPMENT_IDENTITY_PORT: '0',
        DATA_DIR: folder,
        DATABASE_URL: database,
        MASTER_KEY: keyOf(7),
        AUDIT_KEY: keyOf(8),
        AUDIT_ORIGIN: ORIGIN,
        ...settings,
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece) => {
        said += String(piece);
        if (said.includes('"msg":"started"'))
          void until('what the hub was started for', isDone).then(() => child.kill('SIGTERM'));
      });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, said };
  }

  it.each([['dist/apps/worker/main.js'], ['dist/apps/api/main.js']])(
    'says so when its contracts are not there: %s',
    async (program) => {
      const { code, said } = await start({ SCHEMAS_DIR: join(folder, 'none') }, [program]);
      expect(code).toBe(1);
      expect(said.trim().split('\n').at(-1)).toMatch(/^Schakel did not start: .*none/);
    },
  );

  it('says which setting names a database, an account or a port that is no use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const away = 'postgres://verzonnen@127.0.0.1:9/schakel';
    const faults = await Promise.all([
      start({ DATABASE_URL: away }),
      start({ DATABASE_RUNTIME_URL: away }),
      start({ METRICS_PORT: String(port) }),
    ]);
    other.close();
    for (const [at, setting] of [
      'DATABASE_URL',
      'DATABASE_RUNTIME_URL',
      'METRICS_HOST and METRICS_PORT',
    ].entries())
      expect(faults[at]!.said).toContain(`Schakel did not start: what ${setting} names cannot be used: `);
  });

  it('does so when its master key is that of another database, and takes it while one replaces another', async () => {
    const { code, said } = await start({ MASTER_KEY: keyOf(9) });
    expect(code).toBe(1);
    expect(said).toContain('Schakel did not start: MASTER_KEY opens no key of this database');
    expect(said).not.toContain(keyOf(9));
    const both = await start({ MASTER_KEY: `${keyOf(9)},${keyOf(7)}` });
    expect(both).toMatchObject({ code: 0, said: expect.not.stringContaining('keys:rotate') });
  });

  it('goes on, and says so, where a replacement of the master key was not finished', async () => {
    const halfWay = await ownDatabase();
    const db = openDatabase({ url: halfWay, poolSize: 1 });
    for (const byte of [7, 9])
      await createKeyRing(Buffer.alloc(32, byte)).ofOrganisation(db, `verzonnen-${byte}`, new Date());
    await db.destroy();
    const { code, said } = await start({ DATABASE_URL: halfWay, MASTER_KEY: keyOf(9) });
    expect(code).toBe(0);
    expect(said).toContain('some keys of this database are opened by no MASTER_KEY');
  });

  it('does so in production when its journal of erasures is not there', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const journal of [join(folder, 'journal'), file]) {
      const { code, said } = await start({
        ...PRODUCTION,
        DATABASE_RUNTIME_URL: database,
        ERASURE_JOURNAL_DIR: journal,
      });
      expect(code).toBe(1);
      expect(said).toContain('Schakel did not start: ERASURE_JOURNAL_DIR names no folder');
    }
  });

  it('does so when nobody can publish where its checkpoints are to be, and makes no folder in production', async () => {
    const file = join(folder, 'no-folder');
    writeFileSync(file, '');
    const wrong = await start({ AUDIT_PUBLISH_DIR: file });
    expect(wrong.code).toBe(1);
    expect(wrong.said).toContain('Schakel did not start: AUDIT_PUBLISH_DIR names no folder');
    const away = join(folder, 'away');
    const mounted = await start({
      ...PRODUCTION,
      DATABASE_RUNTIME_URL: database,
      ERASURE_JOURNAL_DIR: folder,
      AUDIT_PUBLISH_DIR: away,
    });
    expect(mounted.code).toBe(1);
    expect(mounted.said).toContain('AUDIT_PUBLISH_DIR names no folder');
    expect(existsSync(away)).toBe(false);
  });

  it('does so when its audit key did not sign its log, and takes it when the former stands behind it', async () => {
    const log = await ownDatabase();
    const db = openDatabase({ url: log, poolSize: 1 });
    const isSigned = async (): Promise<boolean> => {
      const key = createSigner(ORIGIN, Buffer.alloc(32, 8));
      const last = await latestCheckpoint(db, ORIGIN);
      return last !== undefined && openCheckpoint(last.note, [key.verifier]) !== undefined;
    };
    const first = await start({ DATABASE_URL: log }, undefined, isSigned);
    expect(first.said).toContain('the log is signed with a key for the first time');
    const { code, said } = await start({ DATABASE_URL: log, AUDIT_KEY: keyOf(9) });
    expect(code).toBe(1);
    expect(said).toContain('Schakel did not start: AUDIT_KEY did not sign the last checkpoint of this log');
    expect((await start({ DATABASE_URL: log, AUDIT_KEY: `${keyOf(9)},${keyOf(8)}` })).code).toBe(0);
    await db.destroy();
  });

  it('starts while its queue is away, and says that it is the queue', async () => {
    const { code, said } = await start({ REDIS_URL: 'redis://127.0.0.1:9' });
    expect(code).toBe(0);
    // Once, of how many connections and how often they try.
    expect(said.split('listening for bells has to wait: REDIS_URL is away')).toHaveLength(2);
    expect(said).not.toContain('the database is away');
  });

  it('does so when it is told what it does not know', async () => {
    const wrong = [
      ['dist/apps/api/main.js', '--with-workers'],
      ['dist/apps/worker/main.js', '--with-worker'],
    ];
    for (const args of wrong) {
      const { code, said } = await start({}, args);
      expect(code).toBe(1);
      expect(said).toContain(`there is no ${args[1]!}`);
    }
    const { code, said } = await start({}, ['dist/apps/api/main.js', '--help']);
    expect(code).toBe(0);
    expect(said).toContain('--with-worker');
  });

  it('misses a contract that is spoken here, and says whose it is', async () => {
    const [settings, schemas] = [{ DATABASE_URL: await ownDatabase() }, join(folder, 'schemas')];
    cpSync('schemas', schemas, { recursive: true });
    const applied = await start(settings, ['dist/apps/api/config-apply.js', 'config/regions/twente']);
    expect(applied.code).toBe(0);
    rmSync(join(schemas, 'sonar/client/1'), { recursive: true });
    for (const program of ['dist/apps/worker/main.js', 'dist/apps/api/main.js']) {
      const { code, said } = await start({ ...settings, SCHEMAS_DIR: schemas }, [program]);
      expect([code, said]).toEqual([1, expect.stringContaining('klantsysteem-enschede: sonar/client@1')]);
    }
  });
});

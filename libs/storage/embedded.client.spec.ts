import { afterAll, describe, expect, it } from '@jest/globals';
import { transformFile } from '@swc/core';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedDatabase, type EmbeddedDatabase } from './embedded.client.js';

/** Real servers, each in a folder of its own; the faults (a crash, a killed owner, a taken port) are real too. */
const folders: string[] = [];
const aFolder = async () => {
  const folder = await fs.mkdtemp(path.join(tmpdir(), 'schakel-embedded-'));
  folders.push(folder);
  return folder;
};
const ask = async (url: string, sql: string) => {
  const client = new pg.Client(url);
  await client.connect();
  return client.query(sql).then(
    (result) => client.end().then(() => result.rows),
    (error) => client.end().then(() => Promise.reject(error)),
  );
};
const isRoot = process.getuid?.() === 0;
const describeAsRoot = isRoot ? describe : describe.skip;

afterAll(async () => {
  for (const folder of folders) await fs.rm(folder, { recursive: true, force: true });
});

describe('an embedded database', () => {
  it('continues with its data, port and password after a stop and after a crash', async () => {
    const dataDir = await aFolder();
    const first = await startEmbeddedDatabase({ dataDir });
    await ask(first.url, `create table kept as select 'before the stop' as word`);
    await first.stop();

    const second = await startEmbeddedDatabase({ dataDir });
    expect(second.url).toBe(first.url);
    await ask(second.url, `insert into kept values ('before the crash')`);
    const pid = second.pid;
    await second.restart('immediate');
    expect(second.pid).not.toBe(pid);
    expect(await ask(second.url, 'select word from kept')).toEqual([
      { word: 'before the stop' },
      { word: 'before the crash' },
    ]);
    await second.stop();
    await second.stop();
  });

  it('speaks UTF-8, sorts by code point, syncs to disk and answers only to its password, by its socket and on 127.0.0.1', async () => {
    const dataDir = await aFolder();
    const database = await startEmbeddedDatabase({
      dataDir,
      database: 'hub',
      settings: { max_connections: '17' },
    });
    const [row] = await ask(
      database.url,
      `select current_database() name, current_setting('server_encoding') encoding, lower('É') as lower,
       'a' > 'B' as by_code_point, current_setting('fsync') fsync, current_setting('max_connections') connections,
       current_setting('listen_addresses') listen, inet_server_addr() is null as by_socket`,
    );
    expect(row).toEqual({
      name: 'hub',
      encoding: 'UTF8',
      lower: 'é',
      by_code_point: true,
      fsync: 'on',
      connections: '17',
      listen: '127.0.0.1',
      by_socket: true,
    });
    const byNetwork = database.url.split('?')[0]!;
    expect(await ask(byNetwork, 'select host(inet_server_addr()) as at')).toEqual([{ at: '127.0.0.1' }]);
    for (const url of [database.url, byNetwork])
      await expect(ask(url.replace(/:[^:@]+@/, ':guess@'), 'select 1')).rejects.toThrow(
        /password authentication failed/,
      );
    const folder = new URL(database.url).searchParams.get('host')!;
    expect((await fs.stat(folder)).mode & 0o077).toBe(0);
    await database.stop();
  });

  it('keeps its password from other accounts', async () => {
    const dataDir = await aFolder();
    await (await startEmbeddedDatabase({ dataDir })).stop();
    expect((await fs.stat(path.join(dataDir, 'pgdata'))).mode & 0o777).toBe(0o700);
    expect((await fs.stat(path.join(dataDir, 'pgdata', 'schakel-password'))).mode & 0o777).toBe(0o600);
  });

  it('copies a template database and refuses to make one twice', async () => {
    const database = await startEmbeddedDatabase({ dataDir: await aFolder(), temporary: true });
    const template = await database.createDatabase('template of "tests"');
    await ask(template, `create table here as select 1 as one`);
    const copy = await database.createDatabase('copy', 'template of "tests"');
    expect(await ask(copy, 'select one from here')).toEqual([{ one: 1 }]);
    await expect(database.createDatabase('copy')).rejects.toThrow(/already exists/);
    await database.stop();
  });

  it('initialises once when two processes start on an empty folder at the same time, and one of them gets it', async () => {
    const dataDir = await aFolder();
    const starts = await Promise.allSettled([
      startEmbeddedDatabase({ dataDir }),
      startEmbeddedDatabase({ dataDir }),
    ]);
    const started = starts.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
    const refused = starts.flatMap((it) => (it.status === 'rejected' ? [String(it.reason)] : []));
    expect(started).toHaveLength(1);
    expect(refused).toEqual([expect.stringMatching(/in use|lock file "postmaster.pid" already exists/)]);
    expect(await ask(started[0]!.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await started[0]!.stop();
  });

  it('deletes temporary data on stop', async () => {
    const dataDir = await aFolder();
    await (await startEmbeddedDatabase({ dataDir, temporary: true })).stop();
    await expect(fs.stat(dataDir)).rejects.toThrow(/ENOENT/);
  });
});

describe('a start that cannot be', () => {
  it('says that the port given is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const start = startEmbeddedDatabase({ dataDir: await aFolder(), port });
    await expect(start).rejects.toThrow(`Port ${port} on 127.0.0.1 is already in use.`);
    other.close();
  });

  it('takes another port when the remembered one is taken meanwhile', async () => {
    const dataDir = await aFolder();
    const first = await startEmbeddedDatabase({ dataDir });
    await first.stop();
    const other = createServer().listen(first.port, '127.0.0.1');
    await once(other, 'listening');
    const second = await startEmbeddedDatabase({ dataDir });
    expect(second.port).not.toBe(first.port);
    await second.stop();
    other.close();
  });

  it('leaves a folder with other contents alone', async () => {
    const dataDir = await aFolder();
    await fs.writeFile(path.join(dataDir, 'letter.txt'), 'mine');
    const mode = (await fs.stat(dataDir)).mode;
    await expect(startEmbeddedDatabase({ dataDir })).rejects.toThrow(/holds letter.txt/);
    expect((await fs.stat(dataDir)).mode).toBe(mode);
  });
});

describe('after its owner died', () => {
  it('ends too, when its owner was killed with -9, and the next start continues with the data', async () => {
    const dataDir = await aFolder();
    const { owner, url } = await startInAProcess({ dataDir });
    await ask(url, `create table kept as select 1 as one`);
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    // Not our child: only its watchman can have told the old server to make room for this one.
    const next = await startEmbeddedDatabase({ dataDir });
    expect(await ask(next.url, 'select one from kept')).toEqual([{ one: 1 }]);
    await next.stop();
  });

  it('ends too, when its owner simply reached its end, which a running server does not put off', async () => {
    const dataDir = await aFolder();
    const { owner, url } = await startInAProcess({ dataDir });
    owner.stdin.end();
    expect(await once(owner, 'exit')).toEqual([0, null]);
    const next = await startEmbeddedDatabase({ dataDir });
    expect(next.url).toBe(url);
    await next.stop();
  });

  it('starts in spite of a lock whose number was given to another program', async () => {
    const dataDir = await aFolder();
    const first = await startEmbeddedDatabase({ dataDir });
    const account = await fs.stat(path.join(dataDir, 'pgdata'));
    process.kill(first.pid, 'SIGKILL');
    await first.stop();
    // Of the same account: PostgreSQL takes that for a server of its own and refuses to start.
    const stranger = spawn('sleep', ['600'], isRoot ? { uid: account.uid, gid: account.gid } : {});
    const lock = path.join(dataDir, 'pgdata', 'postmaster.pid');
    const lines = (await fs.readFile(lock, 'utf8')).split('\n');
    await fs.writeFile(lock, [String(stranger.pid), ...lines.slice(1)].join('\n'));
    const second = await startEmbeddedDatabase({ dataDir });
    await second.stop();
    stranger.kill();
  });
});

/** Another process that starts the server; it ends when its standard input does. */
async function startInAProcess(options: { dataDir: string }) {
  const here = path.resolve('libs/storage');
  await fs.mkdir('dist', { recursive: true });
  const compiled = await fs.mkdtemp(path.resolve('dist', 'embedded-'));
  folders.push(compiled);
  for (const name of ['embedded.client', 'embedded-places']) {
    const { code } = await transformFile(path.join(here, `${name}.ts`), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    });
    await fs.writeFile(path.join(compiled, `${name}.js`), code);
  }
  const script = `
    const { startEmbeddedDatabase } = await import(${JSON.stringify(path.join(compiled, 'embedded.client.js'))});
    const { url } = await startEmbeddedDatabase(${JSON.stringify(options)});
    console.log(url);
    process.stdin.resume();`;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = await once(owner.stdout, 'data');
  return { owner, url: String(line).trim() };
}

describeAsRoot('for root', () => {
  it('runs as another account, also where only root can look', async () => {
    const closed = await aFolder();
    const dataDir = path.join(closed, 'data');
    const said: string[] = [];
    const start = (): Promise<EmbeddedDatabase> =>
      startEmbeddedDatabase({ dataDir, log: (line) => said.push(line) });
    const first = await start();
    expect(execFileSync('ps', ['-o', 'user=', '-p', String(first.pid)], { encoding: 'utf8' })).not.toMatch(
      /root/,
    );
    const elsewhere = said.map((line) => /the data are in (.*)\.$/.exec(line)?.[1]).find(Boolean)!;
    expect(elsewhere).toMatch(/schakel-data-[0-9a-f]{12}$/);
    folders.push(elsewhere);
    await ask(first.url, `create table kept as select 1 as one`);
    await first.stop();

    await fs.chmod(closed, 0o755);
    const second = await start();
    expect(await ask(second.url, 'select one from kept')).toEqual([{ one: 1 }]);
    await second.stop();
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ownDatabase } from '../own-database.js';
import {
  containers,
  copiesOf,
  imageEnvironment,
  imagePackages,
  instructions,
  kubernetesSettings,
} from './files.js';
import { stagesOf } from './files.js';

/** The account of the image, where we may lend it; else our own, and folders that are closed to writing. */
const NONROOT = 65532;
const account = process.getuid?.() === 0 ? { uid: NONROOT, gid: NONROOT } : {};
const image = stagesOf('deploy/Containerfile').at(-1)!;

/** Half of all files, which no program reads. */
const NEVER_READ = /\.(d\.[cm]?ts|map|md|flow)$/;

/** Links or copies what an engine would have copied,; a package's own packages come by themselves. */
function place(from: string, to: string): void {
  if (!fs.statSync(from).isDirectory()) {
    fs.mkdirSync(dirname(to), { recursive: true });
    try {
      fs.linkSync(from, to);
    } catch {
      fs.copyFileSync(from, to);
    }
    return;
  }
  fs.mkdirSync(to, { recursive: true });
  for (const name of fs.readdirSync(from))
    if (name !== 'node_modules' && !NEVER_READ.test(name)) place(join(from, name), join(to, name));
}

const foldersOf = (root: string): string[] => [
  root,
  ...fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name)),
];

/** A log-in that is a member of the hub's role and of nothing else, as production demands. */
async function runtimeOf(owner: string): Promise<string> {
  const url = new URL(owner);
  url.username = `runtime_${randomBytes(6).toString('hex')}`;
  url.password = 'verzonnen';
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  await client.query(`create role ${url.username} login password 'verzonnen' in role schakel_hub`);
  await client.end();
  return url.href;
}

interface Started {
  process: ChildProcess;
  /** The first line of the log that says this, or the failure that came instead. */
  says(word: string): Promise<Record<string, string>>;
  ended: Promise<{ code: number | null; output: string }>;
}

describe('the content of the image', () => {
  let root: string;
  let project: string;
  let environment: Record<string, string>;
  const running: ChildProcess[] = [];

  beforeAll(async () => {
    root = fs.mkdtempSync(join(tmpdir(), 'schakel-image-'));
    fs.chmodSync(root, 0o755);
    project = join(root, instructions(image, 'WORKDIR')[0]!);
    for (const { from, sources, target } of copiesOf(image)) {
      if (from === 'dependencies') for (const path of imagePackages()) place(path, join(project, path));
      else if (sources[0] === '/erasures') fs.mkdirSync(join(root, target), { recursive: true });
      else
        for (const source of sources) {
          const path = source.replace('/build/', '');
          place(path, join(project, target.endsWith('/') ? join(target, path) : target));
        }
    }
    place(process.execPath, join(root, 'nodejs', 'bin', 'node'));
    // As deploy/Containerfile.region adds it.
    place('config/regions/twente', join(root, 'region'));
    for (const folder of foldersOf(root)) fs.chmodSync(folder, 0o555);
    environment = await settings();
  });

  afterAll(() => {
    for (const one of running) if (one.exitCode === null) one.kill('SIGKILL');
    for (const folder of foldersOf(root)) fs.chmodSync(folder, 0o755);
    fs.rmSync(root, { recursive: true });
  });

  /** Those of the manifests, word for word; only files, ports and the database are of this machine. */
  async function settings(): Promise<Record<string, string>> {
    const secrets = fs.mkdtempSync(join(tmpdir(), 'schakel-image-secrets-'));
    const give = (name: string, text: string): void => fs.writeFileSync(join(secrets, name), `${text}\n`);
    // By the network: the account of the image does not come into the folder of the socket.
    const [database] = (await ownDatabase()).split('?') as [string];
    give('database-url', database);
    give('database-runtime-url', await runtimeOf(database));
    give('oidc-client-secret', 'verzonnen');
    give('master-key', Buffer.alloc(32, 7).toString('base64'));
    give('audit-key', Buffer.alloc(32, 8).toString('base64'));
    const journal = join(root, kubernetesSettings()['ERASURE_JOURNAL_DIR']!);
    for (const folder of [secrets, journal]) {
      if (account.uid) fs.chownSync(folder, account.uid, account.gid);
      fs.chmodSync(folder, 0o700);
      for (const name of fs.readdirSync(folder)) fs.chmodSync(join(folder, name), 0o444);
    }
    // Without its address the queue lives in PostgreSQL, and post for a broker waits.
    const { REDIS_URL_FILE, AMQP_URL_FILE, ...all } = kubernetesSettings();
    expect([REDIS_URL_FILE, AMQP_URL_FILE]).not.toContain(undefined);
    const placed = Object.entries({ ...imageEnvironment(image), ...all }).map(([name, value]) => [
      name,
      value
        .replace('/run/secrets/schakel', secrets)
        .replace('/var/lib/schakel', join(root, '/var/lib/schakel')),
    ]);
    return { ...(Object.fromEntries(placed) as Record<string, string>), PORT: '0', METRICS_PORT: '0' };
  }

  function start(args: string[], flags?: string[]): Started {
    const [node, ...given] = JSON.parse(instructions(image, 'ENTRYPOINT')[0]!) as [string, ...string[]];
    const child = spawn(join(root, node), [...(flags ?? given), ...args], {
      cwd: project,
      env: environment,
      ...account,
    });
    running.push(child);
    let output = '';
    const heard = new Set<() => void>();
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      for (const one of heard) one();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const ended = new Promise<{ code: number | null; output: string }>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, output }));
    });
    const says = (word: string): Promise<Record<string, string>> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = output.split('\n').find((one) => one.includes(`"msg":"${word}"`));
          if (line) resolve(JSON.parse(line) as Record<string, string>);
        };
        heard.add(look);
        look();
        void ended.then(() => reject(new Error(`it ended: ${output}`)), reject);
      });
    return { process: child, says, ended };
  }

  it('cannot be changed by whoever runs in it', async () => {
    const { code, output } = await start(['-e', `require('fs').writeFileSync('dist/new', '')`], []).ended;
    expect(code).toBe(1);
    expect(output).toMatch(/EACCES|EROFS/);
  });

  it('takes in a region, replaces keys, and runs as API and as worker until it is told to stop', async () => {
    const argsOf = (name: string): string[] => containers().find((one) => one.name === name)!.args;
    const probe = (name: string, kind: 'livenessProbe' | 'readinessProbe'): string =>
      containers().find((one) => one.name === name)![kind]!.httpGet!.path;
    const [command, region] = argsOf('config-apply');
    const applied = await start([command!, join(root, region!)]).ended;
    expect(applied).toMatchObject({
      code: 0,
      output: expect.stringMatching(/[1-9]\d* added, 0 ended, 0 unchanged/),
    });

    // What the image starts by itself is the API.
    const ownArgs = JSON.parse(instructions(image, 'CMD')[0]!) as string[];
    expect(argsOf('api')).toEqual(ownArgs);
    const [api, worker] = [start(ownArgs), start(argsOf('worker'))];
    const rotating = start(['dist/apps/api/keys-rotate.js']).ended;
    const [{ url }, { metrics }] = await Promise.all([api.says('started'), worker.says('started')]);
    const local = (address: string, path: string): string =>
      new URL(path, address.replace(/0\.0\.0\.0|\[::\]/, '127.0.0.1')).href;
    const answers = async (address: string, path: string): Promise<number> =>
      (await fetch(local(address, path))).status;
    expect(await answers(url!, probe('api', 'livenessProbe'))).toBe(200);
    expect(await answers(url!, probe('api', 'readinessProbe'))).toBe(200);
    expect(await answers(metrics!, probe('worker', 'livenessProbe'))).toBe(200);
    expect(await answers(url!, '/console')).toBe(200);
    expect(await answers(url!, '/v1/openapi.json')).toBe(200);

    // Beside those that run, as its procedure says.
    expect(await rotating).toMatchObject({ code: 0 });
    for (const { process: child } of [api, worker]) child.kill('SIGTERM');
    const ends = await Promise.all([api.ended, worker.ended]);
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    expect(ends.map(({ output }) => output).join()).not.toMatch(/"level":(50|60)/);
  });
});

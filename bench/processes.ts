import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectFolder } from '../apps/api/startup.js';
import type { BareOptions } from './bare.js';
import type { Arrivals, Order } from './recipients.js';

const STARTS_WITHIN_MS = 30_000;
const STOPS_WITHIN_MS = 30_000;

const living = new Set<ChildProcess>();
// However this process ends short of SIGKILL, none of its children stays behind.
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

export interface Program {
  pid: number;
  /** What the program said when it had started. */
  started: Record<string, unknown>;
  /** Lines of the log at warn or above, each text with how often it was said. */
  complaints: Map<string, number>;
  stop(): Promise<void>;
}

const programOf = (name: string): string => join(projectFolder(), 'dist', name);

/** Only what a program needs: settings of the shell in which the measurement runs do not leak in. */
const surroundings = (settings: Record<string, string>) => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '/tmp',
  ...settings,
});

/** The flags with which `npm run start:api` and `start:worker` start them. */
function flagsOfScripts(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(projectFolder(), 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const found = /node ((?:--\S+ )*)dist\/apps\/worker\/main\.js/.exec(scripts['start:worker']!);
  return found![1]!.split(' ').filter(Boolean);
}

/** Starts the API or a worker and waits until it says that it has started. */
export async function startProgram(
  name: string,
  settings: Record<string, string>,
  profileFolder?: string,
): Promise<Program> {
  const flags = profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : [];
  const child = spawn(process.execPath, [...flagsOfScripts(), ...flags, programOf(name)], {
    env: surroundings(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  keep(child);
  const complaints = new Map<string, number>();
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const started = new Promise<Record<string, unknown>>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = parsed(line);
      if (said['msg'] === 'started') resolve(said);
      if (Number(said['level']) >= 40)
        complaints.set(String(said['msg']), (complaints.get(String(said['msg'])) ?? 0) + 1);
    });
    child.once('exit', (code) =>
      reject(new Error(`${name} ended with ${code}: ${errors.join('').slice(0, 2000)}`)),
    );
    setTimeout(() => reject(new Error(`${name} did not start in time`)), STARTS_WITHIN_MS).unref();
  });
  return { pid: child.pid!, started: await started, complaints, stop: () => stop(child) };
}

function parsed(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Runs a program to its end; throws with what it said when that was not a success. */
export async function runProgram(
  name: string,
  args: string[],
  settings: Record<string, string>,
): Promise<void> {
  const child = spawn(process.execPath, [programOf(name), ...args], {
    env: surroundings(settings),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  keep(child);
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${errors.join('').slice(0, 2000)}`);
}

export interface Recipients {
  pid: number;
  listen(count: number): Promise<string[]>;
  useSecrets(secrets: string[]): Promise<void>;
  setAway(isAway: boolean): Promise<void>;
  count(): Promise<number>;
  collect(): Promise<Arrivals[]>;
  stop(): Promise<void>;
}

/** A program of our own with a channel; each question is answered once, or not at all when the child has ended. */
function startChild(name: string, mark: string, flags: string[]) {
  const child = fork(programOf(name), {
    env: surroundings({ [mark]: 'yes' }),
    serialization: 'advanced',
    execArgv: flags,
  });
  keep(child);
  // Answers come in the order of the questions.
  const waiting: { resolve(answer: unknown): void; reject(error: Error): void }[] = [];
  child.on('message', ({ answer }: { answer: unknown }) => waiting.shift()?.resolve(answer));
  child.once('exit', () => waiting.splice(0).forEach((one) => one.reject(new Error(`${name} ended`))));
  const ask = <T>(question: object): Promise<T> =>
    new Promise<unknown>((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.send(question);
    }) as Promise<T>;
  return { child, ask };
}

export function startRecipients(): Recipients {
  const { child, ask: order } = startChild('bench/recipients.js', 'BENCH_RECIPIENTS', []);
  const ask = <T>(one: Order): Promise<T> => order<T>(one);
  return {
    pid: child.pid!,
    listen: (count) => ask<string[]>({ order: 'listen', count }),
    useSecrets: (secrets) => ask<void>({ order: 'secrets', secrets }),
    setAway: (isAway) => ask<void>({ order: 'away', isAway }),
    count: () => ask<number>({ order: 'count' }),
    collect: () => ask<Arrivals[]>({ order: 'collect' }),
    stop: () => stop(child),
  };
}

/** What is no hub; gives where it listens. */
export async function startBare(options: BareOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const { child, ask } = startChild('bench/bare.js', 'BENCH_BARE', flagsOfScripts());
  return { url: await ask<string>(options), stop: () => stop(child) };
}

export interface Redis {
  url: string;
  pid: number;
  version: string;
  stop(): Promise<void>;
}

/** A Redis of our own that keeps nothing on disk; undefined when there is none on the PATH. */
export async function startRedis(): Promise<Redis | undefined> {
  const version = await redisVersion();
  if (!version) return undefined;
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  keep(child);
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on(
      'line',
      (line) => line.includes('Ready to accept') && resolve(),
    );
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
    setTimeout(() => reject(new Error('redis-server did not start in time')), STARTS_WITHIN_MS).unref();
  });
  return { url: `redis://127.0.0.1:${port}`, pid: child.pid!, version, stop: () => stop(child) };
}

async function redisVersion(): Promise<string | undefined> {
  const child = spawn('redis-server', ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve) => {
    child.once('error', () => resolve(undefined));
    child.once('close', () => resolve(/v=(\S+)/.exec(Buffer.concat(said).toString())?.[1]));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function keep(child: ChildProcess): void {
  living.add(child);
  child.once('exit', () => living.delete(child));
}

/** Asks first; a program that does not go in time is killed, and that is a fault of its own. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
  await ended.finally(() => clearTimeout(timer));
}

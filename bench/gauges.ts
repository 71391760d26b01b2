import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What a process used, as Linux counts it. */
export interface Use {
  cpuSeconds: number;
  /** Resident now and at its highest; of PostgreSQL the sum over its processes, shared pages counted once. */
  residentMB: number;
  peakMB: number;
}

const TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
const PARENT = 1;
const USER_SYSTEM_AND_REAPED = [11, 12, 13, 14];
const KB_IN_MB = 1024;

/** The fields of /proc/<pid>/stat after the name, which itself may hold blanks. */
function statOf(pid: number): number[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return undefined;
  }
}

const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((one) => one > 0 && statOf(one)?.[PARENT] === pid);

/** Of the process, its children that live and those that it saw end: a total that only grows. */
export function cpuSecondsOf(pid: number, withChildren = false): number {
  const stat = statOf(pid);
  if (!stat) return 0;
  const own = USER_SYSTEM_AND_REAPED.reduce((sum, field) => sum + stat[field]!, 0) / TICKS;
  return withChildren ? childrenOf(pid).reduce((sum, child) => sum + cpuSecondsOf(child), own) : own;
}

function sizeIn(file: string, field: string): number {
  try {
    return (
      Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / KB_IN_MB
    );
  } catch {
    return 0;
  }
}

export const residentMBOf = (pid: number): number => sizeIn(`/proc/${pid}/status`, 'VmRSS');
export const peakMBOf = (pid: number): number => sizeIn(`/proc/${pid}/status`, 'VmHWM');

/** Of several processes that share pages. */
const proportionalMBOf = (pids: number[]): number =>
  pids.reduce((sum, pid) => sum + sizeIn(`/proc/${pid}/smaps_rollup`, 'Pss'), 0);

export interface Watched {
  name: string;
  pid: number;
  withChildren?: boolean;
}

const PROPORTIONAL_EVERY_MS = 2000;

/** Watches processes from start() on: what they used since, and their memory. */
export class Gauges {
  readonly #watched: Watched[];
  readonly #before: Map<string, number>;
  readonly #peaks = new Map<string, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(watched: Watched[]) {
    this.#watched = watched;
    this.#before = new Map(watched.map((one) => [one.name, cpuSecondsOf(one.pid, one.withChildren)]));
    this.#look();
    // A process alone keeps its own peak; of a family it has to be looked for.
    this.#timer = setInterval(() => this.#look(), PROPORTIONAL_EVERY_MS);
  }

  #look(): void {
    for (const { name, pid, withChildren } of this.#watched) {
      if (withChildren) this.#peaks.set(name, Math.max(this.#peaks.get(name) ?? 0, familyMBOf(pid)));
    }
  }

  /** What was used until now; the watching ends. */
  stop(): Map<string, Use> {
    clearInterval(this.#timer);
    this.#look();
    return new Map(this.#watched.map((one) => [one.name, this.#useOf(one)]));
  }

  #useOf({ name, pid, withChildren }: Watched): Use {
    return {
      cpuSeconds: cpuSecondsOf(pid, withChildren) - this.#before.get(name)!,
      residentMB: withChildren ? familyMBOf(pid) : residentMBOf(pid),
      peakMB: withChildren ? this.#peaks.get(name)! : peakMBOf(pid),
    };
  }
}

const familyMBOf = (pid: number): number => proportionalMBOf([pid, ...childrenOf(pid)]);

/** Values in rising order by which share of them lies below. */
export function percentile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return NaN;
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** How much `ys` rises for each unit of `xs`, by least squares. */
export function slopeOf(xs: number[], ys: number[]): number {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const across = xs.reduce((sum, value) => sum + (value - x) ** 2, 0);
  return xs.reduce((sum, value, place) => sum + (value - x) * (ys[place]! - y), 0) / across;
}

import { Command, InvalidArgumentError, Option } from 'commander';
import type { PeersSizes } from './peers.js';
import type { Queue } from './rig.js';
import type { Sizes } from './scenarios.js';

/** Those that need a hub with a queue. */
export type Scenario = 'throughput' | 'memory' | 'dead-partner' | 'peers';
/** Files of many records; the queue only rings for them, so that one kind of it will do. */
export const BULK = 'bulk';
/** Needs no hub: one process, and nothing on the wire. */
export const TRANSLATION = 'translation';
/** Needs a database, and no queue. */
export const DECISIONS = 'decisions';
/** The same. */
export const AUDIT = 'audit';
/** The same, and ten minutes: not among all. */
export const ROWS = 'rows';

export interface Options {
  messages?: number;
  connections: number;
  recipients: number;
  waiting?: number;
  queue: Queue | 'both';
  scenario:
    Scenario | typeof TRANSLATION | typeof DECISIONS | typeof AUDIT | typeof BULK | typeof ROWS | 'all';
  events: number;
  rows: number;
  quick?: boolean;
  set: Record<string, string>;
  profile?: string;
  report: boolean;
}

const FULL: Sizes = {
  messages: 32_000,
  warmUp: 3_000,
  baselineMs: 5_000,
  pacedSeconds: 10,
  memoryMessages: 50_000,
  waiting: 100_000,
  roundMessages: 5_000,
};
const QUICK: Sizes = {
  messages: 2_000,
  warmUp: 500,
  baselineMs: 2_000,
  pacedSeconds: 3,
  memoryMessages: 5_000,
  waiting: 2_000,
  roundMessages: 1_000,
};
const count = (limit: number) => (text: string) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > limit)
    throw new InvalidArgumentError(`a number from 1 to ${limit}`);
  return value;
};

const setting = (text: string, known: Record<string, string>): Record<string, string> => {
  const [name, ...value] = text.split('=');
  return { ...known, [name!]: value.join('=') };
};

export const options = new Command('bench')
  .description('Measures the whole hub on this machine and writes bench/results.md; loopback only')
  .option('--messages <n>', 'how many are sent in the throughput scenario', count(1_000_000))
  .option('--connections <n>', 'senders side by side', count(1000), 64)
  .option('--recipients <n>', 'each message goes to all of them', count(100), 1)
  .option('--waiting <n>', 'what waits for a partner that is gone, or that comes back', count(1_000_000))
  .addOption(
    new Option('--queue <where>', 'where the bells ring')
      .choices(['postgres', 'redis', 'both'])
      .default('both'),
  )
  .addOption(
    new Option('--scenario <what>', 'what is measured')
      .choices([
        'throughput',
        'memory',
        'dead-partner',
        'peers',
        BULK,
        TRANSLATION,
        DECISIONS,
        AUDIT,
        ROWS,
        'all',
      ])
      .default('all'),
  )
  .option('--events <n>', 'how large the log is in the audit scenario', count(50_000_000), 5_000_000)
  .option('--rows <n>', 'how many deliveries there are in the rows scenario', count(50_000_000), 10_000_000)
  .option('--quick', 'small loads: shows that it works, not how fast it is; writes no results')
  .option('--set <NAME=value>', 'a setting of the hub over its default', setting, {})
  .option(
    '--profile <folder>',
    'runs api and worker with --cpu-prof and says where the time went; writes no results',
  )
  .option('--no-report', 'writes no results')
  .parse()
  .opts<Options>();

const FULL_PEERS: PeersSizes = {
  rounds: 5,
  messages: 32_000,
  warmUp: 3_000,
  baselineMs: 5_000,
  loadSeconds: 20,
  many: { recipients: 64, messages: 500 },
  waiting: 100_000,
};
const QUICK_PEERS: PeersSizes = {
  rounds: 1,
  messages: 1_000,
  warmUp: 300,
  baselineMs: 1_000,
  loadSeconds: 2,
  many: { recipients: 64, messages: 20 },
  waiting: 1_000,
};

/** How much is sent, by what was asked. */
export function sizesOf({ quick, messages, waiting }: Options): { hub: Sizes; peers: PeersSizes } {
  const [hub, peers] = quick ? [QUICK, QUICK_PEERS] : [FULL, FULL_PEERS];
  const asked = { ...(messages ? { messages } : {}), ...(waiting ? { waiting } : {}) };
  return { hub: { ...hub, ...asked }, peers: { ...peers, ...asked } };
}

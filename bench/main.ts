import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { EmbeddedDatabase } from '#storage';
import { projectFolder } from '../apps/api/startup.js';
import { measureAudit } from './audit.js';
import { auditSection } from './audit-report.js';
import { measureLogShare, type LogShare } from './audit-share.js';
import { measureQuestions } from './questions.js';
import { bulkFiles } from './bulk.js';
import { measureDecisions } from './decisions.js';
import { conditionsOf } from './machine.js';
import { measurePeople } from './people.js';
import { startRedis } from './processes.js';
import { hotSpots } from './profile.js';
import {
  deadPartnerSection,
  decisionsSection,
  memorySection,
  throughputSection,
  writeSections,
  type RunOf,
} from './report.js';
import { Rig, startDatabase, type Queue } from './rig.js';
import { ROWS, runRows } from './rows-report.js';
import { measureTranslation } from './translation.js';
import { translationSection } from './translation-report.js';
import { measureDeadPartner, measureMemory, measureThroughput, type Sizes } from './scenarios.js';

type Scenario = 'throughput' | 'memory' | 'dead-partner';
/** Files of many records; the queue only rings for them, so that one kind of it will do. */
const BULK = 'bulk';
/** Needs no hub: one process, and nothing on the wire. */
const TRANSLATION = 'translation';
/** Needs a database, and no queue. */
const DECISIONS = 'decisions';
/** The same. */
const AUDIT = 'audit';

interface Options {
  messages?: number;
  connections: number;
  recipients: number;
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
/** With room to spare V8 lets its heap grow for a long time; with little, what is really held shows at once. */
const SMALL_HEAP = { NODE_OPTIONS: '--max-old-space-size=144' };
const FULL_ROUNDS = 31;
const QUICK_ROUNDS = 5;
/** A run that hangs ends by itself. */
const GIVES_UP_AFTER_MS = 30 * 60_000;

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

const options = new Command('bench')
  .description('Measures the whole hub on this machine and writes bench/results.md; loopback only')
  .option('--messages <n>', 'how many are sent in the throughput scenario', count(1_000_000))
  .option('--connections <n>', 'senders side by side', count(1000), 64)
  .option('--recipients <n>', 'each message goes to all of them', count(50), 1)
  .addOption(
    new Option('--queue <where>', 'where the bells ring')
      .choices(['postgres', 'redis', 'both'])
      .default('both'),
  )
  .addOption(
    new Option('--scenario <what>', 'what is measured')
      .choices(['throughput', 'memory', 'dead-partner', BULK, TRANSLATION, DECISIONS, AUDIT, ROWS, 'all'])
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

const say = (line: string): void => console.log(line);

async function main(): Promise<void> {
  const { scenario } = options;
  if (scenario === TRANSLATION || scenario === 'all') await runTranslation();
  if (scenario !== TRANSLATION) await runHubs(scenariosOf(scenario));
}

async function runTranslation(): Promise<void> {
  say(`\n${TRANSLATION}`);
  const result = await measureTranslation(options.quick ? QUICK_ROUNDS : FULL_ROUNDS, say);
  const section = translationSection(result, await conditionsOf());
  say(`\n${section}`);
  keep(section);
}

async function runHubs(scenarios: Scenario[]): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'schakel-bench-'));
  const counts = options.profile !== undefined || options.scenario === AUDIT || options.scenario === 'all';
  const database = await startDatabase(dataDir, counts);
  try {
    const { scenario } = options;
    if (scenario === DECISIONS || scenario === 'all') await runDecisions(database);
    if (scenario === AUDIT || scenario === 'all') await runAudit(database, dataDir);
    if (scenario === ROWS) keep(await runRows(database, options, say));
    if (scenario === BULK || scenario === 'all') await runBulk(database);
    for (const queue of scenarios.length > 0 ? await queuesOf(options) : []) {
      for (const scenario of scenarios) await run(database, queue, scenario);
    }
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const scenariosOf = (scenario: Exclude<Options['scenario'], typeof TRANSLATION>): Scenario[] => {
  if (scenario === DECISIONS || scenario === AUDIT || scenario === BULK || scenario === ROWS) return [];
  return scenario === 'all' ? ['throughput', 'memory', 'dead-partner'] : [scenario];
};

async function queuesOf({ queue }: Options): Promise<Queue[]> {
  if (queue === 'postgres') return ['postgres'];
  const redis = await startRedis();
  await redis?.stop();
  if (!redis) say('redis: skipped, there is no redis-server on the PATH');
  return [...(queue === 'both' ? (['postgres'] as const) : []), ...(redis ? (['redis'] as const) : [])];
}

async function run(database: EmbeddedDatabase, queue: Queue, scenario: Scenario): Promise<void> {
  const { connections, recipients, profile } = options;
  const settings = { ...(scenario === 'memory' ? SMALL_HEAP : {}), ...options.set };
  say(`\n${scenario}, queue on ${queue}`);
  const profileFolder = profile && profileFolderOf(profile, `${scenario}-${queue}`);
  const rigs: Rig[] = [];
  const start = async (): Promise<Rig> => {
    const rig = await Rig.start({ database, queue, connections, recipients, settings, profileFolder });
    rigs.push(rig);
    return rig;
  };
  try {
    const section = await measured(start, scenario);
    say(`\n${section}`);
    keep(section);
  } finally {
    for (const rig of rigs) await rig.stop();
  }
  if (profileFolder) showHotSpots(profileFolder);
}

function profileFolderOf(profile: string, name: string): string {
  const folder = join(resolve(profile), name);
  for (const part of ['api', 'worker']) mkdirSync(join(folder, part), { recursive: true });
  return folder;
}

function keep(section: string): void {
  const counts = options.report && !options.quick && !options.profile;
  if (counts) writeSections(join(projectFolder(), 'bench', 'results.md'), [section]);
}

/** Deciding has nothing to do with the queue: measured once, in this process. */
async function runDecisions(database: EmbeddedDatabase): Promise<void> {
  say('\ndecisions');
  const [ms, records] = options.quick ? [500, 200] : [5000, 2000];
  const speeds = measureDecisions(ms);
  const url = await database.createDatabase(`bench_${randomBytes(6).toString('hex')}`);
  const section = decisionsSection(speeds, await measurePeople(url, records), await conditionsOf(url));
  say(`\n${section}`);
  keep(section);
}

/** So has the log: its database is its own. */
async function runAudit(database: EmbeddedDatabase, folder: string): Promise<void> {
  say(`\n${AUDIT}`);
  const sizes = options.quick
    ? { real: 5_000, all: 20_000, proofs: 50, asks: 20 }
    : { real: Math.min(200_000, options.events / 2), all: options.events, proofs: 1000, asks: 200 };
  const url = await database.createDatabase(`bench_${randomBytes(6).toString('hex')}`);
  const section = auditSection(
    await measureAudit(url, database.pid, folder, sizes, say),
    await measureQuestions(
      await database.createDatabase(`bench_${randomBytes(6).toString('hex')}`),
      { events: sizes.all, asks: sizes.asks },
      say,
    ),
    await logShare(database, folder),
    await conditionsOf(url),
  );
  say(`\n${section}`);
  keep(section);
}

function logShare(database: EmbeddedDatabase, folder: string): Promise<LogShare> {
  say('looking where the time goes');
  const { connections, quick, set: settings } = options;
  return measureLogShare(
    { database, queue: 'postgres', connections, recipients: 1, settings: { ...settings } },
    profileFolderOf(folder, AUDIT),
    quick ? { warmUp: 100, messages: 500 } : { warmUp: 2_000, messages: 20_000 },
  );
}

async function runBulk(database: EmbeddedDatabase): Promise<void> {
  say(`\n${BULK}`);
  const { connections, profile, quick = false, set } = options;
  const profileFolder = profile && profileFolderOf(profile, BULK);
  const start = (more: Record<string, string>): Promise<Rig> =>
    Rig.start({
      database,
      queue: 'postgres',
      connections,
      recipients: 1,
      settings: { ...more, ...set },
      profileFolder,
    });
  const section = await bulkFiles(start, SMALL_HEAP, quick, say);
  say(`\n${section}`);
  keep(section);
  if (profileFolder) showHotSpots(profileFolder);
}

async function measured(start: () => Promise<Rig>, scenario: Scenario): Promise<string> {
  const full = options.quick ? QUICK : FULL;
  const sizes = { ...full, messages: options.messages ?? full.messages };
  const rig = await start();
  const conditions = await conditionsOf(rig.databaseUrl);
  const { queue, connections, recipients, settings } = rig.options;
  const of: RunOf = { queue, queueVersion: rig.redis?.version, connections, recipients, settings };
  switch (scenario) {
    case 'throughput':
      return throughputSection(await measureThroughput(rig, sizes, say), conditions, of);
    case 'memory':
      return memorySection(await measureMemory(rig, sizes, say), conditions, of);
    case 'dead-partner':
      return deadPartnerSection(await measureDeadPartner(rig, await start(), sizes, say), conditions, of);
  }
}

function showHotSpots(folder: string): void {
  for (const part of ['api', 'worker']) {
    const lines = hotSpots(join(folder, part));
    say(`\n${part}, share of its busy time by itself:\n${lines.join('\n')}`);
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
setTimeout(() => {
  console.error(`not done within ${GIVES_UP_AFTER_MS / 60_000} minutes`);
  process.exit(1);
}, GIVES_UP_AFTER_MS).unref();

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

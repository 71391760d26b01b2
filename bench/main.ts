import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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
import {
  AUDIT,
  BULK,
  DECISIONS,
  options,
  ROWS,
  sizesOf,
  TRANSLATION,
  type Options,
  type Scenario,
} from './options.js';
import { measurePeers } from './peers.js';
import { peersSection } from './peers-report.js';
import { Rig, startDatabase, type Queue, type RigOptions } from './rig.js';
import { runRows } from './rows-report.js';
import { measureTranslation } from './translation.js';
import { translationSection } from './translation-report.js';
import { measureDeadPartner, measureMemory, measureThroughput } from './scenarios.js';

/** With room to spare V8 lets its heap grow for a long time; with little, what is really held shows at once. */
const SMALL_HEAP = { NODE_OPTIONS: '--max-old-space-size=144' };
const FULL_ROUNDS = 31;
const QUICK_ROUNDS = 5;
/** Of the share of the log: which statement had to wait for the disk is chance. */
const SHARE_ROUNDS = 5;
/** A run that hangs ends by itself. */
const GIVES_UP_AFTER_MS = (options.scenario === 'peers' ? 90 : 30) * 60_000;

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
  const start: StartRig = async (more = {}) => {
    const rig = await Rig.start({
      database,
      queue,
      connections,
      recipients,
      settings,
      profileFolder,
      ...more,
    });
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
  // First, while the server is at rest: it would still be writing down the millions of lines that come next.
  const share = await logShare(database, folder);
  const url = await database.createDatabase(`bench_${randomBytes(6).toString('hex')}`);
  const section = auditSection(
    await measureAudit(url, database.pid, folder, sizes, say),
    await measureQuestions(
      await database.createDatabase(`bench_${randomBytes(6).toString('hex')}`),
      { events: sizes.all, asks: sizes.asks },
      say,
    ),
    share,
    await conditionsOf(url),
  );
  say(`\n${section}`);
  keep(section);
}

/** Each round on a hub of its own; the one in the middle. */
async function logShare(database: EmbeddedDatabase, folder: string): Promise<LogShare> {
  const { connections, quick, set: settings } = options;
  const shares: LogShare[] = [];
  for (let turn = 1; turn <= (quick ? 1 : SHARE_ROUNDS); turn++) {
    say(`looking where the time goes, ${turn}`);
    shares.push(
      await measureLogShare(
        { database, queue: 'postgres', connections, recipients: 1, settings: { ...settings } },
        profileFolderOf(folder, `${AUDIT}-${turn}`),
        quick ? { warmUp: 100, messages: 500 } : { warmUp: 2_000, messages: 20_000 },
      ),
    );
  }
  return shares.sort((one, other) => one.all - other.all)[Math.floor(shares.length / 2)]!;
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

type StartRig = (more?: Partial<Pick<RigOptions, 'recipients' | 'workers'>>) => Promise<Rig>;

async function measured(start: StartRig, scenario: Scenario): Promise<string> {
  const sizes = sizesOf(options);
  const rig = await start(scenario === 'peers' ? { recipients: 1 } : {});
  const { queue, connections, recipients, settings } = rig.options;
  const of: RunOf = { queue, queueVersion: rig.redis?.version, connections, recipients, settings };
  const about = [await conditionsOf(rig.databaseUrl), of] as const;
  switch (scenario) {
    case 'throughput':
      return throughputSection(await measureThroughput(rig, sizes.hub, say), ...about);
    case 'peers':
      return peersSection(await measurePeers(rig, start, sizes.peers, say), ...about);
    case 'memory':
      return memorySection(await measureMemory(rig, sizes.hub, say), ...about);
    case 'dead-partner':
      return deadPartnerSection(await measureDeadPartner(rig, await start(), sizes.hub, say), ...about);
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

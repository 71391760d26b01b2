import 'reflect-metadata';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { sql } from 'kysely';
import type { Language } from '#consent';
import { developmentSecretOf } from '../api/development-identity.js';
import { Box } from './box.js';
import { checkInvariants, type Verdict } from './invariants.js';
import { SEEDS } from './people.js';
import type { Stage } from './play.js';
import { keepResult, playStory, resultOf, sceneLines, STORY_OPENS_AT } from './story.js';
import { createReport } from './report.js';
import { atTheDesk, carriesCode, changeOfMind, leaveInboxEmpty, midnight, toSchool } from './scenes.js';
import { manyClients, published, refusedOnEntry } from './scenes-of-business.js';

const SCENES = [published, manyClients, atTheDesk, toSchool, changeOfMind, refusedOnEntry, midnight];
const DEFAULT_SEED = 20261123;
/** What the last run of the story found; the console of a demo shows it. */
const STORY_RESULT = resolve('.data', 'story.json');
/** Where the demo is for a person; elsewhere any free port will do. */
const AT_HOME = { PORT: process.env['PORT'] ?? '3000', DEVELOPMENT_IDENTITY_PORT: '3001' };

export interface Played {
  accepted: number;
  refused: number;
  delivered: number;
  withheld: number;
  retracted: number;
  durationMs: number;
  invariants: Verdict['holds'];
}

/** Plays every flow on a fresh region and checks the invariants on what really happened. */
export async function play(
  box: Box,
  seed: number,
  out: NodeJS.WriteStream,
): Promise<Played & { faults: Verdict['faults'] }> {
  const startedAt = Date.now();
  const stage = stageOf(box, seed, out);
  for (const scene of SCENES) await scene(stage);
  await leaveInboxEmpty(stage);
  await box.settled(60_000, [...stage.waitingLanes]);
  const { holds, faults } = await checkInvariants(box, {
    seeds: SEEDS,
    waitingLanes: [...stage.waitingLanes],
    sameAnswers: stage.sameAnswers,
  });
  return {
    ...stage.totals,
    ...(await totalsOf(box)),
    durationMs: Date.now() - startedAt,
    invariants: holds,
    faults,
  };
}

const stageOf = (box: Box, seed: number, out: NodeJS.WriteStream = process.stdout): Stage => ({
  box,
  report: createReport(out, SCENES.length),
  seed,
  totals: { accepted: 0, refused: 0 },
  sameAnswers: [],
  waitingLanes: new Set(['klantsysteem-enschede']),
});

async function totalsOf(box: Box): Promise<Pick<Played, 'delivered' | 'withheld' | 'retracted'>> {
  const { rows } = await sql<{ delivered: number; withheld: number; retracted: number }>`
    select (select count(*)::int from delivery where kind = 'document' and state = 'delivered') as delivered,
      (select count(*)::int from delivery where kind = 'document' and state = 'withdrawn')
        + (select count(*)::int from decision where stage = 'distribute' and not permitted) as withheld,
      (select count(*)::int from delivery where kind = 'retraction' and state = 'delivered') as retracted`.execute(
    box.hub.db,
  );
  return rows[0]!;
}

/** Six scenes for whoever decides: each a claim and a sentence, with the numbers of this run; `stay`: then as screens. */
async function story({ lang, dataDir, stay }: Options): Promise<void> {
  const box = await Box.start({
    dataDir,
    opensAt: STORY_OPENS_AT,
    settings: { STORY_RESULT, ...(stay ? AT_HOME : {}) },
  });
  const stop = async (code: number): Promise<never> => {
    await box.stop();
    process.exit(code);
  };
  const isTerminal = process.stdout.isTTY;
  try {
    const { facts } = await playStory(box, lang, (scene, place) => {
      process.stdout.write(sceneLines(scene, place, isTerminal));
    });
    keepResult(STORY_RESULT, resultOf(facts, new Date()));
    if (!stay) await stop(0);
    process.stdout.write(`\nAs six screens: ${box.url}/console/story. Stop with Ctrl-C.\n`);
    process.once('SIGINT', () => void stop(0));
    process.once('SIGTERM', () => void stop(0));
  } catch (error) {
    process.stderr.write(`the story stopped: ${error instanceof Error ? error.message : 'unknown'}\n`);
    await stop(1);
  }
}

interface Options {
  once?: boolean;
  seed: string;
  dataDir?: string;
  story?: boolean;
  stay?: boolean;
  lang: Language;
}

async function main(options: Options): Promise<void> {
  if (options.story) return story(options);
  const box = await Box.start({
    dataDir: options.dataDir,
    redisUrl: process.env['REDIS_URL'],
    databaseUrl: process.env['DATABASE_URL'],
    opensAt: new Date('2026-12-31T21:00:00+01:00'),
    behaviours: {
      'klantsysteem-almelo': { kind: 'fail-first', times: 2, status: 503 },
      'klantsysteem-enschede': { kind: 'gone' },
    },
    settings: options.once ? {} : { ...AT_HOME, STORY_RESULT },
  });
  const stop = async (code: number): Promise<never> => {
    await box.stop();
    process.exit(code);
  };
  try {
    const { faults, ...played } = await play(box, Number(options.seed), process.stdout);
    const holds = Object.values(played.invariants).every(Boolean);
    if (!holds) process.stderr.write(`invariants that do not hold: ${JSON.stringify(faults)}\n`);
    process.stdout.write(`${JSON.stringify(played)}\n`);
    if (options.once || !holds) await stop(holds ? 0 : 1);
    showAddresses(box, await carriesCode(stageOf(box, Number(options.seed))));
    process.once('SIGINT', () => void stop(0));
    process.once('SIGTERM', () => void stop(0));
  } catch (error) {
    process.stderr.write(`the demo stopped: ${error instanceof Error ? error.message : 'unknown'}\n`);
    await stop(1);
  }
}

function showAddresses(box: Box, code: string): void {
  const clients = [...box.doubles.keys(), 'bakkerij-systeem', 'uwv-systeem'];
  process.stdout.write(
    [
      '',
      `The hub stays up at ${box.url} (API description: ${box.url}/v1/openapi.json; console: ${box.url}/console; the story: ${box.url}/console/story).`,
      `Tokens: ${box.started.identity!.tokenUrl} (client credentials). Clients and their development secrets:`,
      ...clients.map((client) => `  ${client.padEnd(24)} ${developmentSecretOf(client)}`),
      `At the desk of the Werkcentrum (balie-werkcentrum in the console), Sanne carries this code of Hengelo: ${code}`,
      'Stop with Ctrl-C.',
      '',
    ].join('\n'),
  );
}

const isProgram = process.argv[1]?.endsWith('main.js') === true;
if (isProgram) {
  await new Command('demo')
    .description('A region in a box: plays the main flows on real formats and checks the invariants')
    .option('--once', 'stop afterwards; exit 0 only when every invariant holds')
    .option('--story', 'six scenes instead, each one claim and one sentence')
    .option(
      '--stay',
      'with --story: keep the hub up afterwards, with the story as six screens in its console',
    )
    .addOption(new Option('--lang <language>', 'of the story').choices(['nl', 'en']).default('nl'))
    .option('--seed <number>', 'seed of the generated records', String(DEFAULT_SEED))
    .option('--data-dir <folder>', 'keep the data here; default: a temporary folder that is removed')
    .action(main)
    .parseAsync();
}

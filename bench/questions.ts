import { createSealer, createSigner } from '#audit';
import { QUESTIONS, searchLog, type RunningHub } from '#exchange';
import { newTraceId, systemClock } from '#kernel';
import { openDatabase, type Database } from '#storage';
import { percentile } from './gauges.js';
import { ASKED, makeYear, OWN, picked } from './log-of-a-year.js';
import { PeopleRig } from './people.js';

export interface QuestionTime {
  question: string;
  /** The middle, 99 of 100, the worst. */
  ms: number[];
  /** The most lines that one answer had. */
  lines: number;
}

const SHARES = [0.5, 0.99, 1];
const PAGE = 50;
const AUDITOR = {
  controller: OWN,
  actor: 'connection:bench',
  origin: 'bench',
  reason: { kind: 'periodic-check', reference: 'BENCH' } as const,
};

/** Each question, asked over and over in a log of so many events, of one page of answers, its own line in the log included. */
export async function measureQuestions(
  databaseUrl: string,
  { events, asks }: { events: number; asks: number },
  say: (line: string) => void,
): Promise<QuestionTime[]> {
  const rig = await PeopleRig.start(databaseUrl);
  const owner = openDatabase({ url: databaseUrl, poolSize: 1, asOwner: true });
  try {
    say(`making ${events} events of a year`);
    await makeYear(owner, events);
    say('sealing');
    await seal(rig.hub, databaseUrl);
    const times: QuestionTime[] = [];
    for (const question of Object.keys(ASKED) as (keyof typeof ASKED)[]) {
      say(`asking ${question}`);
      times.push(await timesOf(rig.hub, owner, question, asks));
    }
    return times;
  } finally {
    await rig.stop();
    await owner.destroy();
  }
}

async function seal({ config }: RunningHub, databaseUrl: string): Promise<void> {
  const { origin, keys } = config.audit;
  const signers = keys.map((key) => createSigner(origin, key));
  const sealer = createSealer({ databaseUrl, origin, signers, clock: systemClock, checkpointEvery: 0 });
  await sealer.round();
  await sealer.close();
}

async function timesOf<Name extends keyof typeof ASKED>(
  hub: RunningHub,
  owner: Database,
  question: Name,
  asks: number,
): Promise<QuestionTime> {
  const times = new Float64Array(asks);
  let lines = 0;
  for (let ask = 0; ask < asks; ask++) {
    const search = ASKED[question](await picked(owner));
    const from = performance.now();
    const found = await searchLog(hub, { ...AUDITOR, traceId: newTraceId() }, question, (asking) =>
      QUESTIONS[question](asking, search, { limit: PAGE }),
    );
    times[ask] = performance.now() - from;
    if (!found.ok) throw new Error(`${question}: ${found.refusal.code}`);
    lines = Math.max(lines, found.value.lines.length);
  }
  times.sort();
  return { question, ms: SHARES.map((share) => percentile(times, share)), lines };
}

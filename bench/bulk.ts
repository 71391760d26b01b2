import { peakMBOf, residentMBOf } from './gauges.js';
import { conditionsOf, type Conditions } from './machine.js';
import { machineLine, round, table } from './report.js';
import type { Rig } from './rig.js';
import { countStatements, statementsOf } from './statements.js';
import type { Say } from './scenarios.js';

interface BulkSizes {
  /** Sent one by one, over one connection and over many. */
  single: number;
  side: number;
  /** In the file. */
  records: number;
  /** In the file of which the memory is watched. */
  watched: number;
}

interface Bulk {
  sizes: BulkSizes;
  bytes: number;
  /** From the first byte to the last arrival, records a second. */
  oneByOne: number;
  sideBySide: number;
  inAFile: number;
  /** Until the answer, and until every record was taken in. */
  uploaded: number;
  takenIn: number;
  unchanged: number;
  /** CPU seconds of api, worker and postgres for 1,000 records: depend less on what else the machine does. */
  cpu: { oneByOne: number; sideBySide: number; inAFile: number; unchanged: number };
  repeats: number;
  complaints: string[];
}

const FULL: BulkSizes = { single: 2_000, side: 20_000, records: 20_000, watched: 100_000 };
const QUICK: BulkSizes = { single: 200, side: 2_000, records: 2_000, watched: 3_000 };

/** The whole scenario: `start` gives a hub with these settings; the memory is watched on one with a small heap. */
export async function bulkFiles(
  start: (settings: Record<string, string>) => Promise<Rig>,
  smallHeap: Record<string, string>,
  isQuick: boolean,
  say: Say,
): Promise<string> {
  const sizes = isQuick ? QUICK : FULL;
  const rig = await start({});
  try {
    const conditions = await conditionsOf(rig.databaseUrl);
    const result = await measureBulk(rig, sizes, say);
    const small = await start(smallHeap);
    const memory = await measureBulkMemory(small, sizes, say).finally(() => small.stop());
    return bulkSection(result, { ...memory, heap: Object.values(smallHeap).join(' ') }, conditions);
  } finally {
    await rig.stop();
  }
}

/** Does it and gives what the hub and its database used, in seconds for 1,000 records. */
async function using<T>(rig: Rig, records: number, work: () => Promise<T>): Promise<[T, number]> {
  const gauges = rig.gauges();
  const result = await work();
  const use = gauges.stop();
  const seconds = ['api', 'worker', 'postgres'].reduce((sum, name) => sum + use.get(name)!.cpuSeconds, 0);
  return [result, (seconds / records) * 1000];
}

const perSecond = (count: number, from: number, until: number): number => (count / (until - from)) * 1000;

/** The same vacancies to the same recipient: each with a request of its own, and as a file. */
async function measureBulk(rig: Rig, sizes: BulkSizes, say: Say): Promise<Bulk> {
  await rig.round({ messages: Math.min(500, sizes.single) });
  const [single, cpuOfSingle] = await using(rig, sizes.single, () =>
    rig.round({ messages: sizes.single, connections: 1 }),
  );
  const oneByOne = perSecond(sizes.single, single.startedAt, single.lastArrivalAt);
  say(`one after the other: ${oneByOne.toFixed(0)} records/s from end to end`);
  const [side, cpuOfSide] = await using(rig, sizes.side, () => rig.round({ messages: sizes.side }));
  const sideBySide = perSecond(sizes.side, side.startedAt, side.lastArrivalAt);
  say(`side by side: ${sideBySide.toFixed(0)} records/s from end to end`);
  const { records } = sizes;
  const file = { series: 'bestand', messages: records };
  const profiles = rig.options.profileFolder !== undefined;
  if (profiles) await countStatements(rig);
  const [first, cpuOfFile] = await using(rig, records, () =>
    rig.fileRound({ ...file, mode: 'full', key: 'nacht-1' }, records),
  );
  const inAFile = perSecond(records, first.startedAt, first.lastArrivalAt);
  if (profiles) for (const line of await statementsOf(rig)) say(line);
  say(`as a file: ${inAFile.toFixed(0)} records/s from end to end, all of ${records} right`);
  const [second, cpuOfSecond] = await using(rig, records, () =>
    rig.fileRound({ ...file, mode: 'full', key: 'nacht-2' }, 0),
  );
  if (second.records['unchanged'] !== records)
    throw new Error(`the same file again: ${JSON.stringify(second.records)}`);
  const unchanged = perSecond(records, second.startedAt, second.readAt);
  say(`the same file the next night: ${unchanged.toFixed(0)} records/s, nothing sent`);
  return {
    sizes,
    bytes: Math.round(first.bytes / records),
    oneByOne,
    sideBySide,
    inAFile,
    uploaded: perSecond(records, first.startedAt, first.acceptedAt),
    takenIn: perSecond(records, first.startedAt, first.readAt),
    unchanged,
    cpu: { oneByOne: cpuOfSingle, sideBySide: cpuOfSide, inAFile: cpuOfFile, unchanged: cpuOfSecond },
    repeats: single.repeats + side.repeats + first.repeats,
    complaints: rig.complaints(),
  };
}

interface BulkMemory {
  records: number;
  bytes: number;
  of: { name: string; before: number; peak: number }[];
}

/** On a hub with a small heap: what is really held shows at once. */
async function measureBulkMemory(rig: Rig, { watched }: BulkSizes, say: Say): Promise<BulkMemory> {
  await rig.fileRound({ series: 'klein', messages: 500, mode: 'changes', key: 'klein' }, 500);
  const names = ['api', 'worker'] as const;
  const before = names.map((name) => residentMBOf(rig.pids[name]));
  const file = await rig.fileRound(
    { series: 'groot', messages: watched, mode: 'changes', key: 'groot' },
    watched,
  );
  const of = names.map((name, place) => ({ name, before: before[place]!, peak: peakMBOf(rig.pids[name]) }));
  for (const one of of)
    say(`${one.name}: from ${one.before.toFixed(0)} to ${one.peak.toFixed(0)} MB at most`);
  return { records: watched, bytes: file.bytes, of };
}

function bulkSection(result: Bulk, memory: BulkMemory & { heap: string }, conditions: Conditions): string {
  const against = (other: number): string => `**${round(result.inAFile / other, 2)}**`;
  return [
    '## Bulk, queue on postgres',
    `${machineLine(conditions)}; one recipient by webhook`,
    table(
      [
        'the same vacancies',
        'records',
        'records/s from the first byte to the last arrival',
        'the file : this',
        'CPU seconds of api, worker and postgres per 1,000',
      ],
      [
        [
          'one after the other, each after its 202',
          String(result.sizes.single),
          round(result.oneByOne),
          against(result.oneByOne),
          round(result.cpu.oneByOne, 3),
        ],
        [
          '64 side by side',
          String(result.sizes.side),
          round(result.sideBySide),
          against(result.sideBySide),
          round(result.cpu.sideBySide, 3),
        ],
        [
          `as a file of NDJSON, ${result.bytes} bytes a line`,
          String(result.sizes.records),
          `**${round(result.inAFile)}**`,
          '',
          round(result.cpu.inAFile, 3),
        ],
      ],
    ),
    `Of the file: answered 202 at ${round(result.uploaded)} records/s, taken in at ${round(result.takenIn)} records/s. The same full state the next night, nothing sent: **${round(result.unchanged)}** records/s, ${round(result.cpu.unchanged, 3)} CPU seconds per 1,000.`,
    table(
      [
        `resident MB, ${memory.records} records of ${round(memory.bytes / 1e6)} MB, ${memory.heap}`,
        'before',
        'at most',
        'growth',
      ],
      memory.of.map(({ name, before, peak }) => [
        name,
        round(before),
        round(peak),
        `**${round(peak - before)}**`,
      ]),
    ),
    `Sent again with the same bytes: ${result.repeats}. Complaints in the logs: ${result.complaints.join(', ') || 'none'}.`,
  ].join('\n\n');
}

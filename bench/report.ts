import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Use } from './gauges.js';
import type { DecisionSpeed } from './decisions.js';
import type { Conditions } from './machine.js';
import type { PeopleFigures } from './people.js';
import type { Queue } from './rig.js';
import { SHARES, type DeadPartner, type Latencies, type Memory, type Throughput } from './scenarios.js';

const TITLE = `# Measured

Written by \`npm run bench\`; each run replaces the sections that it measured and leaves the others. Generator,
recipients, API, worker and database share one machine. A run whose messages did not all arrive, right and once, leaves
no figures. How it is measured: [README.md](README.md).
`;

export const round = (value: number, digits = 0): string => value.toFixed(digits);
const ms = (values: number[]): string[] => values.map((value) => `${round(value, value < 100 ? 1 : 0)} ms`);

export const table = (header: string[], rows: string[][]): string =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export interface RunOf {
  queue: Queue;
  queueVersion?: string;
  connections: number;
  recipients: number;
  settings: Record<string, string>;
}

export const machineLine = (c: Conditions): string =>
  [
    `${c.date} UTC, commit ${c.commit}`,
    `${c.cpu}, ${c.cores} cores, ${c.memoryGB} GB, load before ${round(c.loadBefore, 1)}`,
    `Node ${c.node}`,
  ].join('; ');

export const databaseLine = (c: Conditions): string =>
  [
    machineLine(c),
    `PostgreSQL ${Object.entries(c.postgres)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
  ].join('; ');

export const conditionLine = (c: Conditions, run: RunOf): string =>
  [
    databaseLine(c),
    `queue on ${run.queue}${run.queueVersion ? ` ${run.queueVersion}` : ''}`,
    `${run.connections} connections, ${run.recipients} recipient${run.recipients === 1 ? '' : 's'}`,
    ...Object.entries(run.settings).map(([name, value]) => `${name}=${value}`),
  ].join('; ');

const heading = (scenario: string, run: RunOf): string =>
  `${scenario}, queue on ${run.queue}${run.recipients === 1 ? '' : `, ${run.recipients} recipients`}`;

export function throughputSection(result: Throughput, conditions: Conditions, run: RunOf): string {
  const latencies = (name: string, { acceptance, arrival }: Latencies): string[] => [
    name,
    ...ms(acceptance),
    ...ms(arrival),
  ];
  const shares = SHARES.map((share) => `p${share * 100}`);
  return [
    `## ${heading('Throughput', run)}`,
    conditionLine(conditions, run),
    table(
      ['messages', 'accepted/s', 'delivered/s', 'durable inserts/s (before, after)', 'delivered : inserts'],
      [
        [
          `${result.messages} of ${result.bytes} bytes`,
          round(result.acceptedPerSecond),
          round(result.deliveredPerSecond),
          result.insertsPerSecond.map((one) => round(one)).join(', '),
          `**${round(result.ratio, 3)}**`,
        ],
      ],
    ),
    table(
      [
        '',
        ...shares.map((share) => `answered 202, ${share}`),
        ...shares.map((share) => `202 to arrival, ${share}`),
      ],
      [
        latencies('as fast as answered', result.atFullSpeed),
        latencies(`${result.paced.rate} messages/s, evenly`, result.paced),
      ],
    ),
    'Per 1,000 messages, as fast as answered:',
    table(
      ['process', 'CPU seconds', 'memory at the end', 'memory at its peak'],
      [...result.use].map(([name, use]) => useRow(name, use, result.messages)),
    ),
    `Sent again with the same bytes: ${result.repeats}. Complaints in the logs: ${result.complaints.join(', ') || 'none'}.`,
  ].join('\n\n');
}

const useRow = (name: string, use: Use, messages: number): string[] => [
  name,
  round((use.cpuSeconds / messages) * 1000, 3),
  `${round(use.residentMB)} MB`,
  `${round(use.peakMB)} MB`,
];

export function memorySection(result: Memory, conditions: Conditions, run: RunOf): string {
  const tenths = result.of[0]!.tenths.map((_, tenth) => (tenth === 0 ? 'before' : `to ${tenth * 10}%`));
  return [
    `## ${heading(`Memory over ${result.messages} messages`, run)}`,
    conditionLine(conditions, run),
    table(
      ['least resident MB', ...tenths, 'rise per 1,000 messages after 20%'],
      result.of.map(({ name, tenths: sizes, slope }) => [
        name,
        ...sizes.map((one) => (Number.isFinite(one) ? round(one) : '–')),
        `${round(slope, 2)} MB`,
      ]),
    ),
  ].join('\n\n');
}

export function deadPartnerSection(result: DeadPartner, conditions: Conditions, run: RunOf): string {
  const row = (name: string, { speeds, cpuSeconds }: DeadPartner['with']): string[] => [
    name,
    speeds.map((one) => round(one)).join(', '),
    round(cpuSeconds, 3),
  ];
  return [
    `## ${heading(`${result.waiting} deliveries waiting for a dead partner`, run)}`,
    conditionLine(conditions, run),
    table(
      ['', 'delivered/s to the others, by turns', 'CPU seconds of api, worker and postgres per 1,000'],
      [row('none waiting', result.without), row(`${result.waiting} waiting`, result.with)],
    ),
    `With : without, of the middle round = **${round(result.ratio, 3)}**`,
  ].join('\n\n');
}

const middle = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

export function decisionsSection(
  speeds: DecisionSpeed[],
  { deciding, records, withdrawals }: PeopleFigures,
  conditions: Conditions,
): string {
  return [
    '## Decisions',
    databaseLine(conditions),
    table(
      ['in view', 'decisions in a second of one core', 'of which permits'],
      speeds.map(({ name, perSecond, permitted }) => [
        name,
        `**${round(perSecond)}**`,
        `${round(permitted * 100)}%`,
      ]),
    ),
    `Deciding in the profile of ${records} records about people, from acceptance to answer: **${round(deciding * 100, 1)}%** of the busy time.`,
    table(
      [
        'past deliveries of the person',
        'recipients to be told',
        'withdrawal answered, of nine the middle, least and most',
      ],
      withdrawals.map(({ deliveries, told, ms: times }) => [
        String(deliveries),
        String(told),
        ms([middle(times), Math.min(...times), Math.max(...times)]).join(', '),
      ]),
    ),
    'None of those to be told had answered by then.',
  ].join('\n\n');
}

/** Replaces the sections with the same heading, and keeps every other. */
export function writeSections(file: string, sections: string[]): void {
  const kept = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split(/^(?=## )/m)
        .slice(1)
    : [];
  const headingOf = (section: string): string => section.split('\n')[0]!.trim();
  const all = new Map(kept.map((section) => [headingOf(section), section.trim()]));
  for (const section of sections) all.set(headingOf(section), section.trim());
  writeFileSync(file, `${[TITLE.trim(), ...[...all.values()].sort()].join('\n\n')}\n`);
}

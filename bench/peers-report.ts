import type { Conditions } from './machine.js';
import type { Middle, Peers } from './peers.js';
import { conditionLine, round, table, type RunOf } from './report.js';

const both = ({ middle, all }: Middle, digits: number): string[] => [
  `**${round(middle, digits)}**`,
  all.map((one) => round(one, digits)).join(', '),
];

export function peersSection(peers: Peers, conditions: Conditions, run: RunOf): string {
  const { load, many, twoWorkers, recovery } = peers;
  const toInsert = (p99: number): Middle => ({
    middle: p99 / peers.insertP99.middle,
    all: [p99 / peers.insertP99.middle],
  });
  const rows: string[][] = [
    ['durable inserts/s', ...both(peers.insertsPerSecond, 0), ''],
    ['an insert, p99 in ms', ...both(peers.insertP99, 1), ''],
    ['delivered/s, one recipient', ...both(peers.delivered, 0), ''],
    ['delivered : inserts', ...both(peers.deliveredPerInsert, 3), 'at least 0.25, aim 0.33'],
    ['delivered/s by a bare program with two commits', ...both(peers.bare, 0), ''],
    ['delivered : bare program', ...both(peers.deliveredPerBare, 2), ''],
    ['answered 202 as fast as answered, p99 in ms', ...both(peers.acceptanceP99, 1), ''],
    [`202 to arrival at ${load.rate}/s (80%), p99 in ms`, ...both(load.arrivalP99, 0), 'under 400'],
    [`answered 202 at ${load.rate}/s, p99 in ms`, ...both(load.acceptanceP99, 1), ''],
    ['that : an insert, p99', ...both(toInsert(load.acceptanceP99.middle), 2), 'at most 3'],
    [`delivered/s, ${many.recipients} recipients`, ...both(many.delivered, 0), ''],
    [`that : inserts`, ...both(many.deliveredPerInsert, 3), 'at least 0.6'],
    ['delivered/s, two workers', ...both(twoWorkers.delivered, 0), ''],
    [
      'two workers : one',
      ...both(twoWorkers.toOne, 2),
      `at least 1.6 where cores allow; here ${conditions.cores}`,
    ],
    [`delivered/s of ${recovery.waiting} that waited`, `**${round(recovery.delivered)}**`, '', ''],
    ['that : steady', `**${round(recovery.toSteady, 2)}**`, '', 'at least 0.8'],
  ];
  return [
    `## Ratios, queue on ${run.queue}`,
    conditionLine(conditions, { ...run, recipients: 1 }),
    table(['', 'middle', 'rounds', 'wanted'], rows),
    `Sent again with the same bytes: ${peers.repeats}. Complaints in the logs: ${peers.complaints.join(', ') || 'none'}.`,
  ].join('\n\n');
}

import type { AuditFigures } from './audit.js';
import type { LogShare } from './audit-share.js';
import type { QuestionTime } from './questions.js';
import { databaseLine, round, table } from './report.js';
import type { Conditions } from './machine.js';

export function auditSection(
  figures: AuditFigures,
  questions: QuestionTime[],
  share: LogShare,
  conditions: Conditions,
): string {
  return [
    '## The access log',
    databaseLine(conditions),
    table(
      ['', 'measured', 'wanted'],
      [
        [
          `sealing ${figures.sealed} events, a second of one core (sealer and server together)`,
          `**${round(figures.sealedPerCpuSecond)}**`,
          'at least 20000',
        ],
        ['the same, a second on the wall', round(figures.sealedPerSecond), ''],
        [
          `a proof for one event among ${figures.leaves}: the middle, 99 of 100, the worst`,
          timesOf(figures.proofAtRestMs),
          'under 20 ms',
        ],
        ['the same, at once after those millions were written', timesOf(figures.proofMs), ''],
        [
          `verifying an export of ${figures.exported} events and their decisions (${round(figures.exportMB)} MB), events a second of one core`,
          `**${round(figures.verifiedPerSecond)}**`,
          'at least 100000',
        ],
        [
          `the log's share of the processor time of api, worker and PostgreSQL, ${share.messages} vacancies to one recipient`,
          `**${percent(share.all)}**`,
          'under 12 %',
        ],
        [
          'the same of api and worker, and of the time of statements',
          `${percent(share.api)}, ${percent(share.worker)}, ${percent(share.postgres)}`,
          '',
        ],
      ],
    ),
    `What an auditor asks of as large a log, a page of 50 lines, written down itself; wanted: under 300 ms.`,
    table(
      ['question', 'the middle', '99 of 100', 'the worst', 'lines at most'],
      questions.map(({ question, ms, lines }) => [
        question,
        ...ms.map((value) => `${round(value, 1)} ms`),
        String(lines),
      ]),
    ),
  ].join('\n\n');
}

const timesOf = (times: number[]): string => {
  const [middle, most, worst] = times.map((value) => `${round(value, 1)} ms`);
  return `**${middle}**, ${most}, ${worst}`;
};

const percent = (share: number): string => `${round(share * 100, 1)} %`;

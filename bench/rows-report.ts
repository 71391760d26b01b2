import { randomBytes } from 'node:crypto';
import type { EmbeddedDatabase } from '#storage';
import { conditionsOf, type Conditions } from './machine.js';
import { databaseLine, round, table } from './report.js';
import { ROWS } from './options.js';
import { measureRows, type RowsAt } from './rows.js';

const FEW = 100_000;

export async function runRows(
  database: EmbeddedDatabase,
  { quick = false, rows }: { quick?: boolean; rows: number },
  say: (line: string) => void,
): Promise<string> {
  say(`\n${ROWS}`);
  const sizes = quick ? { small: 2_000, large: 20_000, asks: 50 } : { small: FEW, large: rows, asks: 1_000 };
  const url = await database.createDatabase(`bench_${randomBytes(6).toString('hex')}`);
  const section = rowsSection(await measureRows(url, sizes, say), await conditionsOf(url));
  say(`\n${section}`);
  return section;
}

const ms = (value: number): string => `${round(value, 2)} ms`;

/** Of the second size to the first: what growing costs. */
function rowsSection(found: RowsAt[], conditions: Conditions): string {
  const rows = found.map(({ deliveries, gigabytes, claim, lookup, deleteMonth }) => [
    String(deliveries),
    `${round(gigabytes, 1)} GB`,
    ...claim.map(ms),
    ...lookup.map(ms),
    `${round(deleteMonth, 1)} s`,
  ]);
  const [small, large] = found as [RowsAt, RowsAt];
  const ratio = (of: 'claim' | 'lookup'): string[] =>
    large[of].map((value, place) => `**${round(value / small[of][place]!, 2)}**`);
  return [
    '## Claims and lookups among many rows',
    '',
    databaseLine(conditions),
    '',
    table(
      ['deliveries', 'database', 'claim p50', 'claim p95', 'lookup p50', 'lookup p95', 'deleting a twelfth'],
      [...rows, ['ratio', '', ...ratio('claim'), ...ratio('lookup'), '']],
    ),
    '',
  ].join('\n');
}

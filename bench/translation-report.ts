import type { Conditions } from './machine.js';
import { machineLine, round, table } from './report.js';
import type { Translation } from './translation.js';

export function translationSection(result: Translation, conditions: Conditions): string {
  const { documents, bytes, rounds, comparisons } = result;
  return [
    '## Translation of vum/client@3',
    machineLine(conditions),
    `${documents} examples of ${bytes} bytes on average, to the canonical form; ${rounds} rounds by turns, in microseconds of ` +
      'processor time a document of the middle round. All ways gave the same documents.',
    table(
      ['', 'the hub', 'the other', 'hub : other, in speed', 'wanted'],
      comparisons.map(({ name, ours, other, ratio, wanted }) => [
        name,
        `${ours.name} ${round(ours.microseconds, 1)}`,
        `${other.name} ${round(other.microseconds, 1)}`,
        `**${round(ratio, 2)}**`,
        `at least ${round(wanted, 2)}`,
      ]),
    ),
  ].join('\n\n');
}

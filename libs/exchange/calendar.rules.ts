import type { Language } from '#consent';
import type { PlanItem } from './plan.rules.js';

/** A content line of iCalendar is at most 75 octets; what is longer goes on after a line end and a space (RFC 5545 3.1). */
const MOST_OCTETS = 75;

function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

/** TEXT values: what has a meaning in the format is escaped (3.3.11), and other control characters are left out. */
const escaped = (text: string): string =>
  text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u001f\u007f]/g, '');

/** In UTC, so that no time zone has to come along: 20270101T000000Z. */
const stamp = (moment: Date): string => `${moment.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** The plan as a calendar that any calendar program takes in; taken in again it replaces what was there. */
export function calendarOf(items: PlanItem[], language: Language, made: Date): string {
  const lines = items.flatMap((item) => {
    const { sentence, differences } = item.inWords[language];
    const proposed = item.isProposed ? PROPOSED[language] : '';
    return [
      'BEGIN:VEVENT',
      `UID:${[item.kind, item.key, item.version ?? item.draftId, item.what, item.at.getTime()].join('-')}@schakel`,
      `DTSTAMP:${stamp(made)}`,
      `DTSTART:${stamp(item.at)}`,
      `SUMMARY:${escaped(`${proposed}${sentence}`)}`,
      ...(differences.length > 0 ? [`DESCRIPTION:${escaped(differences.join('\n'))}`] : []),
      `STATUS:${item.isProposed ? 'TENTATIVE' : 'CONFIRMED'}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Schakel//plan//NL', ...lines, 'END:VCALENDAR']
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

const PROPOSED: Record<Language, string> = { nl: 'Voorstel: ', en: 'Proposed: ' };

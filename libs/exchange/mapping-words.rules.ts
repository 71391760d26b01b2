import type { Language } from '#consent';
import { canonicalJson, type Json, type JsonObject } from '#kernel';
import { rowsOf, type FlatRow, type Table } from '#translation';

/**
 * What is different between two tables of one contract, each difference a sentence for somebody who looks after them and
 * does not program. Rows are told apart by the two places that they join, and by the selection in which they stand.
 */
export function tableDifferences(
  before: JsonObject | undefined,
  after: JsonObject,
  language: Language,
): string[] {
  const words = WORDS[language];
  const [was, is] = [rowsByName(before), rowsByName(after)];
  const gone = [...was].filter(([name]) => !is.has(name)).map(([, row]) => words.gone(placesIn(row, words)));
  const added = [...is]
    .filter(([name]) => !was.has(name))
    .map(([, row]) => words.added(placesIn(row, words), said(row, words)));
  const changed = [...is].flatMap(([name, row]) => {
    const old = was.get(name);
    if (!old) return [];
    const settings = [...new Set([...Object.keys(old.says), ...Object.keys(row.says)])].sort();
    return settings
      .filter((one) => canonicalJson(old.says[one]) !== canonicalJson(row.says[one]))
      .map((one) =>
        words.changed(
          placesIn(row, words),
          words.settings[one] ?? one,
          shown(old.says[one]),
          shown(row.says[one]),
        ),
      );
  });
  const kept = (rows: Map<string, FlatRow>, others: Map<string, FlatRow>): string =>
    [...rows.keys()].filter((name) => others.has(name)).join('\n');
  const order = kept(was, is) === kept(is, was) ? [] : [words.order];
  return [...added, ...gone, ...changed, ...order];
}

function rowsByName(table: JsonObject | undefined): Map<string, FlatRow> {
  const rows = new Map<string, FlatRow>();
  for (const row of table ? rowsOf(table as unknown as Table) : []) {
    const { canonical = '', partner = '', within, says } = row;
    const kind =
      says['group'] !== undefined
        ? `group ${canonicalJson(says['where'])}`
        : says['constant']
          ? 'constant'
          : '';
    const name = [canonical, partner, ...within, kind].join(' ');
    // A table may join the same two places twice, with another way of reading.
    let own = name;
    for (let more = 2; rows.has(own); more++) own = `${name} ${more}`;
    rows.set(own, row);
  }
  return rows;
}

function placesIn({ canonical, partner, within, says }: FlatRow, words: Words): string {
  const places =
    partner === undefined
      ? words.only.canonical(canonical ?? '')
      : canonical === undefined
        ? words.only.partner(partner)
        : `${partner || '/'} ↔ ${canonical || '/'}`;
  const kind = says['group'] === undefined ? '' : ` (${words.group})`;
  return `${places}${kind}${within.length > 0 ? ` ${words.where} ${within.join(', ')}` : ''}`;
}

const said = ({ says }: FlatRow, words: Words): string =>
  Object.entries(says)
    .filter(([name]) => name !== 'constant' && name !== 'group')
    .map(([name, value]) => `${words.settings[name] ?? name} ${shown(value)}`)
    .join(', ');

const shown = (value: Json | undefined): string =>
  value === undefined ? '–' : typeof value === 'object' ? canonicalJson(value) : String(value);

interface Words {
  added(places: string, said: string): string;
  gone(places: string): string;
  changed(places: string, setting: string, was: string, is: string): string;
  order: string;
  group: string;
  where: string;
  only: Record<'canonical' | 'partner', (place: string) => string>;
  settings: Record<string, string>;
}

const WORDS: Record<Language, Words> = {
  nl: {
    added: (places, said) => `Erbij: ${places}${said ? `, ${said}` : ''}`,
    gone: (places) => `Eraf: ${places}`,
    changed: (places, setting, was, is) => `Anders: ${places}: ${setting} was ${was}, wordt ${is}`,
    order: 'Andere volgorde van regels',
    group: 'groep',
    where: 'waar',
    only: {
      canonical: (place) => `${place} (alleen in Schakel)`,
      partner: (place) => `${place} (alleen bij de partner)`,
    },
    settings: {
      with: 'omzetting',
      codes: 'codelijst',
      default: 'standaardwaarde',
      direction: 'richting',
      max: 'langste tekst',
      whole: 'weggelaten als de tekst langer is',
      fallback: 'in plaats van een eerdere regel',
      append: 'achter een eerdere regel',
      value: 'vaste waarde',
      group: 'soort groep',
      where: 'selectie',
      needs: 'nodig',
      list: 'lijst aan de kant van',
    },
  },
  en: {
    added: (places, said) => `Added: ${places}${said ? `, ${said}` : ''}`,
    gone: (places) => `Removed: ${places}`,
    changed: (places, setting, was, is) => `Changed: ${places}: ${setting} was ${was}, becomes ${is}`,
    order: 'Another order of rows',
    group: 'group',
    where: 'where',
    only: {
      canonical: (place) => `${place} (in Schakel only)`,
      partner: (place) => `${place} (at the partner only)`,
    },
    settings: {
      with: 'converter',
      codes: 'code list',
      default: 'default',
      direction: 'direction',
      max: 'longest text',
      whole: 'left out when the text is longer',
      fallback: 'instead of an earlier row',
      append: 'after an earlier row',
      value: 'constant',
      group: 'kind of group',
      where: 'selection',
      needs: 'needs',
      list: 'list on the side of',
    },
  },
};

import { wordFor, type Language } from '#consent';
import { canonicalJson, isObject, type Json, type JsonObject } from '#kernel';
import type { ConfigKind } from '#storage';
import { BETWEEN, FIELDS, KINDS, PHRASES, VALUES } from './change-words.js';
import { tableDifferences } from './mapping-words.rules.js';
import { dayInWords, momentInWords } from './moment-words.rules.js';
import { VALUES_OF } from './value-words.js';

/** What a key is called: the name of a party, the title of an agreement. */
export type NameOf = (key: string) => string | undefined;

/**
 * What is different between two contents of one thing, each difference a sentence for somebody who reads agreements.
 * Without a before it is new; without an after it is gone.
 */
export function differences(
  before: JsonObject | undefined,
  after: JsonObject | undefined,
  language: Language,
  nameOf: NameOf,
): string[] {
  return membersOf(before ?? {}, after ?? {}, '', { language, nameOf, isNew: !before });
}

/** The same for any kind of thing: a mapping table says it in words of its own. */
export const changesOf = (
  kind: ConfigKind,
  before: JsonObject | undefined,
  after: JsonObject,
  language: Language,
  nameOf: NameOf,
): string[] =>
  kind === 'mapping'
    ? tableDifferences(before, after, language)
    : differences(before, after, language, nameOf);

/** "Agreement balie-werkcentrum (Samenwerkingsovereenkomst …)"; of one after or beside another, who they are. */
export function thingInWords(
  { kind, key, content }: { kind: ConfigKind; key: string; content?: Record<string, unknown> },
  language: Language,
  nameOf: NameOf,
): string {
  const [from, to] = [content?.['from'], content?.['to']];
  if ((kind === 'succession' || kind === 'parallel') && typeof from === 'string' && typeof to === 'string')
    return BETWEEN[kind][language](nameOf(from) ?? from, nameOf(to) ?? to);
  const name = content?.['title'] ?? content?.['name'];
  return `${KINDS[kind][language]} ${key}${typeof name === 'string' ? ` (${name})` : ''}`;
}

interface Room {
  language: Language;
  nameOf: NameOf;
  isNew: boolean;
}

function membersOf(before: JsonObject, after: JsonObject, path: string, room: Room): string[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return names.flatMap((name) => {
    const [was, is] = [before[name], after[name]];
    if (canonicalJson(was) === canonicalJson(is)) return [];
    const label = path ? `${path}, ${labelOf(name, room.language)}` : labelOf(name, room.language);
    if (Array.isArray(was ?? []) && Array.isArray(is ?? []))
      return itemsOf((was as Json[] | undefined) ?? [], (is as Json[] | undefined) ?? [], name, label, room);
    if (isObject(was ?? {}) && isObject(is ?? {}))
      return membersOf(
        (was as JsonObject | undefined) ?? {},
        (is as JsonObject | undefined) ?? {},
        label,
        room,
      );
    return [PHRASES[room.language].becomes(label, shown(was, name, room), shown(is, name, room))];
  });
}

function itemsOf(before: Json[], after: Json[], name: string, label: string, room: Room): string[] {
  const has = (list: Json[], item: Json): boolean =>
    list.some((one) => canonicalJson(one) === canonicalJson(item));
  const added = after.filter((item) => !has(before, item)).map((item) => shown(item, name, room));
  const gone = before.filter((item) => !has(after, item)).map((item) => shown(item, name, room));
  const { added: more, gone: less, is, order } = PHRASES[room.language];
  if (room.isNew) return added.length > 0 ? [is(label, added)] : [];
  if (added.length + gone.length === 0) return [order(label)];
  return [...(added.length > 0 ? [more(label, added)] : []), ...(gone.length > 0 ? [less(label, gone)] : [])];
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const labelOf = (name: string, language: Language): string => FIELDS[name]?.[language] ?? name;

/** By its code of ISO 639-2; what has no name stays as it is. */
const languageInWords = (code: string, language: Language): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;

/** `name`: of the member in which it stands. */
function shown(value: Json | undefined, name: string, room: Room): string | undefined {
  const { language, nameOf } = room;
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'boolean') return PHRASES[language].yesNo(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    const term = /^P(\d+)([DMY])$/.exec(value);
    if (term) return PHRASES[language].term(Number(term[1]), term[2] as 'D' | 'M' | 'Y');
    if (MOMENT.test(value)) return momentInWords(new Date(value), language);
    if (DAY.test(value)) return dayInWords(value, language);
    if (name === 'languages') return languageInWords(value, language);
    return (
      VALUES_OF[name]?.[value]?.[language] ??
      VALUES[value]?.[language] ??
      wordFor(value, language) ??
      nameOf(value) ??
      value
    );
  }
  if (Array.isArray(value)) return value.map((one) => shown(one, name, room)).join(', ');
  return Object.entries(value)
    .map(([member, one], index) =>
      index === 0 ? shown(one, member, room) : `${labelOf(member, language)} ${shown(one, member, room)}`,
    )
    .join(', ');
}

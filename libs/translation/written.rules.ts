import { escapeToken, isObject, pointerTokens, valueAt, type Json } from '#kernel';
import { compilePlan, type Names } from './compile.rules.js';
import { rowsOf } from './flat.rules.js';
import type { Written } from './mapping.js';
import { runnerOf } from './run.rules.js';
import { isConstant, isGroup, isSame, type FieldRow, type Row, type Table } from './table.js';

type Finder = (document: Json) => Written | undefined;

/**
 * Finds what of a partner's document comes to stand at one place of the canonical form, by the rows of the table that lead
 * there and no others: a fraction of the work of a translation. `place`: a pointer without items of lists.
 */
export function finderOf(table: Table, names: Names, place: string): Finder {
  const rows = rowsTo(place, table.rows, '');
  if (rows.length === 0) return () => undefined;
  const translated = runnerOf(compilePlan({ ...table, rows }, names, 'canonical'), new Set());
  const asWritten = rows.map(unconverted);
  const copied = runnerOf(compilePlan({ ...table, rows: asWritten }, names, 'canonical'), new Set());
  const places = rowsOf({ ...table, rows }).flatMap(({ canonical, partner, says }) =>
    canonical === undefined || partner === undefined || 'group' in says || 'constant' in says
      ? []
      : [partner + place.slice(canonical.length)],
  );
  return (document) => {
    const canonical = valueAt(translated(document).document, place);
    if (canonical === undefined) return undefined;
    const asItStands = (): Json | undefined => valueAt(copied(document).document, place);
    return {
      canonical,
      get written() {
        return asItStands() ?? canonical;
      },
      get pointer() {
        const written = asItStands();
        const pointers = places.flatMap((one) => pointersOf(document, pointerTokens(one)));
        return pointers.find((one) => valueAt(document, one) === written) ?? pointers[0] ?? '';
      },
    };
  };
}

/** What a canonical document has at a place stands there as it was written. */
export function foundAt(document: Json, place: string): Written | undefined {
  const value = valueAt(document, place);
  return value === undefined ? undefined : { canonical: value, written: value, pointer: place };
}

/** The rows that write a place of the canonical form, or something of which it is a part. */
function rowsTo(place: string, rows: Row[], at: string): Row[] {
  const leadsThere = (pointer: string): boolean => place === pointer || place.startsWith(`${pointer}/`);
  return rows.flatMap((row): Row[] => {
    if (row.direction === 'out') return [];
    if (isSame(row)) {
      const same = row.same.filter((pointer) => leadsThere(at + pointer));
      return same.length > 0 ? [{ ...row, same }] : [];
    }
    if (isGroup(row)) {
      const holder = at + (row.each ?? row.one!).canonical;
      const inner = leadsThere(holder) ? rowsTo(place, row.rows, holder) : [];
      return inner.length > 0 ? [{ ...row, rows: inner }] : [];
    }
    return row.canonical !== undefined && leadsThere(at + row.canonical) ? [row] : [];
  });
}

function unconverted(row: Row): Row {
  if (isGroup(row)) return { ...row, rows: row.rows.map(unconverted) };
  if (isSame(row) || isConstant(row)) return row;
  const { with: _with, codes: _codes, max: _max, whole: _whole, ...copies } = row satisfies FieldRow;
  return copies;
}

/** Every place of a document that a pattern names, `*` for each item of a list. */
function pointersOf(value: Json | undefined, tokens: string[], at = ''): string[] {
  const [token, ...rest] = tokens;
  if (value === undefined) return [];
  if (token === undefined) return [at];
  const below = (name: string, member: Json | undefined): string[] =>
    pointersOf(member, rest, `${at}/${escapeToken(name)}`);
  if (Array.isArray(value))
    return value.flatMap((item, index) =>
      token === '*' || token === String(index) ? below(String(index), item) : [],
    );
  return isObject(value) && Object.hasOwn(value, token) ? below(token, value[token]) : [];
}

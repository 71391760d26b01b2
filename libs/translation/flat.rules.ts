import type { Json } from '#kernel';
import { isConstant, isGroup, isSame, type Row, type Table } from './table.js';

/** One thing that a table says, with its places from the top: `*` stands for any item. */
export interface FlatRow {
  canonical: string | undefined;
  partner: string | undefined;
  /** What is said of the group around it, outermost first. */
  within: string[];
  says: Record<string, Json>;
}

/** Every row by itself, in the order of the table; a group stands before its rows, by what it says of its items. */
export function rowsOf(table: Table): FlatRow[] {
  return flat(table.rows, { canonical: '', partner: '' }, []);
}

function flat(rows: Row[], at: { canonical: string; partner: string }, within: string[]): FlatRow[] {
  const place = (side: 'canonical' | 'partner', pointer: string | undefined): string | undefined =>
    pointer === undefined ? undefined : at[side] + pointer;
  return rows.flatMap((row): FlatRow[] => {
    if (isSame(row)) {
      const says: FlatRow['says'] = row.direction ? { direction: row.direction } : {};
      return row.same.map((pointer) => ({
        canonical: at.canonical + pointer,
        partner: at.partner + pointer,
        within,
        says,
      }));
    }
    if (!isGroup(row)) {
      const { canonical, partner, ...says } = row;
      const kind = isConstant(row) ? { constant: true } : {};
      return [
        {
          canonical: place('canonical', canonical),
          partner: place('partner', partner),
          within,
          says: { ...kind, ...says } as Record<string, Json>,
        },
      ];
    }
    const { each, one, rows: inner, ...says } = row;
    const places = each ?? one!;
    const itemOf = (side: 'canonical' | 'partner'): string =>
      at[side] + places[side] + (each || row.list === side ? '/*' : '');
    const item = { canonical: itemOf('canonical'), partner: itemOf('partner') };
    const where = row.where ? JSON.stringify(row.where) : '';
    return [
      { ...item, within, says: { group: each ? 'each' : 'one', ...says } as Record<string, Json> },
      ...flat(inner, item, where ? [...within, where] : within),
    ];
  });
}

/** A mapping table as docs/formats/mapping-tables.md says; only what the screen itself reads or writes is named. */
export interface MappingTable {
  contract: string;
  canonical: string;
  rows: MappingRow[];
}
export interface MappingRow {
  canonical?: string;
  partner?: string;
  same?: string[];
  with?: string;
  codes?: string;
  value?: unknown;
  default?: unknown;
  max?: { canonical?: number; partner?: number };
  direction?: 'in' | 'out' | 'both';
  each?: { canonical: string; partner: string };
  one?: { canonical: string; partner: string };
  rows?: MappingRow[];
}

export interface ShownRow {
  key: string;
  canonical: string;
  partner: string;
  how: { name: string; value?: string }[];
  direction: 'in' | 'out' | 'both';
  /** The row itself when it stands on its own, so that it can be taken out. */
  own: MappingRow | undefined;
}

/** A row for each pair of places, groups taken apart: what a person reads. */
export function shownRows(
  rows: MappingRow[],
  under = { canonical: '', partner: '' },
  isTop = true,
): ShownRow[] {
  return rows.flatMap((row, index): ShownRow[] => {
    const direction = row.direction ?? 'both';
    const key = `${under.canonical} ${index}`;
    if (row.same)
      return row.same.map((place) => ({
        key: `${key} ${place}`,
        canonical: under.canonical + place,
        partner: under.partner + place,
        how: [{ name: 'same' }],
        direction,
        own: undefined,
      }));
    const group = row.each ?? row.one;
    if (row.rows && group) {
      const many = row.each ? '/*' : '';
      return shownRows(
        row.rows,
        {
          canonical: `${under.canonical}${group.canonical}${many}`,
          partner: `${under.partner}${group.partner}${many}`,
        },
        false,
      );
    }
    return [
      {
        key: `${key} ${row.canonical} ${row.partner}`,
        canonical: row.canonical === undefined ? '' : under.canonical + row.canonical,
        partner: row.partner === undefined ? '' : under.partner + row.partner,
        how: howOf(row),
        direction,
        own: isTop ? row : undefined,
      },
    ];
  });
}

const howOf = ({ with: converter, codes, value, default: otherwise, max }: MappingRow): ShownRow['how'] => [
  ...(converter ? [{ name: 'with', value: converter }] : []),
  ...(codes ? [{ name: 'codes', value: codes }] : []),
  ...(value === undefined ? [] : [{ name: 'value', value: JSON.stringify(value) }]),
  ...(otherwise === undefined ? [] : [{ name: 'default', value: JSON.stringify(otherwise) }]),
  ...(max ? [{ name: 'max', value: String(max.partner ?? max.canonical) }] : []),
];

/** Every place in a document at which a value stands. */
export function placesIn(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => placesIn(one, `${at}/${index}`));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, one]) =>
      placesIn(one, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    );
  return [at];
}

export interface ComparedRow {
  key: string;
  difference: 'same' | 'changed' | 'added' | 'removed';
  left: ShownRow | undefined;
  right: ShownRow | undefined;
}

/** Rows of two tables beside each other: of the same place in the common form, or of the partner where there is none. */
export function comparedRows(left: MappingTable, right: MappingTable): ComparedRow[] {
  const [before, after] = [byPlace(left), byPlace(right)];
  return [...new Set([...before.keys(), ...after.keys()])].map((key) => {
    const [one, other] = [before.get(key), after.get(key)];
    const isSame = one !== undefined && other !== undefined && said(one) === said(other);
    const difference = !one ? 'added' : !other ? 'removed' : isSame ? 'same' : 'changed';
    return { key, difference, left: one, right: other };
  });
}

/** Several rows of one place stand in the order of the table. */
function byPlace({ rows }: MappingTable): Map<string, ShownRow> {
  const found = new Map<string, ShownRow>();
  for (const row of shownRows(rows)) {
    const place = row.canonical || row.partner;
    let key = place;
    for (let again = 2; found.has(key); again++) key = `${place} ${again}`;
    found.set(key, row);
  }
  return found;
}

const said = ({ canonical, partner, how, direction }: ShownRow): string =>
  JSON.stringify([canonical, partner, how, direction]);

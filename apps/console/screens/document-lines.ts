export interface DocumentLine {
  indent: number;
  text: string;
  /** A fault goes before a loss; `missing`: something that should stand here and does not. */
  mark?: 'fault' | 'missing' | 'loss';
}

const escape = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');
const unescape = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');
/** A place with `*` for any item, so that places of one list can be compared. */
const patternOf = (place: string): string => place.replaceAll(/\/\d+(?=\/|$)/g, '/*');

/** JSON as one reads it, one line for each member, with what is marked at its place, and a line for what is not there. */
export function documentLines(document: unknown, faults: string[], losses: string[]): DocumentLine[] {
  const wrong = [...new Set(faults.map(patternOf))];
  const lost = new Set(losses);
  const found: DocumentLine[] = [];
  const markAt = (pointer: string): Pick<DocumentLine, 'mark'> =>
    wrong.includes(patternOf(pointer)) ? { mark: 'fault' } : lost.has(pointer) ? { mark: 'loss' } : {};
  /** Members that a fault leads to and that this object does not have. */
  const missingIn = (members: object, pointer: string): string[] => {
    const before = `${patternOf(pointer)}/`;
    const next = wrong
      .filter((place) => place.startsWith(before))
      .map((place) => unescape(place.slice(before.length).split('/')[0]!));
    return [...new Set(next)].filter((name) => name !== '*' && !(name in members));
  };
  const walk = (value: unknown, name: string, pointer: string, indent: number, end: string): void => {
    const before = name ? `${JSON.stringify(name)}: ` : '';
    if (value === null || typeof value !== 'object') {
      found.push({ indent, text: `${before}${JSON.stringify(value)}${end}`, ...markAt(pointer) });
      return;
    }
    const isList = Array.isArray(value);
    const [open, close] = isList ? ['[', ']'] : ['{', '}'];
    found.push({ indent, text: `${before}${open}`, ...markAt(pointer) });
    const members = Object.entries(value);
    members.forEach(([key, member], index) =>
      walk(
        member,
        isList ? '' : key,
        `${pointer}/${isList ? key : escape(key)}`,
        indent + 1,
        index < members.length - 1 ? ',' : '',
      ),
    );
    for (const missing of isList ? [] : missingIn(value, pointer))
      found.push({ indent: indent + 1, text: `${JSON.stringify(missing)}: …`, mark: 'missing' });
    found.push({ indent, text: `${close}${end}` });
  };
  walk(document, '', '', 0, '');
  return found;
}

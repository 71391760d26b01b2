export interface DocumentLine {
  indent: number;
  text: string;
  /** A fault goes before a loss. */
  mark?: 'fault' | 'loss';
}

const escape = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

/** A place with `*` for any item, as the places of a document are compared with it. */
const matcher = (places: string[]): ((pointer: string) => boolean) => {
  const exact = new Set(places);
  const patterns = new Set(places.map((place) => place.replaceAll(/\/\d+(?=\/|$)/g, '/*')));
  return (pointer) => exact.has(pointer) || patterns.has(pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*'));
};

/** JSON as one reads it, one line for each member, with what is marked at its place. */
export function documentLines(document: unknown, faults: string[], losses: string[]): DocumentLine[] {
  const isFault = matcher(faults);
  const isLoss = new Set(losses);
  const found: DocumentLine[] = [];
  const markAt = (pointer: string): Pick<DocumentLine, 'mark'> =>
    isFault(pointer) ? { mark: 'fault' } : isLoss.has(pointer) ? { mark: 'loss' } : {};
  const walk = (value: unknown, name: string, pointer: string, indent: number, end: string): void => {
    const before = name ? `${JSON.stringify(name)}: ` : '';
    const isList = Array.isArray(value);
    if (value === null || typeof value !== 'object' || Object.keys(value).length === 0) {
      found.push({ indent, text: `${before}${JSON.stringify(value)}${end}`, ...markAt(pointer) });
      return;
    }
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
    found.push({ indent, text: `${close}${end}` });
  };
  walk(document, '', '', 0, '');
  return found;
}

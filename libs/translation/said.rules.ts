import { escapeToken, isObject, type Json } from '#kernel';

/** Every leaf as one line, `*` for every index, sorted: two documents that say the same give the same lines. */
export function lines(document: Json, without: ReadonlySet<string> = new Set()): string[] {
  const found: string[] = [];
  const walk = (value: Json, exact: string, pattern: string): void => {
    if (without.has(exact)) return;
    if (Array.isArray(value)) value.forEach((item, i) => walk(item, `${exact}/${i}`, `${pattern}/*`));
    else if (isObject(value)) {
      for (const [name, member] of Object.entries(value)) {
        walk(member, `${exact}/${escapeToken(name)}`, `${pattern}/${escapeToken(name)}`);
      }
    } else if (value !== '') found.push(`${pattern} ${JSON.stringify(value)}`);
  };
  walk(document, '', '');
  return found.sort();
}

/** Lines of the one that the other does not have, each as often as it lacks. */
export function lacking(wanted: string[], present: string[]): string[] {
  const left = new Map<string, number>();
  for (const line of present) left.set(line, (left.get(line) ?? 0) + 1);
  return wanted.filter((line) => {
    const count = left.get(line) ?? 0;
    if (count > 0) left.set(line, count - 1);
    return count === 0;
  });
}

/** Where something is, without which item of a list. */
export const placeOf = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/*');

/** The places of lines, each once: what they say is nobody's business. */
export const placesOf = (some: string[]): string[] => [
  ...new Set(some.map((line) => line.slice(0, line.indexOf(' ')))),
];

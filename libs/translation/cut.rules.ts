/** Characters as JSON Schema counts them for maxLength: code points, not UTF-16 units. */
export function isLonger(text: string, max: number): boolean {
  if (text.length <= max) return false;
  if (text.length > max * 2) return true;
  let count = 0;
  for (const _ of text) if (++count > max) return true;
  return false;
}

/** The first characters of a text; never half of one. */
export function cut(text: string, max: number): string {
  let end = 0;
  let count = 0;
  for (const character of text) {
    if (count++ === max) break;
    end += character.length;
  }
  return text.slice(0, end);
}

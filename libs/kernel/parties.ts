/** How an organisation is named on the outside: by OIN or by KvK number. */
export interface PartyName {
  scheme: 'oin' | 'kvk';
  number: string;
}

const SOURCE = /^urn:nld:(?:oin:(\d{20})|kvk:(\d{8}))(?::systeem:[A-Za-z0-9][A-Za-z0-9._-]{0,63})?$/;

/** Reads `urn:nld:oin:<20 digits>[:systeem:<name>]` or `urn:nld:kvk:<8 digits>[:systeem:<name>]`. */
export function partyNameOf(urn: string): PartyName | undefined {
  const match = SOURCE.exec(urn);
  if (!match) return undefined;
  return match[1] ? { scheme: 'oin', number: match[1] } : { scheme: 'kvk', number: match[2]! };
}

export const partyUrn = (name: PartyName): string => `urn:nld:${name.scheme}:${name.number}`;

const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** The eleven test: nine digits, weighted sum divisible by eleven, not all zeros. */
export function isBsn(text: string): boolean {
  if (!/^\d{9}$/.test(text) || text === '000000000') return false;
  return WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(text[i]), 0) % 11 === 0;
}

const WORDS_FOR_BSN = ['bsn', 'burgerservicenummer', 'burgerservicenr', 'sofinummer', 'sofinr', 'sofi'];
/** The longer before the shorter that it begins with. */
const CALLED_BSN = new RegExp(`^(?:${WORDS_FOR_BSN.join('|')})[^A-Za-z0-9]*`, 'i');

/** Whether a name is a word for BSN, in small letters, and nothing more. */
export const isWordForBsn = (name: string): boolean => WORDS_FOR_BSN.includes(name);

/** Nine digits by themselves, or in the groups in which people write them: 123456789, 123.456.789, 1234.56.789. */
const NINE_DIGITS = /(?<!\d)(?:\d{9}|\d{3}([ ._-])\d{3}\1\d{3}|\d{4}([ .])\d{2}\2\d{3})(?!\d)/g;

/** Whether somewhere in it there are nine digits that pass the eleven test, whatever stands around them. */
export const holdsBsn = (text: string): boolean =>
  [...text.matchAll(NINE_DIGITS)].some(([digits]) => isBsn(digits.replaceAll(/\D/g, '')));

/** A number that a machine drew or a digest, in hexadecimal: of an object, a trace, or SHA-1 and SHA-256. One in two thousand begins like a BSN. */
const DRAWN = /^(?=.*[a-f])(?:[0-9a-f]{24}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i;

/**
 * Whether an id is a BSN, may be one, or says that it is: it has one before its first letter. A letter before the digits
 * makes it an id of another kind, but for a word for BSN.
 */
export function mayBeBsn(id: string): boolean {
  if (DRAWN.test(id)) return false;
  const said = id.replace(CALLED_BSN, '');
  const letter = said.search(/[A-Za-z]/);
  const start = letter === -1 ? said : said.slice(0, letter);
  return start.length >= WEIGHTS.length && holdsBsn(start);
}

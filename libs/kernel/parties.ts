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

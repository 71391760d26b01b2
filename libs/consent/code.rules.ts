import { randomBytes } from 'node:crypto';
import { hmacSha256 } from '#kernel';

/**
 * A code that a person carries on paper: sixteen characters that are not taken for another. The first half finds it, the
 * second half proves it, so that wrong tries count against that one code. 40 bits each; neither is kept, only a keyed hash.
 */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const HALF = 8;
const GROUP = 4;
const WRITTEN = /^[2-9A-HJ-NP-Z]{16}$/;

export interface Code {
  locator: string;
  secret: string;
}

export function newCode(): Code {
  const text = [...randomBytes(2 * HALF)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return { locator: text.slice(0, HALF), secret: text.slice(HALF) };
}

/** In groups of four, as it is printed. */
export const writtenCode = ({ locator, secret }: Code): string =>
  `${locator}${secret}`.match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-');

/** What somebody typed: small letters, spaces and dashes do not count; undefined when it cannot be a code. */
export function readCode(typed: string): Code | undefined {
  const text = typed.replace(/[\s-]/g, '').toUpperCase();
  return WRITTEN.test(text) ? { locator: text.slice(0, HALF), secret: text.slice(HALF) } : undefined;
}

/** What is kept of a code, by its use: the same code for another use has another hash. */
export const hashedCode = (
  key: Buffer,
  use: 'invitation' | 'receipt' | 'link' | 'announcement',
  { locator, secret }: Code,
): { locator: Buffer; secret: Buffer } => ({
  locator: hmacSha256(key, `${use}:locator:${locator}`),
  secret: hmacSha256(key, `${use}:secret:${locator}${secret}`),
});

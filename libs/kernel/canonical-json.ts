export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What JSON writes as it is between quotation marks; a lone half of a pair (RFC 8785 wants it escaped) is not in it. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e\xa0-\ud7ff\ue000-\uffff]*$/;
/** Trying a long text would cost more than writing it. */
const LONGEST_TRIED = 200;

/** A text as RFC 8785 and JSON.stringify write it; most are short and hold nothing that must be escaped. */
export const quoted = (text: string): string =>
  text.length <= LONGEST_TRIED && PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);

function sortedKeys(value: JsonObject): string[] {
  const keys = Object.keys(value);
  for (let place = 1; place < keys.length; place++) if (keys[place - 1]! > keys[place]!) return keys.sort();
  return keys;
}

/**
 * RFC 8785 (JCS): members sorted by UTF-16 code units, ECMAScript numbers and strings, no white space; members that are
 * undefined are left out. Loops and not map and join: every message and every decision comes by here.
 */
export function canonicalJson(value: Json | undefined): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += (text === '' ? '' : ',') + canonicalJson(item);
    return `[${text}]`;
  }
  for (const key of sortedKeys(value)) {
    const member = value[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

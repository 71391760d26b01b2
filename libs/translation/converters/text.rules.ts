import { sha256, type Json } from '#kernel';
import { Lost, type Convert, type Converter } from '../converter.js';

/** A converter is asked about one kind of value; others are not for this row. */
export const onText =
  (convert: (text: string) => ReturnType<Convert>): Convert =>
  (value) =>
    typeof value === 'string' ? convert(value) : undefined;

export const onNumber =
  (convert: (number: number) => ReturnType<Convert>): Convert =>
  (value) =>
    typeof value === 'number' ? convert(value) : undefined;

/** A text or a number as text; `String` would run whatever a document calls `toString`. */
export const plain = (value: Json | undefined): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
};

const character = (code: number): string =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';

const unescaped = (html: string): string =>
  html.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, dec?: string, hex?: string, name?: string) => {
      if (dec) return character(Number(dec));
      if (hex) return character(parseInt(hex, 16));
      return NAMED[name!.toLowerCase()] ?? whole;
    },
  );

/** What stands between the tags of a script or style is no text. One pass over the tags, whatever is left open. */
function withoutScripts(html: string): string {
  let kept = '';
  let from = 0;
  let open: { name: string; at: number } | undefined;
  for (const tag of html.matchAll(/<(\/?)(script|style)\b[^<>]*>/gi)) {
    const name = tag[2]!.toLowerCase();
    if (!open && !tag[1]) open = { name, at: tag.index };
    else if (open && tag[1] && name === open.name) {
      kept += html.slice(from, open.at);
      from = tag.index + tag[0].length;
      open = undefined;
    }
  }
  return kept + html.slice(from);
}

/** HTML to text: blocks become lines, list items get a dash, the rest of the mark-up goes. Plain text stays itself. */
function htmlToText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  // Every pattern stops at the next `<`: a text of nothing but open tags is read once, not once for each of them.
  const text = withoutScripts(html)
    .replace(/<li\b[^<>]*>/gi, '\n- ')
    .replace(/<(?:br|\/p|\/div|\/h[1-6]|\/ul|\/ol|\/tr)\b[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z!][^<>]{0,2000}>/gi, '');
  return unescaped(text)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const same: Convert = (value) => value;

/** Mark-up that goes is no loss: the words stay. An empty text is nothing. */
export const html: Converter = {
  toCanonical: onText((text) => htmlToText(text) || undefined),
  toPartner: same,
};

/** Text as it is, objects and lists not for this row. */
export const text: Converter = {
  toCanonical: onText((value) => value || undefined),
  toPartner: onText((value) => value),
};

/**
 * An id of any characters to one that the canonical form takes: letters, digits, `.` and `-` stay, every other
 * character becomes `_<hex>_`. Too long ones become a digest: still the same id every time, but one-way.
 */
export const id: Converter = {
  toCanonical: (value) => {
    const written = plain(value);
    if (written === undefined) return undefined;
    const encoded = [...written]
      .map((sign) => (/^[A-Za-z0-9.-]$/.test(sign) ? sign : `_${sign.codePointAt(0)!.toString(16)}_`))
      .join('');
    return encoded.length > 200
      ? new Lost('truncated', `sha256-${sha256(encoded).toString('hex')}`)
      : encoded;
  },
  toPartner: onText((value) =>
    value.replace(/_([0-9a-f]{1,6})_/g, (_, hex: string) =>
      String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10ffff)),
    ),
  ),
};

/** `007` and `32.5` as XML writes them. */
export const numberText: Converter = {
  toCanonical: onText((value) =>
    /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : new Lost('no-equivalent'),
  ),
  toPartner: onNumber((value) => String(value)),
};

const whole = (value: Json, round: (number: number) => number): ReturnType<Convert> => {
  const written = plain(value);
  if (written === undefined) return undefined;
  const number = Number(written.trim().replace(',', '.') || Number.NaN);
  if (!Number.isFinite(number) || number < 0 || number > 99) return new Lost('no-equivalent');
  return Number.isInteger(number) ? number : new Lost('partial-value', round(number));
};

/** Whole numbers up to 99, written as text or with a fraction (after a point or comma); hours offered are rounded so that the range never shrinks. */
export const wholeDown: Converter = {
  toCanonical: (value) => whole(value, Math.floor),
  toPartner: onNumber(String),
};
export const wholeUp: Converter = {
  toCanonical: (value) => whole(value, Math.ceil),
  toPartner: onNumber(String),
};

/** Numbers only: where a partner's member may be a number or an object. */
export const number: Converter = {
  toCanonical: onNumber((value) => value),
  toPartner: onNumber((value) => value),
};

export const booleanText: Converter = {
  toCanonical: onText((value) =>
    value === 'true' || value === '1'
      ? true
      : value === 'false' || value === '0'
        ? false
        : new Lost('unmapped-code'),
  ),
  toPartner: (value) => (typeof value === 'boolean' ? String(value) : undefined),
};

/** A KvK number, `NL` before it or not. */
export const kvkNumber: Converter = {
  toCanonical: onText((value) => /^(?:NL)?(\d{8})$/.exec(value.trim())?.[1] ?? new Lost('no-equivalent')),
  toPartner: same,
};

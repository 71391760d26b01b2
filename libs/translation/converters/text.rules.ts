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

const same: Convert = (value) => value;

/** Text as it is; an empty one is nothing, objects and lists are not for this row. */
export const text: Converter = {
  toCanonical: onText((value) => value || undefined),
  toPartner: onText((value) => value || undefined),
};

/** A dot beside another is written out too: `..` marks what was. No name that the hub makes holds a dot. */
const OUTSIDE_ID = /[^A-Za-z0-9._-]|(?<=\.)\.|\.(?=\.)/gu;
const WRITTEN_OUT = /\.\.([0-9a-f]{1,6})\.\./g;

const idFrom = (written: string): string =>
  written.replace(OUTSIDE_ID, (sign) => `..${sign.codePointAt(0)!.toString(16)}..`);

const isSign = (code: number): boolean => code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);

function signOf(mark: string, hex: string): string {
  const code = parseInt(hex, 16);
  return isSign(code) ? String.fromCodePoint(code) : mark;
}

/**
 * An id of any characters to one that the canonical form takes: letters, digits, `.`, `_` and `-` stay, every other
 * character becomes `..<hex>..`. Too long ones become a digest: still the same id every time, but one-way. An id that was
 * not made so goes over as it is: `VAC_2026_7` of another partner, or the recipient's own name for somebody.
 */
export const id: Converter = {
  toCanonical: (value) => {
    const written = plain(value);
    if (written === undefined) return undefined;
    const encoded = idFrom(written);
    return encoded.length > 200
      ? new Lost('truncated', `sha256-${sha256(encoded).toString('hex')}`)
      : encoded;
  },
  toPartner: onText((value) => {
    const written = value.replace(WRITTEN_OUT, signOf);
    return idFrom(written) === value ? written : value;
  }),
};

/** `007` and `32.5` as XML writes them. */
export const numberText: Converter = {
  toCanonical: onText((value) =>
    /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : new Lost('no-equivalent'),
  ),
  toPartner: onNumber((value) => String(value)),
};

/** `32,5` and `-1,25` as Dutch systems write them; a point in it can mean thousands, and is not guessed at. */
export const commaNumber: Converter = {
  toCanonical: onText((value) =>
    /^\s*-?\d+(,\d+)?\s*$/.test(value) ? Number(value.replace(',', '.')) : new Lost('no-equivalent'),
  ),
  toPartner: onNumber((value) => String(value).replace('.', ',')),
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

/** Hours as a number: half hours are rounded up, so that what is offered is never less. */
export const wholeHours: Converter = {
  toCanonical: wholeUp.toCanonical,
  toPartner: onNumber((value) => value),
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

import { isObject, type Json, type JsonObject } from '#kernel';
import { Lost, type Converted, type Converter } from '../converter.js';
import { isLonger } from '../cut.rules.js';
import { sameAgain } from './same-again.rules.js';
import { onText, plain } from './text.rules.js';

const NAME_PARTS = ['voornamen', 'voorvoegsel', 'achternaam'] as const;

/** The parts of a name as one text, for forms that want that too. It is never taken apart again: that is guessing. */
export const formattedName: Converter = {
  toCanonical: () => undefined,
  toPartner: (value) => {
    if (!isObject(value)) return undefined;
    return (
      NAME_PARTS.map((part) => plain(value[part])?.trim())
        .filter(Boolean)
        .join(' ') || undefined
    );
  },
  // The parts have rows of their own.
  parts: [],
};

const SURNAME =
  /^((?:(?:van|von|de|den|der|het|ter|ten|te|tot|in|op|aan|uit|bij|la|le|du|des|el|al|ben|'t|'s) )+)(\S.*)$/;

const surnameOf = (text: string): JsonObject => {
  const [, prefix, rest] = SURNAME.exec(text) ?? [];
  return prefix && prefix.length <= 11
    ? { voorvoegsel: prefix.trimEnd(), achternaam: rest! }
    : { achternaam: text };
};

/** `van der Voorbeeld` to prefix and surname, only at the prefixes that are known; anything else stays one surname. */
export const prefixedSurname: Converter = {
  toCanonical: onText((value) => (value === '' ? undefined : surnameOf(value))),
  toPartner: (value: Json) => {
    if (!isObject(value)) return undefined;
    const { voorvoegsel, achternaam } = value;
    const text = [plain(voorvoegsel), plain(achternaam)].filter(Boolean).join(' ');
    return text && sameAgain(value, ['voorvoegsel', 'achternaam'], surnameOf(text), text);
  },
  parts: ['voorvoegsel', 'achternaam'],
};

/** A person as HR Open names them, whole or in parts, to the one text that a contact person has here. */
export const personName: Converter = {
  toCanonical: (value) => {
    if (!isObject(value)) return undefined;
    const parts = [plain(value['given']), plain(value['family'])].filter(Boolean).join(' ');
    return plain(value['formattedName']) || parts || undefined;
  },
  toPartner: onText((value) => (value === '' ? undefined : { formattedName: value })),
};

/**
 * A telephone number to digits with a `+` for another country: `06-1234 5678` to `0612345678`, `0031 (0)6…` to `+316…`.
 * What holds anything else, or more digits than a number can have (E.164), is no number.
 */
export const phone: Converter = {
  toCanonical: onText((value) => {
    const digits = value
      .replace(/^(\s*(?:\+|00)[\d\s]{1,6})\(0\)/, '$1')
      .replace(/[\s().\-/]/g, '')
      .replace(/^00/, '+');
    return /^\+?\d{3,13}$/.test(digits) ? digits : new Lost('no-equivalent');
  }),
  toPartner: onText((value) => value || undefined),
};

const PHONE_LENGTH = 14;

const shortened = (value: string): Converted => {
  if (value === '') return undefined;
  return isLonger(value, PHONE_LENGTH) ? phone.toCanonical(value) : value;
};

/**
 * A telephone number for where there is room for fourteen signs (VUM): as it is written, or its digits where that is longer.
 * It is never cut: the first digits of a number are the number of nobody, or of somebody else.
 */
export const shortPhone: Converter = { toCanonical: onText(shortened), toPartner: onText(shortened) };

import { isObject, type Json, type JsonObject } from '#kernel';
import { Lost, type Converter } from '../converter.js';
import { cut, isLonger } from '../cut.rules.js';
import { sameAgain } from './same-again.rules.js';
import { onText, plain } from './text.rules.js';

const POSTCODE = /^([1-9]\d{3}) ?([A-Za-z]{2})$/;

const tight = (value: string): string | undefined => {
  const match = POSTCODE.exec(value.trim());
  return match ? match[1]! + match[2]!.toUpperCase() : undefined;
};

/** `7511 jx` to `7511JX`; a postcode of another country has no equivalent. */
export const postcode: Converter = {
  toCanonical: onText((value) => tight(value) ?? new Lost('no-equivalent')),
  toPartner: (value) => value,
};

/** `7511JX` to `7511 JX`, as SETU, schema.org and OOAPI write it. */
export const spacedPostcode: Converter = {
  toCanonical: postcode.toCanonical,
  toPartner: onText((value) => value.replace(/^(\d{4})([A-Z]{2})$/, '$1 $2')),
};

/** Only a whole postcode; four digits are not for this row. */
export const wholePostcode: Converter = { toCanonical: onText(tight), toPartner: (value) => value };

/** The four digits of a postcode, whole or not. */
export const postcodeArea: Converter = {
  toCanonical: onText((value) => /^[1-9]\d{3}/.exec(value)?.[0]),
  toPartner: (value) => value,
};

const PARTS = ['straatnaam', 'huisnummer', 'huisnummertoevoeging'] as const;
/** Each run of spaces is tried from its begin only, and shared by nothing: a text of spaces is read once, not once for each. */
const STREET = /^(.+?)(?<=\S)\s+(\d{1,5})\s*(?:[-/]\s*)?([A-Za-z0-9]{0,6})$/;

/** A line with the postcode or the place behind the house number: the last number in it is not that of the house. */
const isWholeAddress = ([, street, , addition]: RegExpExecArray): boolean =>
  /\d[^,]*,/.test(street!) || /^\d{4}/.test(addition!);

const fromLine = (value: string): Json | Lost | undefined => {
  const read = STREET.exec(value.trim());
  const match = read && isWholeAddress(read) ? null : read;
  const street = (match?.[1] ?? value).trim();
  if (street === '') return undefined;
  const address: JsonObject = { straatnaam: cut(street, 80) };
  const whole = isLonger(street, 80) ? new Lost('truncated', address) : address;
  if (!match) return whole;
  address['huisnummer'] = Number(match[2]);
  if (match[3]) address['huisnummertoevoeging'] = match[3];
  return whole;
};

/** `Voorbeeldstraat 12 a` to street, number and addition; what is not in that form is kept as the street. */
export const streetLine: Converter = {
  toCanonical: onText(fromLine),
  toPartner: (value: Json) => {
    if (!isObject(value)) return undefined;
    const line = PARTS.map((name) => plain(value[name]))
      .filter((part) => part !== undefined)
      .join(' ');
    if (!line) return undefined;
    const again = fromLine(line);
    return sameAgain(value, PARTS, again instanceof Lost ? undefined : again, line);
  },
  parts: PARTS,
};

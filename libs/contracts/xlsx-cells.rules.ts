const DAY_MS = 86_400_000;
const LAST_DAY = 2_958_466;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/**
 * A day number as an ISO date, `2026-01-05`, with the time where there is one; undefined outside 1900 to 9999. Excel
 * counts a 29 February 1900 that never was: before it everything is a day later.
 */
export function dateOfSerial(serial: number, from1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < LAST_DAY)) return undefined;
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const moment = new Date(Date.UTC(1899, 11, 30) + Math.round((days * DAY_MS) / 1000) * 1000);
  const day = moment.toISOString().slice(0, 10);
  if (Number.isInteger(serial)) return day;
  const time = [moment.getUTCHours(), moment.getUTCMinutes(), moment.getUTCSeconds()]
    .map(twoDigits)
    .join(':');
  return `${day}T${time}`;
}

/** A number as it was typed: Excel writes 36.6 as 36.600000000000001. */
export function numberText(raw: string): string | undefined {
  const value = Number(raw);
  return raw.trim() === '' || !Number.isFinite(value) ? undefined : String(value);
}

/** Column of a cell reference such as `AB12`, from 0; -1 when it is none. */
export function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})[1-9][0-9]{0,6}$/.exec(reference)?.[1];
  if (letters === undefined) return -1;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

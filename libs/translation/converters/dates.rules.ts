import { dayHere, isObject, type Json } from '#kernel';
import { Lost, type Converter } from '../converter.js';
import { onNumber, onText } from './text.rules.js';

const DATE = /^(\d{4})-(\d{2})-(\d{2})(.*)$/s;
/** XML may say of which zone a whole day is: it is that day. */
const ZONE_OF_DAY = /^(?:Z|[+-]\d{2}:\d{2})$/;
const MOMENT = /^T(\d{2}:\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?(?:(Z)|([+-]\d{2}):?(\d{2})?)$/;

/**
 * The day in the Netherlands of a moment that says its zone: `2026-08-31T22:00:00Z` is how many systems write the first of
 * September. A day as written where there is no zone, and at its last minute, which means that day whatever the zone.
 */
function dayOfMoment(day: string, time: string): string {
  const [, hour, utc, offset, minutes = '00'] = MOMENT.exec(time) ?? [];
  if (!hour || hour === '23:59') return day;
  const moment = Date.parse(`${day}T${hour}:00${utc ?? `${offset}:${minutes}`}`);
  const here = Number.isNaN(moment) ? day : dayHere(new Date(moment));
  return here.length === day.length ? here : day;
}

/** True for a day that exists: 2026-02-30 does not. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * An ISO date, or the date of an ISO date and time (the time is a loss). A moment is on the day that it is in the Netherlands. SuwiML's incomplete dates and free text have
 * no equivalent: a date is never made up.
 */
export const date: Converter = {
  toCanonical: onText((value) => {
    const match = DATE.exec(value.trim());
    if (!match || !isDay(Number(match[1]), Number(match[2]), Number(match[3])))
      return new Lost('no-equivalent');
    const day = `${match[1]}-${match[2]}-${match[3]}`;
    const rest = match[4]!;
    if (rest === '' || ZONE_OF_DAY.test(rest)) return day;
    return /^[T ]/.test(rest) ? new Lost('partial-value', dayOfMoment(day, rest)) : new Lost('no-equivalent');
  }),
  toPartner: (value) => value,
};

/** A date as the midnight with which it begins, for forms that want a date and time; no time zone is made up. */
export const midnight: Converter = {
  toCanonical: onText((value) =>
    value.endsWith('T00:00:00') ? date.toCanonical(value.slice(0, 10)) : date.toCanonical(value),
  ),
  toPartner: onText((value) => `${value}T00:00:00`),
};

const DUTCH_DATE = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;

/** A date as Dutch systems write it, day first: `31-12-2026`, also with `/` or `.` and a day of one digit. A year has four. */
export const dutchDate: Converter = {
  toCanonical: onText((value) => {
    const match = DUTCH_DATE.exec(value.trim());
    if (!match || !isDay(Number(match[4]), Number(match[3]), Number(match[1])))
      return new Lost('no-equivalent');
    return `${match[4]}-${two(Number(match[3]))}-${two(Number(match[1]))}`;
  }),
  toPartner: onText((value) => value.split('-').reverse().join('-')),
};

const two = (value: number): string => String(value).padStart(2, '0');
const numberIn = (value: Json | undefined): number =>
  typeof value === 'number'
    ? value
    : typeof value === 'string'
      ? Number(value.replace(/^-{2,3}/, ''))
      : Number.NaN;

/** A date in parts as Europass writes it: `{ Year: 1991, Month: '--04', Day: '---12' }`. A year alone is no date. */
export const structuredDate: Converter = {
  toCanonical: (value) => {
    if (!isObject(value)) return undefined;
    const [year, month, day] = [numberIn(value['Year']), numberIn(value['Month']), numberIn(value['Day'])];
    if (![year, month, day].every(Number.isInteger) || !isDay(year!, month!, day!))
      return new Lost('no-equivalent');
    return `${String(year).padStart(4, '0')}-${two(month!)}-${two(day!)}`;
  },
  toPartner: onText((value) => {
    const [year, month, day] = value.split('-');
    return { Year: Number(year), Month: `--${month}`, Day: `---${day}` };
  }),
};

/** Travel time: `00:45` or GGM's `0001-01-01T00:45:00` to whole minutes; back as `00:45`. */
export const travelTime: Converter = {
  toCanonical: onText((value) => {
    const match = /(?:^|T)(\d{2}):(\d{2})(?::(\d{2}))?Z?$/.exec(value);
    if (!match || Number(match[2]) > 59) return new Lost('no-equivalent');
    const minutes = Number(match[1]) * 60 + Number(match[2]);
    if (minutes > 999) return new Lost('no-equivalent');
    return Number(match[3] ?? 0) === 0 ? minutes : new Lost('partial-value', minutes);
  }),
  toPartner: onNumber(
    (value) => `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`,
  ),
};

/** Months of experience to whole years, rounded down. */
export const monthsToYears: Converter = {
  toCanonical: onNumber((months) => {
    const years = Math.floor(months / 12);
    if (years > 99) return new Lost('no-equivalent');
    return months % 12 === 0 ? years : new Lost('partial-value', years);
  }),
  toPartner: onNumber((years) => years * 12),
};

import { Lost, type Converter } from '../converter.js';
import { onNumber, onText } from './text.rules.js';

const DATE = /^(\d{4})-(\d{2})-(\d{2})(.*)$/s;

/** True for a day that exists: 2026-02-30 does not. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * An ISO date, or the date of an ISO date and time (the time is a loss). SuwiML's incomplete dates and free text have
 * no equivalent: a date is never made up.
 */
export const date: Converter = {
  toCanonical: onText((value) => {
    const match = DATE.exec(value.trim());
    if (!match || !isDay(Number(match[1]), Number(match[2]), Number(match[3])))
      return new Lost('no-equivalent');
    const day = `${match[1]}-${match[2]}-${match[3]}`;
    if (match[4] === '') return day;
    return /^[T ]/.test(match[4]!) ? new Lost('partial-value', day) : new Lost('no-equivalent');
  }),
  toPartner: (value) => value,
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

import { gregorianEaster } from 'date-easter';
import { Temporal } from 'temporal-polyfill';
import { memo } from './memo.js';

const YEARS_REMEMBERED = 20;
const SUNDAY = 7;

/** Days counted from Easter Sunday: Easter, Easter Monday, Ascension, Whit Sunday and Whit Monday. Good Friday is no holiday by law. */
const AROUND_EASTER = [0, 1, 39, 49, 50];

const ofYear = memo(YEARS_REMEMBERED, (text): ReadonlySet<string> => {
  const year = Number(text);
  const easter = gregorianEaster(year);
  const easterSunday = Temporal.PlainDate.from({ year, month: easter.month, day: easter.day });
  const kingsDay = Temporal.PlainDate.from({ year, month: 4, day: 27 });
  return new Set(
    [
      Temporal.PlainDate.from({ year, month: 1, day: 1 }),
      ...AROUND_EASTER.map((days) => easterSunday.add({ days })),
      // The Sunday goes before the King: then it is kept the day before.
      kingsDay.dayOfWeek === SUNDAY ? kingsDay.subtract({ days: 1 }) : kingsDay,
      Temporal.PlainDate.from({ year, month: 5, day: 5 }),
      Temporal.PlainDate.from({ year, month: 12, day: 25 }),
      Temporal.PlainDate.from({ year, month: 12, day: 26 }),
    ].map(String),
  );
});

/** A generally recognised holiday in the Netherlands (Algemene termijnenwet 3): `2027-04-27`. */
export const isDutchHoliday = (date: string): boolean => ofYear(date.slice(0, 4)).has(date);

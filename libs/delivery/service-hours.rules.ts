import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { isDutchHoliday } from './holidays.rules.js';
import { memo } from './memo.js';

/** When a partner's system takes post: on the days of a recurrence rule (RFC 5545), between two times of its own clock. */
export interface ServiceHours {
  windows: { days: string; from: string; until: string }[];
  /** Default Europe/Amsterdam. */
  timeZone?: string;
  /** Closed on the generally recognised Dutch holidays; default yes. */
  holidays?: 'closed' | 'open';
}

/** Since when and until when it is open around a moment; `until` is not in it. */
export interface OpenPeriod {
  from: number;
  until: number;
}

export interface ServiceClock {
  /** The period in which it is open at this moment, or the next one (epoch milliseconds). */
  periodAt(ms: number): OpenPeriod;
  /** The moment itself when it is open then, else when it opens next. */
  opensAt(ms: number): number;
  /** The last moment until which it is open, between these two; the later one itself when it is not open between them. */
  lastOpenIn(from: number, until: number): number;
}

/** A rule that gives no opening in this many days gives none for practical purposes. */
const LOOKS_AHEAD_DAYS = 400;
const DAYS_REMEMBERED = 1000;
const DAY_MS = 24 * 3_600_000;
/** A Monday in a time zone without summer time: rules count their weeks and intervals from here. */
const RULES_START = Temporal.ZonedDateTime.from('2024-01-01T00:00:00[UTC]');
const RULE =
  /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|BYDAY|BYMONTH|BYMONTHDAY|BYSETPOS)=[A-Z0-9,+-]+)*$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Throws, with a sentence for whoever writes configuration, when the hours cannot be read or never open. */
export function serviceClock(hours: ServiceHours): ServiceClock {
  const timeZone = hours.timeZone ?? 'Europe/Amsterdam';
  const closedOnHolidays = hours.holidays !== 'open';
  const windows = hours.windows.map(({ days, from, until }) => {
    if (!TIME.test(from) || !(TIME.test(until) || until === '24:00'))
      throw new Error('a window runs from 00:00 to 24:00 at most, written as 07:30');
    return { isOn: daysOf(days), from: Temporal.PlainTime.from(from), ...endOf(from, until) };
  });
  const zoned = (ms: number): Temporal.ZonedDateTime => {
    try {
      return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
    } catch {
      throw new Error('the time zone is not one of the IANA list');
    }
  };

  /** Every period that begins on this day, in order. */
  const periodsOf = memo(DAYS_REMEMBERED, (date): OpenPeriod[] => {
    if (closedOnHolidays && isDutchHoliday(date)) return [];
    const day = Temporal.PlainDate.from(date);
    return windows
      .filter((window) => window.isOn(date))
      .map(({ from, until, nextDay }) => ({
        from: day.toZonedDateTime({ timeZone, plainTime: from }).epochMilliseconds,
        until: day.add({ days: nextDay ? 1 : 0 }).toZonedDateTime({ timeZone, plainTime: until })
          .epochMilliseconds,
      }))
      .filter((period) => period.from < period.until)
      .sort((a, b) => a.from - b.from);
  });

  let known: OpenPeriod | undefined;
  const periodAt = (ms: number): OpenPeriod => {
    if (known && known.from <= ms && ms < known.until) return known;
    const today = zoned(ms).toPlainDate();
    // From yesterday: a window may run past midnight.
    for (let days = -1; days <= LOOKS_AHEAD_DAYS; days++) {
      known = periodsOf(today.add({ days }).toString()).find((period) => ms < period.until);
      if (known) return known;
    }
    throw new Error('the service hours never open');
  };
  const lastOpenIn = (from: number, until: number): number => {
    // Back by a day at a time: the last opening is seldom far.
    for (let back = until; back > from;) {
      back = Math.max(back - DAY_MS, from);
      let last: number | undefined;
      for (let period = periodAt(back); period.from < until; period = periodAt(period.until))
        last = Math.min(period.until, until);
      if (last !== undefined) return last;
    }
    return until;
  };
  // Said now, to whoever writes them, and not to the lane that would sleep for ever.
  periodAt(RULES_START.epochMilliseconds);
  return { periodAt, opensAt: (ms) => Math.max(ms, periodAt(ms).from), lastOpenIn };
}

function endOf(from: string, until: string): { until: Temporal.PlainTime; nextDay: boolean } {
  const isMidnight = until === '24:00';
  return {
    until: Temporal.PlainTime.from(isMidnight ? '00:00' : until),
    nextDay: isMidnight || until <= from,
  };
}

function daysOf(rule: string): (date: string) => boolean {
  if (!RULE.test(rule))
    throw new Error(
      'days are a recurrence rule such as FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR, without COUNT or UNTIL',
    );
  const recurrence = new RRuleTemporal({ rruleString: rule, dtstart: RULES_START as never });
  return memo(DAYS_REMEMBERED, (date) => {
    const start = Temporal.PlainDate.from(date).toZonedDateTime('UTC');
    return recurrence.between(start as never, start as never, true).length > 0;
  });
}

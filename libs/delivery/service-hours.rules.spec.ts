import { describe, expect, it } from '@jest/globals';
import { isDutchHoliday } from './holidays.rules.js';
import { serviceClock, type ServiceHours } from './service-hours.rules.js';

const OFFICE: ServiceHours = {
  windows: [{ days: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', from: '07:30', until: '18:00' }],
};
const opens = (hours: ServiceHours, moment: string): string =>
  new Date(serviceClock(hours).opensAt(Date.parse(moment))).toISOString();

describe('Dutch holidays', () => {
  it('are those of the Algemene termijnenwet', () => {
    const days = (year: number): string[] =>
      Array.from({ length: 366 }, (_, day) =>
        new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10),
      ).filter((date) => date.startsWith(String(year)) && isDutchHoliday(date));
    expect(days(2026)).toEqual([
      '2026-01-01',
      '2026-04-05',
      '2026-04-06',
      '2026-04-27',
      '2026-05-05',
      '2026-05-14',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ]);
    // In 2025 the 27th was a Sunday.
    expect([isDutchHoliday('2025-04-26'), isDutchHoliday('2025-04-27')]).toEqual([true, false]);
  });
});

describe('service hours', () => {
  it.each([
    ['a moment within is that moment', '2026-11-02T12:00:00Z', '2026-11-02T12:00:00.000Z'],
    ['before opening', '2026-11-02T05:00:00Z', '2026-11-02T06:30:00.000Z'],
    ['at closing it is closed until the next day', '2026-11-02T17:00:00Z', '2026-11-03T06:30:00.000Z'],
    ['over the weekend', '2026-11-06T17:00:00Z', '2026-11-09T06:30:00.000Z'],
    ['over Easter', '2026-04-03T16:00:00Z', '2026-04-07T05:30:00.000Z'],
    ['over Christmas and a weekend', '2026-12-24T17:00:00Z', '2026-12-28T06:30:00.000Z'],
  ])('%s', (_name, moment, expected) => {
    expect(opens(OFFICE, moment)).toBe(expected);
  });

  it.each([
    [
      'the moment itself while it is open',
      '2026-11-02T00:00:00Z',
      '2026-12-04T12:00:00Z',
      '2026-12-04T12:00:00.000Z',
    ],
    [
      'when it closed before the weekend',
      '2026-11-02T00:00:00Z',
      '2026-12-06T12:00:00Z',
      '2026-12-04T17:00:00.000Z',
    ],
    [
      'in the morning when it closed the day before',
      '2026-11-02T00:00:00Z',
      '2026-12-04T05:00:00Z',
      '2026-12-03T17:00:00.000Z',
    ],
    [
      'the end when it is not open at all',
      '2026-12-04T18:00:00Z',
      '2026-12-06T12:00:00Z',
      '2026-12-06T12:00:00.000Z',
    ],
    [
      'what is open at the beginning',
      '2026-12-04T16:30:00Z',
      '2026-12-06T12:00:00Z',
      '2026-12-04T17:00:00.000Z',
    ],
  ])('are last open between two moments: %s', (_name, from, until, expected) => {
    const last = serviceClock(OFFICE).lastOpenIn(Date.parse(from), Date.parse(until));
    expect(new Date(last).toISOString()).toBe(expected);
  });

  it('keep to the clock on the wall when summer time begins and ends', () => {
    const daily: ServiceHours = { windows: [{ days: 'FREQ=DAILY', from: '07:30', until: '18:00' }] };
    expect(opens(daily, '2026-03-28T18:00:00Z')).toBe('2026-03-29T05:30:00.000Z');
    expect(opens(daily, '2026-10-24T18:00:00Z')).toBe('2026-10-25T06:30:00.000Z');
    // Half past two does not exist that night; the window begins when the clock has gone on.
    const night: ServiceHours = { windows: [{ days: 'FREQ=DAILY', from: '02:30', until: '04:00' }] };
    expect(opens(night, '2026-03-29T00:00:00Z')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('may run past midnight, and to the end of the day', () => {
    const night: ServiceHours = {
      windows: [{ days: 'FREQ=WEEKLY;BYDAY=MO', from: '22:00', until: '06:00' }],
    };
    expect(opens(night, '2026-11-03T04:00:00Z')).toBe('2026-11-03T04:00:00.000Z');
    expect(opens(night, '2026-11-03T05:00:00Z')).toBe('2026-11-09T21:00:00.000Z');
    const whole: ServiceHours = { windows: [{ days: 'FREQ=DAILY', from: '00:00', until: '24:00' }] };
    expect(opens(whole, '2026-11-03T22:59:59Z')).toBe('2026-11-03T22:59:59.000Z');
  });

  it('know the first Tuesday of a month, and two windows a day', () => {
    const hours: ServiceHours = {
      windows: [
        { days: 'FREQ=MONTHLY;BYDAY=1TU', from: '14:00', until: '15:00' },
        { days: 'FREQ=MONTHLY;BYDAY=1TU', from: '09:00', until: '10:00' },
      ],
    };
    expect(opens(hours, '2026-11-01T00:00:00Z')).toBe('2026-11-03T08:00:00.000Z');
    expect(opens(hours, '2026-11-03T09:30:00Z')).toBe('2026-11-03T13:00:00.000Z');
    expect(opens(hours, '2026-11-03T14:00:00Z')).toBe('2026-12-01T08:00:00.000Z');
  });

  it.each([
    ['no recurrence rule', { windows: [{ days: 'weekdays', from: '07:00', until: '08:00' }] }],
    ['a rule that ends', { windows: [{ days: 'FREQ=DAILY;COUNT=3', from: '07:00', until: '08:00' }] }],
    ['no time', { windows: [{ days: 'FREQ=DAILY', from: '7', until: '08:00' }] }],
    ['no time zone', { ...OFFICE, timeZone: 'Enschede' }],
    [
      'no opening',
      { windows: [{ days: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25', from: '07:00', until: '08:00' }] },
    ],
  ])('that are not in order are refused: %s', (_name, hours) => {
    expect(() => serviceClock(hours)).toThrow();
  });
});

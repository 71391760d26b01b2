const ZONE = 'Europe/Amsterdam';

/** How far the clock of the region is ahead of UTC at that moment, in milliseconds. */
function aheadAt(moment: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).formatToParts(moment);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)!.value);
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour') % 24, of('minute'), of('second'));
  return local - Math.floor(moment.getTime() / 1000) * 1000;
}

/** The moment at which a day (2026-11-01) begins in the region. */
export const dayStart = (day: string): string => momentOf(day);

/** The moment at which a day is over. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return dayStart(next.toISOString().slice(0, 10));
}

/** As a field for a date holds it, so many days from now by the clock of the hub. */
export function dayFrom(moment: Date, days: number): string {
  const other = new Date(moment.getTime() + days * 86_400_000);
  return new Date(other.getTime() + aheadAt(other)).toISOString().slice(0, 10);
}

/** The moment of a day at an hour (09:30) by the clock of the region; without one its beginning. */
export function momentOf(day: string, hour = ''): string {
  const [hours, minutes] = hour ? hour.split(':').map(Number) : [0, 0];
  const utc = new Date(`${day}T00:00:00Z`);
  utc.setUTCHours(hours!, minutes);
  const guess = new Date(utc.getTime() - aheadAt(utc));
  return new Date(utc.getTime() - aheadAt(guess)).toISOString();
}

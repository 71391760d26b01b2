/** Dear to make and cheap to use. Swedish writes a date as ISO 8601 does. */
const CALENDAR = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** Which day it is in the Netherlands at this moment, as `2026-12-31`. */
export const dayHere = (moment: Date): string => CALENDAR.format(moment);

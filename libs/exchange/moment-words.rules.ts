import type { Language } from '#consent';

/** Where the clocks of the region hang. Data say their offset; what people read is in the time of the region. */
const ZONE = 'Europe/Amsterdam';

const FORMATS: Record<Language, Intl.DateTimeFormat> = {
  nl: formatOf('nl-NL'),
  en: formatOf('en-GB'),
};

function formatOf(locale: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, {
    timeZone: ZONE,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
}

const partsOf = (moment: Date, language: Language): Record<string, string> =>
  Object.fromEntries(FORMATS[language].formatToParts(moment).map(({ type, value }) => [type, value]));

/** `+01:00` in winter, `+02:00` in summer. */
const offsetOf = (parts: Record<string, string>): string =>
  /[+-]\d{2}:\d{2}/.exec(parts['timeZoneName'] ?? '')?.[0] ?? '+00:00';

const HOUR_MS = 3_600_000;

/**
 * "1 januari 2027 om 00.00 uur". Where the same hour comes twice (when summer time ends) it says which of the two, and
 * seconds only where there are any.
 */
export function momentInWords(moment: Date, language: Language): string {
  const parts = partsOf(moment, language);
  const { day, month, year, hour, minute, second } = parts;
  const seconds = second === '00' ? '' : second;
  const season = comesTwice(moment, parts) ? SEASONS[language][offsetOf(parts) === '+02:00' ? 0 : 1] : '';
  return language === 'nl'
    ? `${day} ${month} ${year} om ${[hour, minute, seconds].filter(Boolean).join('.')} uur${season}`
    : `${day} ${month} ${year} at ${[hour, minute, seconds].filter(Boolean).join(':')}${season}`;
}

/** "1 juli 2026", of a day as data write it (2026-07-01). */
export const dayInWords = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));

const SEASONS: Record<Language, [summer: string, winter: string]> = {
  nl: [' (zomertijd)', ' (wintertijd)'],
  en: [' (summer time)', ' (winter time)'],
};

function comesTwice(moment: Date, parts: Record<string, string>): boolean {
  return [-HOUR_MS, HOUR_MS].some((shift) => {
    const other = partsOf(new Date(moment.getTime() + shift), 'nl');
    return other['hour'] === parts['hour'] && other['minute'] === parts['minute'];
  });
}

/** As a file of the region says it: the time of the region with its offset. */
export function momentInFile(moment: Date): string {
  const parts = partsOf(moment, 'en');
  const offset = offsetOf(parts);
  const local = new Date(
    moment.getTime() + (offset.startsWith('-') ? -1 : 1) * Number(offset.slice(1, 3)) * HOUR_MS,
  );
  const text = local.toISOString();
  return `${text.slice(0, text.endsWith('.000Z') ? 19 : 23)}${offset}`;
}

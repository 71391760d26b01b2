import i18next, { type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Dutch first; English for who chose it. The words of the other language are loaded only then. */
export const LANGUAGES = { nl: 'Nederlands', en: 'English' } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = 'schakel-language';
const load: Record<Language, () => Promise<{ default: object }>> = {
  nl: () => import('./words/nl'),
  en: () => import('./words/en'),
};

export async function startLanguage(): Promise<void> {
  const language: Language = localStorage.getItem(KEPT) === 'en' ? 'en' : 'nl';
  const words = (await load[language]()).default;
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: words } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** The words of a language beside the one that is read now: of a paper for somebody who reads the other one. */
export async function wordsIn(language: Language): Promise<TFunction> {
  i18next.addResourceBundle(language, 'translation', (await load[language]()).default);
  return i18next.getFixedT(language);
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await wordsIn(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

export const languageNow = (): Language => (i18next.language === 'en' ? 'en' : 'nl');

const locale = (): string => (languageNow() === 'en' ? 'en-GB' : 'nl-NL');
const zone = 'Europe/Amsterdam';

/** All moments are shown by the clock of the region. */
export const moment = (value: string | Date): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
    new Date(value),
  );
export const day = (value: string | Date): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'long', timeZone: zone }).format(new Date(value));
export const clock = (value: string | Date): string =>
  new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(
    new Date(value),
  );
/** When something begins or ends: a day is enough where that is at midnight. */
export const turn = (value: string | Date): string => (clock(value) === '00:00' ? day(value) : moment(value));
/** To the second, for what is waited for. */
export const clockExact = (value: string | Date): string =>
  new Intl.DateTimeFormat(locale(), { timeStyle: 'medium', timeZone: zone }).format(new Date(value));
export const number = (value: number): string => new Intl.NumberFormat(locale()).format(value);

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** "3 minuten geleden", against the moment that the hub itself named. */
export function ago(value: string, now: string): string {
  const seconds = Math.round((Date.parse(value) - Date.parse(now)) / 1000);
  const [unit, size] = UNITS.find(([, one]) => Math.abs(seconds) >= one) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}

import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { LANGUAGES, type Language } from '#consent';
import { calendarOf, planBetween } from '#exchange';
import { approvedVersions, databaseMoment, type Database } from '#storage';
import { onDatabase, SETTINGS_HELP } from './config-command.js';

interface Options {
  from: Date;
  until: Date;
  organisation?: string;
  language: Language;
  calendar?: string;
}

/** A day is its first moment in the region; a date-time says its offset. */
function momentOf(text: string): Date {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && isInCalendar(text);
  const hasOffset = /^\d{4}-\d{2}-\d{2}T[0-9:.]+(Z|[+-]\d{2}:\d{2})$/.test(text);
  const moment = isDay ? midnightOf(text) : new Date(hasOffset ? text : NaN);
  if (Number.isNaN(moment.getTime()))
    throw new InvalidArgumentError('A day (2027-01-01), or a date-time with an offset.');
  return moment;
}

/** The thirtieth of February would be a day in March. */
const isInCalendar = (day: string): boolean => {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
};

/** Midnight in the region: one of the two offsets that its clocks know. */
function midnightOf(day: string): Date {
  const candidates = ['+01:00', '+02:00'].map((offset) => new Date(`${day}T00:00:00${offset}`));
  const hourOf = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Amsterdam',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return (
    candidates.find((one) => !Number.isNaN(one.getTime()) && hourOf.format(one) === '00') ?? candidates[0]!
  );
}

/** Then, now or later. */
const takesPart = async (db: Database, party: string): Promise<boolean> =>
  (await approvedVersions(db)).some(
    ({ kind, key }) => key === party && ['organisation', 'arrangement'].includes(kind),
  );

const PROPOSED: Record<Language, string> = { nl: '(voorstel) ', en: '(proposed) ' };
const CONCERNS: Record<Language, string> = { nl: 'gaat aan', en: 'concerns' };
const NOTHING: Record<Language, string> = { nl: 'Er verandert niets.', en: 'Nothing changes.' };

/** `npm run config:plan -- --from 2027-01-01 --until 2027-02-01`: what changes in that time, in words, per organisation. */
await new Command('config:plan')
  .description('says what changes in a time, for all or for one, and can write a calendar')
  .addHelpText('after', SETTINGS_HELP)
  .requiredOption('--from <moment>', 'from this day or moment on', momentOf)
  .requiredOption('--until <moment>', 'until this day or moment', momentOf)
  .option('--organisation <key>', 'only what concerns this organisation or arrangement')
  .addOption(new Option('--language <language>', 'in which language').choices(LANGUAGES).default('nl'))
  .option('--calendar <file>', 'also write an iCalendar file')
  .action((options: Options) =>
    onDatabase(process.env, async (db) => {
      const { from, until, organisation, language, calendar } = options;
      if (until <= from) throw new Error('--until must be after --from');
      if (organisation && !(await takesPart(db, organisation)))
        throw new Error(`no organisation or arrangement is called ${organisation}`);
      const period = { from, until, ...(organisation ? { organisation } : {}) };
      const items = await planBetween(db, period, 'all');
      for (const { inWords, isProposed, organisations } of items) {
        const { sentence, differences } = inWords[language];
        console.log(`${isProposed ? PROPOSED[language] : ''}${sentence}`);
        for (const difference of differences) console.log(`    ${difference}`);
        console.log(`    ${CONCERNS[language]}: ${organisations.join(', ')}`);
      }
      if (items.length === 0) console.log(NOTHING[language]);
      if (calendar) writeFileSync(calendar, calendarOf(items, language, await databaseMoment(db)));
    }),
  )
  .parseAsync();

import { wordFor, type Language } from '#consent';

/** What the story says: of each scene one claim and one sentence. The numbers are those of the run. */

export interface StoryFacts {
  desk: { fields: number; typed: number; withheld: number };
  /** `why`: the categories of what did not go. */
  choice: { toSchool: number; withheld: number; why: string[]; isNamed: boolean };
  change: { stopped: number; confirmed: number; isSame: boolean; bytes: number };
  /** `backUntil`: a moment, as the hub says it. */
  midnight: { open: number; goingOn: number; toAsk: number; lost: number; backUntil: string };
  seen: { lines: number; withBasis: number; isWhole: boolean; isChangeFound: boolean };
  cost: { cores: number; messages: number; perSecond: number; yearly: number; hours: number };
}

export type SceneName = keyof StoryFacts;
export const SCENE_NAMES: SceneName[] = ['desk', 'choice', 'change', 'midnight', 'seen', 'cost'];

type Told = { [Name in SceneName]: { claim: string; sentence(facts: StoryFacts[Name]): string } };

const list = (items: string[], and: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;

const numbers = (language: Language) => {
  const format = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 1 });
  return (value: number): string => format.format(value);
};
const [nl, en] = [numbers('nl'), numbers('en')];

const categories = (language: Language, why: string[]): string[] =>
  why.map((category) => wordFor(category, language) ?? category);
const dayOf = (language: Language, moment: string): string =>
  new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(moment));

export const STORY: Record<Language, Told> = {
  nl: {
    desk: {
      claim: 'Niemand vertelt zijn verhaal twee keer.',
      sentence: ({ fields, typed, withheld }) =>
        `Sanne Voorbeeld zit aan de balie: ${nl(fields)} gegevens zijn er al, ${nl(typed)} zijn overgetypt, en ${nl(withheld)} zijn niet gevraagd en niet gegeven.`,
    },
    choice: {
      claim: 'Zij kiest wat er van haar gaat, en naar wie.',
      sentence: ({ toSchool, withheld, why, isNamed }) =>
        `Naar ROC van Twente (voorbeeld) gaan ${nl(toSchool)} gegevens en ${nl(withheld)} niet (${list(categories('nl', why), 'en')}); Bakkerij De Proef (verzonnen) krijgt een profiel ${isNamed ? 'met' : 'zonder'} naam.`,
    },
    change: {
      claim: 'Zij bedenkt zich, en dat telt meteen.',
      sentence: ({ stopped, confirmed, isSame, bytes }) =>
        `Wat wachtte is gestopt (${nl(stopped)}), de school bevestigt dat zij wist (${nl(confirmed)}), en het scherm van de gemeente is ${isSame ? `hetzelfde, alle ${nl(bytes)} letters` : 'veranderd'}.`,
    },
    midnight: {
      claim: 'Vier organisaties worden één loket, en de winkel blijft open.',
      sentence: ({ open, goingOn, toAsk, lost, backUntil }) =>
        `Om middernacht wordt het Leerwerkloket Werkcentrum: van ${nl(open)} open verwijzingen gaan er ${nl(goingOn)} door, ${nl(toAsk)} mensen staan op de lijst om opnieuw te vragen, ${nl(lost)} berichten zijn kwijt, en terug kan tot ${dayOf('nl', backUntil)}.`,
    },
    seen: {
      claim: 'Wie iets zag, staat er, met waarom.',
      sentence: ({ lines, withBasis, isWhole, isChangeFound }) =>
        `De controleur van Hengelo ziet ${nl(lines)} regels over Sanne, ${nl(withBasis)} met grondslag; het logboek klopt ${isWhole ? 'helemaal' : 'niet'}, en één veranderde bit wordt ${isChangeFound ? 'gevonden' : 'gemist'}.`,
    },
    cost: {
      claim: 'Het past op een kleine machine.',
      sentence: ({ cores, messages, perSecond, yearly, hours }) =>
        `Op ${nl(cores)} kernen gingen ${nl(messages)} berichten heen, ${nl(perSecond)} per seconde: een jaar van de regio (aanname: ${nl(yearly)} berichten) is ${nl(hours)} uur werk.`,
    },
  },
  en: {
    desk: {
      claim: 'Nobody tells their story twice.',
      sentence: ({ fields, typed, withheld }) =>
        `Sanne Voorbeeld sits at the desk: ${en(fields)} data are there already, ${en(typed)} were typed again, and ${en(withheld)} were not asked for and not given.`,
    },
    choice: {
      claim: 'She chooses what goes, and to whom.',
      sentence: ({ toSchool, withheld, why, isNamed }) =>
        `To ROC van Twente (example) go ${en(toSchool)} data and ${en(withheld)} do not (${list(categories('en', why), 'and')}); Bakkerij De Proef (invented) gets a profile ${isNamed ? 'with' : 'without'} a name.`,
    },
    change: {
      claim: 'She changes her mind, and that counts at once.',
      sentence: ({ stopped, confirmed, isSame, bytes }) =>
        `What waited was stopped (${en(stopped)}), the school confirms that it deleted (${en(confirmed)}), and the screen of the municipality is ${isSame ? `the same, all ${en(bytes)} letters` : 'another'}.`,
    },
    midnight: {
      claim: 'Four organisations become one desk while the shop stays open.',
      sentence: ({ open, goingOn, toAsk, lost, backUntil }) =>
        `At midnight Leerwerkloket becomes Werkcentrum: of ${en(open)} open referrals ${en(goingOn)} go on, ${en(toAsk)} people are on the list to be asked again, ${en(lost)} messages are lost, and it can be turned back until ${dayOf('en', backUntil)}.`,
    },
    seen: {
      claim: 'Who saw something is there, with why.',
      sentence: ({ lines, withBasis, isWhole, isChangeFound }) =>
        `The auditor of Hengelo sees ${en(lines)} lines about Sanne, ${en(withBasis)} with their basis; the log ${isWhole ? 'verifies as a whole' : 'does not verify'}, and one changed bit is ${isChangeFound ? 'found' : 'missed'}.`,
    },
    cost: {
      claim: 'It fits on a small machine.',
      sentence: ({ cores, messages, perSecond, yearly, hours }) =>
        `On ${en(cores)} cores ${en(messages)} messages went, ${en(perSecond)} a second: a year of the region (assumed: ${en(yearly)} messages) is ${en(hours)} hours of work.`,
    },
  },
};

/** One scene as it is told in a language, with what the run found. */
export function toldIn<Name extends SceneName>(
  language: Language,
  name: Name,
  found: StoryFacts[Name],
): { claim: string; sentence: string } {
  const { claim, sentence } = STORY[language][name] as Told[Name];
  return { claim, sentence: sentence(found) };
}

import type { Language } from '#consent';
import { HELP_REQUESTS, type HelpRequest } from '#kernel';
import { html, pageOf, type Html } from './page.js';

/** The pages on which a worker reports: Dutch at level B1, and plain English. */

const ENTRY = '/werk-naar-werk';

export type WorkerProblem = 'not-valid' | 'too-many' | 'missing';

/** What was typed before, but the code. */
export type Typed = Partial<
  Record<'voornaam' | 'achternaam' | 'telefoon' | 'email' | 'spreektaal' | 'gebied', string>
>;

interface Words {
  other: string;
  title: string;
  intro: string[];
  code: string;
  codeHint: string;
  asks: string;
  helpRequests: Record<HelpRequest, string>;
  reach: string;
  fields: Record<keyof Typed, string>;
  oneOfBoth: string;
  anywhere: string;
  languages: Record<string, string>;
  send: string;
  problems: Record<WorkerProblem, string>;
  done: { title: string; text(desk: string): string; interpreter: string; employer: string };
}

const WORDS: Record<Language, Words> = {
  nl: {
    other: 'English',
    title: 'Uw werk houdt op',
    intro: [
      'Kreeg u een code van uw werkgever? Dan kunt u zich hier zelf melden voor hulp. Dat mag, het hoeft niet.',
      'Uw werkgever ziet niet dat u zich meldt. Hij ziet alleen hoeveel mensen zich melden, en pas als het er tien of meer zijn.',
      'Wij geven uw naam, hoe wij u kunnen bereiken en uw vraag aan het loket dat u helpt. Aan niemand anders.',
    ],
    code: 'De code van uw werkgever',
    codeHint: 'Zestien letters en cijfers. Streepjes en hoofdletters maken niet uit.',
    asks: 'Waar wilt u hulp bij?',
    helpRequests: {
      'find-work': 'Ander werk vinden',
      'change-of-occupation': 'Een ander beroep kiezen',
      'learn-on-the-job': 'Leren terwijl ik werk',
      'training-and-funding': 'Een opleiding, en hoe die wordt betaald',
      'keep-work': 'Mijn werk houden',
      'adapted-workplace': 'Een werkplek die bij mij past',
      language: 'De Nederlandse taal',
    },
    reach: 'Wie bent u en hoe bereiken wij u?',
    fields: {
      voornaam: 'Voornaam',
      achternaam: 'Achternaam',
      telefoon: 'Telefoonnummer',
      email: 'E-mailadres',
      spreektaal: 'In welke taal praat u het liefst?',
      gebied: 'Waar wilt u hulp?',
    },
    oneOfBoth: 'Een telefoonnummer of een e-mailadres is genoeg.',
    anywhere: 'Dat maakt niet uit',
    languages: {
      nld: 'Nederlands',
      eng: 'Engels',
      ara: 'Arabisch',
      tur: 'Turks',
      pol: 'Pools',
      ukr: 'Oekraïens',
      tir: 'Tigrinya',
    },
    send: 'Meld mij',
    problems: {
      'not-valid': 'Deze code werkt niet. Kijk of u haar goed hebt getypt, of vraag het aan uw werkgever.',
      'too-many': 'Er is te vaak een verkeerde code getypt. Probeer het over tien minuten weer.',
      missing:
        'Er ontbreekt iets. Vul uw naam in, kies waar u hulp bij wilt, en geef een telefoonnummer of een e-mailadres.',
    },
    done: {
      title: 'U bent gemeld',
      text: (desk) => `${desk} heeft uw vraag en neemt contact met u op.`,
      interpreter: 'Daar spreekt niemand uw taal. Het loket zoekt een tolk.',
      employer: 'Uw werkgever ziet niet dat u zich hebt gemeld.',
    },
  },
  en: {
    other: 'Nederlands',
    title: 'Your work ends',
    intro: [
      'Did your employer give you a code? Then you can report here for help yourself. You may, you need not.',
      'Your employer does not see that you report. It only sees how many people do, and only when there are ten or more.',
      'We give your name, how to reach you and what you ask to the desk that helps you. To nobody else.',
    ],
    code: 'The code of your employer',
    codeHint: 'Sixteen letters and digits. Dashes and capitals do not matter.',
    asks: 'What do you want help with?',
    helpRequests: {
      'find-work': 'Finding other work',
      'change-of-occupation': 'Choosing another occupation',
      'learn-on-the-job': 'Learning while I work',
      'training-and-funding': 'A training, and how it is paid for',
      'keep-work': 'Keeping my work',
      'adapted-workplace': 'A workplace that suits me',
      language: 'The Dutch language',
    },
    reach: 'Who are you and how do we reach you?',
    fields: {
      voornaam: 'First name',
      achternaam: 'Last name',
      telefoon: 'Telephone number',
      email: 'E-mail address',
      spreektaal: 'Which language do you prefer to speak?',
      gebied: 'Where do you want help?',
    },
    oneOfBoth: 'A telephone number or an e-mail address is enough.',
    anywhere: 'It does not matter',
    languages: {
      nld: 'Dutch',
      eng: 'English',
      ara: 'Arabic',
      tur: 'Turkish',
      pol: 'Polish',
      ukr: 'Ukrainian',
      tir: 'Tigrinya',
    },
    send: 'Report me',
    problems: {
      'not-valid': 'This code does not work. See whether you typed it right, or ask your employer.',
      'too-many': 'A wrong code was typed too often. Try again in ten minutes.',
      missing:
        'Something is missing. Fill in your name, choose what you want help with, and give a telephone number or an e-mail address.',
    },
    done: {
      title: 'You have reported',
      text: (desk) => `${desk} has what you asked, and gets in touch with you.`,
      interpreter: 'Nobody speaks your language there. The desk looks for an interpreter.',
      employer: 'Your employer does not see that you have reported.',
    },
  },
};

export interface WorkerPage {
  language: Language;
  areas: { key: string; name: string }[];
  problem?: WorkerProblem;
  typed?: Typed;
}

export function workerPage({ language, areas, problem, typed = {} }: WorkerPage): string {
  const words = WORDS[language];
  const other = language === 'nl' ? 'en' : 'nl';
  const line = (name: 'voornaam' | 'achternaam' | 'telefoon' | 'email', most: number, auto: string): Html =>
    html`<label for="${name}">${words.fields[name]}</label
      ><input
        type="text"
        id="${name}"
        name="${name}"
        value="${typed[name] ?? ''}"
        maxlength="${most}"
        autocomplete="${auto}"
      />`;
  return pageOf({
    language,
    title: words.title,
    other: { href: `${ENTRY}?taal=${other}`, label: words.other, language: other },
    body: html` ${problem && html`<div class="wrong" role="alert"><p>${words.problems[problem]}</p></div>`}
      ${words.intro.map((one) => html`<p>${one}</p>`)}
      <form method="post" action="${ENTRY}">
        <input type="hidden" name="taal" value="${language}" />
        <label for="code">${words.code}</label>
        <p id="hint">${words.codeHint}</p>
        <input
          type="text"
          id="code"
          name="code"
          maxlength="40"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          aria-describedby="hint"
          required
        />
        <fieldset>
          <legend>${words.asks}</legend>
          ${HELP_REQUESTS.map(
            (one) =>
              html`<label
                ><input
                  type="radio"
                  name="hulpvraag"
                  value="${one}"
                  required
                />${words.helpRequests[one]}</label
              >`,
          )}
        </fieldset>
        <fieldset>
          <legend>${words.reach}</legend>
          ${line('voornaam', 200, 'given-name')} ${line('achternaam', 200, 'family-name')}
          <p>${words.oneOfBoth}</p>
          ${line('telefoon', 20, 'tel')} ${line('email', 320, 'email')}
          ${choice('spreektaal', words, Object.entries(words.languages), typed.spreektaal)}
          ${choice(
            'gebied',
            words,
            areas.map(({ key, name }) => [key, name] as const),
            typed.gebied,
          )}
        </fieldset>
        <p><button>${words.send}</button></p>
      </form>`,
  });
}

const choice = (
  name: 'spreektaal' | 'gebied',
  words: Words,
  options: (readonly [string, string])[],
  chosen: string | undefined,
): Html =>
  html`<label for="${name}">${words.fields[name]}</label>
    <select id="${name}" name="${name}">
      <option value="">${words.anywhere}</option>
      ${options.map(
        ([value, label]) =>
          html`<option value="${value}" ${value === chosen && html` selected`}>${label}</option>`,
      )}
    </select>`;

export function reportedPage(language: Language, desk: string, speaksLanguage: boolean): string {
  const { done } = WORDS[language];
  return pageOf({
    language,
    title: done.title,
    body: html`<p>${done.text(desk)}</p>
      ${!speaksLanguage && html`<p>${done.interpreter}</p>`}
      <p>${done.employer}</p>`,
  });
}

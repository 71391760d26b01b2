import type { ConsentState, Language } from '#consent';
import type { Category, Purpose } from '#kernel';

/** What stands on the pages of the person: Dutch at level B1, and plain English. The notices themselves are configuration. */
export interface PageWords {
  other: string;
  askCode: { title: string; intro: string; label: string; hint: string; send: string };
  notValid: { title: string; text: string };
  tooMany: { title: string; text: string };
  question: {
    to: string;
    what: string;
    purpose(purpose: string): string;
    kept(term: string): string;
    choose: string;
    refuseFree: string;
    objectionQuestion: string;
    objectionYes: string;
    whoAnswers: string;
    myself: string;
    representative: string;
    give: string;
    refuse: string;
    refuseHint: string;
  };
  answered: { title: string; text: string; withdraw: string };
  thanks: { title: string; text: string; keep: string; see: string };
  receipt: {
    title: string;
    by: string;
    to: string;
    data: string;
    purpose: string;
    said: string;
    until: string;
    notice: string;
    states: Record<ConsentState, string>;
    withdrawOne: string;
    withdrawAll: string;
    number: string;
    how: string;
    helped: string;
  };
  withdrawn: { title: string; text: string };
  purposes: Record<Purpose, string>;
  categories: Record<Category, string>;
}

const nl: PageWords = {
  other: 'English',
  askCode: {
    title: 'Uw toestemming',
    intro:
      'Hebt u een code gekregen? Typ haar hier. Met die code ziet u wat er wordt gevraagd, en kiest u zelf.',
    label: 'Code',
    hint: 'Zestien letters en cijfers. Streepjes en hoofdletters maken niet uit.',
    send: 'Verder',
  },
  notValid: {
    title: 'Deze code werkt niet',
    text: 'Kijk of u de code goed hebt overgenomen. Een code werkt maar een tijdje. Vraag aan de balie om een nieuwe als het niet lukt.',
  },
  tooMany: {
    title: 'Te vaak geprobeerd',
    text: 'Er zijn te veel verkeerde codes getypt. Wacht tien minuten en probeer het dan nog eens.',
  },
  question: {
    to: 'Aan',
    what: 'Welke gegevens mogen wij geven?',
    purpose: (purpose) => `Waarvoor: ${purpose}.`,
    kept: (term) => `Hoe lang bewaard: hooguit ${term}.`,
    choose: 'Zet een vinkje bij wat mag. Wat u leeg laat, geven wij niet.',
    refuseFree: 'Nee zeggen mag altijd en heeft geen gevolgen.',
    objectionQuestion: 'Hebt u er bezwaar tegen dat wij deze gegevens geven?',
    objectionYes: 'Ik heb er geen bezwaar tegen.',
    whoAnswers: 'Wie vult dit in?',
    myself: 'Ik vul dit in voor mijzelf.',
    representative: 'Ik vertegenwoordig deze persoon hierbij.',
    give: 'Ja, voor wat ik heb aangevinkt',
    refuse: 'Nee, geef niets',
    refuseHint: 'U kunt ook voor een deel ja zeggen: haal dan een vinkje weg.',
  },
  answered: {
    title: 'Deze code is al gebruikt',
    text: 'Met deze code is al een antwoord gegeven. U kunt hier alles intrekken wat ermee is gegeven. Wilt u zien wat er is gekozen? Gebruik dan de code van uw bewijs.',
    withdraw: 'Trek alles in',
  },
  thanks: {
    title: 'Uw antwoord is bewaard',
    text: 'Met deze code ziet u later wat u hebt gekozen, en trekt u in wat u wilt:',
    keep: 'Schrijf de code op of druk deze pagina af. Wij tonen haar maar één keer.',
    see: 'Bekijk uw bewijs',
  },
  receipt: {
    title: 'Uw bewijs',
    by: 'Wie geeft',
    to: 'Wie krijgt',
    data: 'Welke gegevens',
    purpose: 'Waarvoor',
    said: 'Uw antwoord',
    until: 'Geldt tot',
    notice: 'Uitleg die u kreeg',
    states: {
      given: 'ja',
      renewed: 'ja, opnieuw',
      refused: 'nee',
      withdrawn: 'ingetrokken',
      expired: 'verlopen',
    },
    withdrawOne: 'Trek dit in',
    withdrawAll: 'Trek alles in',
    number: 'Nummer',
    how: 'Intrekken kan hier, met uw code, of aan de balie.',
    helped: 'Gevraagd door',
  },
  withdrawn: {
    title: 'Het is ingetrokken',
    text: 'Er gaat niets meer uit op grond van wat met deze code is gegeven. Wie gegevens kreeg, hoort dat het ze moet wissen.',
  },
  purposes: {
    matching: 'werk zoeken dat past',
    guidance: 'begeleiding',
    learning: 'leren',
    'work-to-work': 'de stap van werk naar werk',
    'employer-service': 'hulp aan werkgevers',
    'data-quality': 'juiste gegevens',
    statistics: 'cijfers',
    link: 'herkennen dat het om dezelfde persoon gaat',
  },
  categories: {
    identity: 'uw naam en geboortedatum',
    bsn: 'uw burgerservicenummer',
    contact: 'uw telefoon en e-mail',
    address: 'uw adres',
    'work-preferences': 'welk werk u zoekt',
    qualifications: 'uw opleiding en diploma’s',
    'work-history': 'uw eerdere werk',
    languages: 'uw talen',
    mobility: 'hoe u kunt reizen',
    availability: 'wanneer u kunt werken',
    'support-needs': 'welke hulp u nodig hebt',
    'target-group': 'of u in het doelgroepregister staat',
    'free-text': 'uitleg in gewone woorden',
    'employer-business': 'gegevens van de werkgever',
    'employer-contact': 'contactpersoon van de werkgever',
  },
};

const en: PageWords = {
  other: 'Nederlands',
  askCode: {
    title: 'Your consent',
    intro: 'Did you get a code? Type it here. With that code you see what is asked, and you choose yourself.',
    label: 'Code',
    hint: 'Sixteen letters and digits. Dashes and capitals do not matter.',
    send: 'Next',
  },
  notValid: {
    title: 'This code does not work',
    text: 'See whether you typed the code as it stands. A code works for a limited time. Ask for a new one at the desk.',
  },
  tooMany: {
    title: 'Tried too often',
    text: 'Too many wrong codes were typed. Wait ten minutes and try again.',
  },
  question: {
    to: 'To',
    what: 'Which data may we give?',
    purpose: (purpose) => `For what: ${purpose}.`,
    kept: (term) => `How long kept: ${term} at most.`,
    choose: 'Tick what is allowed. What you leave empty we do not give.',
    refuseFree: 'You may always say no, and that has no consequences.',
    objectionQuestion: 'Do you object to our giving these data?',
    objectionYes: 'I do not object.',
    whoAnswers: 'Who fills this in?',
    myself: 'I fill this in for myself.',
    representative: 'I represent this person in this.',
    give: 'Yes, for what I ticked',
    refuse: 'No, give nothing',
    refuseHint: 'You can also say yes to a part: take a tick away.',
  },
  answered: {
    title: 'This code was used',
    text: 'An answer was given with this code. Here you can withdraw all that was given with it. Do you want to see what was chosen? Then use the code of your receipt.',
    withdraw: 'Withdraw all',
  },
  thanks: {
    title: 'Your answer is kept',
    text: 'With this code you can see later what you chose, and withdraw what you want:',
    keep: 'Write the code down or print this page. We show it only once.',
    see: 'See your receipt',
  },
  receipt: {
    title: 'Your receipt',
    by: 'Who gives',
    to: 'Who gets',
    data: 'Which data',
    purpose: 'For what',
    said: 'Your answer',
    until: 'Holds until',
    notice: 'Explanation that you got',
    states: {
      given: 'yes',
      renewed: 'yes, again',
      refused: 'no',
      withdrawn: 'withdrawn',
      expired: 'expired',
    },
    withdrawOne: 'Withdraw this',
    withdrawAll: 'Withdraw all',
    number: 'Number',
    how: 'You can withdraw here, with your code, or at the desk.',
    helped: 'Asked by',
  },
  withdrawn: {
    title: 'It is withdrawn',
    text: 'Nothing more goes out on what was given with this code. Whoever got data is told to delete them.',
  },
  purposes: {
    matching: 'finding work that fits',
    guidance: 'guidance',
    learning: 'learning',
    'work-to-work': 'the step from work to work',
    'employer-service': 'help for employers',
    'data-quality': 'correct data',
    statistics: 'figures',
    link: 'recognising that it is the same person',
  },
  categories: {
    identity: 'your name and date of birth',
    bsn: 'your citizen service number',
    contact: 'your telephone and e-mail',
    address: 'your address',
    'work-preferences': 'which work you want',
    qualifications: 'your education and diplomas',
    'work-history': 'your earlier work',
    languages: 'your languages',
    mobility: 'how you can travel',
    availability: 'when you can work',
    'support-needs': 'which help you need',
    'target-group': 'whether you are in the target group register',
    'free-text': 'explanation in plain words',
    'employer-business': 'data of the employer',
    'employer-contact': 'contact person of the employer',
  },
};

export const PAGE_WORDS: Record<Language, PageWords> = { nl, en };

const UNITS: Record<Language, Record<string, [one: string, more: string]>> = {
  nl: { D: ['dag', 'dagen'], M: ['maand', 'maanden'], Y: ['jaar', 'jaar'] },
  en: { D: ['day', 'days'], M: ['month', 'months'], Y: ['year', 'years'] },
};

/** `P6M` as people say it. */
export function termInWords(duration: string, language: Language): string {
  const [, count = '0', unit = 'D'] = /^P(\d+)([DMY])$/.exec(duration) ?? [];
  const [one, more] = UNITS[language][unit]!;
  return `${Number(count)} ${count === '1' ? one : more}`;
}

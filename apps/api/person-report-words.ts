import type { Language, Right, RightsDecision } from '#consent';
import type { Basis } from '#kernel';

/** What stands on the page that a person gets who asked what is held of it: Dutch at level B1, and plain English. */
export interface ReportWords {
  title: string;
  intro(controller: string, day: string): string;
  nothing: string;
  record: {
    title: string;
    number: string;
    since: string;
    bsn: string;
    yes: string;
    no: string;
    sources: string;
  };
  flags: { restricted: string; objected: string; addressSecret: string };
  contact: { title: string; text: string; kinds: Record<string, string>; until: string; open: string };
  documents: { title: string; none: string; from(day: string): string; kept(days: number): string };
  given: {
    title: string;
    none: string;
    to: string;
    when: string;
    why: string;
    what: string;
    basis: string;
    kept: string;
    atDesk: string;
    archive: string;
    noArchive: string;
  };
  received: { title: string; from: string };
  unsure: string;
  said: { title: string; consent: string; declaration: string; until: string };
  requests: {
    title: string;
    kinds: Record<Right, string>;
    decisions: Record<RightsDecision, string>;
    open: string;
  };
  bases: Record<Basis, string>;
  rights: { title: string; text: string; log(days: number): string; authority: string };
  others: { title: string; text: string };
  cut: string;
}

const nl: ReportWords = {
  title: 'Uw gegevens in Schakel',
  intro: (controller, day) =>
    `U vroeg aan ${controller} welke gegevens over u in Schakel staan. Schakel is een hulpmiddel waarmee organisaties in de regio gegevens doorgeven. Dit overzicht is gemaakt op ${day}. Het gaat alleen over ${controller}.`,
  nothing: 'Deze organisatie heeft nu niets over u in Schakel.',
  record: {
    title: 'Wat er over u bekend is',
    number: 'Uw nummer bij deze organisatie',
    since: 'Bekend in Schakel sinds',
    bsn: 'Is uw burgerservicenummer vastgelegd?',
    yes: 'ja, versleuteld',
    no: 'nee',
    sources: 'De gegevens komen uit',
  },
  flags: {
    restricted: 'Uw gegevens mogen nu niet worden gebruikt, omdat u dat vroeg.',
    objected: 'U hebt bezwaar gemaakt. Daarom worden gegevens niet doorgegeven.',
    addressSecret: 'Uw adres is geheim. Het wordt aan niemand doorgegeven.',
  },
  contact: {
    title: 'Waar u als contactpersoon in staat',
    text: 'U staat in gegevens van een werkgever. Wij vinden u terug met uw e-mailadres, maar bewaren dat niet.',
    kinds: { vacancy: 'vacature', 'employer-contact': 'contact met een werkgever' },
    until: 'wij weten dit tot',
    open: 'wij weten dit tot 30 dagen nadat de vacature dicht is',
  },
  documents: {
    title: 'De gegevens zelf',
    none: 'Er staan nu geen gegevens van u in Schakel. Wat er was, is doorgegeven en daarna gewist.',
    from: (day) => `Ontvangen op ${day}`,
    kept: (days) => `Gegevens worden gewist, hooguit ${days} dagen nadat iedereen ze heeft.`,
  },
  given: {
    title: 'Aan wie gegevens zijn gegeven',
    none: 'Er zijn geen gegevens over u aan anderen gegeven.',
    to: 'Aan',
    when: 'Wanneer',
    why: 'Waarvoor',
    what: 'Welke gegevens',
    basis: 'Waarom het mag',
    kept: 'Hoe lang de ander ze mag bewaren',
    atDesk: 'niet: ze zijn aan de balie getoond toen u er was',
    archive: 'Moet het in een archief?',
    noArchive: 'nee',
  },
  received: { title: 'Van wie deze organisatie gegevens kreeg', from: 'Van' },
  unsure: 'geprobeerd; niet zeker of het is aangekomen',
  said: {
    title: 'Wat u zelf hebt gezegd',
    consent: 'Toestemming',
    declaration: 'Verklaring dat u geen bezwaar hebt',
    until: 'geldig tot',
  },
  requests: {
    title: 'Wat u eerder hebt gevraagd',
    kinds: {
      access: 'inzage',
      rectification: 'verbetering',
      erasure: 'wissen',
      restriction: 'minder gebruik',
      objection: 'bezwaar',
      portability: 'gegevens meenemen',
    },
    decisions: { granted: 'toegewezen', partly: 'voor een deel toegewezen', refused: 'afgewezen' },
    open: 'nog niet besloten',
  },
  bases: {
    consent: 'u hebt er toestemming voor gegeven',
    'legal-obligation': 'het moet van de wet',
    'public-task': 'het hoort bij een taak uit de wet',
    contract: 'het is met u afgesproken in een contract',
    'legitimate-interest': 'er is een goed belang dat zwaarder weegt',
  },
  rights: {
    title: 'Wat u kunt doen',
    text: 'Klopt er iets niet? Dan kunt u vragen om het te verbeteren. U kunt ook vragen om gegevens te wissen, om ze minder te gebruiken, of bezwaar maken. Dat kan bij deze organisatie, ook aan de balie. Er beslist nooit een computer over u.',
    log: (days) =>
      `Schakel houdt ${days} dagen bij wanneer er iets is doorgegeven en waarom. De gegevens zelf staan daar niet in.`,
    authority:
      'Bent u het niet eens met het antwoord? Dan kunt u een klacht indienen bij de Autoriteit Persoonsgegevens.',
  },
  others: {
    title: 'Waar u nog meer kunt vragen',
    text: 'Deze organisaties hebben eigen gegevens over u, of kunnen die hebben. Daar kunt u zelf om vragen.',
  },
  cut: 'Er is meer dan hier past. Vraag de organisatie om de rest.',
};

const en: ReportWords = {
  title: 'Your data in Schakel',
  intro: (controller, day) =>
    `You asked ${controller} which data about you are in Schakel. Schakel is a tool by which organisations in the region hand on data. This overview was made on ${day}. It is about ${controller} only.`,
  nothing: 'This organisation has nothing about you in Schakel now.',
  record: {
    title: 'What is known of you',
    number: 'Your number at this organisation',
    since: 'Known in Schakel since',
    bsn: 'Is your citizen service number kept?',
    yes: 'yes, encrypted',
    no: 'no',
    sources: 'The data come from',
  },
  flags: {
    restricted: 'Your data may not be used now, because you asked for that.',
    objected: 'You objected. That is why data are not handed on.',
    addressSecret: 'Your address is secret. It is given to nobody.',
  },
  contact: {
    title: 'Where you are named as a contact person',
    text: 'You are named in data of an employer. We find you by your e-mail address, but do not keep that.',
    kinds: { vacancy: 'vacancy', 'employer-contact': 'contact with an employer' },
    until: 'we know this until',
    open: 'we know this until 30 days after the vacancy closes',
  },
  documents: {
    title: 'The data themselves',
    none: 'There are no data of you in Schakel now. What there was, was handed on and then erased.',
    from: (day) => `Received on ${day}`,
    kept: (days) => `Data are erased at most ${days} days after everybody has them.`,
  },
  given: {
    title: 'To whom data were given',
    none: 'No data about you were given to others.',
    to: 'To',
    when: 'When',
    why: 'For what',
    what: 'Which data',
    basis: 'Why it is allowed',
    kept: 'How long the other may keep them',
    atDesk: 'not at all: they were shown at the desk when you were there',
    archive: 'Does it go to an archive?',
    noArchive: 'no',
  },
  received: { title: 'From whom this organisation got data', from: 'From' },
  unsure: 'tried; not certain whether it arrived',
  said: {
    title: 'What you said yourself',
    consent: 'Consent',
    declaration: 'Declaration that you have no objection',
    until: 'valid until',
  },
  requests: {
    title: 'What you asked before',
    kinds: {
      access: 'access',
      rectification: 'correction',
      erasure: 'erasure',
      restriction: 'restriction',
      objection: 'objection',
      portability: 'data to take along',
    },
    decisions: { granted: 'granted', partly: 'granted in part', refused: 'refused' },
    open: 'not decided yet',
  },
  bases: {
    consent: 'you consented to it',
    'legal-obligation': 'the law demands it',
    'public-task': 'it belongs to a task in the law',
    contract: 'it was agreed with you in a contract',
    'legitimate-interest': 'there is a good interest that weighs more',
  },
  rights: {
    title: 'What you can do',
    text: 'Is something wrong? You can ask to have it corrected. You can also ask to erase data, to restrict their use, or object. Ask this organisation, also at the desk. A computer never decides about you.',
    log: (days) =>
      `Schakel keeps for ${days} days when something was handed on, and why. The data themselves are not in that.`,
    authority:
      'Do you disagree with the answer? You can complain to the Dutch Data Protection Authority (Autoriteit Persoonsgegevens).',
  },
  others: {
    title: 'Where else you can ask',
    text: 'These organisations have data about you of their own, or may have. Ask them yourself.',
  },
  cut: 'There is more than fits here. Ask the organisation for the rest.',
};

export const REPORT_WORDS: Record<Language, ReportWords> = { nl, en };

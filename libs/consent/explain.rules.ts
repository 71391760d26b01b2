import type { Basis, Category, Purpose, RecordType, RefusalCode } from '#kernel';

/** Every reason for which a decision can be a denial, and what others are shown instead of one that stems from the person. */
export const DECISION_CODES = [
  'no-agreement',
  'wrong-rail',
  'not-in-target-group',
  'no-occasion',
  'secrecy',
  'no-consent',
  'consent-withdrawn',
  'restricted',
  'objection',
  'under-age',
  'erased',
  'address-secrecy',
  'not-permitted',
  'not-found',
  'hub-error',
] as const satisfies RefusalCode[];
export type DecisionCode = (typeof DECISION_CODES)[number];

export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * A decision in the words of whoever may read it. `not-shown`: what came out can depend on what the person chose.
 * `agreed`: permitted, without what it stands on.
 */
export interface Explainable {
  outcome: 'permitted' | 'agreed' | 'not-shown' | DecisionCode;
  /** Names of the two organisations. */
  sender: string;
  recipient: string;
  recordType: RecordType;
  purpose: string;
  /** Of `permitted`. */
  basis?: Basis;
  categories?: readonly Category[];
}

/** One sentence that somebody at a desk understands, in Dutch at level B1 or in plain English. */
export function explain(decision: Explainable, language: Language): string {
  const { outcome } = decision;
  const words = WORDS[language];
  const flow: Flow = {
    sender: decision.sender,
    recipient: decision.recipient,
    record: words.records[decision.recordType],
    purpose: words.purposes[decision.purpose as Purpose] ?? decision.purpose,
  };
  if (outcome === 'permitted') {
    const categories = (decision.categories ?? []).map((category) => words.categories[category]);
    const what = categories.length > 0 ? listed(categories, words.and) : words.nothing;
    return words.permitted(flow, what, words.bases[decision.basis ?? 'legal-obligation']);
  }
  if (outcome === 'agreed') return words.agreed(flow);
  if (outcome === 'not-shown') return words.notShown(flow);
  return words.denied(flow, words.reasons[outcome]);
}

const listed = (items: string[], and: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)!}`;

interface Flow {
  sender: string;
  recipient: string;
  record: string;
  purpose: string;
}

interface Words {
  and: string;
  nothing: string;
  permitted(flow: Flow, what: string, why: string): string;
  agreed(flow: Flow): string;
  notShown(flow: Flow): string;
  denied(flow: Flow, why: string): string;
  reasons: Record<DecisionCode, string>;
  bases: Record<Basis, string>;
  records: Record<RecordType, string>;
  purposes: Record<Purpose, string>;
  categories: Record<Category, string>;
}

const nl: Words = {
  and: 'en',
  nothing: 'geen gegevens',
  permitted: ({ sender, recipient, record, purpose }, what, why) =>
    `${sender} mag uit ${record} dit geven aan ${recipient}, voor ${purpose}: ${what}; ${why}.`,
  agreed: ({ sender, recipient, record, purpose }) =>
    `${sender} mag ${record} geven aan ${recipient}, voor ${purpose}: alleen de gegevens die zijn afgesproken.`,
  notShown: ({ sender, recipient, record, purpose }) =>
    `Of ${sender} ${record} mag geven aan ${recipient}, voor ${purpose}, kan afhangen van een keuze van de persoon; daarom staat het antwoord hier nooit.`,
  denied: ({ sender, recipient, record, purpose }, why) =>
    `${sender} mag ${record} niet geven aan ${recipient}, voor ${purpose}: ${why}.`,
  reasons: {
    'no-agreement': 'er is geen afspraak die dat toestaat',
    'wrong-rail': 'de wet wijst hiervoor een ander systeem aan',
    'not-in-target-group': 'de afspraak geldt niet voor deze persoon, of dat staat niet in het dossier',
    'no-occasion': 'er is op dit moment geen aanleiding voor',
    secrecy:
      'er is geheimhouding, en de persoon heeft niet schriftelijk verklaard dat hij geen bezwaar heeft',
    'no-consent': 'de persoon heeft er geen toestemming voor gegeven, of de toestemming is verlopen',
    'consent-withdrawn': 'de persoon heeft de toestemming ingetrokken',
    restricted: 'de gegevens van de persoon mogen nu niet worden gebruikt, omdat de persoon daarom vroeg',
    objection: 'de persoon heeft bezwaar gemaakt, en daarover is nog niet beslist',
    'under-age': 'de persoon is jonger dan zestien jaar',
    erased: 'de gegevens van de persoon zijn gewist',
    'address-secrecy': 'het adres van de persoon is geheim, en de ontvanger heeft een adres nodig',
    'not-permitted': 'het is niet toegestaan',
    'not-found': 'het dossier is er niet of kan niet worden geopend',
    'hub-error': 'er ging iets mis in Schakel; de beheerder kan het nazien',
  },
  bases: {
    consent: 'de persoon heeft er toestemming voor gegeven',
    'legal-obligation': 'de wet verplicht het',
    'public-task': 'het hoort bij een taak uit de wet',
    contract: 'het is in een overeenkomst afgesproken',
    'legitimate-interest': 'er is een goed belang dat zwaarder weegt',
  },
  records: {
    client: 'het dossier van de persoon',
    vacancy: 'de vacature',
    'learning-offer': 'het opleidingsaanbod',
    occasion: 'het bericht dat de persoon is gemeld',
    'employer-contact': 'het contact met de werkgever',
    'correction-report': 'de melding van een fout',
    introduction: 'het voorstellen van de persoon voor een vacature',
    referral: 'de verwijzing van de persoon',
  },
  purposes: {
    matching: 'het zoeken van werk dat past',
    guidance: 'begeleiding',
    learning: 'leren',
    'work-to-work': 'de stap van werk naar werk',
    'employer-service': 'hulp aan werkgevers',
    'data-quality': 'juiste gegevens',
    statistics: 'cijfers',
    link: 'het herkennen van dezelfde persoon',
  },
  categories: {
    identity: 'naam en geboortedatum',
    bsn: 'burgerservicenummer',
    contact: 'telefoon en e-mail',
    address: 'adres',
    'work-preferences': 'gewenst werk',
    qualifications: 'opleiding en diploma’s',
    'work-history': 'eerder werk',
    languages: 'talen',
    mobility: 'vervoer en reisafstand',
    availability: 'beschikbaarheid',
    'support-needs': 'welke hulp nodig is',
    'target-group': 'doelgroep',
    'free-text': 'toelichting',
    'employer-business': 'gegevens van de werkgever',
    'employer-contact': 'contactpersoon van de werkgever',
  },
};

const en: Words = {
  and: 'and',
  nothing: 'no data',
  permitted: ({ sender, recipient, record, purpose }, what, why) =>
    `${sender} may give this of ${record} to ${recipient}, for ${purpose}: ${what}; ${why}.`,
  agreed: ({ sender, recipient, record, purpose }) =>
    `${sender} may give ${record} to ${recipient}, for ${purpose}: only the data that were agreed.`,
  notShown: ({ sender, recipient, record, purpose }) =>
    `Whether ${sender} may give ${record} to ${recipient}, for ${purpose}, can depend on a choice of the person; so the answer never stands here.`,
  denied: ({ sender, recipient, record, purpose }, why) =>
    `${sender} may not give ${record} to ${recipient}, for ${purpose}: ${why}.`,
  reasons: {
    'no-agreement': 'no agreement allows it',
    'wrong-rail': 'the law has another system for this',
    'not-in-target-group': 'the agreement is not for this person, or the record does not say so',
    'no-occasion': 'there is no occasion for it at this moment',
    secrecy:
      'there is a duty of secrecy, and the person has not declared in writing that there is no objection',
    'no-consent': 'the person has not consented to it, or the consent has expired',
    'consent-withdrawn': 'the person has withdrawn the consent',
    restricted: 'the data of the person may not be used now, because the person asked for that',
    objection: 'the person has objected, and that is not decided yet',
    'under-age': 'the person is younger than sixteen',
    erased: 'the data of the person were erased',
    'address-secrecy': 'the address of the person is secret, and the recipient needs an address',
    'not-permitted': 'it is not permitted',
    'not-found': 'the record is not there or cannot be opened',
    'hub-error': 'something went wrong in Schakel; its operator can look into it',
  },
  bases: {
    consent: 'the person has consented to it',
    'legal-obligation': 'the law demands it',
    'public-task': 'it belongs to a task in the law',
    contract: 'it is agreed in a contract',
    'legitimate-interest': 'there is a good interest that weighs more',
  },
  records: {
    client: 'the file of the person',
    vacancy: 'the vacancy',
    'learning-offer': 'the courses on offer',
    occasion: 'the word that the person was reported',
    'employer-contact': 'the contact with the employer',
    'correction-report': 'the report of an error',
    introduction: 'the introduction of the person for a vacancy',
    referral: 'the referral of the person',
  },
  purposes: {
    matching: 'finding work that fits',
    guidance: 'guidance',
    learning: 'learning',
    'work-to-work': 'the step from work to work',
    'employer-service': 'help for employers',
    'data-quality': 'correct data',
    statistics: 'figures',
    link: 'recognising the same person',
  },
  categories: {
    identity: 'name and date of birth',
    bsn: 'citizen service number',
    contact: 'telephone and e-mail',
    address: 'address',
    'work-preferences': 'work that is wanted',
    qualifications: 'education and diplomas',
    'work-history': 'earlier work',
    languages: 'languages',
    mobility: 'transport and travel distance',
    availability: 'availability',
    'support-needs': 'which help is needed',
    'target-group': 'target group',
    'free-text': 'explanation',
    'employer-business': 'data of the employer',
    'employer-contact': 'contact person of the employer',
  },
};

const WORDS: Record<Language, Words> = { nl, en };

/** The word for a code of one of the closed lists, whichever it is of; undefined for anything else. */
export function wordFor(code: string, language: Language): string | undefined {
  const { categories, purposes, records } = WORDS[language] as unknown as Record<
    string,
    Record<string, string>
  >;
  for (const list of [records, categories, purposes]) {
    if (list && Object.hasOwn(list, code)) return list[code];
  }
  return undefined;
}

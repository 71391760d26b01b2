import type { Language } from '#consent';
import type { ConfigKind } from '#storage';

/** The words in which changes of the configuration are said; kinds are called as the console calls them. */

export type InBoth = Record<Language, string>;

export const KINDS: Record<ConfigKind, InBoth> = {
  region: { nl: 'Regio', en: 'Region' },
  organisation: { nl: 'Organisatie', en: 'Organisation' },
  arrangement: { nl: 'Samenwerking', en: 'Arrangement' },
  group: { nl: 'Groep', en: 'Group' },
  desk: { nl: 'Balie', en: 'Desk' },
  connection: { nl: 'Aansluiting', en: 'Connection' },
  agreement: { nl: 'Afspraak', en: 'Agreement' },
  clause: { nl: 'Bepaling', en: 'Clause' },
  route: { nl: 'Route', en: 'Route' },
  succession: { nl: 'Opvolging', en: 'Succession' },
  parallel: { nl: 'Schaduwperiode', en: 'Parallel period' },
  contract: { nl: 'Gegevensvorm', en: 'Contract' },
  'processing-activity': { nl: 'Verwerking', en: 'Processing activity' },
  'approval-mandate': { nl: 'Mandaat om akkoord te geven', en: 'Mandate to approve' },
  'role-mapping': { nl: 'Toekenning van een rol', en: 'Role mapping' },
  mapping: { nl: 'Vertaaltabel', en: 'Mapping table' },
  notice: { nl: 'Uitleg voor mensen', en: 'Notice for people' },
};

/** What is between two parties is known by who they are; its key says nothing to who reads it. */
export const BETWEEN: Record<
  'succession' | 'parallel',
  Record<Language, (from: string, to: string) => string>
> = {
  succession: {
    nl: (from, to) => `Opvolging van ${from} door ${to}`,
    en: (from, to) => `Succession of ${from} by ${to}`,
  },
  parallel: {
    nl: (from, to) => `Schaduwperiode van ${from} met ${to}`,
    en: (from, to) => `Parallel period of ${from} and ${to}`,
  },
};

export const FIELDS: Record<string, InBoth> = {
  name: { nl: 'naam', en: 'name' },
  kind: { nl: 'soort', en: 'kind' },
  oin: { nl: 'OIN', en: 'OIN' },
  kvk: { nl: 'KvK-nummer', en: 'KvK number' },
  suwi: { nl: 'SUWI-partij', en: 'SUWI party' },
  bsn: { nl: 'BSN', en: 'citizen service number' },
  note: { nl: 'opmerking', en: 'note' },
  contract: { nl: 'vorm', en: 'contract' },
  deprecated: { nl: 'verouderd vanaf', en: 'deprecated from' },
  retired: { nl: 'niet meer vanaf', en: 'retired from' },
  replacedBy: { nl: 'vervangen door', en: 'replaced by' },
  members: { nl: 'leden', en: 'members' },
  parties: { nl: 'partijen', en: 'parties' },
  party: { nl: 'partij', en: 'party' },
  contact: { nl: 'contact', en: 'contact' },
  address: { nl: 'adres', en: 'address' },
  text: { nl: 'tekst', en: 'text' },
  contactPoint: { nl: 'contactpunt', en: 'contact point' },
  evidenceTerm: { nl: 'bewaart bewijs van toestemming', en: 'keeps evidence of consent' },
  securityContact: { nl: 'contact voor incidenten', en: 'contact for incidents' },
  document: { nl: 'document', en: 'document' },
  title: { nl: 'titel', en: 'title' },
  operator: { nl: 'beheerder', en: 'operator' },
  clients: { nl: 'toegang', en: 'clients' },
  mandates: { nl: 'machtigingen', en: 'mandates' },
  sends: { nl: 'stuurt', en: 'sends' },
  receives: { nl: 'ontvangt', en: 'receives' },
  channel: { nl: 'manier van bezorgen', en: 'channel' },
  concurrency: { nl: 'tegelijk', en: 'side by side' },
  privacyFor: { nl: 'privacyfunctionaris voor', en: 'privacy officer for' },
  approvesFor: { nl: 'keurt goed voor', en: 'approves for' },
  auditsFor: { nl: 'controleert voor', en: 'audits for' },
  agreement: { nl: 'afspraak', en: 'agreement' },
  senders: { nl: 'wie geeft', en: 'who gives' },
  recipients: { nl: 'wie krijgt', en: 'who receives' },
  sender: { nl: 'gever', en: 'sender' },
  recipient: { nl: 'ontvanger', en: 'recipient' },
  recordType: { nl: 'wat', en: 'record' },
  recordTypes: { nl: 'wat', en: 'records' },
  purpose: { nl: 'doel', en: 'purpose' },
  purposes: { nl: 'doelen', en: 'purposes' },
  basis: { nl: 'grondslag', en: 'basis' },
  statute: { nl: 'wet', en: 'statute' },
  article: { nl: 'artikel', en: 'article' },
  textOf: { nl: 'wettekst van', en: 'text of' },
  secrecy: { nl: 'geheimhouding opgeheven door', en: 'secrecy lifted by' },
  categories: { nl: 'gegevens', en: 'data' },
  retention: { nl: 'bewaren', en: 'kept for' },
  selectionList: { nl: 'selectielijst', en: 'selection list' },
  number: { nl: 'nummer', en: 'number' },
  source: { nl: 'lijst', en: 'list' },
  documentTerm: { nl: 'bewaard door Schakel', en: 'kept by the hub' },
  informs: { nl: 'informeren van de persoon', en: 'informing the person' },
  who: { nl: 'wie', en: 'who' },
  when: { nl: 'wanneer', en: 'when' },
  notice: { nl: 'tekst', en: 'notice' },
  processingActivity: { nl: 'verwerking', en: 'processing activity' },
  rail: { nl: 'voorziening', en: 'facility' },
  targetGroup: { nl: 'doelgroep', en: 'target group' },
  youngerThan: { nl: 'jonger dan', en: 'younger than' },
  withoutStartQualification: { nl: 'zonder startkwalificatie', en: 'without a start qualification' },
  notifiesUnasked: { nl: 'meldt uit zichzelf', en: 'tells unasked' },
  acceptsStatement: { nl: 'verklaring van de gever is genoeg', en: 'statement of the sender is enough' },
  includesSuccessors: { nl: 'geldt ook voor opvolgers', en: 'goes for successors too' },
  supersede: { nl: 'nieuw vervangt oud', en: 'newer replaces older' },
  from: { nl: 'van', en: 'from' },
  to: { nl: 'naar', en: 'to' },
  until: { nl: 'tot', en: 'until' },
  revertibleUntil: { nl: 'terug te draaien tot', en: 'can be turned back until' },
  controller: { nl: 'verantwoordelijke', en: 'controller' },
  dataSubjects: { nl: 'over wie', en: 'about whom' },
  transfers: { nl: 'doorgifte buiten de EER', en: 'transfers outside of the EEA' },
  safeguard: { nl: 'waarborg', en: 'safeguard' },
  security: { nl: 'beveiliging', en: 'security' },
  approver: { nl: 'wie goedkeurt', en: 'who approves' },
  kinds: { nl: 'soorten', en: 'kinds' },
  administrator: { nl: 'beheerder', en: 'administrator' },
  desk: { nl: 'balie', en: 'desk' },
  helps: { nl: 'helpt', en: 'helps' },
  helpRequests: { nl: 'met', en: 'with' },
  areas: { nl: 'voor wie hulp wil in', en: 'for who wants help in' },
  languages: { nl: 'talen', en: 'languages' },
  terms: { nl: 'termijnen', en: 'terms' },
  reported: { nl: 'gemeld', en: 'reported' },
  'taken-up': { nl: 'opgepakt', en: 'taken up' },
  'waiting-for-person': { nl: 'wacht op de persoon', en: 'waiting for the person' },
  'handed-over': { nl: 'overgedragen', en: 'handed over' },
  claim: { nl: 'kenmerk bij inloggen', en: 'claim' },
  value: { nl: 'waarde', en: 'value' },
  role: { nl: 'rol', en: 'role' },
  region: { nl: 'voor de hele regio', en: 'for the whole region' },
  id: { nl: 'naam', en: 'id' },
  keys: { nl: 'sleutels', en: 'keys' },
  certificateSubject: { nl: 'certificaat', en: 'certificate subject' },
  fsc: { nl: 'FSC', en: 'FSC' },
  limits: { nl: 'grenzen', en: 'limits' },
  requestsPerMinute: { nl: 'verzoeken per minuut', en: 'requests a minute' },
  messagesPerDay: { nl: 'berichten per dag', en: 'messages a day' },
  concurrentRequests: { nl: 'verzoeken tegelijk', en: 'requests at once' },
  requireBoundTokens: { nl: 'alleen met certificaat', en: 'only with a certificate' },
  certificateOf: { nl: 'certificaat van', en: 'certificate of' },
  retry: { nl: 'opnieuw proberen na', en: 'tried again after' },
  serviceHours: { nl: 'open voor post', en: 'takes post' },
  windows: { nl: 'tijden', en: 'hours' },
  days: { nl: 'dagen', en: 'on' },
  timeZone: { nl: 'tijdzone', en: 'time zone' },
  holidays: { nl: 'feestdagen', en: 'public holidays' },
  answersWithin: { nl: 'antwoordt binnen', en: 'answers within' },
  operates: { nl: 'beheert de hub', en: 'runs the hub' },
  email: { nl: 'e-mail', en: 'e-mail address' },
  escalation: { nl: 'e-mail als dat niet helpt', en: 'e-mail address when that does not help' },
  nl: { nl: 'in het Nederlands', en: 'in Dutch' },
  en: { nl: 'in het Engels', en: 'in English' },
  signedMessages: { nl: 'mag berichten ondertekenen', en: 'may sign its messages' },
};

export const VALUES: Record<string, InBoth> = {
  consent: { nl: 'toestemming', en: 'consent' },
  'legal-obligation': { nl: 'wettelijke plicht', en: 'legal obligation' },
  'public-task': { nl: 'wettelijke taak', en: 'public task' },
  'legitimate-interest': { nl: 'gerechtvaardigd belang', en: 'legitimate interest' },
  none: { nl: 'geen geheimhouding', en: 'no secrecy' },
  'own-law': { nl: 'de eigen wet', en: "the sender's own law" },
  'statutory-duty': { nl: 'een wettelijke plicht', en: 'a statutory duty' },
  declaration: { nl: 'de verklaring van geen bezwaar', en: 'the declaration of no objection' },
  hub: { nl: 'Schakel', en: 'the hub' },
  sender: { nl: 'de gever', en: 'the sender' },
  recipient: { nl: 'de ontvanger', en: 'the recipient' },
  before: { nl: 'vooraf', en: 'beforehand' },
  'at-first-disclosure': { nl: 'bij de eerste keer', en: 'at the first disclosure' },
  'within-a-month': { nl: 'binnen een maand', en: 'within a month' },
  'not-an-archive-document': { nl: 'geen archiefstuk', en: 'not an archive document' },
  accepted: { nl: 'mag', en: 'accepted' },
  required: { nl: 'moet', en: 'required' },
  approver: { nl: 'akkoordgever', en: 'approver' },
  'privacy-officer': { nl: 'privacyfunctionaris', en: 'privacy officer' },
  administrator: { nl: 'beheerder', en: 'administrator' },
  auditor: { nl: 'controleur', en: 'auditor' },
  'desk-employee': { nl: 'baliemedewerker', en: 'employee of a desk' },
  operator: { nl: 'technisch beheerder', en: 'operator' },
};

const UNITS: Record<Language, Record<'D' | 'M' | 'Y', [one: string, more: string]>> = {
  nl: { D: ['dag', 'dagen'], M: ['maand', 'maanden'], Y: ['jaar', 'jaar'] },
  en: { D: ['day', 'days'], M: ['month', 'months'], Y: ['year', 'years'] },
};

interface Phrases {
  becomes(label: string, was: string | undefined, is: string | undefined): string;
  added(label: string, items: (string | undefined)[]): string;
  gone(label: string, items: (string | undefined)[]): string;
  is(label: string, items: (string | undefined)[]): string;
  order(label: string): string;
  yesNo(value: boolean): string;
  term(count: number, unit: 'D' | 'M' | 'Y'): string;
}

const counted = (language: Language) => (count: number, unit: 'D' | 'M' | 'Y') =>
  `${count} ${UNITS[language][unit][count === 1 ? 0 : 1]}`;

export const PHRASES: Record<Language, Phrases> = {
  nl: {
    becomes: (label, was, is) =>
      was === undefined
        ? `${label}: ${is}`
        : is === undefined
          ? `${label}: vervalt (was ${was})`
          : `${label}: was ${was}, wordt ${is}`,
    added: (label, items) => `${label}: erbij ${items.join('; ')}`,
    gone: (label, items) => `${label}: eraf ${items.join('; ')}`,
    is: (label, items) => `${label}: ${items.join('; ')}`,
    order: (label) => `${label}: andere volgorde`,
    yesNo: (value) => (value ? 'ja' : 'nee'),
    term: counted('nl'),
  },
  en: {
    becomes: (label, was, is) =>
      was === undefined
        ? `${label}: ${is}`
        : is === undefined
          ? `${label}: no longer (was ${was})`
          : `${label}: was ${was}, becomes ${is}`,
    added: (label, items) => `${label}: added ${items.join('; ')}`,
    gone: (label, items) => `${label}: removed ${items.join('; ')}`,
    is: (label, items) => `${label}: ${items.join('; ')}`,
    order: (label) => `${label}: another order`,
    yesNo: (value) => (value ? 'yes' : 'no'),
    term: counted('en'),
  },
};

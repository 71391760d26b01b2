import { KINDS, type InBoth } from './change-words.js';

const lower = (said: InBoth): InBoth => ({ nl: said.nl.toLowerCase(), en: said.en.toLowerCase() });

const ORGANISATIONS: Record<string, InBoth> = {
  'public-body': { nl: 'overheid', en: 'public body' },
  education: { nl: 'onderwijs', en: 'education' },
  employer: { nl: 'werkgever', en: 'employer' },
  staffing: { nl: 'uitzendbureau', en: 'staffing agency' },
  'social-partner': { nl: 'vakbond of werkgeversvereniging', en: 'social partner' },
  foundation: { nl: 'stichting', en: 'foundation' },
  other: { nl: 'anders', en: 'other' },
};

const BASES: Record<string, InBoth> = { contract: { nl: 'overeenkomst', en: 'contract' } };

/** Of a closed list whose words mean something else elsewhere: by the member in which they stand. */
export const VALUES_OF: Record<string, Record<string, InBoth>> = {
  kind: { ...ORGANISATIONS, ...BASES },
  kinds: Object.fromEntries(Object.entries(KINDS).map(([kind, said]) => [kind, lower(said)])),
  channel: {
    webhook: { nl: 'rechtstreeks naar een adres', en: 'to an address of its own' },
    inbox: { nl: 'postbus', en: 'an inbox' },
    broker: { nl: 'berichtenbus', en: 'a message broker' },
  },
  rail: {
    gevs: { nl: 'de GeVS', en: 'GeVS' },
    vum: { nl: 'de VUM', en: 'VUM' },
    person: { nl: 'de persoon zelf', en: 'the person' },
  },
  holidays: {
    closed: { nl: 'dicht op feestdagen', en: 'closed on public holidays' },
    open: { nl: 'open op feestdagen', en: 'open on public holidays' },
  },
  helpRequests: {
    'find-work': { nl: 'werk vinden', en: 'finding work' },
    'change-of-occupation': { nl: 'ander beroep', en: 'another occupation' },
    'learn-on-the-job': { nl: 'leren op het werk', en: 'learning on the job' },
    'training-and-funding': { nl: 'opleiding en geld daarvoor', en: 'training and money for it' },
    'keep-work': { nl: 'werk houden', en: 'keeping work' },
    'adapted-workplace': { nl: 'aangepaste werkplek', en: 'an adapted workplace' },
    language: { nl: 'taal', en: 'language' },
  },
};

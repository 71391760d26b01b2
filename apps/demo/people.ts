import type { JsonObject } from '#kernel';

/** Invented people, in the form in which a municipal system holds them (GGM Werk with an identity block). */
export interface InventedPerson {
  recordId: string;
  bsn?: string;
  document: JsonObject;
}

const person = (
  recordId: string,
  [voornamen, achternaam, geboortedatum]: [string, string, string],
  education: JsonObject[],
  bsn?: string,
  more: JsonObject = {},
): InventedPerson => ({
  recordId,
  ...(bsn ? { bsn } : {}),
  document: {
    WERKZOEKENDE: { IDENTIFICATIE: recordId },
    IDENTITEIT: {
      VOORNAMEN: voornamen,
      ACHTERNAAM: achternaam,
      GEBOORTEDATUM: geboortedatum,
      EMAILADRES: [`${voornamen.toLowerCase()}@voorbeeld.example`],
      ADRES: { STRAATNAAM: 'Proefstraat', HUISNUMMER: 12, POSTCODE: '7551AB', WOONPLAATS: 'Hengelo' },
    },
    HULPVRAAG: 'find-work',
    ONDERSTEUNINGSBEHOEFTE: ['guidance'],
    ARBEIDSMARKTKWALIFICATIES: { CODE_WERK_EN_DENKNIVEAU: 'MBO_HAVO_VWO_NIVEAU' },
    BEMIDDELINGSBEROEP: [{ TOELICHTINGBEROEP: 'Verkoper in een bakkerij' }],
    BESCHIKBAARVOORARBEID: { AANTALURENPWBESCHIKBAAR: 32, DAGBESCHIKBAARHEID: ['MAANDAG', 'DINSDAG'] },
    MOBILITEIT: { CODEVERVOERMIDDEL: ['FIETS'] },
    TAALBEHEERSING: [{ TAALCODE: 'eng', SPREEKVAARDIGHEID: 'GOED' }],
    OPLEIDING: education,
    ...more,
  },
});

const DIPLOMA: JsonObject = {
  CODENIVEAUOPLEIDING: 'MBO',
  CODESTATUSOPLEIDING: 'SUCCESVOL_AFGEROND',
  INDICATIEDIPLOMA: 'JA',
};
const BROKEN_OFF: JsonObject = {
  CODENIVEAUOPLEIDING: 'VMBO_MBO_1',
  CODESTATUSOPLEIDING: 'AFGEBROKEN',
  INDICATIEDIPLOMA: 'NEE',
};

/** She says in which kind of job she wants to work, beside what stands in the words of her adviser. */
export const SANNE = person('HGL-1001', ['Sanne', 'Voorbeeld', '1991-04-12'], [DIPLOMA], '999993549', {
  VOORKEUR: [{ SOORTBAAN: 'SALES_COMMERCIAL' }],
});
export const YOUNG = person('ENS-2001', ['Daan', 'Proefpersoon', '2007-03-01'], [BROKEN_OFF]);
export const ADULT = person('ENS-2002', ['Fatima', 'Testenaar', '1992-06-20'], [DIPLOMA], '999991425');
export const MIND_CHANGER = person('ENS-2003', ['Joris', 'Bedachtman', '1985-11-02'], [DIPLOMA]);
export const ON_THE_WAY = person('ALM-3001', ['Meryem', 'Fictiefsen', '1988-02-14'], [DIPLOMA]);

/** Values that may stand nowhere but in documents. */
export const SEEDS = [SANNE, YOUNG, ADULT, MIND_CHANGER, ON_THE_WAY].flatMap(({ bsn, document }) => {
  const identity = document['IDENTITEIT'] as {
    VOORNAMEN: string;
    EMAILADRES: string[];
    GEBOORTEDATUM: string;
  };
  return [...(bsn ? [bsn] : []), identity.VOORNAMEN, identity.EMAILADRES[0]!, identity.GEBOORTEDATUM];
});

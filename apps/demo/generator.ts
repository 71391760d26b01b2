import type { Json, JsonObject } from '#kernel';
import {
  PLACES,
  FIRST_NAMES,
  FAMILY_NAMES,
  STREETS,
  COMPANIES,
  SCHOOLS,
  TRADES,
  HELP,
  SUPPORT,
  LEVELS,
  SKILLS,
  TRANSPORT,
  DAYS,
  TEST_BSNS,
  Dice,
} from './generator-words.js';

/**
 * Records for demo, tests and load: realistic in form, invented in content and marked so in the names. The same seed
 * gives the same records, on every machine.
 */

export interface GeneratedClient {
  recordId: string;
  /** Of the test series 99999xxxx. There are 909 of them: after that many clients the numbers come round again. */
  bsn: string;
  /** ISO date. */
  birthDate: string;
  /** In the form of ggm/client@2.5. */
  document: JsonObject;
}

const postcodeIn = (dice: Dice, areas: readonly number[]): string => `${dice.one(areas)}${dice.letters(2)}`;
const uuidOf = (seed: number, kind: number, number: number): string =>
  `${(seed >>> 0).toString(16).padStart(8, '0')}-${kind.toString(16).padStart(4, '0')}-4000-8000-${number.toString(16).padStart(12, '0')}`;

function educationOf(dice: Dice, birthYear: number): JsonObject {
  const done = dice.chance(0.7);
  const year = birthYear + dice.between(17, 22);
  return {
    CODENIVEAUOPLEIDING: dice.one(LEVELS),
    CODESTATUSOPLEIDING: done ? 'SUCCESVOL_AFGEROND' : dice.one(['AFGEBROKEN', 'LOPEND']),
    INDICATIEDIPLOMA: done ? 'JA' : 'NEE',
    INSTITUUTNAAM: dice.one(SCHOOLS),
    ...(done ? { DATUMDIPLOMA: `${year}-07-01` } : { DATUMAANVANG: `${year - 2}-08-28` }),
  };
}

function personOf(dice: Dice, birthDate: string): JsonObject {
  const home = dice.one(PLACES);
  return {
    VOORNAMEN: dice.one(FIRST_NAMES),
    ACHTERNAAM: dice.one(FAMILY_NAMES),
    GEBOORTEDATUM: birthDate,
    ...(dice.chance(0.8) ? { EMAILADRES: [`persoon${dice.between(1, 99999)}@voorbeeld.example`] } : {}),
    ...(dice.chance(0.6)
      ? { TELEFOONNUMMER: [`053000${String(dice.between(0, 9999)).padStart(4, '0')}`] }
      : {}),
    ADRES: {
      STRAATNAAM: dice.one(STREETS),
      HUISNUMMER: dice.between(1, 250),
      POSTCODE: postcodeIn(dice, home.areas),
      WOONPLAATS: home.place,
      GEMEENTE: home.municipality,
    },
  };
}

/** Job seekers as a municipal system would hand them over, in the form of ggm/client@2.5. */
export function generateClients(seed: number, count: number): GeneratedClient[] {
  const dice = new Dice(seed);
  return Array.from({ length: count }, (_, i) => {
    const birthDate = dice.date(1962, 2008);
    const trade = dice.one(TRADES);
    const recordId = `proef-${seed}-${i + 1}`;
    const other: Json = {
      TAALCODE: dice.one(['ar', 'pl', 'ti', 'tr', 'uk', 'de']),
      SPREEKVAARDIGHEID: 'UITSTEKEND',
    };
    const document: JsonObject = {
      WERKZOEKENDE: { IDENTIFICATIE: recordId, DATUMAANVANGWERKZOEKENDE: dice.date(2024, 2026) },
      IDENTITEIT: personOf(dice, birthDate),
      HULPVRAAG: dice.one(HELP),
      ...(dice.chance(0.5) ? { ONDERSTEUNINGSBEHOEFTE: dice.some(SUPPORT, 3) } : {}),
      BEMIDDELINGSBEROEP: [{ TOELICHTINGBEROEP: trade.name }],
      VOORKEUR: [{ BRANCHECODE: trade.sbi, SOORTBAAN: trade.group }],
      BESCHIKBAARVOORARBEID: {
        STARTDATUMBESCHIKBAARHEID: dice.date(2026, 2027),
        AANTALURENPWBESCHIKBAAR: dice.one([12, 16, 20, 24, 32, 36, 40]),
        DAGBESCHIKBAARHEID: dice.some(DAYS, 5),
      },
      MOBILITEIT: {
        MAXIMALEREISTIJD: dice.one(['00:15', '00:30', '00:45', '01:00']),
        CODEVERVOERMIDDEL: dice.some(TRANSPORT, 2),
      },
      OPLEIDING: [educationOf(dice, Number(birthDate.slice(0, 4)))],
      TAALBEHEERSINGNEDERLANDS: {
        SPREEKSVAARDIGHEIDNEDERLANDS: dice.one(SKILLS),
        SCHRIJFVAARDIGHEIDNEDERLANDS: dice.one(SKILLS),
      },
      ...(dice.chance(0.3) ? { TAALBEHEERSING: [other] } : {}),
      ...(dice.chance(0.5) ? { RIJBEWIJS_CERTIFICAAT: [{ CODESOORTRIJBEWIJS: 'B' }] } : {}),
      ...(dice.chance(0.1)
        ? { DOELGROEPENREGISTER: { INDICATIEDOELGROEPENREGISTER: dice.one(['JA', 'NEE', 'VERMOEDELIJK']) } }
        : {}),
      ...(dice.chance(0.6)
        ? {
            WERKERVARING: [
              {
                AANTAL_JAREN_WERKZAAM_IN_BEROEP: dice.between(1, 20),
                ARBEIDSPERIODE: { FUNCTIENAAM: trade.name, NAAM_ORGANISATIE: dice.one(COMPANIES) },
              },
            ],
          }
        : {}),
    };
    return { recordId, bsn: TEST_BSNS[i % TEST_BSNS.length]!, birthDate, document };
  });
}

/** What a generated vacancy calls itself, counted from nought. */
export const vacancyId = (seed: number, index: number): string => `proef-${seed}-${index + 1}`;

/** Vacancies as sites publish them, in the form of schema-org/vacancy@30. */
export function generateSchemaOrgVacancies(seed: number, count: number): JsonObject[] {
  const dice = new Dice(seed ^ 0x5c0);
  return Array.from({ length: count }, (_, i) => {
    const trade = dice.one(TRADES);
    const site = dice.one(PLACES);
    const least = dice.one([16, 24, 32]);
    const pay = dice.between(2200, 3600);
    return {
      '@context': 'https://schema.org',
      '@type': 'JobPosting',
      identifier: { '@type': 'PropertyValue', name: 'Voorbeeldbank', value: vacancyId(seed, i) },
      title: `${trade.name} (proef)`,
      description: `<p>${trade.name} gezocht bij een verzonnen bedrijf.</p><ul><li>vast team</li><li>opleiding mogelijk</li></ul>`,
      datePosted: dice.date(2026, 2026),
      validThrough: dice.date(2027, 2027),
      employmentType: dice.chance(0.5) ? ['FULL_TIME', 'TEMPORARY'] : 'PART_TIME',
      hiringOrganization: { '@type': 'Organization', name: dice.one(COMPANIES) },
      jobLocation: {
        '@type': 'Place',
        address: {
          '@type': 'PostalAddress',
          streetAddress: `${dice.one(STREETS)} ${dice.between(1, 250)}`,
          postalCode: postcodeIn(dice, site.areas),
          addressLocality: site.place,
          addressCountry: 'NL',
        },
      },
      baseSalary: {
        '@type': 'MonetaryAmount',
        currency: 'EUR',
        value: { '@type': 'QuantitativeValue', minValue: pay, maxValue: pay + 400, unitText: 'MONTH' },
      },
      workHours: `${least}-${least + 8} uur per week`,
      occupationalCategory: {
        '@type': 'CategoryCode',
        codeValue: trade.isco,
        inCodeSet: 'ISCO-08',
        name: trade.name,
      },
      totalJobOpenings: dice.between(1, 5),
    };
  });
}

const dotted = (sbi: number): string => `${String(sbi).slice(0, 2)}.${String(sbi).slice(2)}`;

/** Vacancies in the XML of setu/vacancy@1.1, one PositionOpeningNL each. */
export function generateSetuVacancies(seed: number, count: number): string[] {
  const dice = new Dice(seed ^ 0x5e7);
  return Array.from({ length: count }, (_, i) => {
    const trade = dice.one(TRADES);
    const site = dice.one(PLACES);
    const company = dice.one(COMPANIES);
    const least = dice.one([16, 24, 32]);
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<PositionOpeningNL xmlns="http://ns.hr-xml.org/2007-04-15">',
      `<PositionRecordInfo><Id idOwner="owner"><IdValue>${vacancyId(seed, i)}</IdValue></Id><Status>x:put</Status></PositionRecordInfo>`,
      `<PositionSupplierNL><SupplierIds><SupplierId idOwner="owner"><IdValue>${i + 1}</IdValue></SupplierId></SupplierIds><EntityName>${company}</EntityName><ContactName>Afdeling Voorbeeld</ContactName><Role>owner</Role></PositionSupplierNL>`,
      '<PositionProfileNL><PositionDateInfo><StartAsSoonAsPossible>true</StartAsSoonAsPossible></PositionDateInfo>',
      `<Organization><OrganizationName>${company}</OrganizationName><IndustryCode>${dotted(trade.sbi)}</IndustryCode></Organization>`,
      `<PositionDetail><PhysicalLocation><PostalAddress><CountryCode>NL</CountryCode><PostalCode>${postcodeIn(dice, site.areas)}</PostalCode><Municipality>${site.place}</Municipality></PostalAddress></PhysicalLocation>`,
      `<FunctionName><Name>${trade.name} (proef)</Name></FunctionName><FunctionDescription>${trade.name} gezocht bij een verzonnen bedrijf.</FunctionDescription>`,
      `<HoursPerWeek><Minimum>${least}</Minimum><Maximum>${least + 8}</Maximum></HoursPerWeek>`,
      `<ContractDetails><ContractDuration>${dice.one(['permanent', 'predetermined'])}</ContractDuration><TypeOfContract>direct</TypeOfContract></ContractDetails>`,
      `<Requirements><EducationDegree>${dice.between(1, 6)}</EducationDegree><Languages><LanguageNL><LanguageCode>nl</LanguageCode><Speak>${dice.between(1, 4)}</Speak></LanguageNL></Languages></Requirements>`,
      `</PositionDetail></PositionProfileNL><NumberToFill>${dice.between(1, 3)}</NumberToFill></PositionOpeningNL>`,
    ].join('\n');
  });
}

const dutch = (value: string): Json => [{ language: 'nl-NL', value }];

/** Programmes with one start each, in the form of ooapi/learning-offer@5. */
export function generatePrograms(seed: number, count: number): JsonObject[] {
  const dice = new Dice(seed ^ 0x0a9);
  return Array.from({ length: count }, (_, i) => {
    const trade = dice.one(TRADES);
    const site = dice.one(PLACES);
    const level = dice.between(1, 4);
    const start = dice.one(['2026-09-01', '2027-02-01', '2027-09-01']);
    return {
      programId: uuidOf(seed, 1, i + 1),
      primaryCode: { codeType: 'programCode', code: `PROEF-${i + 1}` },
      programType: 'program',
      name: dutch(`${trade.name}, niveau ${level} (proefopleiding)`),
      abbreviation: `P${i + 1}`,
      description: dutch('Een verzonnen opleiding: leren en werken bij een verzonnen bedrijf.'),
      teachingLanguage: 'nld',
      modeOfStudy: dice.one(['dual training', 'part-time', 'full-time']),
      level: `secondary vocational education ${level}`,
      levelOfQualification: String(level),
      sector: 'secondary vocational education',
      studyLoad: { studyLoadUnit: 'sbu', value: 800 * level },
      offerings: [
        {
          offeringId: uuidOf(seed, 2, i + 1),
          primaryCode: { codeType: 'offeringCode', code: `PROEF-${i + 1}-1` },
          offeringType: 'program',
          name: dutch(`${trade.name}, start ${start}`),
          description: dutch('Een dag school, vier dagen werk.'),
          teachingLanguage: 'nld',
          resultExpected: true,
          startDate: start,
          endDate: `${Number(start.slice(0, 4)) + 2}-07-01`,
          maxNumberStudents: dice.between(8, 24),
          addresses: [
            {
              addressType: 'teaching',
              postalCode: postcodeIn(dice, site.areas),
              city: site.place,
              countryCode: 'NL',
            },
          ],
        },
      ],
    };
  });
}

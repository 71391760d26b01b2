import { canonicalJson, sha256, type JsonObject } from '#kernel';

/** What the load is made of: invented vacancies of about 2 KB, each different, in the words of schema.org. */
const TITLES = ['Bakker', 'Lasser', 'Monteur', 'Planner', 'Verzorgende', 'Chauffeur', 'Docent', 'Kok'];
const STREETS = ['Voorbeeldstraat', 'Proefweg', 'Testlaan', 'Modelplein'];
/** Prose and not one line ten times over: what compresses too well would flatter whatever stores it. */
const TASKS = [
  'Je begint om zes uur in de werkplaats en verdeelt met je collega het werk van de ochtend.',
  'Met een tekening in de hand zoek je het juiste gereedschap, meet je na en stel je de machine in.',
  'Klanten bellen tussendoor; jij vraagt door tot duidelijk is wat zij bedoelen en legt dat vast.',
  'Gaat er iets stuk, dan kijk je eerst zelf, en pas daarna haal je er een monteur van buiten bij.',
  'Tweemaal per week rijd je een ronde langs vaste adressen in Hengelo, Borne en Almelo.',
  'Je leert twee leerlingen het vak: voordoen, laten proberen, bijsturen en op tijd een compliment.',
  'Veiligheid is geen formulier: een gladde vloer dweil je, een losse kabel plak je vast.',
  'Op vrijdagmiddag tel je de voorraad, schrijf je de bestelling en ruim je samen op.',
  'Wij vragen geen diploma, wel dat je Nederlands leest en dat je komt wanneer je dat hebt beloofd.',
  'Dit bedrijf is verzonnen; het bestaat alleen om te meten hoe snel een vacature wordt bezorgd.',
];
const BENEFITS = 'Reiskosten, scholing en een vrije middag in de week (verzonnen).';

const titleOf = (index: number): string => `${TITLES[index % TITLES.length]} nummer ${index}`;
const streetOf = (index: number): string => STREETS[index % STREETS.length]!;
const minimumOf = (index: number): number => 2000 + (index % 900);
const houseOf = (index: number): number => 1 + (index % 400);

export const recordIdOf = (series: string, index: number): string => `${series}-${index}`;

export function vacancyOf(series: string, index: number): JsonObject {
  return {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    identifier: { '@type': 'PropertyValue', value: recordIdOf(series, index) },
    title: titleOf(index),
    description: `<p>${TASKS.join('</p><p>')}</p>`,
    datePosted: '2026-06-01',
    validThrough: '2036-12-31',
    employmentType: ['PART_TIME', 'TEMPORARY'],
    hiringOrganization: {
      '@type': 'Organization',
      name: 'Meetbedrijf (verzonnen)',
      sameAs: 'https://meetbedrijf.example',
    },
    jobLocation: {
      '@type': 'Place',
      address: {
        '@type': 'PostalAddress',
        streetAddress: `${streetOf(index)} ${houseOf(index)}`,
        postalCode: '7551 AA',
        addressLocality: 'Hengelo',
      },
    },
    applicationContact: {
      '@type': 'ContactPoint',
      name: 'Afdeling Voorbeeld',
      email: 'werk@meetbedrijf.example',
      telephone: '0740000000',
    },
    baseSalary: {
      '@type': 'MonetaryAmount',
      currency: 'EUR',
      value: {
        '@type': 'QuantitativeValue',
        minValue: minimumOf(index),
        maxValue: minimumOf(index) + 500,
        unitText: 'MONTH',
      },
    },
    jobBenefits: BENEFITS,
    experienceRequirements: { '@type': 'OccupationalExperienceRequirements', monthsOfExperience: 24 },
    workHours: '24-32 uur per week',
    totalJobOpenings: 2,
  };
}

/** The same vacancy as a recipient must get it, written out by hand: the mapping tables are not asked. */
const arrivedVacancyOf = (series: string, index: number): JsonObject => ({
  idVacature: recordIdOf(series, index),
  naamVacature: titleOf(index),
  omschrijvingVacature: TASKS.join('\n'),
  sluitingsdatumVacature: '2036-12-31',
  contractvorm: [{ codeTypeArbeidscontract: 'B' }],
  werkgever: {
    handelsnaamOrganisatie: 'Meetbedrijf (verzonnen)',
    webadres: [{ codeWebadres: 3, url: 'https://meetbedrijf.example' }],
    contactpersoon: [
      {
        naamContactpersoonAfdeling: 'Afdeling Voorbeeld',
        emailadres: ['werk@meetbedrijf.example'],
        telefoonnummer: ['0740000000'],
      },
    ],
  },
  adres: { postcode: '7551AA', straatnaam: streetOf(index), huisnummer: houseOf(index) },
  arbeidsVoorwaarden: {
    omschrijvingArbeidsvoorwaarden: BENEFITS,
    salarisIndicatie: `${minimumOf(index)}-${minimumOf(index) + 500} EUR per maand`,
  },
  werktijden: { aantalWerkurenPerWeekMinimaal: 24, aantalWerkurenPerWeekMaximaal: 32 },
  werkervaring: [{ aantalJarenWerkzaamInBeroep: 2 }],
});

/** What is compared of an event: what kind it is, under which contract, for which purpose, and the whole document. */
export const digestOfEvent = ({ type, dataschema, purpose, data }: JsonObject): string =>
  sha256(canonicalJson({ type: type!, dataschema: dataschema!, purpose: purpose!, data: data! })).toString(
    'base64url',
  );

export const expectedDigestOf = (series: string, index: number): string =>
  digestOfEvent({
    type: 'nl.schakel.vacancy.published',
    dataschema: 'urn:schakel:contract:vum/vacancy@3',
    purpose: 'employer-service',
    data: arrivedVacancyOf(series, index),
  });

/** The event as a sender posts it. */
export const eventOf = (source: string, series: string, index: number): string =>
  JSON.stringify({
    specversion: '1.0',
    id: `event-${recordIdOf(series, index)}`,
    source,
    type: 'nl.schakel.vacancy.published',
    dataschema: 'urn:schakel:contract:schema-org/vacancy@30',
    subject: recordIdOf(series, index),
    data: vacancyOf(series, index),
  });

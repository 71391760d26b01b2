import type { JsonObject } from '#kernel';

/** Invented, as all that stands in examples; they work against the example region. */
export const ENSCHEDE = 'urn:nld:oin:00000001001589623000';
export const HENGELO = 'urn:nld:oin:00000001001888730000';
export const ROC = 'urn:nld:oin:00000001999900030000';

export const VACANCY_EXAMPLE: JsonObject = {
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  identifier: 'VAC-001',
  title: 'Bakker (verzonnen)',
  description: 'Brood bakken bij Bakkerij De Proef.',
  datePosted: '2026-11-01',
  hiringOrganization: { '@type': 'Organization', name: 'Bakkerij De Proef (verzonnen)' },
  jobLocation: {
    '@type': 'Place',
    address: { '@type': 'PostalAddress', addressLocality: 'Enschede' },
  },
};

export const EVENT_EXAMPLE: JsonObject = {
  specversion: '1.0',
  id: 'vacature-2026-001',
  source: 'urn:nld:kvk:99990001:systeem:werving',
  type: 'nl.schakel.vacancy.published',
  dataschema: 'urn:schakel:contract:schema-org/vacancy@30',
  subject: 'VAC-001',
  data: VACANCY_EXAMPLE,
};

export const EVIDENCE_EXAMPLE: JsonObject = {
  askedBy: 'team-7',
  askedFor: ENSCHEDE,
  how: 'at-the-desk',
  notice: { version: 'leren-toestemming-1', language: 'nl' },
  request: 'training-and-funding',
  refusalHasNoConsequenceSaid: true,
  givenBy: 'person',
};

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

export interface Sender {
  connection: string;
  urn: string;
}

/** Sends to every recipient that is measured. */
export const SENDER: Sender = { connection: 'zender-systeem', urn: 'urn:nld:kvk:99990901' };
/** Sends to the dead partner and to nobody else. */
export const SENDER_TO_THE_DEAD: Sender = { connection: 'melder-systeem', urn: 'urn:nld:kvk:99990902' };
export const DEAD = 'weg';

export const recipientOf = (place: number): string => `ontvanger-${place + 1}`;
export const connectionOf = (party: string): string => `${party}-systeem`;

/** Writes a region of its own into `folder`: one sender, its recipients, and a second sender with a partner that is gone. */
export function writeRegion(folder: string, recipients: number): void {
  const parties = Array.from({ length: recipients }, (_, place) => recipientOf(place));
  mkdirSync(folder, { recursive: true });
  const write = (file: string, content: unknown): void =>
    writeFileSync(join(folder, file), stringify(content));
  const start = '2026-01-01T00:00:00+01:00';
  write('region.yaml', { name: 'Meetregio (verzonnen)', start, administrator: 'zender' });
  write('organisations.yaml', [
    employer('zender', '99990901'),
    employer('melder', '99990902'),
    ...[...parties, DEAD].map(publicBody),
  ]);
  write('connections.yaml', [
    connection('zender', ['schema-org/vacancy@30'], []),
    connection('melder', ['schema-org/vacancy@30'], []),
    ...[...parties, DEAD].map((party) => connection(party, [], ['vum/vacancy@3'])),
  ]);
  write('agreements.yaml', [agreement('vacaturemelding', ['zender', 'melder', ...parties, DEAD])]);
  write('clauses.yaml', [
    clause('vacatures', 'zender', parties),
    clause('vacatures-naar-weg', 'melder', [DEAD]),
  ]);
  write('routes.yaml', [
    ...parties.map((party) => route(`naar-${party}`, 'zender', party)),
    route(`naar-${DEAD}`, 'melder', DEAD),
  ]);
  mkdirSync(join(folder, 'notices'), { recursive: true });
  const both = (nl: string, en: string) => ({ nl, en });
  write('notices/vacature-1.yaml', {
    title: both('Een vacature (verzonnen)', 'A vacancy (invented)'),
    text: both('Alleen om te meten.', 'Only to measure.'),
  });
  write('processing-activities.yaml', [activity('melden', 'zender'), activity('vervullen', parties[0]!)]);
}

const employer = (key: string, kvk: string) => ({ key, name: `${key} (verzonnen)`, kind: 'employer', kvk });

const publicBody = (key: string, place: number) => ({
  key,
  name: `${key} (verzonnen)`,
  kind: 'public-body',
  oin: `0000000199991${String(place).padStart(7, '0')}`,
});

const connection = (party: string, sends: string[], receives: string[]) => ({
  key: connectionOf(party),
  name: `Systeem van ${party} (verzonnen)`,
  operator: party,
  clients: [connectionOf(party)],
  mandates: [{ party, document: 'eigen systeem' }],
  sends,
  receives: receives.map((contract) => ({ recordType: 'vacancy', contract })),
  channel: 'webhook',
});

const agreement = (key: string, parties: string[]) => ({
  key,
  title: 'Voorwaarden vacaturemelding (verzonnen)',
  document: 'verzonnen',
  signed: '2025-12-15',
  parties: parties.map((party) => ({ party, contact: `overeenkomsten@${party}.verzonnen` })),
});

const clause = (key: string, sender: string, recipients: string[]) => ({
  key,
  agreement: 'vacaturemelding',
  senders: [sender],
  recipients,
  recordType: 'vacancy',
  purpose: 'employer-service',
  basis: {
    sender: { kind: 'contract' },
    recipient: { kind: 'public-task', statute: 'Wet SUWI', article: '10', textOf: '2026-01-01' },
  },
  secrecy: 'none',
  categories: [
    'employer-business',
    'employer-contact',
    'work-preferences',
    'qualifications',
    'work-history',
    'languages',
    'mobility',
    'availability',
    'free-text',
    'address',
  ],
  bsn: false,
  retention: 'P12M',
  selectionList: 'not-an-archive-document',
  informs: { who: 'sender', notice: 'vacature-1' },
  processingActivity: { sender: 'melden', recipient: 'vervullen' },
  rail: 'hub',
});

const route = (key: string, sender: string, recipient: string) => ({
  key,
  recordType: 'vacancy',
  senders: [sender],
  recipient,
  purpose: 'employer-service',
});

const activity = (key: string, controller: string) => ({
  key,
  name: `${key} van vacatures (verzonnen)`,
  controller,
  contact: `privacy@${controller}.verzonnen`,
  purposes: ['Meten hoe snel post bezorgd wordt'],
  basis: { kind: 'contract' },
  dataSubjects: ['contactpersonen van werkgevers'],
  categories: ['employer-business', 'employer-contact'],
  transfers: [],
  retention: 'P12M',
  security: 'verzonnen',
});

import { createServer, type Server } from 'node:http';
import { sql } from 'kysely';
import type { JsonObject } from '#kernel';
import type { Box } from '../../apps/demo/box.js';
import { tablesAsText } from './everything.js';

/** Values of an invented person that are looked for everywhere. */
export const SEEDS = {
  bsn: '999991425',
  firstName: 'Zoekmijniet',
  lastName: 'Nergenstevinden',
  mail: 'zoekmijniet@nergens.example',
  phone: '0699955512',
  street: 'Verborgenlaan',
  birth: '1979-03-17',
  freeText: 'vertelt dat het thuis even niet gaat',
};
export const PERSON = {
  recordId: 'ENS-9001',
  bsn: SEEDS.bsn,
  document: {
    WERKZOEKENDE: { IDENTIFICATIE: 'ENS-9001' },
    IDENTITEIT: {
      VOORNAMEN: SEEDS.firstName,
      ACHTERNAAM: SEEDS.lastName,
      GEBOORTEDATUM: SEEDS.birth,
      EMAILADRES: [SEEDS.mail],
      TELEFOONNUMMER: [SEEDS.phone],
      ADRES: { STRAATNAAM: SEEDS.street, HUISNUMMER: 12, POSTCODE: '7511AB', WOONPLAATS: 'Enschede' },
    },
    BEMIDDELINGSBEROEP: [{ TOELICHTINGBEROEP: SEEDS.freeText }],
    OPLEIDING: [
      { CODENIVEAUOPLEIDING: 'MBO', CODESTATUSOPLEIDING: 'SUCCESVOL_AFGEROND', INDICATIEDIPLOMA: 'JA' },
    ],
  } as JsonObject,
};
/** The same, so young that a school gets to know who it is by law. */
export const YOUNG = {
  recordId: 'ENS-9002',
  document: {
    ...PERSON.document,
    WERKZOEKENDE: { IDENTIFICATIE: 'ENS-9002' },
    IDENTITEIT: { ...(PERSON.document['IDENTITEIT'] as JsonObject), GEBOORTEDATUM: '2008-03-17' },
    OPLEIDING: [
      { CODENIVEAUOPLEIDING: 'VMBO_MBO_1', CODESTATUSOPLEIDING: 'AFGEBROKEN', INDICATIEDIPLOMA: 'NEE' },
    ],
  } as JsonObject,
};

/** A recipient that says back, in headers and body, whatever it was sent: in an answer nobody has to read. */
export function parrot(): { server: Server; heard: string[]; status: { now: number } } {
  const heard: string[] = [];
  const status = { now: 500 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      heard.push(body);
      const said = Buffer.from(`${JSON.stringify(SEEDS)} ${body}`).toString('latin1');
      response.writeHead(request.method === 'OPTIONS' ? 404 : status.now, {
        'content-type': 'application/problem+json',
        'x-detail': `${SEEDS.firstName} ${SEEDS.bsn}`,
      });
      response.end(said);
    });
  });
  return { server, heard, status };
}

/** Every place where something is written down or said, but the documents that recipients were given. */
export async function placesOf(box: Box, printed: string): Promise<Map<string, string>> {
  const places = new Map<string, string>([
    ['the log', box.log],
    ['standard output', printed],
  ]);
  for (const [index, { text, headers }] of box.answers.entries()) {
    if (text.includes('"events":')) continue;
    places.set(`answer ${index}`, `${text} ${JSON.stringify([...headers])}`);
  }
  for (const path of ['/metrics', '/health/ready', '/health/live', '/v1/openapi.json', '/v1/asyncapi.json'])
    places.set(path, await (await fetch(`${box.url}${path}`)).text());
  const tables = await tablesAsText(box.admin, sql`schemaname not in ('pg_catalog', 'information_schema')`);
  return new Map([...places, ...tables]);
}
export const seedsIn = (places: Map<string, string>): string[] =>
  [...places].flatMap(([place, text]) =>
    Object.entries(SEEDS)
      .filter(([, value]) => text.toLowerCase().includes(value.toLowerCase()))
      .map(([name]) => `${name} in ${place}`),
  );

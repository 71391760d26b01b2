import { connect } from 'node:net';
import { expect } from '@jest/globals';
import { sql } from 'kysely';
import type { Box } from '../apps/demo/box.js';
import { eventOf, type Answer } from '../apps/demo/partner.js';
import { honoursDocument } from './http-document.js';
import { SANNE, SEEDS } from '../apps/demo/people.js';
import { isObject, type Json, type JsonObject } from '#kernel';

/** Small limits where going over the default would take long; a document may be 1 MiB as ever. */
export const LIMITS = {
  MAX_BODY: '2MiB',
  MAX_STRING: '60KiB',
  MAX_BATCH: '5',
  MAX_ARRAY: '100',
};
export const KIB = 1024;

/** What a knocker needs of a hub: a whole box, or a hub with an identity provider of the test's own. */
export type House = Pick<Box, 'url' | 'answers' | 'admin' | 'log'>;

/** Values of invented people that no answer and no log line may repeat. */
export const PERSONAL = [...SEEDS, '999991425', 'Voorbeeldsma', 'Geheimstraat'];

export const VACANCY: JsonObject = {
  '@context': 'https://schema.org/',
  '@type': 'JobPosting',
  title: 'Bakker (verzonnen)',
  description: '<p>Brood bakken bij een verzonnen bakkerij.</p>',
  datePosted: '2026-11-01',
  jobLocation: {
    '@type': 'Place',
    address: { '@type': 'PostalAddress', postalCode: '7511 AB', addressLocality: 'Enschede' },
  },
  identifier: 'VAC-001',
  hiringOrganization: { '@type': 'Organization', name: 'Bakkerij De Proef (verzonnen)' },
};

/** The same under an id of its own: a document says that it is the record which its envelope names. */
export const vacancyOf = (identifier: string): JsonObject => ({ ...VACANCY, identifier });

const recordIdIn = ({ subject }: JsonObject, otherwise: string): string => {
  const named = isObject(subject) ? subject['recordId'] : subject;
  return typeof named === 'string' ? named : otherwise;
};

/** A vacancy of the bakery around this document. */
export const vacancyEvent = async (box: Box, more: JsonObject = {}): Promise<JsonObject> => ({
  ...eventOf({
    source: await box.urn('bakkerij-de-proef'),
    record: 'vacancy',
    contract: 'schema-org/vacancy@30',
    subject: 'VAC-001',
    data: vacancyOf(recordIdIn(more, 'VAC-001')),
  }),
  ...more,
});

/** How a consent or declaration came about, but for whom it was asked. */
export const EVIDENCE: JsonObject = {
  askedBy: 'consulent-17',
  how: 'at-the-desk',
  notice: { version: 'leren-toestemming-1', language: 'nl' },
  request: 'learn-on-the-job',
  refusalHasNoConsequenceSaid: true,
  givenBy: 'person',
};

/** The record of an invented person, sent for Hengelo by its supplier. */
export const clientEvent = async (box: Box, more: JsonObject = {}): Promise<JsonObject> => ({
  ...eventOf({
    source: await box.urn('hengelo'),
    record: 'client',
    contract: 'ggm/client@2.5',
    subject: { recordId: SANNE.recordId, bsn: SANNE.bsn! },
    data: { ...SANNE.document, WERKZOEKENDE: { IDENTIFICATIE: recordIdIn(more, SANNE.recordId) } },
  }),
  ...more,
});

/** What takes its time by how much there is of it takes minutes, and what is refused at once less than this on any machine. */
export const AT_ONCE_MS = 20_000;

export const CLOUD_EVENT = { 'content-type': 'application/cloudevents+json' };
export const CLOUD_BATCH = { 'content-type': 'application/cloudevents-batch+json' };

/** A request of nobody: without a token unless one is among the headers. Bodies and answers are noted like a partner's. */
export async function knock(
  box: House,
  method: string,
  path: string,
  options: { headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  const { headers = {}, body } = options;
  const payload = body === undefined ? undefined : new Uint8Array(Buffer.from(body as Buffer));
  const response = await fetch(`${box.url}${path}`, { method, headers, body: payload, redirect: 'manual' });
  const text = await response.text();
  const asked = { method, path };
  const answer = { status: response.status, headers: response.headers, text, body: parsed(text), asked };
  box.answers.push(answer);
  honoursDocument(answer);
  return answer;
}

/** The headers of an answer without what counts on with every request of the caller, whatever it is about. */
export const steadyHeaders = ({ headers }: Answer): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => name !== 'date' && name !== 'ratelimit'));

const parsed = (text: string): Json => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
};

/** One TCP conversation: what is written, byte for byte, and everything that comes back until it is `enough` or the hub hangs up. */
export async function wire(
  box: House,
  pieces: (string | Buffer)[],
  { limitMs = 60_000, enough }: { limitMs?: number; enough?: RegExp } = {},
): Promise<{ text: string; answers: Answer[]; closedByHub: boolean; ms: number }> {
  const startedAt = Date.now();
  const socket = connect(Number(new URL(box.url).port), '127.0.0.1');
  const chunks: Buffer[] = [];
  const closedByHub = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), limitMs).unref();
    const over = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    // A reset after the answer is an end like any other.
    socket
      .on('data', (chunk) => {
        chunks.push(chunk);
        if (enough?.test(Buffer.concat(chunks).toString())) resolve(false);
      })
      .on('close', over)
      .on('error', () => undefined);
    for (const piece of pieces) socket.write(piece);
  });
  socket.destroy();
  const text = Buffer.concat(chunks).toString();
  const answers = answersIn(text);
  box.answers.push(...answers);
  return { text, answers, closedByHub, ms: Date.now() - startedAt };
}

/** The answers in what came over a socket, one after the other. */
function answersIn(text: string): Answer[] {
  return text
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .filter((part) => part.startsWith('HTTP/1.1 '))
    .map((part) => {
      const end = part.indexOf('\r\n\r\n');
      const [head, body] = [part.slice(0, end), part.slice(end + 4)];
      const [first = '', ...lines] = head.split('\r\n');
      const headers = new Headers(
        lines.map(
          (line) =>
            [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as [string, string],
        ),
      );
      return { status: Number(first.split(' ')[1]), headers, text: body, body: parsed(body) };
    });
}

/** Keeps everybody from a table until it is released. */
export async function locked(box: House, table: string): Promise<{ release(): Promise<void> }> {
  let release = (): void => undefined;
  let held = (): void => undefined;
  const isHeld = new Promise<void>((resolve) => (held = resolve));
  const until = new Promise<void>((resolve) => (release = resolve));
  const over = box.admin.transaction().execute(async (tx) => {
    await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(tx);
    held();
    await until;
  });
  await isHeld;
  return { release: () => (release(), over) };
}

export interface Rows {
  message: number;
  receipt: number;
  subject: number;
  occasion: number;
  consent: number;
  declaration: number;
}

export async function rowsOf(box: House): Promise<Rows> {
  const { rows } = await sql<Rows>`
    select (select count(*)::int from message) as message, (select count(*)::int from receipt) as receipt,
      (select count(*)::int from subject) as subject, (select count(*)::int from occasion) as occasion,
      (select count(*)::int from consent) as consent, (select count(*)::int from declaration) as declaration`.execute(
    box.admin,
  );
  return rows[0]!;
}

/** Does it, and holds that no message, receipt, entry, occasion or statement came of it. */
export async function nothingStored<T>(box: House, work: () => Promise<T>): Promise<T> {
  const before = await rowsOf(box);
  const result = await work();
  expect(await rowsOf(box)).toEqual(before);
  return result;
}

/** A refusal as the API promises it: RFC 9457 with our code, and exactly these pointers where they are given. */
export function expectProblem(answer: Answer, status: number, code: string, pointers?: string[]): void {
  expect({ status: answer.status, problem: answer.body }).toMatchObject({
    status,
    problem: {
      status,
      code,
      title: expect.any(String),
      detail: expect.any(String),
      type: `urn:schakel:refusal:${code}`,
    },
  });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
  if (pointers) expect(pointersOf(answer.body)).toEqual([...new Set(pointers)].sort());
}

/** Which places were named, each once: two rules may be broken at one place. */
export const pointersOf = (problem: Json): string[] =>
  [
    ...new Set(((problem as { errors?: { pointer: string }[] }).errors ?? []).map((error) => error.pointer)),
  ].sort();

/** Sends, expects the refusal, and holds that nothing was stored. */
export const refused = (
  box: House,
  send: () => Promise<Answer>,
  status: number,
  code: string,
  pointers?: string[],
): Promise<Answer> =>
  nothingStored(box, async () => {
    const answer = await send();
    expectProblem(answer, status, code, pointers);
    return answer;
  });

/** JSON and problems, and what the table says of a route that gives something else. */
const GIVEN = /^(application\/((problem\+)?json|yaml)|text\/(html|css|event-stream|plain))\b/;

const SECURITY: Record<string, RegExp> = {
  'api-version': /^\d+\.\d+\.\d+$/,
  'cache-control': /^no-store$/,
  'content-security-policy': /frame-ancestors 'none'/,
  'strict-transport-security': /max-age=\d{7,}/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
};

/** What holds for every answer of a run, whatever was asked: the headers of the design rules, and nothing personal. */
export function expectHouseRules(box: House): void {
  expect(box.answers.length).toBeGreaterThan(0);
  // There are thousands of them: one list of what is wrong.
  const wrong = box.answers.flatMap(({ asked, status, headers, text }) => {
    const said = (what: string): string => `${asked?.method} ${asked?.path} ${status}: ${what}`;
    return [
      ...Object.entries(SECURITY)
        .filter(([name, value]) => !value.test(headers.get(name) ?? ''))
        .map(([name]) => said(`${name} is ${headers.get(name)}`)),
      ...(text && !GIVEN.test(headers.get('content-type') ?? '') ? [said('another media type')] : []),
      ...(/node_modules|\.js:\d|\bat \w+ \(/.test(text) ? [said(`a stack: ${text.slice(0, 600)}`)] : []),
      ...PERSONAL.filter((value) => text.includes(value)).map((value) => said(`shows ${value}`)),
    ];
  });
  expect(wrong).toEqual([]);
  expect(PERSONAL.filter((value) => box.log.includes(value))).toEqual([]);
  expect(box.log).not.toContain('"level":50');
}

import { isObject, type Json, type JsonObject } from '#kernel';
import type { Schemas } from '../client/index.js';
import type { Box } from './box.js';
import { eventOf, type Answer } from './partner.js';
import type { InventedPerson } from './people.js';
import type { Report } from './report.js';

export { until } from './until.js';

/** What the scenes share: a box, what is shown, and what was counted. */
export interface Stage {
  box: Box;
  report: Report;
  seed: number;
  totals: { accepted: number; refused: number };
  sameAnswers: [string, string][];
  /** Lanes whose post is meant to wait at the end. */
  waitingLanes: Set<string>;
}

export const memberOf = ({ body }: Answer, name: string): string => {
  if (!isObject(body) || typeof body[name] !== 'string') throw new Error(`the answer has no ${name}`);
  return body[name];
};

export function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${answer.text}`);
  return answer;
}

/** Counts an answer to something that was sent. */
export function count(stage: Stage, answer: Answer): Answer {
  if (answer.status === 202) stage.totals.accepted += 1;
  else stage.totals.refused += 1;
  return answer;
}

/** A municipal system sends a person's record for one of its controllers. Gives the message id. */
export async function sendClient(
  stage: Stage,
  clientId: string,
  party: string,
  person: InventedPerson,
  subject?: Json,
): Promise<string> {
  const { box } = stage;
  const answer = await box.client(clientId).send(
    eventOf({
      source: `${await box.urn(party)}:systeem:klanten`,
      record: 'client',
      contract: 'ggm/client@2.5',
      subject: subject ?? { recordId: person.recordId, ...(person.bsn ? { bsn: person.bsn } : {}) },
      data: person.document,
    }),
  );
  return memberOf(expectStatus(count(stage, answer), 202), 'messageId');
}

/** Opens an occasion of a person; the client speaks for one of the two sides. Gives its id. */
export async function openOccasion(
  stage: Stage,
  clientId: string,
  occasion: {
    kind: string;
    purpose: string;
    source: string;
    recipient: string;
    subject: JsonObject;
    desk?: string;
    helpRequest?: string;
    vacancy?: string;
  },
): Promise<string> {
  const { box } = stage;
  const body = {
    ...occasion,
    source: await box.urn(occasion.source),
    recipient: await box.urn(occasion.recipient),
  } as Schemas['Occasion'];
  return given(await box.client(clientId).api.POST('/occasions', { body })).occasionId;
}

/** What the hub answered; anything but a success ends the play. */
export function given<T>({ data, error, response }: { data?: T; error?: unknown; response: Response }): T {
  if (data === undefined) throw new Error(`got ${response.status}: ${JSON.stringify(error)}`);
  return data;
}

const EVIDENCE: Omit<Schemas['Consent']['evidence'], 'askedFor'> = {
  askedBy: 'consulent-17',
  how: 'at-the-desk',
  notice: { version: 'leren-toestemming-1', language: 'nl' },
  request: 'learn-on-the-job',
  refusalHasNoConsequenceSaid: true,
  givenBy: 'person',
};

/** The person says yes at the desk: consent gives the basis, the declaration lifts secrecy. Gives the consent's id. */
export async function sayYes(
  stage: Stage,
  clientId: string,
  party: string,
  person: InventedPerson,
  recipient: string,
  includesSuccessors = false,
): Promise<string> {
  const { box } = stage;
  const controller = await box.urn(party);
  const evidence = { ...EVIDENCE, askedFor: controller };
  const base = {
    controller,
    subject: { recordId: person.recordId },
    recipients: [await box.urn(recipient)],
    includesSuccessors,
    evidence,
  };
  const { api } = box.client(clientId);
  const consent: Schemas['Consent'] = {
    ...base,
    purpose: 'learning',
    categories: ['work-preferences', 'qualifications', 'languages'],
    state: 'given',
  };
  const { consentId } = given(await api.POST('/consents', { body: consent }));
  given(await api.POST('/declarations', { body: base }));
  return consentId;
}

/** The events that a double took in about one occasion or from one message on, newest last. */
export const arrivedAt = (box: Box, connection: string, type: string): JsonObject[] =>
  box
    .double(connection)
    .received.map((one) => one.event)
    .filter((event) => event['type'] === type);

export const categoriesSeen = (event: JsonObject): string =>
  isObject(event['data']) ? `${Object.keys(event['data']).length} members` : 'nothing';

import { isId, ok, refuse, type Outcome } from '#kernel';
import { idOfCode } from '#storage';
import type { Answered, Asking } from './auditor.js';
import type { Page } from './auditor.rules.js';
import { calledBy, codeIn, NOBODY } from './looked-up.js';
import {
  actRecord,
  decisionRecord,
  deliveryRecord,
  messageRecord,
  requestRecord,
  type ProcessingRecord,
} from './processing.rules.js';
import {
  actsOnPeople,
  calledInTrace,
  decisionsWithoutMessage,
  hasEntry,
  messageOfDelivery,
  messagesOfPeople,
  messagesOfTrace,
  sourcesOfActivity,
  sourcesOfMessages,
  type CalledPerson,
  type Sources,
} from './processing.store.js';

/** As the extension for reading has it, one of the first three at least; the last is for a recipient, who knows no trace of ours. */
export interface ProcessingSearch {
  traceId?: string;
  /** The URN of a version of an activity. */
  processingActivityId?: string;
  dataSubjectId?: string;
  deliveryId?: string;
  from?: Date;
  until?: Date;
}

const ACTIVITY = /^urn:schakel:processing-activity:((?!hub\.)[a-z0-9][a-z0-9.-]{0,98}(?:@\d{1,9})?)$/;

/** The processing records of this organisation: a page is of so many messages or decisions, each with all its actions. */
export async function processingRecords(
  asking: Asking,
  search: ProcessingSearch,
  page: Page,
): Promise<Outcome<Answered<ProcessingRecord>>> {
  const { tx, own } = asking;
  const { traceId, processingActivityId, dataSubjectId, deliveryId } = search;
  const named = [traceId, processingActivityId, dataSubjectId, deliveryId].filter(Boolean).length;
  if (named !== 1) return refuse('invalid-request', { faults: [ONE_OF] });
  if (deliveryId !== undefined) {
    const messages = await messageOfDelivery(tx, own, deliveryId);
    const sources = await sourcesOfMessages(tx, own, messages, { deliveryId });
    return ok({ lines: recordsOf(asking, sources), object: `delivery:${deliveryId}` });
  }
  if (processingActivityId !== undefined) {
    const activity = ACTIVITY.exec(processingActivityId)?.[1];
    if (!activity) return refuse('invalid-request', { faults: [NO_ACTIVITY] });
    const { sources, last } = await sourcesOfActivity(tx, own, { ...search, activity }, page);
    const lines = recordsOf(asking, sources);
    return ok({ lines, ...(last ? { last } : {}), object: `processing-activity:${activity}` });
  }
  if (traceId !== undefined) {
    const found = await inParts(asking, { traceId }, page, (rest) => messagesOfTrace(tx, own, traceId, rest));
    return ok({ ...found, object: `trace:${traceId}` });
  }
  const { processing } = await asking.hub.keys.ofOrganisation(tx, own, asking.now);
  const subjects = [idOfCode(processing, dataSubjectId!)].filter(isId);
  const found = await inParts(asking, { subjects }, page, (rest) =>
    messagesOfPeople(tx, own, subjects, rest),
  );
  const isKnown = found.lines.length > 0 || (await hasEntry(tx, subjects));
  return ok({ ...found, object: isKnown ? `person:${dataSubjectId}` : NOBODY });
}

const ONE_OF = {
  pointer: '',
  code: 'one-of',
  detail: 'Name one of traceId, processingActivityId, dataSubjectId and deliveryId.',
};
const NO_ACTIVITY = {
  pointer: '/processingActivityId',
  code: 'activity',
  detail:
    'A version of an activity of the register; what the hub does for everybody is found by trace or person.',
};

type About = { traceId: string } | { subjects: string[] };
interface Part {
  lines: ProcessingRecord[];
  /** Absent when this part is at its end. */
  last?: string;
}

/** What was decided without a message, then what people said and asked, then the messages with everything done with them. */
const PARTS = ['d', 's', 'm'] as const;

async function inParts(
  asking: Asking,
  about: About,
  { after, limit }: Page,
  messages: (rest: Page) => Promise<string[]>,
): Promise<Part> {
  const [begin = 'd', ...at] = after?.split('|') ?? [];
  const lines: ProcessingRecord[] = [];
  for (const part of PARTS.slice(PARTS.indexOf(begin as 'd'))) {
    const [id, request] = part === begin ? at : [];
    const rest = { ...(id ? { after: id } : {}), limit: limit - lines.length };
    const found =
      part === 'd'
        ? await withoutMessage(asking, about, rest)
        : part === 's'
          ? await withoutPost(asking, about, rest)
          : await ofMessages(asking, await messages(rest), rest, request);
    lines.push(...found.lines);
    if (found.last !== undefined) return { lines, last: `${part}|${found.last}` };
  }
  return { lines };
}

async function withoutMessage(asking: Asking, about: About, page: Page): Promise<Part> {
  const found = await decisionsWithoutMessage(asking.tx, asking.own, about, page);
  return cut(found, page, (one) => decisionRecord(asking, one));
}

async function withoutPost(asking: Asking, about: About, page: Page): Promise<Part> {
  const people = await calledIn(asking, about);
  const found = await actsOnPeople(asking.tx, asking.own, { ...about, people }, page);
  return cut(found, page, (one) => actRecord(asking, one));
}

/** The people of this organisation that were looked up: the log has a code for each. */
async function calledIn({ hub, tx, own, now, codeOf }: Asking, about: About): Promise<CalledPerson[]> {
  if ('subjects' in about)
    return about.subjects.map((subjectId) => ({ object: calledBy(codeOf(subjectId)), subjectId }));
  const { processing } = await hub.keys.ofOrganisation(tx, own, now);
  return (await calledInTrace(tx, about.traceId)).flatMap((object) => {
    const code = codeIn(object);
    return code !== undefined ? { object, subjectId: idOfCode(processing, code) } : [];
  });
}

function cut<T extends { id: string }>(
  found: T[],
  { after, limit }: Page,
  record: (one: T) => ProcessingRecord,
): Part {
  const shown = found.slice(0, limit);
  const last = found.length > limit ? (shown.at(-1)?.id ?? after ?? NEVER) : undefined;
  return { lines: shown.map(record), ...(last !== undefined ? { last } : {}) };
}

async function ofMessages(
  asking: Asking,
  found: string[],
  { after, limit }: Page,
  request: string | undefined,
): Promise<Part> {
  const shown = found.slice(0, limit);
  const lines = recordsOf(asking, await sourcesOfMessages(asking.tx, asking.own, shown), request);
  const lastRequest =
    lines.findLast(({ attributes }) => !attributes['dpl.core.data_subject_id'])?.span_id ?? request;
  const last = `${shown.at(-1) ?? after ?? NEVER}|${lastRequest ?? ''}`;
  return { lines, ...(found.length > limit ? { last } : {}) };
}

const NEVER = '00000000-0000-0000-0000-000000000000';

/** A request comes with the first of its messages; one that was shown on the page before does not come again. */
function recordsOf(
  asking: Asking,
  { messages, decisions, deliveries }: Sources,
  shownBefore?: string,
): ProcessingRecord[] {
  const requests = new Map(
    messages.map((message) => requestRecord(message)).map((one) => [one.span_id, one]),
  );
  if (shownBefore) requests.delete(shownBefore);
  return [
    ...firstOf(messages.map(requestRecord), requests),
    ...messages.map((message) => messageRecord(asking, message)),
    ...decisions.map((decision) => decisionRecord(asking, decision)),
    ...deliveries.map((delivery) => deliveryRecord(asking, delivery)),
  ];
}

/** The first of each: a request began when its first message was taken in. */
const firstOf = (records: ProcessingRecord[], wanted: Map<string, ProcessingRecord>): ProcessingRecord[] =>
  [...wanted.keys()].map((span) => records.find(({ span_id }) => span_id === span)!);

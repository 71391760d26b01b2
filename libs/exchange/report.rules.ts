import type { Occasion } from '#consent';
import { isObject, type Json, type JsonObject } from '#kernel';
import type { Directory } from '#partners';
import type { Candidate, DecidedCandidate, OpenMessage } from './post.js';
import type { Reported } from './reports.store.js';

const RECORD_TYPE = 'correction-report';
export const REPORT_PURPOSE = 'data-quality';

/** The id of the delivery that a correction report is about; undefined for every other record. */
export function deliveryReportedBy(message: { recordType: string; canonical: Json }): string | undefined {
  if (message.recordType !== RECORD_TYPE || !isObject(message.canonical)) return undefined;
  const { levering } = message.canonical;
  return typeof levering === 'string' ? levering : undefined;
}

/** The delivery of which a report, that may go, says that it is about another person. */
export function deliveryOfAnother({ message, reports, decision }: DecidedCandidate): string | undefined {
  if (!reports || !decision.permitted || !isObject(message.canonical)) return undefined;
  const { fout } = message.canonical;
  const isOther = (one: Json): boolean => isObject(one) && one['soortFout'] === 'andere-persoon';
  return Array.isArray(fout) && fout.some(isOther) ? reports.deliveryId : undefined;
}

/**
 * The occasion over which a report goes back: the one under which the record came, or another of the same person
 * between the same two. `open`: the open occasions of that person.
 */
export function occasionBack(
  reported: Pick<Reported, 'occasionId'>,
  between: { reporter: string; source: string },
  open: Occasion[],
  directory: Directory,
): Occasion | undefined {
  const goesBetween = open.filter(
    (one) =>
      directory.successorOf(one.source, RECORD_TYPE) === between.source &&
      directory.successorOf(one.recipient, RECORD_TYPE) === between.reporter,
  );
  return goesBetween.find((one) => one.id === reported.occasionId) ?? goesBetween[0];
}

/** With the name of the record at the organisation that reads the report; what the reporter wrote there gives way. */
export const namedForReader = (canonical: JsonObject, recordId: string | null): JsonObject => {
  const { kenmerkRecord: _, ...rest } = canonical;
  return recordId === null ? rest : { ...rest, kenmerkRecord: recordId };
};

/**
 * To the organisation that sent the record, or the one in its place, and to nobody else; from who got it, or who stands
 * in its place. A delivery of others is as if it were not there.
 */
export function candidatesOfReport(
  message: OpenMessage,
  people: { reported: Map<string, Reported>; occasions: Map<string, Occasion[]> },
  directory: Directory,
  ask: (recipient: string) => Candidate['question'],
): Candidate[] {
  const reported = people.reported.get(deliveryReportedBy(message) ?? '');
  const reporter = message.controller;
  if (!reported || !directory.predecessorsOf(reporter, RECORD_TYPE).includes(reported.recipient)) return [];
  const recipient = directory.successorOf(reported.sender, RECORD_TYPE);
  if (recipient === reporter) return [];
  const open = people.occasions.get(reported.subjectId) ?? [];
  const occasion = occasionBack(reported, { reporter, source: recipient }, open, directory) ?? null;
  return [
    {
      message,
      recipient,
      desk: null,
      occasion,
      question: ask(recipient),
      supersede: true,
      reports: reported,
    },
  ];
}

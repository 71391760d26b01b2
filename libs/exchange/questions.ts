import type { Outcome } from '#kernel';
import type { Answered, Asking, NamedPerson } from './auditor.js';
import type { Page } from './auditor.rules.js';
import { changesOf } from './changed.js';
import { decisionLog, type DecisionLogSearch } from './decision-log.js';
import { lookedAt } from './looked.store.js';
import { madeOf } from './made-of.js';
import { ownLines } from './own-lines.store.js';
import { processingRecords, type ProcessingSearch } from './processing.js';
import { receivedAbout, receivedBetween, type Between } from './received.store.js';
import { refusedForConsent } from './refused.store.js';

interface Period {
  from: Date;
  until: Date;
}

/** What is asked with, by question. */
export interface Searches {
  'receipts-about-person': { person: NamedPerson };
  'receipts-between-parties': Between;
  'refusals-for-consent': Period;
  'readers-of-person': { person: NamedPerson };
  'decision-origins': { decisionId: string };
  'agreement-changes': { kind: 'agreement' | 'clause'; key: string };
  lines: Period;
  processing: ProcessingSearch;
  decisions: DecisionLogSearch;
}
export type QuestionName = keyof Searches;

type Question<S> = (asking: Asking, search: S, page: Page) => Promise<Outcome<Answered<object>>>;

/** Every question that an auditor can ask, each one query (docs/questions.md). */
export const QUESTIONS: { [Name in QuestionName]: Question<Searches[Name]> } = {
  'receipts-about-person': receivedAbout,
  'receipts-between-parties': receivedBetween,
  'refusals-for-consent': refusedForConsent,
  'readers-of-person': lookedAt,
  'decision-origins': madeOf,
  'agreement-changes': changesOf,
  lines: ownLines,
  processing: processingRecords,
  decisions: decisionLog,
};

/** What can be taken along as a file, and its columns as a table. A decision is taken along by its evidence. */
export const COLUMNS = {
  'receipts-about-person': RECEIVED(),
  'receipts-between-parties': RECEIVED(),
  'refusals-for-consent':
    'moment decisionId stage code sender recipient recordType purpose clause person traceId'.split(' '),
  'readers-of-person': 'moment action actor origin object question reason reference eventId traceId'.split(
    ' ',
  ),
  'agreement-changes':
    'moment what by byParty state settledAt draftId title hash hashVerified things approvals eventIds'.split(
      ' ',
    ),
  lines: 'moment log action actor origin object result details eventId position leafHash traceId'.split(' '),
  processing: 'trace_id span_id parent_span_id status name start_time end_time resource attributes'.split(
    ' ',
  ),
  decisions: 'trace_id span_id parent_span_id event_name timestamp status attributes resource body'.split(
    ' ',
  ),
} satisfies Partial<Record<QuestionName, string[]>>;
export type ExportedQuestion = keyof typeof COLUMNS;

function RECEIVED(): string[] {
  return (
    'moment certainty kind atDesk sender recipient recordType purpose categories fields basis clause decisionId person contract ' +
    'deliveryId messageId traceId eventId position'
  ).split(' ');
}

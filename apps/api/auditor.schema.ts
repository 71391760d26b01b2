import type { JsonObject } from '#kernel';
import { CHANGED, EXPORT, LOOKED, MADE_OF, OWN_LINE, RECEIVED, REFUSED } from './auditor-lines.schema.js';
import { ENSCHEDE, ROC } from './examples.js';
import { form, listOf } from './forms.schema.js';
import { CSV_TYPE, NDJSON_TYPE } from './media-types.js';
import type { Operation, OperationExample } from './operation.js';
import { PAGE_HEADERS, PAGE_QUERY } from './paging.js';
import { DECISION_LOG_RECORD, PROCESSING_RECORD } from './processing.schema.js';
import type { RequestName } from './requests.js';

const BY = 'controle-enschede';
const reason = { kind: 'periodic-check', reference: 'CTRL-2026-11' };
const NOVEMBER = { from: '2026-11-01T00:00:00+01:00', until: '2026-12-01T00:00:00+01:00' };

const example = (name: string, summary: string, body: JsonObject): OperationExample => ({
  name,
  summary,
  by: BY,
  body: { reason, ...body },
  status: 200,
});

/** A question: a page of lines. */
const question = (
  operationId: string,
  body: RequestName,
  description: string,
  line: JsonObject,
  examples: OperationExample[],
  refusals: Operation['refusals'] = [],
): Operation => ({
  id: operationId,
  query: PAGE_QUERY,
  body,
  answers: {
    200: {
      description,
      headers: PAGE_HEADERS,
      schema: form({ lines: listOf(line) }),
    },
  },
  refusals: ['not-mandated', ...refusals],
  examples,
});

/** The questions of an auditor (docs/questions.md). */
export const AUDITOR = {
  receiptsAboutPerson: question(
    'findReceiptsAboutPerson',
    'PersonSearch',
    'What went out about the person, in the order in which it was planned',
    RECEIVED,
    [
      example('record', 'By your own record id', { person: { recordId: 'ENS-4001' } }),
      example('bsn', 'By BSN', { person: { bsn: '999997002' } }),
      {
        name: 'person',
        summary: 'As an auditor who logged in',
        as: 'person-controle-enschede',
        body: { reason, person: { recordId: 'ENS-4001' } },
        status: 200,
      },
    ],
    ['invalid-bsn'],
  ),
  receiptsBetween: question(
    'findReceiptsBetweenParties',
    'BetweenSearch',
    'What was delivered, in the order in which it was',
    RECEIVED,
    [example('month', 'In a month', { sender: ENSCHEDE, recipient: ROC, ...NOVEMBER })],
  ),
  refusals: question(
    'findRefusalsForConsent',
    'PeriodSearch',
    'Records of your own that did not go',
    REFUSED,
    [example('month', 'In a month', NOVEMBER)],
  ),
  readers: question(
    'findReadersOfPerson',
    'PersonSearch',
    'Who looked, oldest first',
    LOOKED,
    [example('record', 'By your own record id', { person: { recordId: 'ENS-4001' } })],
    ['invalid-bsn'],
  ),
  origins: {
    id: 'findDecisionOrigin',
    body: 'DecisionSearch',
    answers: {
      200: {
        description: 'One line: the decision, its parts, and the proof',
        schema: form({ lines: listOf(MADE_OF, 1, 1) }),
      },
    },
    refusals: ['not-mandated', 'not-found'],
    examples: [
      {
        name: 'unknown',
        summary: 'One that is not yours is not there',
        by: BY,
        body: { reason, decisionId: '01890000-0000-7000-8000-000000000000' },
        status: 404,
      },
    ],
  },
  changes: question(
    'findAgreementChanges',
    'AgreementSearch',
    'Each change with who proposed and who approved it, oldest first',
    CHANGED,
    [example('agreement', 'Of an agreement of yours', { kind: 'agreement', key: 'leren-en-werken' })],
    ['not-found'],
  ),
  lines: question(
    'findOwnLines',
    'PeriodSearch',
    'Every line in which you appear, in the order of their moments; a page may hold few or none and still have a next',
    OWN_LINE,
    [example('month', 'In a month', NOVEMBER)],
  ),
  decisions: question('findDecisions', 'DecisionLogSearch', 'Each decision once', DECISION_LOG_RECORD, [
    example('trace', 'By trace', { traceId: '4bf92f3577b34da6a3ce929d0e0e4736' }),
  ]),
  processing: question(
    'findProcessingRecords',
    'ProcessingSearch',
    'A page is of so many messages or decisions, each with every action',
    PROCESSING_RECORD,
    [
      example('activity', 'By a version of an activity', {
        processingActivityId: 'urn:schakel:processing-activity:verstrekken-leren@1',
      }),
    ],
  ),
  export: {
    id: 'exportLog',
    description:
      'All that a question has for answer, as a file. Its signature is given by the export itself when it was read to its end.',
    body: 'LogExport',
    answers: {
      200: {
        description:
          'JSON lines, or CSV, as format says; otlp, for processing, is a request of the OpenTelemetry protocol in JSON on each line',
        mediaType: NDJSON_TYPE,
        schema: { type: 'string' },
        also: { [CSV_TYPE]: { type: 'string' } },
        headers: { 'Schakel-Export': 'The id under which its progress and signature are found' },
      },
    },
    refusals: ['not-mandated', 'not-found', 'invalid-bsn'],
    examples: [
      example('csv', 'A month, for a spreadsheet', { question: 'lines', format: 'csv', ...NOVEMBER }),
      example('otlp', 'Processing records, for a logbook', {
        question: 'processing',
        format: 'otlp',
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      }),
    ],
  },
  exported: {
    id: 'readLogExport',
    answers: { 200: { description: 'How far it is, and what was signed', schema: EXPORT } },
    refusals: ['not-found'],
    examples: [
      {
        name: 'unknown',
        summary: 'One that is not yours is not there',
        by: BY,
        status: 404,
      },
    ],
  },
} satisfies Record<string, Operation>;

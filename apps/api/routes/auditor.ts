import { AUDITOR } from '../auditor.schema.js';
import { CSV_TYPE, JSON_TYPE, NDJSON_TYPE } from '../media-types.js';
import type { Operation } from '../operation.js';
import type { RouteRow } from '../route-row.js';

const question = (path: string, summary: string, operation: Operation): RouteRow => ({
  method: 'POST',
  path: `/v1/${path}`,
  scope: 'audit.search',
  roles: ['auditor'],
  takes: [JSON_TYPE],
  audits: ['log.searched'],
  summary,
  operation,
});

/** What an auditor asks, for one organisation, with a reason. */
export const AUDITOR_ROUTES: RouteRow[] = [
  question(
    'audit-log/receipts-about-person',
    'Who received anything about this person: when, which fields, on which basis',
    AUDITOR.receiptsAboutPerson,
  ),
  question(
    'audit-log/receipts-between-parties',
    'Everything that one party received of another in a period',
    AUDITOR.receiptsBetween,
  ),
  question(
    'audit-log/refusals-for-consent',
    'Every refusal for lack of consent in a period',
    AUDITOR.refusals,
  ),
  question('audit-log/readers-of-person', "Who looked at this person's log", AUDITOR.readers),
  question(
    'audit-log/decision-origins',
    'What a decision was made of, and whether it is still what was signed',
    AUDITOR.origins,
  ),
  question('audit-log/agreement-changes', 'Who changed this agreement, and who approved it', AUDITOR.changes),
  question('audit-log/lines', 'Every line of the log in which you appear, in a period', AUDITOR.lines),
  question('audit-log/decisions', 'Decisions as the Authorization Decision Log has them', AUDITOR.decisions),
  question(
    'processing-activities',
    'Processing records as the Logboek Dataverwerkingen has them, by trace, activity or person',
    AUDITOR.processing,
  ),
  {
    method: 'POST',
    path: '/v1/audit-log/exports',
    scope: 'audit.search',
    roles: ['auditor'],
    stepUp: true,
    takes: [JSON_TYPE],
    gives: [NDJSON_TYPE, CSV_TYPE],
    audits: ['log.export-begun', 'log.export-ended'],
    summary: 'Take the answer to a question along as a signed file',
    operation: AUDITOR.export,
  },
  {
    method: 'GET',
    path: '/v1/audit-log/exports/:id',
    scope: 'audit.search',
    roles: ['auditor'],
    summary: 'How far an export is, and its signature',
    operation: AUDITOR.exported,
  },
];

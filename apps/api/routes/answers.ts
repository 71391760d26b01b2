import { ANSWERS } from '../answers.schema.js';
import { JSON_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

/** Reports of errors in records, and what was done with them. */
export const ANSWERS_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/correction-reports',
    scope: 'reports.read',
    summary: 'Reports of errors that you made, and those that came to you, newest first',
    operation: ANSWERS.reports,
  },
  {
    method: 'POST',
    path: '/v1/correction-reports/:id/answers',
    scope: 'reports.write',
    takes: [JSON_TYPE],
    audits: ['report.answered'],
    summary: 'Say what you did with a report of an error',
    keyed: true,
    operation: ANSWERS.report,
  },
];

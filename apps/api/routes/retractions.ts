import { JSON_TYPE } from '../media-types.js';
import { RETRACTIONS } from '../retractions.schema.js';
import type { RouteRow } from '../route-row.js';

export const RETRACTIONS_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/retractions',
    scope: 'retractions.read',
    roles: ['privacy-officer'],
    audits: ['retractions.read'],
    summary: 'What recipients did with what they were told to delete; for the privacy officer of the source',
    operation: RETRACTIONS.list,
  },
  {
    method: 'POST',
    path: '/v1/retractions/:id/answers',
    scope: 'retractions.write',
    takes: [JSON_TYPE],
    audits: ['retraction.answered'],
    summary: 'Say what you did with what you were told to delete or correct',
    keyed: true,
    operation: RETRACTIONS.answer,
  },
];

import { CONTRACTS } from '../contracts.schema.js';
import { DECISIONS } from '../decisions.schema.js';
import { JSON_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

export const DECISIONS_ROUTES: RouteRow[] = [
  {
    method: 'POST',
    path: '/v1/access-evaluations',
    scope: 'decisions.read',
    takes: [JSON_TYPE],
    audits: ['decision.evaluate'],
    summary: 'Ask whether a record of yours might be given, without giving it (AuthZEN)',
    operation: DECISIONS.evaluate,
  },
  {
    method: 'GET',
    path: '/v1/decisions/:id',
    scope: 'decisions.read',
    roles: ['privacy-officer'],
    audits: ['explanation.read'],
    summary: 'Why something was decided about a record of yours, in a sentence',
    operation: DECISIONS.explain,
  },
  {
    method: 'GET',
    path: '/v1/contracts',
    scope: 'messages.read',
    summary: 'In which forms the hub takes and gives records, and which are yours',
    operation: CONTRACTS.list,
  },
];

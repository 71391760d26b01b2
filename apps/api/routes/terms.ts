import type { RouteRow } from '../route-row.js';
import { TERMS } from '../terms.schema.js';

export const TERMS_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/retention-terms',
    scope: 'config.read',
    roles: ['administrator', 'approver', 'privacy-officer', 'auditor', 'operator'],
    summary: 'How long what is kept, for the whole hub',
    operation: TERMS.list,
  },
];

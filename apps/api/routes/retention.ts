import { RETENTION } from '../retention.schema.js';
import type { RouteRow } from '../route-row.js';

/** How long what is kept, and the proof of it. */
export const RETENTION_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/retention',
    scope: 'rights.read',
    roles: ['privacy-officer', 'operator'],
    region: ['operator'],
    audits: ['retention.proven'],
    summary: 'Whether anything of your organisation can be read past its term',
    operation: RETENTION.read,
  },
];

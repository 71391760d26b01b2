import { LINKS } from '../links.schema.js';
import { JSON_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

export const LINKS_ROUTES: RouteRow[] = [
  {
    method: 'POST',
    path: '/v1/link-codes',
    scope: 'occasions.write',
    takes: [JSON_TYPE],
    audits: ['link.offered'],
    summary: 'Make a one-time code with which a person of yours is found from another desk',
    operation: LINKS.makeCode,
  },
  {
    method: 'POST',
    path: '/v1/links/:id/not-this-person',
    scope: 'occasions.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    audits: ['link.cut', 'incident.suspected', 'occasion.closed'],
    summary: 'Say that an occasion was linked to somebody else; nothing more goes over it',
    operation: LINKS.notThisPerson,
  },
];

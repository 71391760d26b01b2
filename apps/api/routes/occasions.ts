import { PEOPLE } from '../people.schema.js';
import { JSON_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

export const OCCASIONS_ROUTES: RouteRow[] = [
  {
    method: 'POST',
    path: '/v1/occasions',
    scope: 'occasions.write',
    takes: [JSON_TYPE],
    audits: ['decision.open', 'occasion.opened'],
    summary: 'Open an occasion of a person',
    keyed: true,
    operation: PEOPLE.openOccasion,
  },
  {
    method: 'POST',
    path: '/v1/occasions/:id/closings',
    scope: 'occasions.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    audits: ['occasion.closed'],
    summary: 'Close an occasion; nothing more is sent under it',
    operation: PEOPLE.closeOccasion,
  },
];

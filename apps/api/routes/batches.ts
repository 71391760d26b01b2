import { BATCHES } from '../batches.schema.js';
import { FILES } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

export const BATCHES_ROUTES: RouteRow[] = [
  {
    method: 'POST',
    path: '/v1/batches',
    scope: 'messages.write',
    takes: Object.keys(FILES),
    streams: true,
    audits: ['batch.accepted'],
    summary: 'Send a file of many records; answered when all of it is safely in',
    operation: BATCHES.send,
  },
  {
    method: 'GET',
    path: '/v1/batches/:id',
    scope: 'messages.read',
    summary: 'How far a file of yours is',
    operation: BATCHES.read,
  },
  {
    method: 'GET',
    path: '/v1/batches/:id/refusals',
    scope: 'messages.read',
    summary: 'Every refused line of it, by page or as a file',
    operation: BATCHES.refusals,
  },
];

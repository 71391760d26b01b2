import { POST } from '../post.schema.js';
import { JSON_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

export const POST_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/inbox',
    scope: 'inbox.read',
    takesAway: true,
    audits: ['decision.deliver'],
    summary: 'Lease waiting post (long poll)',
    operation: POST.lease,
  },
  {
    method: 'POST',
    path: '/v1/inbox/receipts',
    scope: 'inbox.read',
    takes: [JSON_TYPE],
    audits: ['delivery.delivered', 'delivery.dead'],
    summary: 'Accept or reject what was leased',
    operation: POST.receipts,
  },
  {
    method: 'GET',
    path: '/v1/endpoints',
    scope: 'endpoints.write',
    summary: 'Where this connection takes its post',
    operation: POST.endpoint,
  },
  {
    method: 'PUT',
    path: '/v1/endpoints',
    scope: 'endpoints.write',
    takes: [JSON_TYPE],
    audits: ['endpoint.changed'],
    summary: 'Set the webhook; gives a new secret once',
    operation: POST.change,
  },
];

import { ENDPOINTS } from '../endpoints.schema.js';
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
    method: 'POST',
    path: '/v1/inbox/extensions',
    scope: 'inbox.read',
    takes: [JSON_TYPE],
    summary: 'Hold what you have on lease for another term',
    operation: POST.extend,
  },
  {
    method: 'GET',
    path: '/v1/endpoints',
    scope: 'endpoints.write',
    roles: ['administrator'],
    summary: 'Where this connection takes its post',
    operation: ENDPOINTS.endpoint,
  },
  {
    method: 'PUT',
    path: '/v1/endpoints',
    scope: 'endpoints.write',
    roles: ['administrator'],
    stepUp: true,
    takes: [JSON_TYPE],
    audits: ['endpoint.changed'],
    summary: 'Set the webhook and how it is used; gives a new secret once',
    operation: ENDPOINTS.change,
  },
  {
    method: 'POST',
    path: '/v1/endpoints/tests',
    scope: 'endpoints.write',
    roles: ['administrator'],
    takes: [JSON_TYPE],
    emptyOk: true,
    audits: ['endpoint.tested'],
    summary: 'Have a test event sent to your webhook',
    operation: ENDPOINTS.test,
  },
  {
    method: 'GET',
    path: '/v1/deliveries/:id/document',
    scope: 'deliveries.read',
    takesAway: true,
    audits: ['decision.deliver', 'document.fetched'],
    summary: 'The event of which you were told without data, decided anew',
    operation: ENDPOINTS.document,
  },
];

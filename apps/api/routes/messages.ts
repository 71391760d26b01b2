import { MESSAGES } from '../messages.schema.js';
import { CLOUD_EVENT, CLOUD_EVENT_BATCH, DOCUMENTS } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

export const MESSAGES_ROUTES: RouteRow[] = [
  {
    method: 'POST',
    path: '/v1/messages',
    scope: 'messages.write',
    takes: [CLOUD_EVENT, CLOUD_EVENT_BATCH, ...DOCUMENTS],
    signed: true,
    audits: ['message.accepted'],
    summary: 'Send one event, a batch, or a document in your own form',
    operation: MESSAGES.send,
  },
  {
    method: 'GET',
    path: '/v1/messages/:id',
    scope: 'messages.read',
    summary: 'What became of a message of yours',
    operation: MESSAGES.read,
  },
];

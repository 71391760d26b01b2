import { JOURNEYS } from '../journeys.schema.js';
import { JSON_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

/** Of looking at messages: which there are, how one went, and what stops one. */
export const JOURNEY_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/messages',
    scope: 'messages.read',
    roles: ['operator', 'privacy-officer'],
    region: ['operator'],
    summary: 'Messages of yours in a period, the newest first',
    operation: JOURNEYS.search,
  },
  {
    method: 'GET',
    path: '/v1/messages/:id/journey',
    scope: 'messages.read',
    roles: ['operator', 'privacy-officer'],
    region: ['operator'],
    audits: ['journey.read'],
    summary: 'How a message went: translated, decided, each attempt, and its proof',
    operation: JOURNEYS.journey,
  },
  {
    method: 'POST',
    path: '/v1/messages/replays',
    scope: 'person',
    roles: ['operator'],
    region: true,
    takes: [JSON_TYPE],
    audits: ['delivery.replayed', 'message.replayed'],
    summary: 'Let chosen messages go on or again, after seeing how many and to whom',
    keyed: true,
    operation: JOURNEYS.replay,
  },
  {
    method: 'GET',
    path: '/v1/held-messages/:id',
    scope: 'messages.read',
    roles: ['operator', 'privacy-officer'],
    region: ['operator'],
    summary: 'What stops a held message, and whether it would go on now',
    operation: JOURNEYS.held,
  },
  {
    method: 'POST',
    path: '/v1/held-messages/:id/documents',
    scope: 'person',
    roles: ['operator', 'privacy-officer'],
    region: ['operator'],
    stepUp: true,
    takes: [JSON_TYPE],
    audits: ['held-document.shown'],
    summary: 'Be shown the document of a held message, with what is wrong in it, after a reason',
    operation: JOURNEYS.document,
  },
];

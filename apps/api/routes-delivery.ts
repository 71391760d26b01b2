import type { RouteRow } from './routes.js';

const JSON_TYPE = 'application/json';

/** Routes of handing over: lanes, inbox, endpoints, replays, what waits for a person, subscriptions. Part of ROUTES. */
export const DELIVERY_ROUTES: RouteRow[] = [
  {
    method: 'POST',
    path: '/v1/inbox/extensions',
    scope: 'inbox.read',
    takes: [JSON_TYPE],
    summary: 'Hold what you have on lease for another term',
  },
  {
    method: 'POST',
    path: '/v1/endpoints/tests',
    scope: 'endpoints.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    summary: 'Have a test event sent to your webhook',
  },
  {
    method: 'GET',
    path: '/v1/deliveries/:id/document',
    scope: 'deliveries.read',
    summary: 'The event of which you were told without data, decided anew',
    takesAway: true,
  },
  {
    method: 'POST',
    path: '/v1/deliveries/_replay',
    scope: 'deliveries.write',
    takes: [JSON_TYPE],
    summary: 'Have deliveries of yours sent again: a period, a selection or a record',
  },
  {
    method: 'GET',
    path: '/v1/held-messages',
    scope: 'messages.read',
    summary: 'What waits for a person: with owner, deadline and whom to turn to',
  },
  {
    method: 'POST',
    path: '/v1/held-messages/:id/replays',
    scope: 'messages.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    summary: 'Let a held message go on',
  },
  {
    method: 'GET',
    path: '/v1/subscriptions',
    scope: 'subscriptions.write',
    summary: 'What is offered to you, what you want of it, and what you are told',
  },
  {
    method: 'PUT',
    path: '/v1/subscriptions',
    scope: 'subscriptions.write',
    takes: [JSON_TYPE],
    summary: 'Say what you want of it, and what you want to be told',
  },
  {
    method: 'POST',
    path: '/v1/subscriptions/_test',
    scope: 'subscriptions.write',
    takes: [JSON_TYPE],
    summary: 'Try a sample against your subscription; nothing is kept',
  },
  {
    method: 'POST',
    path: '/v1/service-notices',
    scope: 'lanes.write',
    takes: [JSON_TYPE],
    summary: 'Give notice to everybody who wants to be told (whoever runs the hub)',
  },
  { method: 'GET', path: '/v1/lanes', scope: 'lanes.read', summary: 'How your lane is doing' },
  {
    method: 'POST',
    path: '/v1/lanes/:key/pauses',
    scope: 'lanes.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    summary: 'Pause a lane; its post waits',
  },
  {
    method: 'POST',
    path: '/v1/lanes/:key/resumptions',
    scope: 'lanes.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    summary: 'Let a paused lane go on',
  },
  {
    method: 'POST',
    path: '/v1/lanes/:key/drains',
    scope: 'lanes.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    summary: 'Hand on everything that waits in a lane now',
  },
];

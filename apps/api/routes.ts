/**
 * Every route of the API: who may use it with which scope, and which body it takes. A controller whose route is not here,
 * or a row without a controller, fails the start (http.ts). The OpenAPI document is made from this table.
 */
export interface RouteRow {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  /** `open`: no token needed. */
  scope: string;
  /** Media types that the body may have; absent: no body. */
  takes?: string[];
  /** The body may be left out. */
  emptyOk?: boolean;
  /** The media type of the answer, where it is not JSON. */
  gives?: string;
  /** Media types in which it can be had beside JSON. */
  mayGive?: string[];
  /** A GET that takes something away from where it was, so that it has no HEAD. */
  takesAway?: boolean;
  summary: string;
}

export const CLOUD_EVENT = 'application/cloudevents+json';
export const CLOUD_EVENT_BATCH = 'application/cloudevents-batch+json';
const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const HTML = 'text/html';

export const ROUTES: RouteRow[] = [
  {
    method: 'POST',
    path: '/v1/messages',
    scope: 'messages.write',
    takes: [
      CLOUD_EVENT,
      CLOUD_EVENT_BATCH,
      JSON_TYPE,
      'application/ld+json',
      'application/xml',
      'text/xml',
      'text/csv',
      'text/html',
    ],
    summary: 'Send one event, a batch, or a document in your own form',
  },
  {
    method: 'GET',
    path: '/v1/messages/:id',
    scope: 'messages.read',
    summary: 'What became of a message of yours',
  },
  {
    method: 'POST',
    path: '/v1/occasions',
    scope: 'occasions.write',
    takes: [JSON_TYPE],
    summary: 'Open an occasion of a person',
  },
  {
    method: 'POST',
    path: '/v1/occasions/:id/closings',
    scope: 'occasions.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    summary: 'Close an occasion; nothing more is sent under it',
  },
  {
    method: 'POST',
    path: '/v1/link-codes',
    scope: 'occasions.write',
    takes: [JSON_TYPE],
    summary: 'Make a one-time code with which a person of yours is found from another desk',
  },
  {
    method: 'POST',
    path: '/v1/links/:id/not-this-person',
    scope: 'occasions.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    summary: 'Say that an occasion was linked to somebody else; nothing more goes over it',
  },
  {
    method: 'GET',
    path: '/v1/inbox',
    scope: 'inbox.read',
    takesAway: true,
    summary: 'Lease waiting post (long poll)',
  },
  {
    method: 'POST',
    path: '/v1/inbox/receipts',
    scope: 'inbox.read',
    takes: [JSON_TYPE],
    summary: 'Accept or reject what was leased',
  },
  {
    method: 'GET',
    path: '/v1/retractions',
    scope: 'retractions.read',
    summary: 'What recipients did with what they were told to delete; for the privacy officer of the source',
  },
  {
    method: 'POST',
    path: '/v1/retractions/:id/answers',
    scope: 'retractions.write',
    takes: [JSON_TYPE],
    summary: 'Say what you did with what you were told to delete or correct',
  },
  {
    method: 'GET',
    path: '/v1/endpoints',
    scope: 'endpoints.write',
    summary: 'Where this connection takes its post',
  },
  {
    method: 'PUT',
    path: '/v1/endpoints',
    scope: 'endpoints.write',
    takes: [JSON_TYPE],
    summary: 'Set the webhook; gives a new secret once',
  },
  {
    method: 'POST',
    path: '/v1/consents',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    summary: 'Register a consent or a refusal',
  },
  {
    method: 'POST',
    path: '/v1/consents/:id/withdrawals',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    summary: 'Withdraw a consent; answered when nothing of the person is under way',
  },
  {
    method: 'GET',
    path: '/v1/consents/:id',
    scope: 'consents.read',
    summary: 'A consent of yours; what was said only for the privacy officer',
  },
  {
    method: 'POST',
    path: '/v1/consents/_search',
    scope: 'consents.read',
    takes: [JSON_TYPE],
    summary: 'Consents of a person of yours, by record id or BSN',
  },
  {
    method: 'GET',
    path: '/v1/consents/:id/receipt',
    scope: 'consents.read',
    mayGive: [HTML],
    summary: 'The receipt of a consent (ISO/IEC TS 27560), as JSON or as a page to print',
  },
  {
    method: 'POST',
    path: '/v1/consents/:id/renewals',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    summary: 'Give a consent again, as it was',
  },
  {
    method: 'POST',
    path: '/v1/consent-invitations',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    summary: 'Make a one-time code with which the person says yes or no itself',
  },
  { method: 'GET', path: '/toestemming', scope: 'open', gives: HTML, summary: 'Type a code' },
  {
    method: 'POST',
    path: '/toestemming',
    scope: 'open',
    takes: [FORM],
    gives: HTML,
    summary: 'What the code opens: a question, or a receipt',
  },
  {
    method: 'POST',
    path: '/toestemming/antwoorden',
    scope: 'open',
    takes: [FORM],
    gives: HTML,
    summary: 'The person answers',
  },
  {
    method: 'POST',
    path: '/toestemming/intrekken',
    scope: 'open',
    takes: [FORM],
    gives: HTML,
    summary: 'The person takes back what it gave',
  },
  {
    method: 'GET',
    path: '/toestemming/stijl.css',
    scope: 'open',
    gives: 'text/css',
    summary: 'How these pages look',
  },
  {
    method: 'POST',
    path: '/v1/declarations',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    summary: 'Register a written declaration of no objection',
  },
  {
    method: 'POST',
    path: '/v1/declarations/:id/withdrawals',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    summary: 'Withdraw a declaration',
  },
  {
    method: 'POST',
    path: '/v1/access-evaluations',
    scope: 'decisions.read',
    takes: [JSON_TYPE],
    summary: 'Ask whether a record of yours might be given, without giving it (AuthZEN)',
  },
  {
    method: 'GET',
    path: '/v1/decisions/:id',
    scope: 'decisions.read',
    summary: 'Why something was decided about a record of yours, in a sentence',
  },
  { method: 'GET', path: '/v1/openapi.json', scope: 'open', summary: 'This API' },
  { method: 'GET', path: '/v1/asyncapi.json', scope: 'open', summary: 'Webhooks and inbox' },
  { method: 'GET', path: '/health/live', scope: 'open', summary: 'The process runs' },
  { method: 'GET', path: '/health/ready', scope: 'open', summary: 'The hub can accept' },
];

export const SCOPES = [...new Set(ROUTES.map((route) => route.scope).filter((scope) => scope !== 'open'))];

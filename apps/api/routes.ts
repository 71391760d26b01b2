import type { AuditAction } from '#audit';
import type { Role } from '#kernel';

/**
 * Every route of the API: who may use it with which scope or in which role, what is logged, and which body it takes. The
 * guard (authorisation.ts) lets nobody by but by this table. A controller whose route is not here,
 * or a row without a controller, fails the start (http.ts). The OpenAPI document is made from this table.
 */
export interface RouteRow {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  /** What a token must hold; `open`: nobody has to say who they are; `person`: not for tokens, only for people who logged in. */
  scope: string;
  /** Roles in which people may use it; none named: whoever logged in. Absent: not for people, unless the scope says so. */
  roles?: readonly Role[];
  /** People need a strong and recent log-in (RFC 9470). */
  stepUp?: boolean;
  /** A system that can only sign may use it, with a signature of Standard Webhooks instead of a token. */
  signed?: boolean;
  /** Which lines it leaves in the log when it did something, or showed a person something about people. */
  audits?: readonly AuditAction[];
  /** A browser goes there by itself: what it accepts is not asked, and the answer leads elsewhere. */
  page?: boolean;
  /** Media types that the body may have; absent: no body. */
  takes?: string[];
  /** The body may be left out. */
  emptyOk?: boolean;
  /** A GET that takes something away from where it was, so that it has no HEAD. */
  takesAway?: boolean;
  summary: string;
}

export const CLOUD_EVENT = 'application/cloudevents+json';
export const CLOUD_EVENT_BATCH = 'application/cloudevents-batch+json';
const JSON_TYPE = 'application/json';

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
    signed: true,
    audits: ['message.accepted'],
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
    audits: ['decision.open', 'occasion.opened'],
    summary: 'Open an occasion of a person',
  },
  {
    method: 'POST',
    path: '/v1/occasions/:id/closings',
    scope: 'occasions.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    audits: ['occasion.closed'],
    summary: 'Close an occasion; nothing more is sent under it',
  },
  {
    method: 'GET',
    path: '/v1/inbox',
    scope: 'inbox.read',
    takesAway: true,
    audits: ['decision.deliver'],
    summary: 'Lease waiting post (long poll)',
  },
  {
    method: 'POST',
    path: '/v1/inbox/receipts',
    scope: 'inbox.read',
    takes: [JSON_TYPE],
    audits: ['delivery.delivered', 'delivery.dead'],
    summary: 'Accept or reject what was leased',
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
    audits: ['endpoint.changed'],
    summary: 'Set the webhook; gives a new secret once',
  },
  {
    method: 'POST',
    path: '/v1/consents',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    audits: ['consent.registered'],
    summary: 'Register a consent or a refusal',
  },
  {
    method: 'POST',
    path: '/v1/consents/:id/withdrawals',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    audits: ['consent.withdrawn'],
    summary: 'Withdraw a consent; answered when nothing of the person is under way',
  },
  {
    method: 'POST',
    path: '/v1/declarations',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    audits: ['declaration.registered'],
    summary: 'Register a written declaration of no objection',
  },
  {
    method: 'POST',
    path: '/v1/declarations/:id/withdrawals',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    audits: ['declaration.withdrawn'],
    summary: 'Withdraw a declaration',
  },
  {
    method: 'POST',
    path: '/v1/access-evaluations',
    scope: 'decisions.read',
    takes: [JSON_TYPE],
    audits: ['decision.evaluate'],
    summary: 'Ask whether a record of yours might be given, without giving it (AuthZEN)',
  },
  {
    method: 'GET',
    path: '/v1/decisions/:id',
    scope: 'decisions.read',
    roles: ['privacy-officer'],
    audits: ['explanation.read'],
    summary: 'Why something was decided about a record of yours, in a sentence',
  },
  {
    method: 'GET',
    path: '/v1/signing-keys',
    scope: 'keys.write',
    roles: ['administrator'],
    summary: 'With which keys a connection may sign; without their secrets',
  },
  {
    method: 'POST',
    path: '/v1/signing-keys',
    scope: 'keys.write',
    roles: ['administrator'],
    stepUp: true,
    takes: [JSON_TYPE],
    audits: ['signing-key.made'],
    summary: 'Make a key for a connection that signs; gives its secret once',
  },
  {
    method: 'POST',
    path: '/v1/signing-keys/:id/revocations',
    scope: 'keys.write',
    roles: ['administrator'],
    stepUp: true,
    takes: [JSON_TYPE],
    emptyOk: true,
    audits: ['signing-key.revoked'],
    summary: 'Revoke a key at once',
  },
  {
    method: 'GET',
    path: '/v1/me',
    scope: 'person',
    roles: [],
    summary: 'Who is logged in, and the session token',
  },
  {
    method: 'GET',
    path: '/auth/login',
    scope: 'open',
    page: true,
    summary: 'To the identity provider, and back to returnTo; stepUp=true: strongly',
  },
  {
    method: 'GET',
    path: '/auth/callback',
    scope: 'open',
    page: true,
    takesAway: true,
    audits: ['person.logged-in', 'person.without-role'],
    summary: 'Back from the identity provider; begins a session',
  },
  {
    method: 'POST',
    path: '/auth/logout',
    scope: 'person',
    roles: [],
    takes: [JSON_TYPE],
    emptyOk: true,
    audits: ['person.logged-out'],
    summary: 'End the session; says where the provider is told',
  },
  {
    method: 'GET',
    path: '/auth/choices',
    scope: 'person',
    roles: [],
    summary: 'The roles that you hold, for whom',
  },
  {
    method: 'POST',
    path: '/auth/choice',
    scope: 'person',
    roles: [],
    takes: [JSON_TYPE],
    audits: ['person.chose-role'],
    summary: 'Choose in which role you work, for whom',
  },
  { method: 'GET', path: '/v1/openapi.json', scope: 'open', summary: 'This API' },
  { method: 'GET', path: '/v1/asyncapi.json', scope: 'open', summary: 'Webhooks and inbox' },
  { method: 'GET', path: '/health/live', scope: 'open', summary: 'The process runs' },
  { method: 'GET', path: '/health/ready', scope: 'open', summary: 'The hub can accept' },
];

export type Audience = 'open' | 'partner' | 'person' | 'either';

export function audienceOf({ scope, roles }: RouteRow): Audience {
  if (scope === 'open' || scope === 'person') return scope;
  return roles ? 'either' : 'partner';
}

const NO_SCOPES = ['open', 'person'];
export const SCOPES = [
  ...new Set(ROUTES.map((route) => route.scope).filter((scope) => !NO_SCOPES.includes(scope))),
];

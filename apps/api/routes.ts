import { CONTRACTS } from './contracts.schema.js';
import { AUDIT_LOG } from './audit-log.schema.js';
import { DECISIONS } from './decisions.schema.js';
import { CLOUD_EVENT, CLOUD_EVENT_BATCH, DOCUMENTS, HTML_TYPE, JSON_TYPE, YAML_TYPE } from './media-types.js';
import { MESSAGES } from './messages.schema.js';
import { OPEN } from './open.schema.js';
import type { Operation } from './operation.js';
import { PEOPLE } from './people.schema.js';
import { POST } from './post.schema.js';

/**
 * Every route of the API: who may use it with which scope, and which body it takes. A controller whose route is not here,
 * or a row without a controller, fails the start (http.ts). The OpenAPI document is made from this table. To add a route: its
 * operation (body, answers, examples) in a *.schema.ts, a row here that names it, and a controller.
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
  /** A GET that takes something away from where it was, so that it has no HEAD. */
  takesAway?: boolean;
  summary: string;
  /** What is said and answered. */
  operation: Operation;
  /** What is given beside JSON and problems; absent: nothing. */
  gives?: string;
  /** Pages of others may read it. */
  shared?: boolean;
  /** Left out of the OpenAPI document, which is about what partners ask. */
  undescribed?: boolean;
  /** Still there, and going: when that was said, when it ends, and where to read what takes its place. */
  deprecated?: { since: string; sunset?: string; link: string };
}

export { CLOUD_EVENT, CLOUD_EVENT_BATCH } from './media-types.js';

export const ROUTES: RouteRow[] = [
  {
    method: 'POST',
    path: '/v1/messages',
    scope: 'messages.write',
    takes: [CLOUD_EVENT, CLOUD_EVENT_BATCH, ...DOCUMENTS],
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
  {
    method: 'POST',
    path: '/v1/occasions',
    scope: 'occasions.write',
    takes: [JSON_TYPE],
    summary: 'Open an occasion of a person',
    operation: PEOPLE.openOccasion,
  },
  {
    method: 'POST',
    path: '/v1/occasions/:id/closings',
    scope: 'occasions.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    summary: 'Close an occasion; nothing more is sent under it',
    operation: PEOPLE.closeOccasion,
  },
  {
    method: 'GET',
    path: '/v1/inbox',
    scope: 'inbox.read',
    takesAway: true,
    summary: 'Lease waiting post (long poll)',
    operation: POST.lease,
  },
  {
    method: 'POST',
    path: '/v1/inbox/receipts',
    scope: 'inbox.read',
    takes: [JSON_TYPE],
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
    summary: 'Set the webhook; gives a new secret once',
    operation: POST.change,
  },
  {
    method: 'POST',
    path: '/v1/consents',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    summary: 'Register a consent or a refusal',
    operation: PEOPLE.registerConsent,
  },
  {
    method: 'POST',
    path: '/v1/consents/:id/withdrawals',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    summary: 'Withdraw a consent; answered when nothing of the person is under way',
    operation: PEOPLE.withdrawConsent,
  },
  {
    method: 'POST',
    path: '/v1/declarations',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    summary: 'Register a written declaration of no objection',
    operation: PEOPLE.registerDeclaration,
  },
  {
    method: 'POST',
    path: '/v1/declarations/:id/withdrawals',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    summary: 'Withdraw a declaration',
    operation: PEOPLE.withdrawDeclaration,
  },
  {
    method: 'POST',
    path: '/v1/access-evaluations',
    scope: 'decisions.read',
    takes: [JSON_TYPE],
    summary: 'Ask whether a record of yours might be given, without giving it (AuthZEN)',
    operation: DECISIONS.evaluate,
  },
  {
    method: 'GET',
    path: '/v1/decisions/:id',
    scope: 'decisions.read',
    summary: 'Why something was decided about a record of yours, in a sentence',
    operation: DECISIONS.explain,
  },
  {
    method: 'GET',
    path: '/v1/contracts',
    scope: 'messages.read',
    summary: 'In which forms the hub takes and gives records, and which are yours',
    operation: CONTRACTS.list,
  },
  {
    method: 'GET',
    path: '/v1/messages/:id/evidence',
    scope: 'audit.read',
    summary: 'What the log can prove about a message of yours',
    operation: AUDIT_LOG.evidence,
  },
  {
    method: 'GET',
    path: '/v1/audit-log/checkpoint',
    scope: 'audit.read',
    summary: 'The latest signed checkpoint of the access log, and the keys',
    operation: AUDIT_LOG.checkpoint,
  },
  {
    method: 'GET',
    path: '/v1/audit-log/checkpoints',
    scope: 'audit.read',
    summary: 'Checkpoints in the order in which they were signed (long poll)',
    operation: AUDIT_LOG.checkpoints,
  },
  {
    method: 'GET',
    path: '/v1/audit-log/inclusion-proofs',
    scope: 'audit.read',
    summary: 'That an event in which you appear is in the log',
    operation: AUDIT_LOG.inclusion,
  },
  {
    method: 'GET',
    path: '/v1/audit-log/consistency-proofs',
    scope: 'audit.read',
    summary: 'That the log at one size is the start of the log at another',
    operation: AUDIT_LOG.consistency,
  },
  {
    method: 'GET',
    path: '/v1/openapi.json',
    scope: 'open',
    shared: true,
    summary: 'This API',
    operation: OPEN.openapi,
  },
  {
    method: 'GET',
    path: '/v1/openapi.yaml',
    scope: 'open',
    shared: true,
    gives: YAML_TYPE,
    summary: 'This API, in YAML',
    operation: OPEN.openapiYaml,
  },
  {
    method: 'GET',
    path: '/v1/asyncapi.json',
    scope: 'open',
    shared: true,
    undescribed: true,
    summary: 'Webhooks and inbox',
    operation: OPEN.asyncapi,
  },
  {
    method: 'GET',
    path: '/docs',
    scope: 'open',
    gives: HTML_TYPE,
    summary: 'Reference pages of this API',
    operation: OPEN.docs,
  },
  {
    method: 'GET',
    path: '/docs/style.css',
    scope: 'open',
    gives: 'text/css',
    summary: 'How those pages look',
    operation: OPEN.docsStyle,
  },
  {
    method: 'GET',
    path: '/health/live',
    scope: 'open',
    summary: 'The process runs',
    operation: OPEN.live,
  },
  {
    method: 'GET',
    path: '/health/ready',
    scope: 'open',
    summary: 'The hub can accept',
    operation: OPEN.ready,
  },
];

export const SCOPES = [...new Set(ROUTES.map((route) => route.scope).filter((scope) => scope !== 'open'))];

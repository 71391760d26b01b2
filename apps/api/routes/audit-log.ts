import { AUDIT_LOG } from '../audit-log.schema.js';
import type { RouteRow } from '../route-row.js';

export const AUDIT_LOG_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/messages/:id/evidence',
    scope: 'audit.read',
    roles: ['privacy-officer'],
    audits: ['evidence.read'],
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
];

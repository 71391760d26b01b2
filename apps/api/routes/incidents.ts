import { INCIDENT_OPERATIONS as INCIDENTS } from '../incidents.schema.js';
import { JSON_TYPE } from '../media-types.js';
import { REVOCATION_OPERATIONS as REVOCATIONS } from '../revocations.schema.js';
import type { RouteRow } from '../route-row.js';

const JUDGES = ['privacy-officer', 'operator'] as const;
const READS = { method: 'GET', scope: 'incidents.read', roles: JUDGES } as const;
const DOES = {
  method: 'POST' as const,
  scope: 'incidents.decide',
  roles: JUDGES,
  stepUp: true,
  takes: [JSON_TYPE],
};

/** What may have gone wrong. An operator is one of the whole region here (incidents.controller.ts). */
export const INCIDENT_ROUTES: RouteRow[] = [
  {
    method: 'POST',
    path: '/v1/incidents',
    scope: 'incidents.write',
    roles: ['desk-employee', 'privacy-officer', 'operator'],
    takes: [JSON_TYPE],
    audits: ['incident.suspected'],
    summary: 'Say that something may have gone wrong, and what was touched',
    keyed: true,
    operation: INCIDENTS.report,
  },
  {
    ...READS,
    path: '/v1/incidents',
    audits: ['incidents.read'],
    summary: 'The incidents of your organisation, or for whoever runs the hub all that were reported',
    operation: INCIDENTS.list,
  },
  {
    ...READS,
    path: '/v1/incidents/:id',
    audits: ['incidents.read'],
    summary: 'One incident, and its clock',
    operation: INCIDENTS.read,
  },
  {
    ...READS,
    roles: ['privacy-officer'],
    path: '/v1/incidents/:id/people',
    audits: ['incident-list.read'],
    summary: 'Whom it touched, of your own people',
    operation: INCIDENTS.people,
  },
  {
    ...DOES,
    path: '/v1/incidents/:id/revocations',
    audits: ['connection.revoked'],
    summary: 'Revoke a connection and stop its lane, at once',
    operation: REVOCATIONS.revoke,
  },
  {
    ...READS,
    path: '/v1/revocations',
    summary: 'Which connections were revoked',
    operation: REVOCATIONS.revocations,
  },
  {
    ...DOES,
    path: '/v1/revocations/:id/endings',
    emptyOk: true,
    audits: ['connection.reinstated'],
    summary: 'Let a connection in again, but for clients that leaked',
    operation: REVOCATIONS.endRevocation,
  },
  {
    ...DOES,
    stepUp: false,
    path: '/v1/incidents/:id/previews',
    emptyOk: true,
    audits: ['incidents.read'],
    summary: 'What a confirmation would do, without doing it',
    operation: INCIDENTS.preview,
  },
  {
    ...DOES,
    path: '/v1/incidents/:id/confirmations',
    emptyOk: true,
    audits: ['incident.confirmed'],
    summary: 'It is one: each controller gets its list and is told',
    operation: INCIDENTS.confirm,
  },
  {
    ...DOES,
    path: '/v1/incidents/:id/closings',
    audits: ['incident.closed'],
    summary: 'Say how it ended for your own people',
    operation: INCIDENTS.close,
  },
];

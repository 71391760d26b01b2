import { JSON_TYPE } from '../media-types.js';
import { PERSON_REPORT } from '../person-report.schema.js';
import { RIGHTS_OPERATIONS as RIGHTS } from '../rights.schema.js';
import type { RouteRow } from '../route-row.js';

const OFFICER = ['privacy-officer'] as const;
/** What only the privacy officer of the controller may do, after a strong log-in. */
const DOES = {
  method: 'POST' as const,
  scope: 'rights.decide',
  roles: OFFICER,
  stepUp: true,
  takes: [JSON_TYPE],
};
const READS = { method: 'GET', scope: 'rights.read', roles: OFFICER } as const;

/** What people ask about their own data: taken in at the desk, decided and done by the privacy officer. */
export const RIGHTS_ROUTES: RouteRow[] = [
  {
    method: 'POST',
    path: '/v1/rights-requests',
    scope: 'rights.write',
    roles: ['desk-employee', 'privacy-officer'],
    takes: [JSON_TYPE],
    audits: ['rights-request.received'],
    summary: 'Take in what a person asks about its own data',
    keyed: true,
    operation: RIGHTS.receive,
  },
  {
    ...READS,
    path: '/v1/rights-requests',
    audits: ['rights-requests.read'],
    summary: 'What people asked of your organisation; for its privacy officer',
    operation: RIGHTS.list,
  },
  {
    ...READS,
    path: '/v1/rights-requests/:id',
    audits: ['rights-requests.read'],
    summary: 'One request, and what became of it',
    operation: RIGHTS.read,
  },
  {
    ...DOES,
    path: '/v1/rights-requests/:id/extensions',
    audits: ['rights-request.extended'],
    summary: 'Say why a request takes two months more',
    operation: RIGHTS.extend,
  },
  {
    ...DOES,
    path: '/v1/rights-requests/:id/decisions',
    audits: ['rights-request.decided'],
    summary: 'Decide about a request',
    operation: RIGHTS.decide,
  },
  {
    ...DOES,
    path: '/v1/rights-requests/:id/executions',
    emptyOk: true,
    audits: ['rights-request.executed'],
    summary: 'Do what was decided, and tell who got the data',
    operation: RIGHTS.execute,
  },
  {
    ...READS,
    path: '/v1/rights-requests/:id/report',
    audits: ['rights-report.read'],
    summary: 'What the hub holds of the person for your organisation, as JSON or as a page to print',
    operation: PERSON_REPORT.report,
  },
  {
    ...READS,
    path: '/v1/rights-requests/:id/copy',
    audits: ['rights-report.read'],
    summary: 'What the person gave under consent or a contract, to take along',
    operation: PERSON_REPORT.copy,
  },
  {
    method: 'POST',
    path: '/v1/disclosures/_search',
    scope: 'rights.read',
    roles: OFFICER,
    takes: [JSON_TYPE],
    audits: ['disclosures.read'],
    summary: 'Who received what about a person of yours, and on which basis',
    operation: PERSON_REPORT.disclosures,
  },
  {
    ...DOES,
    path: '/v1/rights-requests/:id/liftings',
    emptyOk: true,
    audits: ['rights-request.lifted'],
    summary: 'End a restriction or objection that was granted',
    operation: RIGHTS.lift,
  },
  {
    ...READS,
    path: '/v1/stop-list',
    audits: ['stop-list.read'],
    summary: 'Who is not to be known any more, without who it is',
    operation: RIGHTS.stopList,
  },
  {
    ...DOES,
    path: '/v1/stop-list/:id/liftings',
    emptyOk: true,
    audits: ['stop-list.lifted'],
    summary: 'Take somebody off the stop-list',
    operation: RIGHTS.liftStop,
  },
  {
    ...DOES,
    path: '/v1/legal-holds',
    audits: ['legal-hold.begun'],
    summary: 'Order that nothing of your organisation is purged or erased',
    keyed: true,
    operation: RIGHTS.beginHold,
  },
  {
    ...READS,
    path: '/v1/legal-holds',
    audits: ['legal-holds.read'],
    summary: 'What is kept by order',
    operation: RIGHTS.listHolds,
  },
  {
    ...DOES,
    path: '/v1/legal-holds/:id/endings',
    emptyOk: true,
    audits: ['legal-hold.ended'],
    summary: 'End such an order',
    operation: RIGHTS.endHold,
  },
];

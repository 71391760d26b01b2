import { PEOPLE } from '../people.schema.js';
import { JSON_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

export const STATEMENTS_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/desk-questions',
    scope: 'person',
    roles: ['desk-employee'],
    summary: 'What your desk may ask of the person in front of it: consents and declarations',
    operation: PEOPLE.questions,
  },
  {
    method: 'POST',
    path: '/v1/consents',
    scope: 'consents.write',
    roles: ['privacy-officer', 'desk-employee'],
    takes: [JSON_TYPE],
    audits: ['consent.registered'],
    summary: 'Register a consent or a refusal',
    keyed: true,
    operation: PEOPLE.registerConsent,
  },
  {
    method: 'POST',
    path: '/v1/consents/:id/withdrawals',
    scope: 'consents.write',
    roles: ['privacy-officer'],
    takes: [JSON_TYPE],
    emptyOk: true,
    audits: ['consent.withdrawn'],
    summary: 'Withdraw a consent; answered when nothing of the person is under way',
    operation: PEOPLE.withdrawConsent,
  },
  {
    method: 'POST',
    path: '/v1/declarations',
    scope: 'consents.write',
    roles: ['desk-employee'],
    takes: [JSON_TYPE],
    audits: ['declaration.registered'],
    summary: 'Register a written declaration of no objection',
    keyed: true,
    operation: PEOPLE.registerDeclaration,
  },
  {
    method: 'POST',
    path: '/v1/declarations/:id/withdrawals',
    scope: 'consents.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    audits: ['declaration.withdrawn'],
    summary: 'Withdraw a declaration',
    operation: PEOPLE.withdrawDeclaration,
  },
];

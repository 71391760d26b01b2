import type { RouteRow } from './routes.js';

const JSON_TYPE = 'application/json';

/** Changes of the configuration, and looking at it. */
export const CONFIGURATION_ROUTES: RouteRow[] = [
  {
    method: 'POST',
    path: '/v1/drafts',
    scope: 'agreements.write',
    takes: [JSON_TYPE],
    summary: 'Propose changes of the configuration to the parties that they concern',
  },
  {
    method: 'GET',
    path: '/v1/drafts',
    scope: 'config.read',
    summary: 'Drafts that concern the parties you act for, newest first',
  },
  {
    method: 'GET',
    path: '/v1/drafts/:id',
    scope: 'config.read',
    summary: 'One draft: what changes, in words, and who said what',
  },
  {
    method: 'POST',
    path: '/v1/drafts/:id/approvals',
    scope: 'agreements.approve',
    takes: [JSON_TYPE],
    summary: 'Approve a draft for a party; the last approval puts it in force',
  },
  {
    method: 'POST',
    path: '/v1/drafts/:id/refusals',
    scope: 'agreements.approve',
    takes: [JSON_TYPE],
    summary: 'Refuse a draft for a party, with a reason',
  },
  {
    method: 'POST',
    path: '/v1/drafts/:id/withdrawals',
    scope: 'agreements.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    summary: 'Take back a draft of your own',
  },
  {
    method: 'POST',
    path: '/v1/endings',
    scope: 'agreements.approve',
    takes: [JSON_TYPE],
    summary: 'End an agreement or a clause for a party; answered when nothing under it is under way',
  },
];

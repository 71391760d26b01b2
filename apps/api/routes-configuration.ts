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
  {
    method: 'GET',
    path: '/v1/configuration',
    scope: 'config.read',
    summary: 'What is in force at a moment (at) and planned after it, of one kind or of all',
  },
  {
    method: 'GET',
    path: '/v1/configuration/:kind/:key',
    scope: 'config.read',
    summary: 'A thing over time: every version, its hash and who approved it',
  },
  {
    method: 'GET',
    path: '/v1/configuration/:kind/:key/differences',
    scope: 'config.read',
    summary: 'What is different between two versions (from, until), in words',
  },
  {
    method: 'GET',
    path: '/v1/matrix',
    scope: 'config.read',
    summary: 'Who may receive what from whom, for what, under which clause',
  },
  {
    method: 'GET',
    path: '/v1/processing-activities',
    scope: 'config.read',
    gives: ['text/csv'],
    summary: 'The register of processing activities (GDPR 30) at a moment, of one controller or of all',
  },
  {
    method: 'GET',
    path: '/v1/plan',
    scope: 'config.read',
    gives: ['text/calendar'],
    summary: 'Everything that changes between two moments, in words; also as a calendar',
  },
  {
    method: 'POST',
    path: '/v1/successions/:key/reversals',
    scope: 'agreements.approve',
    takes: [JSON_TYPE],
    summary: 'Turn a succession back in one step, while that was agreed on',
  },
  {
    method: 'GET',
    path: '/v1/successions/:key/people-to-ask',
    scope: 'consents.write',
    summary: 'Which of your own people are to be asked again because of a succession',
  },
  {
    method: 'GET',
    path: '/v1/parallels/:key/differences',
    scope: 'config.read',
    summary: 'Whether both receive the same in a parallel period, in numbers; small ones are not shown',
  },
];

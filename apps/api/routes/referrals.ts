import { JSON_TYPE } from '../media-types.js';
import { REFERRALS } from '../referrals.schema.js';
import type { RouteRow } from '../route-row.js';

/** Help by need: who asks for it, which desk helps, and how it goes. */
export const REFERRALS_ROUTES: RouteRow[] = [
  {
    method: 'POST',
    path: '/v1/referrals',
    scope: 'referrals.write',
    roles: ['desk-employee'],
    takes: [JSON_TYPE],
    audits: ['decision.open', 'occasion.opened', 'referral.reported', 'referral.moved'],
    summary: 'Refer a person to the desk that helps with what the person asks for',
    keyed: true,
    operation: REFERRALS.report,
  },
  {
    method: 'GET',
    path: '/v1/referrals',
    scope: 'referrals.read',
    roles: ['desk-employee'],
    audits: ['referrals.read'],
    summary: 'Referrals that you reported, and those that came to you, newest first',
    operation: REFERRALS.list,
  },
  {
    method: 'POST',
    path: '/v1/referrals/_search',
    scope: 'referrals.read',
    roles: ['desk-employee'],
    takes: [JSON_TYPE],
    audits: ['referrals.read'],
    summary: 'Referrals of one person, by your own record id',
    operation: REFERRALS.search,
  },
  {
    method: 'GET',
    path: '/v1/desks',
    scope: 'person',
    roles: ['desk-employee'],
    summary: 'Where people are helped with what, and what the parties are called',
    operation: REFERRALS.desks,
  },
  {
    method: 'GET',
    path: '/v1/referrals/:id',
    scope: 'referrals.read',
    roles: ['desk-employee'],
    audits: ['referrals.read'],
    summary: 'How it goes with one referral',
    operation: REFERRALS.read,
  },
  {
    method: 'POST',
    path: '/v1/referrals/:id/steps',
    scope: 'referrals.write',
    roles: ['desk-employee'],
    takes: [JSON_TYPE],
    audits: ['referral.moved', 'occasion.closed'],
    summary: 'Say how it goes with a referral that came to you',
    keyed: true,
    operation: REFERRALS.step,
  },
];

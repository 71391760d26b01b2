import { ANNOUNCEMENTS } from '../announcements.schema.js';
import { FORM_TYPE, HTML_TYPE, JSON_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

/** Work to work: a group without people in it, and the worker's own door. */
export const ANNOUNCEMENTS_ROUTES: RouteRow[] = [
  {
    method: 'POST',
    path: '/v1/announcements',
    scope: 'announcements.write',
    takes: [JSON_TYPE],
    audits: ['announcement.made'],
    summary: 'Announce a group of workers whose work ends, without people in it, and get its code',
    operation: ANNOUNCEMENTS.announce,
  },
  {
    method: 'GET',
    path: '/v1/announcements',
    scope: 'announcements.read',
    summary: 'What you announced and what came of it: totals from ten up',
    operation: ANNOUNCEMENTS.list,
  },
  {
    method: 'POST',
    path: '/v1/announcements/:id/closings',
    scope: 'announcements.write',
    takes: [JSON_TYPE],
    emptyOk: true,
    audits: ['announcement.closed'],
    summary: 'End the code of a group',
    operation: ANNOUNCEMENTS.close,
  },
  {
    method: 'GET',
    path: '/werk-naar-werk',
    scope: 'open',
    gives: [HTML_TYPE],
    summary: 'Where a worker reports with the code of the group',
    operation: ANNOUNCEMENTS.page,
  },
  {
    method: 'POST',
    path: '/werk-naar-werk',
    scope: 'open',
    takes: [FORM_TYPE],
    gives: [HTML_TYPE],
    audits: ['decision.open', 'occasion.opened', 'referral.reported', 'message.accepted'],
    summary: 'A worker reports; that act makes the referral',
    operation: ANNOUNCEMENTS.report,
  },
];

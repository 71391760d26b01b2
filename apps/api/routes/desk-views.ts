import { DESK_VIEWS } from '../desk-views.schema.js';
import { EVENT_STREAM_TYPE, JSON_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

const AT_THE_DESK = { scope: 'person', roles: ['desk-employee'] } as const;

/** What sources show at a desk, with the person there. */
export const DESK_VIEWS_ROUTES: RouteRow[] = [
  {
    ...AT_THE_DESK,
    method: 'GET',
    path: '/v1/desk-sources',
    summary: 'Whom your desk can ask to show something, by purpose',
    operation: DESK_VIEWS.sources,
  },
  {
    ...AT_THE_DESK,
    method: 'POST',
    path: '/v1/desk-views',
    takes: [JSON_TYPE],
    audits: ['decision.open', 'occasion.opened', 'desk-view.opened'],
    summary: 'With a person at the desk: ask sources to show what they have',
    keyed: true,
    operation: DESK_VIEWS.open,
  },
  {
    ...AT_THE_DESK,
    method: 'GET',
    path: '/v1/desk-views',
    summary: 'The views that you have open',
    operation: DESK_VIEWS.list,
  },
  {
    ...AT_THE_DESK,
    method: 'GET',
    path: '/v1/desk-views/:id',
    audits: ['decision.deliver', 'delivery.delivered', 'document.shown', 'desk-view.read'],
    // Each look is a look of its own, and what is seen first is delivered by that.
    takesAway: true,
    summary: 'What came of each source, and who is slow or absent',
    operation: DESK_VIEWS.read,
  },
  {
    ...AT_THE_DESK,
    method: 'GET',
    path: '/v1/desk-views/:id/events',
    takesAway: true,
    gives: [EVENT_STREAM_TYPE],
    summary: 'That there is something else to see (server-sent events)',
    operation: DESK_VIEWS.follow,
  },
  {
    ...AT_THE_DESK,
    method: 'POST',
    path: '/v1/desk-views/:id/closings',
    takes: [JSON_TYPE],
    emptyOk: true,
    audits: ['occasion.closed', 'desk-view.closed'],
    summary: 'End a view: what came is gone',
    operation: DESK_VIEWS.close,
  },
];

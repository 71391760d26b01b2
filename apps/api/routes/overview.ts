import { EVENT_STREAM_TYPE } from '../media-types.js';
import { OVERVIEWS } from '../overview.schema.js';
import type { RouteRow } from '../route-row.js';

/** The region at a glance. */
export const OVERVIEW_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/overview',
    scope: 'person',
    roles: ['operator', 'administrator'],
    region: true,
    summary: 'How the region is doing: lanes, post of a day, what waits for a person',
    operation: OVERVIEWS.read,
  },
  {
    method: 'GET',
    path: '/v1/overview/events',
    scope: 'person',
    roles: ['operator', 'administrator'],
    region: true,
    takesAway: true,
    gives: [EVENT_STREAM_TYPE],
    summary: 'The same as it changes (server-sent events)',
    operation: OVERVIEWS.follow,
  },
];

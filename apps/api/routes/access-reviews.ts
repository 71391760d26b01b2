import { ACCESS_REVIEWS } from '../access-reviews.schema.js';
import { JSON_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

const ADMINISTRATOR = ['administrator'] as const;

/** Who has access for whom, looked at twice a year. */
export const ACCESS_REVIEW_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/access-reviews',
    scope: 'access.review',
    roles: ADMINISTRATOR,
    summary: 'Reviews of who has access, and how far they are',
    operation: ACCESS_REVIEWS.list,
  },
  {
    method: 'POST',
    path: '/v1/access-reviews',
    scope: 'access.review',
    roles: ADMINISTRATOR,
    stepUp: true,
    takes: [JSON_TYPE],
    emptyOk: true,
    audits: ['access-review.begun'],
    summary: 'Begin one now',
    keyed: true,
    operation: ACCESS_REVIEWS.begin,
  },
  {
    method: 'GET',
    path: '/v1/access-reviews/:id',
    scope: 'access.review',
    roles: ADMINISTRATOR,
    audits: ['access-review.read'],
    summary: 'Who has access, by what, and when it was last used',
    operation: ACCESS_REVIEWS.read,
  },
  {
    method: 'POST',
    path: '/v1/access-reviews/:id/answers',
    scope: 'access.review',
    roles: ADMINISTRATOR,
    stepUp: true,
    takes: [JSON_TYPE],
    audits: ['access-review.answered', 'access-review.done'],
    summary: 'Confirm access, or remove it at once',
    operation: ACCESS_REVIEWS.answer,
  },
];

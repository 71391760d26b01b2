import type { RouteRow } from './route-row.js';
import { MESSAGES_ROUTES } from './routes/messages.js';
import { BATCHES_ROUTES } from './routes/batches.js';
import { OCCASIONS_ROUTES } from './routes/occasions.js';
import { ANNOUNCEMENTS_ROUTES } from './routes/announcements.js';
import { ANSWERS_ROUTES } from './routes/answers.js';
import { INTRODUCTIONS_ROUTES } from './routes/introductions.js';
import { REFERRALS_ROUTES } from './routes/referrals.js';
import { DESK_VIEWS_ROUTES } from './routes/desk-views.js';
import { POST_ROUTES } from './routes/post.js';
import { JOURNEY_ROUTES } from './routes/journeys.js';
import { DELIVERY_ROUTES } from './routes/delivery.js';
import { STATEMENTS_ROUTES } from './routes/statements.js';
import { CONSENTS_ROUTES } from './routes/consents.js';
import { CONSENT_PAGE_ROUTES } from './routes/consent-page.js';
import { LINKS_ROUTES } from './routes/links.js';
import { TO_INFORM_ROUTES } from './routes/to-inform.js';
import { RETRACTIONS_ROUTES } from './routes/retractions.js';
import { RETENTION_ROUTES } from './routes/retention.js';
import { RIGHTS_ROUTES } from './routes/rights.js';
import { ACCESS_REVIEW_ROUTES } from './routes/access-reviews.js';
import { INCIDENT_ROUTES } from './routes/incidents.js';
import { DECISIONS_ROUTES } from './routes/decisions.js';
import { AUDIT_LOG_ROUTES } from './routes/audit-log.js';
import { AUDITOR_ROUTES } from './routes/auditor.js';
import { CONFIGURATION_ROUTES } from './routes/configuration.js';
import { ACCESS_ROUTES } from './routes/access.js';
import { MAPPING_ROUTES } from './routes/mappings.js';
import { OPEN_ROUTES } from './routes/open.js';
import { TERMS_ROUTES } from './routes/terms.js';
import { CONSOLE_ROUTES } from './routes/console.js';
import { OVERVIEW_ROUTES } from './routes/overview.js';
import { STORY_ROUTES } from './routes/story.js';

export { CLOUD_EVENT, CLOUD_EVENT_BATCH } from './media-types.js';
export { audienceOf, needsRegion, type Audience, type RouteRow } from './route-row.js';

/**
 * Every route of the API: who may use it with which scope or in which role, what is logged, and which body it takes. The
 * guard (authorisation.ts) lets nobody by but by this table. A controller whose route is not here,
 * or a row without a controller, fails the start (http.ts). The OpenAPI document is made from this table. To add a route: its
 * operation (body, answers, examples) in a *.schema.ts, a row in routes/ that names it, and a controller.
 */
export const ROUTES: RouteRow[] = [
  ...MESSAGES_ROUTES,
  ...BATCHES_ROUTES,
  ...OCCASIONS_ROUTES,
  ...REFERRALS_ROUTES,
  ...DESK_VIEWS_ROUTES,
  ...ANNOUNCEMENTS_ROUTES,
  ...INTRODUCTIONS_ROUTES,
  ...ANSWERS_ROUTES,
  ...POST_ROUTES,
  ...DELIVERY_ROUTES,
  ...JOURNEY_ROUTES,
  ...STATEMENTS_ROUTES,
  ...CONSENTS_ROUTES,
  ...LINKS_ROUTES,
  ...RETRACTIONS_ROUTES,
  ...RIGHTS_ROUTES,
  ...INCIDENT_ROUTES,
  ...ACCESS_REVIEW_ROUTES,
  ...RETENTION_ROUTES,
  ...TO_INFORM_ROUTES,
  ...DECISIONS_ROUTES,
  ...AUDIT_LOG_ROUTES,
  ...AUDITOR_ROUTES,
  ...ACCESS_ROUTES,
  ...MAPPING_ROUTES,
  ...TERMS_ROUTES,
  ...CONSENT_PAGE_ROUTES,
  ...OPEN_ROUTES,
  ...CONSOLE_ROUTES,
  ...OVERVIEW_ROUTES,
  ...STORY_ROUTES,
  // Last: their examples end what others need, and turn the clock.
  ...CONFIGURATION_ROUTES,
];

const NO_SCOPES = ['open', 'person'];
export const SCOPES = [
  ...new Set(ROUTES.map((route) => route.scope).filter((scope) => !NO_SCOPES.includes(scope))),
];

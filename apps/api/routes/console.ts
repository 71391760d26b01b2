import { ASSET_TYPES, CONSOLE } from '../console.schema.js';
import { HTML_TYPE } from '../media-types.js';
import type { RouteRow } from '../route-row.js';

const shown = (path: string, summary: string, operation: RouteRow['operation']): RouteRow => ({
  method: 'GET',
  path,
  scope: 'open',
  gives: [HTML_TYPE],
  undescribed: true,
  summary,
  operation,
});

/** The pages themselves say nothing about anybody: what they show is asked of the other routes, in a session. */
export const CONSOLE_ROUTES: RouteRow[] = [
  // Before the page that would fit its pattern too.
  {
    ...shown('/console/assets/:file', 'A file of the console', CONSOLE.asset),
    gives: Object.values(ASSET_TYPES),
  },
  shown('/console', 'The console, for people', CONSOLE.home),
  shown('/console/', 'The same, with a slash too many', CONSOLE.slash),
  shown('/console/:page', 'A page of the console', CONSOLE.page),
  shown('/console/:page/:part', 'A part of a page of the console', CONSOLE.detail),
];

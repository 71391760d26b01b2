import type { RouteRow } from '../route-row.js';
import { STORY } from '../story.schema.js';

/** Of a demo alone: everybody in it is invented, and in production there is none. */
export const STORY_ROUTES: RouteRow[] = [
  {
    method: 'GET',
    path: '/v1/story',
    scope: 'open',
    summary: 'What the last run of the story found, in a demo',
    operation: STORY.read,
  },
];

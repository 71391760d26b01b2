import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { Frame } from './frame';
import { Problem } from './hub';
import { Broken, Loading, NotFound } from './parts/states';
import { Home } from './screens/home';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

/** What an address may name beside the screen. */
const NAMED = [
  'draft',
  'contract',
  'list',
  'message',
  'view',
  'scene',
  'referral',
  'incident',
  'review',
] as const;
type Named = Partial<Record<(typeof NAMED)[number], string>>;

/** Without this the router would load the page anew, and away from the hub there is none. */
const isAway = (): never => {
  throw new Problem('offline', 0);
};

const screen = <Path extends string>(
  path: Path,
  load: () => Promise<Record<string, unknown>>,
  name: string,
) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(() => load().catch(isAway) as never, name as never),
    // Only what is no word about anybody stands in an address.
    validateSearch: (search: Record<string, unknown>): Named =>
      Object.fromEntries(
        NAMED.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])),
      ),
  });

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const agreementsHome = createRoute({
  getParentRoute: () => root,
  path: '/agreements',
  beforeLoad: () => {
    throw redirect({ to: '/agreements/matrix' as never });
  },
});

const tree = root.addChildren([
  home,
  agreementsHome,
  screen('/overview', () => import('./screens/overview'), 'Overview'),
  screen('/post', () => import('./screens/post'), 'Post'),
  screen('/agreements/matrix', () => import('./screens/matrix'), 'Matrix'),
  screen('/agreements/clauses', () => import('./screens/clauses'), 'Clauses'),
  screen('/agreements/what-if', () => import('./screens/what-if'), 'WhatIf'),
  screen('/agreements/drafts', () => import('./screens/drafts'), 'Drafts'),
  screen('/desk/consent', () => import('./screens/desk-consent'), 'DeskConsent'),
  screen('/referrals', () => import('./screens/referrals'), 'Referrals'),
  screen('/introductions', () => import('./screens/introductions'), 'Introductions'),
  screen('/story', () => import('./screens/story'), 'StoryScreens'),
  screen('/audit', () => import('./screens/audit'), 'Audit'),
  screen('/rights', () => import('./screens/rights'), 'Rights'),
  screen('/incidents', () => import('./screens/incidents'), 'Incidents'),
  screen('/to-inform', () => import('./screens/to-inform'), 'ToInform'),
  screen('/access-reviews', () => import('./screens/access-reviews'), 'AccessReviews'),
  screen('/consents', () => import('./screens/consents'), 'Consents'),
  screen('/mappings', () => import('./screens/mappings'), 'Mappings'),
  screen('/mappings/codes', () => import('./screens/code-lists'), 'CodeLists'),
  screen('/partners', () => import('./screens/partners'), 'Partners'),
  screen('/partners/new', () => import('./screens/new-partner'), 'NewPartner'),
  screen('/plan', () => import('./screens/plan'), 'Plan'),
  screen('/desk', () => import('./screens/desk'), 'Desk'),
  screen('/messages', () => import('./screens/messages'), 'Messages'),
  screen('/logged-in', () => import('./screens/logged-in'), 'LoggedIn'),
  screen('/settings', () => import('./screens/settings'), 'Settings'),
  screen('/lanes', () => import('./screens/lanes'), 'Lanes'),
  screen('/accessibility', () => import('./screens/accessibility'), 'Accessibility'),
]);

export const router = createRouter({
  routeTree: tree,
  basepath: '/console',
  defaultPreload: false,
  defaultErrorComponent: Broken,
  defaultPendingComponent: Loading,
  // Where the focus goes is decided by the page (parts/page.tsx).
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { Frame } from './frame';
import { NotFound } from './parts/states';
import { Home } from './screens/home';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });

const screen = <Path extends string>(
  path: Path,
  load: () => Promise<Record<string, unknown>>,
  name: string,
) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as never, name as never),
    // Only what is no word about anybody stands in an address.
    validateSearch: (
      search: Record<string, unknown>,
    ): { draft?: string; contract?: string; view?: string } => ({
      ...(typeof search['view'] === 'string' ? { view: search['view'] } : {}),
      ...(typeof search['draft'] === 'string' ? { draft: search['draft'] } : {}),
      ...(typeof search['contract'] === 'string' ? { contract: search['contract'] } : {}),
    }),
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
  screen('/audit', () => import('./screens/audit'), 'Audit'),
  screen('/consents', () => import('./screens/consents'), 'Consents'),
  screen('/mappings', () => import('./screens/mappings'), 'Mappings'),
  screen('/partners', () => import('./screens/partners'), 'Partners'),
  screen('/plan', () => import('./screens/plan'), 'Plan'),
  screen('/desk', () => import('./screens/desk'), 'Desk'),
  screen('/lanes', () => import('./screens/lanes'), 'Lanes'),
  screen('/accessibility', () => import('./screens/accessibility'), 'Accessibility'),
]);

export const router = createRouter({
  routeTree: tree,
  basepath: '/console',
  defaultPreload: false,
  // Where the focus goes is decided by the page (parts/page.tsx).
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

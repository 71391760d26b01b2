import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { askAuth, given, hub, useToken, type Problem } from './hub';

export type Role = NonNullable<Me['role']>;
export type Me = {
  person: string;
  hasChoice: boolean;
  secondsLeft: number;
  csrfToken: string;
  role?: 'administrator' | 'approver' | 'privacy-officer' | 'auditor' | 'desk-employee' | 'operator';
  organisation?: string;
  name?: string;
  region?: boolean;
  authenticatedAt?: string;
};

/** Who works here; an error of 401 means that nobody does. */
export const useMe = (): UseQueryResult<Me, Problem> =>
  useQuery<Me, Problem>({
    queryKey: ['me'],
    staleTime: Infinity,
    queryFn: async () => {
      const me = await given(hub.GET('/me'));
      useToken(me.csrfToken);
      return me as Me;
    },
  });

export interface Choice {
  role: Role;
  organisation: string;
  name: string;
  region?: boolean;
}

/** To the identity provider; it comes back to where one was. */
export function logIn(strongly = false): void {
  const returnTo = location.pathname.replace(/\/$/, '') + location.search;
  const query = new URLSearchParams({ returnTo, ...(strongly ? { stepUp: 'true' } : {}) });
  location.assign(`/auth/login?${query}`);
}

const STRONG = 'schakel-strong';

/**
 * A strong log-in in a window of its own, so that what was filled in here stays; where the browser gives none, in this one.
 * `done` is called once, when the session is the stronger one.
 */
export function logInStrongly(done: () => void): void {
  const query = new URLSearchParams({ returnTo: '/console/logged-in', stepUp: 'true' });
  const opened = window.open(`/auth/login?${query}`, 'schakel-log-in', 'popup,width=560,height=760');
  if (!opened) return logIn(true);
  const channel = new BroadcastChannel(STRONG);
  channel.addEventListener('message', () => {
    channel.close();
    done();
  });
}

/** In that window, when it is back. */
export function sayLoggedIn(): void {
  const channel = new BroadcastChannel(STRONG);
  // Heard by pages of this origin only.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel.postMessage('done');
  channel.close();
  window.close();
}

export async function logOut(): Promise<void> {
  const { continueAt } = await askAuth<{ continueAt?: string }>('/auth/logout', {});
  location.assign(continueAt ?? '/console');
}

/** The session is another one then: what was asked for in the role before is forgotten. */
export function useChoose(): (choice: Choice) => Promise<void> {
  const queries = useQueryClient();
  return async ({ role, organisation }) => {
    await askAuth('/auth/choice', { role, organisation });
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    await queries.refetchQueries({ queryKey: ['me'] });
  };
}

/** Screens, and in which roles they have something to show; `region`: only when the role is held for all of it. */
export const SCREENS: { path: string; name: string; roles: Partial<Record<Role, 'any' | 'region'>> }[] = [
  { path: '/overview', name: 'overview', roles: { operator: 'region', administrator: 'region' } },
  { path: '/post', name: 'post', roles: { operator: 'region' } },
  { path: '/messages', name: 'messages', roles: { operator: 'region', 'privacy-officer': 'any' } },
  { path: '/lanes', name: 'lanes', roles: { operator: 'region', administrator: 'region' } },
  {
    path: '/agreements/matrix',
    name: 'agreements',
    roles: { administrator: 'any', approver: 'any', 'privacy-officer': 'any', auditor: 'any' },
  },
  { path: '/mappings', name: 'mappings', roles: { administrator: 'any', approver: 'any' } },
  { path: '/partners', name: 'partners', roles: { administrator: 'any', approver: 'any', auditor: 'any' } },
  {
    path: '/plan',
    name: 'plan',
    roles: { administrator: 'any', approver: 'any', 'privacy-officer': 'any', auditor: 'any' },
  },
  { path: '/consents', name: 'consents', roles: { 'privacy-officer': 'any' } },
  { path: '/rights', name: 'rights', roles: { 'privacy-officer': 'any' } },
  { path: '/to-inform', name: 'toInform', roles: { 'privacy-officer': 'any' } },
  { path: '/access-reviews', name: 'accessReviews', roles: { administrator: 'any' } },
  { path: '/audit', name: 'audit', roles: { auditor: 'any' } },
  { path: '/desk', name: 'desk', roles: { 'desk-employee': 'any' } },
  { path: '/referrals', name: 'referrals', roles: { 'desk-employee': 'any' } },
  { path: '/introductions', name: 'introductions', roles: { 'desk-employee': 'any' } },
  {
    path: '/incidents',
    name: 'incidents',
    roles: { operator: 'region', 'privacy-officer': 'any', 'desk-employee': 'any' },
  },
  { path: '/settings', name: 'settings', roles: { administrator: 'any', approver: 'any' } },
];

export const screensOf = ({ role, region }: Me) =>
  SCREENS.filter(({ roles }) => role && (roles[role] === 'any' || (roles[role] === 'region' && region)));

/** Whether two addresses are of one screen: the first part of them says which. */
export const isOfOne = (path: string, other: string): boolean => path.split('/')[1] === other.split('/')[1];

/** Parts of a screen that fewer roles have than the rest of it. */
const PARTS: Record<string, Role[]> = {
  '/agreements/drafts': ['administrator', 'approver'],
  '/partners/new': ['administrator'],
};

/** Whether this role has the screen of an address, or none in particular has it. The hub decides; this says it before. */
export const mayLookAt = (me: Me, path: string): boolean =>
  (screensOf(me).some((screen) => isOfOne(screen.path, path)) ||
    !SCREENS.some((screen) => isOfOne(screen.path, path))) &&
  PARTS[path]?.includes(me.role!) !== false;

import { useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { askAuth, forgetUnanswered, given, hub, Problem, useLook, useToken } from './hub';

export type Role = NonNullable<Me['role']>;
export type Me = {
  person: string;
  hasChoice: boolean;
  secondsLeft: number;
  secondsAtMost: number;
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
    queryFn: askWho,
  });

async function askWho(): Promise<Me> {
  const me = (await given(hub.GET('/me'))) as Me;
  useToken(me.csrfToken);
  return me;
}

/** Who works here, in which role and for whom: what stands on a page is for these, and for nobody else. */
export const workOf = ({ person, role, organisation }: Me): string => [person, role, organisation].join(' ');

/** How a page stopped being of whoever had it: nobody works here any more, or it is for other work now. */
export type Ending = 'ended' | 'other';
const ENDING = ['ending'];
export const useEnding = (): Ending | undefined =>
  useQuery<Ending | null>({ queryKey: ENDING, queryFn: () => null, staleTime: Infinity }).data ?? undefined;

/**
 * Whether the page is still of whoever works in this browser now. When it is not, all that was shown and filled in is
 * forgotten: it was for somebody else, or for other work. Away from the hub nobody knows, and it stays.
 */
export async function look(queries: QueryClient): Promise<boolean> {
  const before = queries.getQueryData<Me>(['me']);
  const now = await askWho().catch((problem: Problem) => problem);
  if (now instanceof Problem && now.status !== 401) return false;
  if (!before || (!(now instanceof Problem) && workOf(now) === workOf(before))) {
    if (!(now instanceof Problem)) queries.setQueryData(['me'], now);
    return before !== undefined;
  }
  forget(queries, now instanceof Problem ? 'ended' : 'other');
  if (now instanceof Problem) await queries.resetQueries({ queryKey: ['me'] });
  else queries.setQueryData(['me'], now);
  return false;
}

function forget(queries: QueryClient, ending?: Ending): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== ENDING[0] });
  queries.getMutationCache().clear();
  forgetUnanswered();
  queries.setQueryData(ENDING, ending ?? null);
}

/** Pages of this browser tell each other that the session became another one. */
const OTHER_PAGES = 'schakel-session';
const tellOtherPages = (): void => tell(OTHER_PAGES);

/** Looks whenever another page says so, and when this one comes to the front again. */
export function keepToOneSession(queries: QueryClient): void {
  const again = (): void => void (queries.getQueryData(['me']) && look(queries));
  useLook(() => look(queries));
  new BroadcastChannel(OTHER_PAGES).addEventListener('message', again);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && again());
}

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

const BESIDE = 'schakel-beside';

/**
 * A log-in in a window of its own, so that what was filled in here stays; where the browser gives none, in this one.
 * `done` is called once, when the session is the new one.
 */
export function logInBeside(done: () => void, strongly = false): void {
  const query = new URLSearchParams({
    returnTo: '/console/logged-in',
    ...(strongly ? { stepUp: 'true' } : {}),
  });
  const opened = window.open(`/auth/login?${query}`, 'schakel-log-in', 'popup,width=560,height=760');
  if (!opened) return logIn(strongly);
  const channel = new BroadcastChannel(BESIDE);
  channel.addEventListener('message', () => {
    channel.close();
    done();
  });
}

/** In that window, when it is back. */
export function sayLoggedIn(): void {
  tell(BESIDE);
  window.close();
}

function tell(name: string): void {
  const channel = new BroadcastChannel(name);
  // Heard by pages of this origin only.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel.postMessage('done');
  channel.close();
}

/** The page forgets before it goes: who goes back in the browser finds nothing on it. */
export async function logOut(queries: QueryClient): Promise<void> {
  const { continueAt } = await askAuth<{ continueAt?: string }>('/auth/logout', {});
  tellOtherPages();
  await look(queries);
  location.assign(continueAt ?? '/console');
}

/** The session is another one then: what was asked for in the role before is forgotten. */
export function useChoose(): (choice: Choice) => Promise<void> {
  const queries = useQueryClient();
  return async ({ role, organisation }) => {
    await askAuth('/auth/choice', { role, organisation });
    tellOtherPages();
    forget(queries);
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

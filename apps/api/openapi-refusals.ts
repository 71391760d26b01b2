import { REFUSALS, type RefusalCode } from '#kernel';
import type { RouteRow } from './routes.js';

/** What every route can say no with, whatever it does. */
const ALWAYS: RefusalCode[] = ['invalid-request', 'not-acceptable', 'hub-error', 'busy'];
/** Where people may come, by a session. */
const OF_PEOPLE: RefusalCode[] = [
  'unauthenticated',
  'not-from-here',
  'no-role',
  'role-not-chosen',
  'role-missing',
];
/** Where a token is needed. */
const OF_CALLERS: RefusalCode[] = [
  'unauthenticated',
  'insufficient-scope',
  'too-many-requests',
  'quota-exceeded',
  'invalid-transaction-id',
];
const OF_BODIES: RefusalCode[] = [
  'body-too-large',
  'unsupported-media-type',
  'invalid-json',
  'invalid-text',
  'too-deep',
];

/** Every code that a route may answer with, by status. */
export function refusalsOf(route: RouteRow): Map<number, RefusalCode[]> {
  const codes = new Set<RefusalCode>([
    ...ALWAYS,
    ...(route.scope === 'open' || route.scope === 'person' ? [] : OF_CALLERS),
    ...(route.scope === 'person' || route.roles ? OF_PEOPLE : []),
    ...(route.stepUp ? (['step-up-needed'] as const) : []),
    ...(route.takes ? OF_BODIES : []),
    ...(route.keyed ? (['id-reused', 'id-under-way'] as const) : []),
    ...(route.path.includes(':') ? (['not-found'] as const) : []),
    ...route.operation.refusals,
  ]);
  const byStatus = new Map<number, RefusalCode[]>();
  for (const code of [...codes].sort()) {
    const { status } = REFUSALS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return new Map([...byStatus].sort(([a], [b]) => a - b));
}

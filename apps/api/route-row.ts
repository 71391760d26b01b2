import type { AuditAction } from '#audit';
import type { Role } from '#kernel';
import type { Operation } from './operation.js';

/** One route of the API: a row of the table (routes.ts). */
export interface RouteRow {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  /** What a token must hold; `open`: nobody has to say who they are; `person`: not for tokens, only for people who logged in. */
  scope: string;
  /** Roles in which people may use it; none named: whoever logged in. Absent: not for people, unless the scope says so. */
  roles?: readonly Role[];
  /** People need to hold their role for the whole region, all of them or in these roles: what they see or touch is everybody's. */
  region?: boolean | readonly Role[];
  /** People need a strong and recent log-in (RFC 9470). */
  stepUp?: boolean;
  /** A system that can only sign may use it, with a signature of Standard Webhooks instead of a token. */
  signed?: boolean;
  /** Which lines it leaves in the log when it did something, or showed a person something about people. */
  audits?: readonly AuditAction[];
  /** A browser goes there by itself: what it accepts is not asked, and the answer leads elsewhere. */
  page?: boolean;
  /** Media types that the body may have; absent: no body. */
  takes?: string[];
  /** The body is taken as it comes, and may be larger than any other. */
  streams?: boolean;
  /** The body may be left out. */
  emptyOk?: boolean;
  /** With an Idempotency-Key it is done once: the same again gives the first answer, for a day. Not where a secret is answered. */
  keyed?: boolean;
  /** A GET that takes something away from where it was, so that it has no HEAD. */
  takesAway?: boolean;
  summary: string;
  /** What is said and answered. */
  operation: Operation;
  /** What is given beside problems; absent: JSON. */
  gives?: string[];
  /** Pages of others may read it. */
  shared?: boolean;
  /** Left out of the OpenAPI document, which is about what partners ask. */
  undescribed?: boolean;
  /** Still there, and going: when that was said, when it ends, and where to read what takes its place. */
  deprecated?: { since: string; sunset?: string; link: string };
}

export type Audience = 'open' | 'partner' | 'person' | 'either';

export function audienceOf({ scope, roles }: RouteRow): Audience {
  if (scope === 'open' || scope === 'person') return scope;
  return roles ? 'either' : 'partner';
}

export const needsRegion = ({ region }: Pick<RouteRow, 'region'>, role: Role): boolean =>
  Array.isArray(region) ? region.includes(role) : region === true;

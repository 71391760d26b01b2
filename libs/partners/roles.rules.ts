import type { Role } from '#kernel';
import type { RoleMapping } from './parties.js';

/** A role that a person holds, for one organisation or arrangement. */
export interface RoleHeld {
  role: Role;
  party: string;
  /** Of the whole region: an administrator or operator. */
  region: boolean;
}

const grantOf = ({ claim, value }: RoleMapping): string => `${claim}=${value}`;

/** What of the claims a mapping names, and nothing else of them: that is all the hub keeps. */
export function grantsOf(mappings: RoleMapping[], claims: Record<string, unknown>): string[] {
  const found = mappings.filter(({ claim, value }) => [claimAt(claims, claim)].flat().includes(value));
  return [...new Set(found.map(grantOf))];
}

/** The claim of that name, or what lies there inside of others: `realm_access.roles`. */
function claimAt(claims: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let found: unknown = claims;
  for (const part of name.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return undefined;
    found = (found as Record<string, unknown>)[part];
  }
  return found;
}

/** The mappings that say something of somebody with these grants. */
export const mappingsFor = (mappings: RoleMapping[], grants: string[]): RoleMapping[] =>
  mappings.filter((one) => grants.includes(grantOf(one)));

/** The roles that somebody with these grants holds by the mappings that are in force now, each once. */
export function rolesOf(mappings: RoleMapping[], grants: string[]): RoleHeld[] {
  const held = new Map<string, RoleHeld>();
  for (const mapping of mappingsFor(mappings, grants)) {
    const { role, party } = mapping;
    const name = `${role} ${party}`;
    held.set(name, { role, party, region: mapping.region === true || held.get(name)?.region === true });
  }
  return [...held.values()];
}

import type { FastifyReply } from 'fastify';
import type { Caller } from '#exchange';

/** What an answer says of a contract that is on its way out. */
export const LIFETIME_HEADERS = {
  Deprecation: 'The contract is advised against since then (RFC 9745)',
  Sunset: 'From when on it is not taken any more (RFC 8594)',
  Link: 'rel="successor-version": the contract that replaces it',
};

/** Says with an answer that a contract is on its way out: Deprecation (RFC 9745), Sunset (RFC 8594), and what replaces it. */
export function sayLifetime(reply: FastifyReply, { directory }: Caller, contract: string, now: Date): void {
  if (!directory.lifetimes.isDeprecated(contract, now)) return;
  const { deprecated, retired, replacedBy } = directory.lifetimes.of(contract)!;
  void reply.header('Deprecation', `@${Math.floor(Date.parse(deprecated) / 1000)}`);
  if (retired) void reply.header('Sunset', new Date(retired).toUTCString());
  if (replacedBy) void reply.header('Link', `<urn:schakel:contract:${replacedBy}>; rel="successor-version"`);
}

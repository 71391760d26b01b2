import type { FastifyReply } from 'fastify';
import type { Caller } from '#exchange';

/** Says with an answer that a contract is on its way out: Deprecation (RFC 9745), Sunset (RFC 8594), and what replaces it. */
export function sayLifetime(reply: FastifyReply, { directory }: Caller, contract: string, now: Date): void {
  if (!directory.lifetimes.isDeprecated(contract, now)) return;
  const { deprecated, retired, replacedBy } = directory.lifetimes.of(contract)!;
  void reply.header('Deprecation', `@${Math.floor(Date.parse(deprecated) / 1000)}`);
  if (retired) void reply.header('Sunset', new Date(retired).toUTCString());
  if (replacedBy) void reply.header('Link', `<urn:schakel:contract:${replacedBy}>; rel="successor-version"`);
}

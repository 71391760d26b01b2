import type { Client } from '#partners';
import type { ConfigEntry, Organisation, Report } from './region.rules.js';

interface ConnectionContent {
  clients: (string | Client)[];
  certificateOf?: string;
  requireBoundTokens?: boolean;
  signedMessages?: boolean;
}

const OIN = /^[0-9]{20}$/;
const FOR_THE_WHOLE_REGION = ['administrator', 'operator'];

/** What a schema cannot say of certificates and signatures: a name that leads nowhere, and what contradicts itself. */
export function certificateFaults(
  content: Record<string, unknown>,
  organisations: ReadonlyMap<string, Organisation>,
  report: Report,
): void {
  const { certificateOf, requireBoundTokens, signedMessages } = content as unknown as ConnectionContent;
  if (certificateOf && !OIN.test(certificateOf) && !organisations.get(certificateOf)?.oin)
    report('/certificateOf', 'no-oin', `certificateOf names "${certificateOf}", which has no OIN`);
  if (requireBoundTokens && signedMessages)
    report('/signedMessages', 'unbound', 'signedMessages goes around requireBoundTokens; choose one');
}

/** Whose each client is: of the first connection that names it. */
export const ownersOfClients = (connections: ConfigEntry[]): Map<string, string> =>
  new Map(
    connections
      .toReversed()
      .flatMap(({ key, content }) => clientsOf(content).map((id) => [id, key] as const)),
  );

/** A client is of one connection at a time: else nobody could say who stands at the door. */
export function clientFaults(
  { key, content }: Pick<ConfigEntry, 'key' | 'content'>,
  owners: ReadonlyMap<string, string>,
  report: Report,
): void {
  clientsOf(content).forEach((id, index) => {
    const owner = owners.get(id);
    if (owner !== key)
      report(`/clients/${index}`, 'shared-client', `client ${id} is one of connection ${owner} already`);
  });
}

const clientsOf = (content: Record<string, unknown>): string[] =>
  (content as unknown as ConnectionContent).clients.map((one) => (typeof one === 'string' ? one : one.id));

export function roleFaults(content: Record<string, unknown>, report: Report): void {
  if (content['region'] === true && !FOR_THE_WHOLE_REGION.includes(content['role'] as string))
    report('/region', 'region', 'only an administrator or operator is one of the whole region');
}

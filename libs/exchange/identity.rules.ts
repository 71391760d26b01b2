import type { Client } from '#partners';
import type { WantedVersion } from '#storage';

interface ConnectionContent {
  clients: (string | Client)[];
  certificateOf?: string;
  requireBoundTokens?: boolean;
  signedMessages?: boolean;
}

const OIN = /^[0-9]{20}$/;
const FOR_THE_WHOLE_REGION = ['administrator', 'operator'];

const overlap = (a: WantedVersion, b: WantedVersion): boolean =>
  (a.validUntil === null || b.validFrom < a.validUntil) &&
  (b.validUntil === null || a.validFrom < b.validUntil);

/** What a schema cannot say of clients, certificates and roles: names that lead nowhere, and what contradicts itself. */
export function identityFaults(wanted: WantedVersion[]): string[] {
  const ofKind = (kind: string): WantedVersion[] => wanted.filter((version) => version.kind === kind);
  const parties = new Map(
    [...ofKind('organisation'), ...ofKind('arrangement')].map(({ key, content }) => [key, content]),
  );
  const connections = ofKind('connection');
  return [
    ...connections.flatMap((version) => certificateFaults(version, parties)),
    ...sharedClients(connections),
    ...ofKind('role-mapping').flatMap(({ key, content }) => [
      ...(parties.has(content['party'] as string)
        ? []
        : [`role-mapping ${key}: nobody is called "${String(content['party'])}"`]),
      ...(content['region'] === true && !FOR_THE_WHOLE_REGION.includes(content['role'] as string)
        ? [`role-mapping ${key}: only an administrator or operator is one of the whole region`]
        : []),
    ]),
  ];
}

function certificateFaults(
  { key, content }: WantedVersion,
  parties: ReadonlyMap<string, Record<string, unknown>>,
): string[] {
  const { certificateOf, requireBoundTokens, signedMessages } = content as unknown as ConnectionContent;
  const faults: string[] = [];
  if (certificateOf && !OIN.test(certificateOf) && !parties.get(certificateOf)?.['oin'])
    faults.push(`connection ${key}: certificateOf names "${certificateOf}", which has no OIN`);
  if (requireBoundTokens && signedMessages)
    faults.push(`connection ${key}: signedMessages goes around requireBoundTokens; choose one`);
  return faults;
}

/** A client is of one connection at a time: else nobody could say who stands at the door. */
function sharedClients(connections: WantedVersion[]): string[] {
  const seen = new Map<string, WantedVersion[]>();
  const faults: string[] = [];
  for (const version of connections) {
    for (const client of (version.content as unknown as ConnectionContent).clients) {
      const id = typeof client === 'string' ? client : client.id;
      const others = seen.get(id) ?? [];
      for (const other of others)
        if (other.key !== version.key && overlap(other, version))
          faults.push(`connection ${version.key}: client ${id} is one of connection ${other.key} already`);
      seen.set(id, [...others, version]);
    }
  }
  return faults;
}

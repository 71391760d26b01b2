import type { FastifyRequest } from 'fastify';
import type { RunningHub } from '#exchange';
import type { Connection, Directory } from '#partners';
import { partnerIn } from './authorisation.js';
import { personOf } from './caller.js';
import { Refused } from './problem.js';

/** Who keeps keys and endpoints, and of which connections. */
export interface Keeper {
  actor: string;
  origin: string;
  directory: Directory;
  connections: Connection[];
  isPerson: boolean;
}

/**
 * A connection keeps its own; an administrator those of the connections that act for their organisation. `wholly`: and for
 * nobody else, where what is kept concerns everybody for whom the connection acts.
 */
export async function keeperOf(
  hub: RunningHub,
  request: FastifyRequest,
  { wholly = false } = {},
): Promise<Keeper> {
  const caller = partnerIn(request);
  if (caller) {
    const { connection, directory, origin } = caller;
    const actor = `connection:${connection.key}`;
    return { actor, origin, directory, connections: [connection], isPerson: false };
  }
  const { actor, origin, chosen } = personOf(request);
  const directory = await hub.directory();
  const { region, party } = chosen!;
  const isInCare = (one: Connection): boolean =>
    directory.isMandated(one, party, hub.now()) &&
    (!wholly || one.mandates.every((mandate) => mandate.party === party));
  const connections = directory.connections().filter((one) => region || isInCare(one));
  return { actor, origin, directory, connections, isPerson: true };
}

/** The one that is named, or the only one there is. Throws Refused. */
export function connectionInCare({ connections }: Keeper, named: string | undefined): Connection {
  const found = named === undefined ? undefined : connections.find(({ key }) => key === named);
  const only = named === undefined && connections.length === 1 ? connections[0] : undefined;
  const connection = found ?? only;
  if (connection) return connection;
  const detail = 'Name a connection in your care.';
  throw new Refused({
    code: 'invalid-request',
    faults: [{ pointer: '/connection', code: 'connection', detail }],
  });
}

import type { HubConfig } from '#config';
import type { Clock } from '#kernel';
import { loadEndpoint, type Connection, type Endpoint } from '#partners';
import type { Database, KeyRing } from '#storage';
import { brokerEndpoint } from './broker.rules.js';

interface Needs {
  config: HubConfig;
  clock: Clock;
  db: Database;
  keys: KeyRing;
}

/** Where the post of a lane goes: by webhook, or into a queue of the broker. */
export async function endpointOfLane(
  { config, clock, db, keys }: Needs,
  lane: string,
  connection: Connection | undefined,
): Promise<Endpoint | undefined> {
  if (connection?.channel !== 'broker') return loadEndpoint(db, keys, lane);
  return config.brokerUrl ? brokerEndpoint(connection, clock.now()) : undefined;
}

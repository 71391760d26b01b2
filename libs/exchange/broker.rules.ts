import type { Connection, Endpoint } from '#partners';

/** The queues of a connection at the broker: what it gets, what it sends, and what of that was refused. */
export const TO_QUEUE = (connection: string): string => `schakel.to.${connection}`;
export const FROM_QUEUE = (connection: string): string => `schakel.from.${connection}`;
export const REFUSED_QUEUE = (connection: string): string => `schakel.refused.${connection}`;

/** Where a connection takes its post at the broker: it sets nothing, and signs nothing either. */
export const brokerEndpoint = ({ key }: Connection, changedAt: Date): Endpoint => ({
  connection: key,
  url: '',
  secrets: [],
  changedAt,
  queue: TO_QUEUE(key),
});

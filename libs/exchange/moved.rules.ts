import { RECORD_TYPES } from '#kernel';
import type { Connection, Directory } from '#partners';

/**
 * The parties of a connection whose post is no longer to be taken there: they were succeeded, or the mandate is not in
 * force. Undefined when the connection itself is gone: then everything moves.
 */
export function movedParties(
  directory: Directory,
  connection: Connection | undefined,
  moment: Date,
): string[] | undefined {
  return connection?.mandates
    .map(({ party }) => party)
    .filter(
      (party) =>
        !directory.isMandated(connection, party, moment) ||
        RECORD_TYPES.some((type) => directory.successorOf(party, type) !== party),
    );
}

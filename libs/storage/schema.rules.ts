/**
 * Old and new processes of a hub work on one schema while it is upgraded. A migration only adds (expand), unless it says of
 * which version the code is that no longer uses what it takes away (contract): `needs`, the name of a migration. The version
 * of a process is the newest migration that it knows.
 */

export interface SchemaFloor {
  needs: string;
  /** The migration that took something away. */
  setBy: string;
}

export type SchemaVerdict =
  | { kind: 'current' }
  | { kind: 'older' }
  /** Newer than this process, which may work on it: what it does not know was only added. */
  | { kind: 'newer'; unknown: string[] }
  | { kind: 'refused'; why: string };

export const newestOf = (names: readonly string[]): string =>
  names.reduce((newest, name) => (name > newest ? name : newest), '');

/** What a process that knows these migrations is to do with a schema on which those were run. */
export function judgeSchema(
  known: readonly string[],
  run: readonly string[],
  floor: SchemaFloor | undefined,
): SchemaVerdict {
  const unknown = run.filter((name) => !known.includes(name));
  const waiting = known.filter((name) => !run.includes(name));
  const version = newestOf(known);
  if (floor && floor.needs > version)
    return {
      kind: 'refused',
      why:
        `the schema moved on: migration ${floor.setBy} took away what this version of the hub (${version}) uses; ` +
        `start a version that knows ${floor.needs} or later`,
    };
  if (unknown.length === 0) return { kind: waiting.length === 0 ? 'current' : 'older' };
  if (waiting.length > 0)
    return {
      kind: 'refused',
      why: `the schema is of another line of versions: it has ${unknown.join(', ')} and lacks ${waiting.join(', ')}`,
    };
  return { kind: 'newer', unknown };
}

const NAME = 'schakel';

/** How a connection says of which version its process is, to whoever looks at the database. PostgreSQL keeps 63 bytes. */
export const applicationName = (version: string): string => `${NAME} ${version}`.slice(0, 63);

/** Of the names of connections, the versions of processes under whose hands a contract that needs this may not be run. */
export function tooOld(applications: readonly string[], needs: string): string[] {
  const versions = applications.flatMap((name) => {
    // Before the floor there were no versions in names.
    if (name === NAME) return ['before 0150'];
    const version = new RegExp(`^${NAME} (\\d\\S*)$`).exec(name)?.[1];
    return version !== undefined && version < needs ? [version] : [];
  });
  return [...new Set(versions)].toSorted();
}

import { agreementsTimeline, noticesOf, type Agreements, type Notices } from '#consent';
import { barsInForce, barsOf, directoryTimeline, type Directory } from '#partners';
import {
  approvedVersions,
  revisionAndSkew,
  steadyTime,
  type ConfigVersion,
  type Query,
  type Timeline,
} from '#storage';
import type { MappingBook } from './mapping-book.js';

/** The configuration as it stands: who is who and which clauses there are, at any moment. */
export interface Snapshot {
  revision: string;
  directory: Timeline<Directory>;
  agreements: Timeline<Agreements>;
  mappings: MappingBook;
  notices: Notices;
}

type BookOf = (versions: ConfigVersion[]) => MappingBook;

async function readSnapshot(db: Query, revision: string, bookOf: BookOf): Promise<Snapshot> {
  const versions = await approvedVersions(db);
  const notices = noticesOf(versions);
  return { revision, ...(await standingsOf(db, versions)), notices, mappings: bookOf(versions) };
}

/** Who is who and what is agreed at any moment, by these versions: what is approved, or what would be. */
export async function standingsOf(
  db: Query,
  versions: ConfigVersion[],
): Promise<Pick<Snapshot, 'directory' | 'agreements'>> {
  const directory = directoryTimeline(versions, barsOf(await barsInForce(db)));
  return { directory, agreements: agreementsTimeline(versions, (moment) => directory.at(moment)) };
}

export interface Snapshots {
  /** As the database has it now: one row is asked for, and everything is read anew only when it moved. For deciding. */
  current(db: Query): Promise<Snapshot>;
  /** As it was at most `maxAge` milliseconds ago; requests that come together ask once. For the door. */
  recent(db: Query, maxAge: number): Promise<Snapshot>;
  /** What was read last, for what cannot wait; undefined before the first look. */
  latest(): Snapshot | undefined;
  /** What the clock of the database says, as far as is known since the last look; it never jumps with this machine's. */
  sharedTime(): number;
}

export function createSnapshots(bookOf: BookOf): Snapshots {
  let kept: Snapshot | undefined;
  let asking: Promise<Snapshot> | undefined;
  let askedAt = -Infinity;
  let aheadBy = 0;

  async function current(db: Query): Promise<Snapshot> {
    const { revision, least, most } = await revisionAndSkew(db);
    // What was known stays as long as it can be true: a look that took long says less than one that did not.
    aheadBy = Math.min(Math.max(aheadBy, least), most);
    if (kept?.revision !== revision) kept = await readSnapshot(db, revision, bookOf);
    return kept;
  }

  return {
    current,
    latest: () => kept,
    sharedTime: () => steadyTime() + aheadBy,
    recent(db, maxAge) {
      if (kept && performance.now() - askedAt < maxAge) return Promise.resolve(kept);
      asking ??= current(db).finally(() => {
        asking = undefined;
        askedAt = performance.now();
      });
      return asking;
    },
  };
}

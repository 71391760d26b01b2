import { agreementsTimeline, type Agreements } from '#consent';
import { directoryTimeline, type Directory } from '#partners';
import { approvedVersions, currentRevision, type Query, type Timeline } from '#storage';

/** The configuration as it stands: who is who and which clauses there are, at any moment. */
export interface Snapshot {
  revision: string;
  directory: Timeline<Directory>;
  agreements: Timeline<Agreements>;
}

async function readSnapshot(db: Query, revision: string): Promise<Snapshot> {
  const versions = await approvedVersions(db);
  const directory = directoryTimeline(versions);
  const agreements = agreementsTimeline(versions, (moment) => directory.at(moment).membersOf);
  return { revision, directory, agreements };
}

/** Asks the database for the revision each time (one row), and reads everything anew only when it moved. */
export function createSnapshots(): { current(db: Query): Promise<Snapshot> } {
  let kept: Snapshot | undefined;
  return {
    async current(db) {
      const revision = await currentRevision(db);
      if (kept?.revision !== revision) kept = await readSnapshot(db, revision);
      return kept;
    },
  };
}

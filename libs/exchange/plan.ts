import { sql } from 'kysely';
import { approvedVersions, type Query } from '#storage';
import { namesIn } from './draft-view.js';
import { planOf, type OpenDraft, type PlanItem, type PlanPeriod } from './plan.rules.js';

/**
 * What changes between two moments: what is approved, and the drafts that are open for these parties (all, for whoever
 * runs the hub).
 */
export async function planBetween(
  db: Query,
  period: PlanPeriod,
  draftsOf: string[] | 'all',
): Promise<PlanItem[]> {
  const versions = await approvedVersions(db);
  const parties = draftsOf === 'all' ? null : draftsOf;
  const { rows } = await sql<OpenDraft>`
    select id, changes from config_draft
    where state = 'open' and (${parties}::text[] is null or parties && ${parties}::text[]
      or proposed_for = any(${parties}::text[])) order by id`.execute(db);
  return planOf(
    versions.filter(({ intact }) => intact !== false),
    rows,
    period,
    namesIn(versions),
  );
}

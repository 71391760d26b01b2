import { sql } from 'kysely';
import { canonicalJson, newId, sha256, type Json } from '#kernel';
import { holdConfiguration, type Query, type Tx } from './database.js';
import type { ConfigKind, RecordedApproval } from './tables-drafts.js';

/** One version of one thing that an administrator can change. */
export interface ConfigVersion<T = Record<string, unknown>> {
  kind: ConfigKind;
  key: string;
  version: number;
  content: T;
  contentHash: string;
  validFrom: Date;
  validUntil: Date | null;
  /** Who approved it, and by what: absent where only somebody who runs the hub put it in force. */
  approvals?: RecordedApproval[];
  /** False when the content is no longer what was approved: such a version counts for nothing. */
  intact?: boolean;
}

/** What somebody wants to be in force: content and period; `apply` finds what is new in it. */
export interface WantedVersion {
  kind: ConfigKind;
  key: string;
  content: Record<string, unknown>;
  validFrom: Date;
  validUntil: Date | null;
  approvals?: RecordedApproval[];
}

export interface NamedVersion {
  kind: ConfigKind;
  key: string;
  version: number;
}

export interface Applied {
  added: NamedVersion[];
  ended: NamedVersion[];
  unchanged: number;
  /** What only the parties can change: wanted by the files, and not done. */
  forParties?: VersionChange[];
}

/** What is wanted of one thing: other content from a moment on, or an end. */
export interface VersionChange {
  kind: ConfigKind;
  key: string;
  /** Absent: it ends at `validUntil`. */
  content?: Record<string, unknown>;
  validFrom?: Date;
  validUntil?: Date | null;
}

export const contentHash = (content: Record<string, unknown>): string =>
  sha256(canonicalJson(content as Json)).toString('hex');

export async function currentRevision(db: Query): Promise<string> {
  const row = await db.selectFrom('config_revision').select('revision').executeTakeFirstOrThrow();
  return row.revision;
}

/** The time of this machine since the process began: whoever sets the machine's clock does not turn it. */
export const steadyTime = (): number => performance.timeOrigin + performance.now();

/** The revision, and how many milliseconds the clock of the database is ahead of `steadyTime`: at least, and at most. */
export async function revisionAndSkew(db: Query): Promise<{ revision: string; least: number; most: number }> {
  const askedAt = steadyTime();
  const { rows } = await sql<{ revision: string; now: Date }>`
    select revision, clock_timestamp() as now from config_revision`.execute(db);
  const { revision, now } = rows[0]!;
  // It answered somewhere between asking and hearing, and somewhere within that millisecond.
  return { revision, least: now.getTime() - steadyTime(), most: now.getTime() + 1 - askedAt };
}

/**
 * Every approved version, past ones included: a decision is made by what is valid at its own moment. One whose content is
 * not what was approved is marked, and `createTimeline` leaves it out: what nobody approved permits nothing.
 */
export async function approvedVersions(db: Query): Promise<ConfigVersion[]> {
  const rows = await db
    .selectFrom('config_version')
    .selectAll()
    .where('state', '=', 'approved')
    .orderBy('kind')
    .orderBy('key')
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    key: row.key,
    version: row.version,
    content: row.content,
    contentHash: row.content_hash,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    approvals: row.approvals,
    intact: contentHash(row.content) === row.content_hash,
  }));
}

/** A change of what was in force counts from when it was applied, however early the file says that the thing began. */
const samePeriod = (row: ConfigVersion, wanted: WantedVersion, now: Date): boolean =>
  (row.validFrom.getTime() === wanted.validFrom.getTime() ||
    (wanted.validFrom <= row.validFrom && row.validFrom <= now)) &&
  (row.validUntil?.getTime() ?? null) === (wanted.validUntil?.getTime() ?? null);

const isOver = (row: ConfigVersion, now: Date): boolean => row.validUntil !== null && row.validUntil <= now;

/**
 * Makes the wanted versions, and no others, valid from `now` on: declarative and idempotent. What is no longer wanted
 * ends at `now`; what was already over stays as it was. What the parties put in force or ended themselves is not touched:
 * it is given back as `forParties`, for a draft.
 */
export async function applyVersions(
  tx: Tx,
  wanted: WantedVersion[],
  by: string,
  now: Date,
): Promise<Applied> {
  await holdConfiguration(tx);
  const stored = await approvedVersions(tx);
  const nameOf = ({ kind, key }: { kind: ConfigKind; key: string }): string => `${kind}/${key}`;
  const theirs = await namesOfParties(tx);
  const applied: Applied = { added: [], ended: [], unchanged: 0 };
  const forParties: VersionChange[] = [];
  const kept = new Set<ConfigVersion>();
  const lastVersion = new Map<string, number>();
  for (const { kind, key, version } of await lastVersions(tx)) lastVersion.set(`${kind}/${key}`, version);
  for (const want of wanted) {
    const hash = contentHash(want.content);
    const name = nameOf(want);
    const same = stored.find(
      (row) =>
        nameOf(row) === name && row.contentHash === hash && samePeriod(row, want, now) && !kept.has(row),
    );
    if (same) {
      kept.add(same);
      applied.unchanged += 1;
      continue;
    }
    if (theirs.has(name)) {
      const { kind, key, content, validFrom, validUntil } = want;
      forParties.push({ kind, key, content, validFrom, validUntil });
      continue;
    }
    const isNew = !lastVersion.has(name);
    const version = (lastVersion.get(name) ?? 0) + 1;
    lastVersion.set(name, version);
    await insertVersion(tx, {
      ...want,
      version,
      validFrom: !isNew && want.validFrom < now ? now : want.validFrom,
      proposedBy: by,
      proposedAt: now,
      approvedBy: want.approvals ? [...new Set(want.approvals.map(({ party }) => party)), by] : [by],
      approvedAt: now,
    });
    applied.added.push({ kind: want.kind, key: want.key, version });
  }
  for (const row of stored) {
    if (kept.has(row) || isOver(row, now)) continue;
    if (theirs.has(nameOf(row))) {
      const isReplaced = forParties.some((change) => nameOf(change) === nameOf(row));
      if (!isReplaced) forParties.push({ kind: row.kind, key: row.key });
      continue;
    }
    await endVersion(tx, row, now);
    applied.ended.push({ kind: row.kind, key: row.key, version: row.version });
  }
  if (applied.added.length + applied.ended.length > 0) await moveRevision(tx);
  return forParties.length > 0 ? { ...applied, forParties } : applied;
}

/** What the parties put in force or ended themselves at any time: also what they took back before it began. */
async function namesOfParties(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select distinct kind || '/' || key as name from config_version
    where draft_id is not null or ended_by is not null`.execute(tx);
  return new Set(rows.map(({ name }) => name));
}

/** Versions that were taken back before they began have used their number too. */
export async function lastVersions(tx: Query): Promise<NamedVersion[]> {
  const { rows } = await sql<NamedVersion>`
    select kind, key, max(version) as version from config_version group by kind, key`.execute(tx);
  return rows;
}

export interface NewVersion extends WantedVersion {
  version: number;
  proposedBy: string;
  proposedAt: Date;
  approvedBy: string[];
  approvedAt: Date;
  /** The draft by which the parties approved it. */
  draftId?: string;
}

export async function insertVersion(tx: Tx, one: NewVersion): Promise<void> {
  await tx
    .insertInto('config_version')
    .values({
      id: newId(one.approvedAt),
      kind: one.kind,
      key: one.key,
      version: one.version,
      content: JSON.stringify(one.content),
      content_hash: contentHash(one.content),
      valid_from: one.validFrom,
      valid_until: one.validUntil,
      state: 'approved',
      proposed_by: one.proposedBy,
      proposed_at: one.proposedAt,
      approved_by: one.approvedBy,
      approved_at: one.approvedAt,
      approvals: JSON.stringify(one.approvals ?? []),
      draft_id: one.draftId ?? null,
    })
    .execute();
}

/** Ends at that moment, or is taken back when it would not have begun by then. */
export async function endVersion(
  tx: Tx,
  row: Pick<ConfigVersion, 'kind' | 'key' | 'version' | 'validFrom'>,
  at: Date,
  endedBy?: string,
): Promise<void> {
  await tx
    .updateTable('config_version')
    .set({
      ...(row.validFrom >= at ? { state: 'withdrawn' as const } : { valid_until: at }),
      ...(endedBy ? { ended_by: endedBy } : {}),
    })
    .where('kind', '=', row.kind)
    .where('key', '=', row.key)
    .where('version', '=', row.version)
    .execute();
}

/** Every process reads the configuration anew before it decides again. */
export async function moveRevision(tx: Tx): Promise<void> {
  await sql`update config_revision set revision = revision + 1`.execute(tx);
}

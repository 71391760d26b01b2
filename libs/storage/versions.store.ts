import { sql } from 'kysely';
import { canonicalJson, newId, sha256, type Json } from '#kernel';
import type { Query, Tx } from './database.js';
import type { ConfigKind } from './tables.js';

/** One version of one thing that an administrator can change. */
export interface ConfigVersion<T = Record<string, unknown>> {
  kind: ConfigKind;
  key: string;
  version: number;
  content: T;
  contentHash: string;
  validFrom: Date;
  validUntil: Date | null;
}

/** What somebody wants to be in force: content and period; `apply` finds what is new in it. */
export interface WantedVersion {
  kind: ConfigKind;
  key: string;
  content: Record<string, unknown>;
  validFrom: Date;
  validUntil: Date | null;
}

export interface Applied {
  added: { kind: ConfigKind; key: string; version: number }[];
  ended: { kind: ConfigKind; key: string; version: number }[];
  unchanged: number;
}

export const contentHash = (content: Record<string, unknown>): string =>
  sha256(canonicalJson(content as Json)).toString('hex');

export async function currentRevision(db: Query): Promise<string> {
  const row = await db.selectFrom('config_revision').select('revision').executeTakeFirstOrThrow();
  return row.revision;
}

/** Every approved version, past ones included: a decision is made by what is valid at its own moment. */
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
 * ends at `now`; what was already over stays as it was.
 */
export async function applyVersions(
  tx: Tx,
  wanted: WantedVersion[],
  by: string,
  now: Date,
): Promise<Applied> {
  await sql`select pg_advisory_xact_lock(7236001)`.execute(tx);
  const stored = await approvedVersions(tx);
  const applied: Applied = { added: [], ended: [], unchanged: 0 };
  const kept = new Set<ConfigVersion>();
  const lastVersion = new Map<string, number>();
  for (const row of stored) {
    const name = `${row.kind}/${row.key}`;
    lastVersion.set(name, Math.max(lastVersion.get(name) ?? 0, row.version));
  }
  for (const want of wanted) {
    const hash = contentHash(want.content);
    const name = `${want.kind}/${want.key}`;
    const same = stored.find(
      (row) =>
        `${row.kind}/${row.key}` === name &&
        row.contentHash === hash &&
        samePeriod(row, want, now) &&
        !kept.has(row),
    );
    if (same) {
      kept.add(same);
      applied.unchanged += 1;
      continue;
    }
    const isNew = !lastVersion.has(name);
    const version = (lastVersion.get(name) ?? 0) + 1;
    lastVersion.set(name, version);
    await tx
      .insertInto('config_version')
      .values({
        id: newId(now),
        kind: want.kind,
        key: want.key,
        version,
        content: JSON.stringify(want.content),
        content_hash: hash,
        valid_from: !isNew && want.validFrom < now ? now : want.validFrom,
        valid_until: want.validUntil,
        state: 'approved',
        proposed_by: by,
        proposed_at: now,
        approved_by: [by],
        approved_at: now,
      })
      .execute();
    applied.added.push({ kind: want.kind, key: want.key, version });
  }
  for (const row of stored) {
    if (kept.has(row) || isOver(row, now)) continue;
    await tx
      .updateTable('config_version')
      .set(row.validFrom >= now ? { state: 'withdrawn' } : { valid_until: now })
      .where('kind', '=', row.kind)
      .where('key', '=', row.key)
      .where('version', '=', row.version)
      .execute();
    applied.ended.push({ kind: row.kind, key: row.key, version: row.version });
  }
  if (applied.added.length + applied.ended.length > 0) {
    await sql`update config_revision set revision = revision + 1`.execute(tx);
  }
  return applied;
}

import { sql } from 'kysely';
import type { Query } from '#storage';
import { decisionForms, EVENT_COLUMNS, formOfStored, type StoredEvent } from './body.store.js';
import { latestCheckpoint, publicKeys } from './checkpoint.store.js';
import { inclusionProofs } from './tree.store.js';

/**
 * An export is lines of JSON (docs/audit.md): a header, then the leaves in their order, each with its event or with when and
 * why that was purged; in a whole export also the stored nodes and every checkpoint, each where the tree has reached it. An
 * event stands in the very form that was hashed, as the last member of its line.
 */
export const EXPORT_HEADER = { format: 'schakel-audit-export', version: 1 };
const AT_ONCE = 2048;

export interface LeafRow extends Partial<StoredEvent> {
  position: string;
  eventId: string;
  leaf: Buffer;
  purgedAt: Date | null;
  why: 'term' | 'erased' | null;
}

const LEAF_COLUMNS = sql`l.position, l.event_id as "eventId", l.hash as leaf, p.purged_at as "purgedAt", p.why,
  ${EVENT_COLUMNS}`;

export class NothingSigned extends Error {
  override name = 'NothingSigned';
}

/** Bodies are gone, and the word of the log about them stands under no checkpoint yet: an export would look tampered with. */
export class PurgeNotSigned extends Error {
  override name = 'PurgeNotSigned';
}

export interface ExportOptions {
  origin: string;
  /** Only the lines of this organisation, each with its proof; else the whole log. */
  organisation?: string;
}

/** Up to the latest checkpoint, one line after the other, each with its line end. */
export async function* exportLog(db: Query, { origin, organisation }: ExportOptions): AsyncGenerator<string> {
  const checkpoint = await latestCheckpoint(db, origin);
  if (!checkpoint) throw new NothingSigned('no checkpoint of this log has been signed yet');
  const { size, note } = checkpoint;
  const kind = organisation === undefined ? { kind: 'whole' } : { kind: 'part', organisation };
  const keys = await publicKeys(db);
  yield line({ ...EXPORT_HEADER, origin, ...kind, size, checkpoint: note, keys });
  if (organisation === undefined) await assertPurgesAreSigned(db, size);
  let lines = 0;
  for (let from = 0; from < size; from += AT_ONCE) {
    const until = Math.min(from + AT_ONCE, size);
    if (organisation === undefined) yield* wholeLines(db, origin, from, until, checkpoint.number);
    else {
      const part = await partLines(db, await leavesOf(db, from, until, organisation), size);
      lines += part.length;
      yield part.join('');
    }
  }
  // What was purged meanwhile is gone from what was read after it.
  if (organisation === undefined) await assertPurgesAreSigned(db, size);
  yield line(organisation === undefined ? { end: size } : { end: size, lines });
}

async function assertPurgesAreSigned(db: Query, size: number): Promise<void> {
  const { rows } = await sql`
    select from audit_event e where e.action in ('events.purged', 'events.erased') and e.id in (
      select event_id from audit_leaf where position >= ${size}
      union all select unnest(event_ids) from unsealed)
    limit 1`.execute(db);
  if (rows.length > 0)
    throw new PurgeNotSigned(
      'bodies were purged of which the word is not signed yet: ask again after the next checkpoint',
    );
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;
const base64 = (hash: Buffer): string => hash.toString('base64');

async function leavesOf(db: Query, from: number, until: number, organisation?: string): Promise<LeafRow[]> {
  const theirs = organisation === undefined ? sql`` : sql`and e.organisations @> array[${organisation}]`;
  const { rows } = await sql<LeafRow>`
    select ${LEAF_COLUMNS} from audit_leaf l left join audit_event e on e.id = l.event_id
    left join audit_purge p on p.position = l.position
    where l.position >= ${from} and l.position < ${until} ${theirs} order by l.position`.execute(db);
  return rows;
}

/** The leaves of these events, in their order; what is not sealed yet is not there. */
export async function leavesOfEvents(db: Query, ids: string[]): Promise<LeafRow[]> {
  const { rows } = await sql<LeafRow>`
    select ${LEAF_COLUMNS} from audit_leaf l left join audit_event e on e.id = l.event_id
    left join audit_purge p on p.position = l.position
    where l.event_id = any(${ids}::uuid[]) order by l.position`.execute(db);
  return rows;
}

const leafLine = (row: LeafRow, more = ''): string => {
  const start = `{"position":${row.position},"leaf":"${base64(row.leaf)}"${more}`;
  if (row.id !== undefined && row.id !== null)
    return `${start},"event":${formOfStored(row as StoredEvent)}}\n`;
  const purged = row.purgedAt && { at: row.purgedAt.toISOString(), why: row.why };
  return `${start},"id":"${row.eventId}","purged":${JSON.stringify(purged)}}\n`;
};

/** A decision follows the leaf of its event. */
const decisionLine = (row: LeafRow, decisions: Map<string, string>): string => {
  const form = row.decisionId ? decisions.get(row.decisionId) : undefined;
  return form === undefined ? '' : `{"decision":${form}}\n`;
};

const decisionsOf = (db: Query, rows: LeafRow[]): Promise<Map<string, string>> =>
  decisionForms(
    db,
    rows.flatMap(({ decisionId }) => decisionId ?? []),
  );

async function* wholeLines(
  db: Query,
  origin: string,
  from: number,
  until: number,
  lastCheckpoint: number,
): AsyncGenerator<string> {
  const rows = await leavesOf(db, from, until);
  const decisions = await decisionsOf(db, rows);
  const extra = await whatIsReached(db, origin, from, until, lastCheckpoint);
  const parts = from === 0 ? (extra.get(0) ?? []) : [];
  for (const row of rows) {
    parts.push(leafLine(row), decisionLine(row, decisions), ...(extra.get(Number(row.position) + 1) ?? []));
  }
  yield parts.join('');
}

/** Stored nodes and checkpoints by the number of leaves at which the tree reaches them. */
async function whatIsReached(
  db: Query,
  origin: string,
  from: number,
  until: number,
  lastCheckpoint: number,
): Promise<Map<number, string[]>> {
  const reached = new Map<number, string[]>();
  const at = (size: number, text: string): void =>
    void reached.set(size, [...(reached.get(size) ?? []), text]);
  for (let level = 8; 2 ** level <= until; level += 8) {
    const width = 2 ** level;
    const { rows } = await sql<{ index: string; hash: Buffer }>`
      select index, hash from audit_node where level = ${level} and index >= ${Math.floor(from / width)}
        and index < ${Math.floor(until / width)} order by index`.execute(db);
    for (const { index, hash } of rows)
      at((Number(index) + 1) * width, line({ node: { level, index: Number(index), hash: base64(hash) } }));
  }
  const { rows } = await sql<{ number: string; size: string; note: string }>`
    select number, size, note from audit_checkpoint where origin = ${origin} and size >= ${from === 0 ? 0 : from + 1}
      and size <= ${until} and number <= ${lastCheckpoint} order by number`.execute(db);
  for (const { number, size, note } of rows)
    at(Number(size), line({ checkpoint: { number: Number(number), note } }));
  return reached;
}

/** Leaves with their proofs, for whoever sees a part of the log; decisions only for whom they are given. */
export async function partLines(
  db: Query,
  rows: LeafRow[],
  size: number,
  withDecisions = false,
): Promise<string[]> {
  const proofs = await inclusionProofs(
    db,
    rows.map(({ position }) => Number(position)),
    size,
  );
  const decisions = withDecisions ? await decisionsOf(db, rows) : new Map<string, string>();
  return rows.flatMap((row, place) => [
    leafLine(row, `,"proof":${JSON.stringify(proofs[place]!.map(base64))}`),
    ...[decisionLine(row, decisions)].filter(Boolean),
  ]);
}

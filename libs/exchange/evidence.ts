import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import {
  appendEvents,
  auditEvent,
  EXPORT_HEADER,
  latestCheckpoint,
  leavesOfEvents,
  partLines,
  publicKeys,
  type LeafRow,
} from '#audit';
import { isAboutPerson, ok, refuse, sha256, type JsonObject, type Outcome, type RecordType } from '#kernel';
import type { Query } from '#storage';
import type { Reader } from './explanations.js';
import type { RunningHub } from './hub.js';
import { mappingKeyOf } from './mapping.rules.js';
import type { Speaker } from './post.js';

/** What the log can prove about one message, for whoever sent it: verified like any export, also years later. */
export interface Evidence {
  header: JsonObject;
  /** Leaves with their events and proofs; to the privacy officer also the records of the decisions. */
  lines: JsonObject[];
  /** False while something about it is not under a checkpoint yet. */
  isComplete: boolean;
  /** `mapping`: the table that came with the hub; `tables`: versions that were published instead, whether or not they were used. */
  contracts: {
    ref: string;
    schema: string;
    mapping: string | null;
    tables: { version: number; hash: string }[];
  }[];
  clauses: { key: string; version: number; contentHash: string }[];
}

/**
 * To the privacy officer of the controller everything that happened to it. To others of the controller, about a person, only
 * that it was accepted: what became of it can depend on what the person chose (docs/decision.md).
 */
export async function evidenceOf(
  hub: RunningHub,
  { controller, actor, origin }: Speaker,
  reader: Reader,
  messageId: string,
): Promise<Outcome<Evidence>> {
  const checkpoint = await latestCheckpoint(hub.db, hub.config.audit.origin);
  const message = await sql<{ recordType: RecordType; contract: string }>`
    select record_type as "recordType", contract from message where id = ${messageId} and controller = ${controller}`.execute(
    hub.db,
  );
  const [found] = message.rows;
  if (!found || !checkpoint) return refuse('not-found');
  const seesAll = reader === 'privacy-officer';
  const seesOutcome = seesAll || !isAboutPerson(found.recordType);
  const events = await eventsOf(hub.db, messageId, seesOutcome);
  const leaves = (await leavesOfEvents(hub.db, events)).filter(
    ({ position }) => Number(position) < checkpoint.size,
  );
  const lines = await partLines(hub.db, leaves, checkpoint.size, seesAll);
  const moment = await hub.moment(hub.db);
  await appendEvents(hub.db, [
    auditEvent({
      moment,
      log: 'audit',
      action: 'evidence.read',
      actor,
      origin,
      object: `message:${messageId}`,
      result: 'read',
      organisations: [controller],
      details: { lines: leaves.length },
    }),
  ]);
  return ok({
    header: await headerOf(hub, checkpoint, { message: messageId }),
    lines: lines.map((line) => JSON.parse(line) as JsonObject),
    isComplete: leaves.length === events.length,
    contracts: await contractsOf(hub, [found.contract, ...contractsNamed(leaves)]),
    clauses: seesAll
      ? await clausesOf(
          hub.db,
          leaves.flatMap(({ decisionId }) => decisionId ?? []),
        )
      : [],
  });
}

/** Of a part of an export: what its lines are proven against. */
export const headerOf = async (
  { db, config }: RunningHub,
  { size, note }: { size: number; note: string },
  about: JsonObject,
): Promise<JsonObject> => ({
  ...EXPORT_HEADER,
  origin: config.audit.origin,
  kind: 'part',
  ...about,
  size,
  checkpoint: note,
  keys: await publicKeys(db),
});

/** What stands in the log about one message; that somebody looked is no part of what became of it. */
export async function eventsOf(db: Query, messageId: string, seesOutcome: boolean): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from audit_event where object = ${`message:${messageId}`} and decision_id is null and action <> all('{evidence.read,journey.read,held-document.shown}')
    ${
      seesOutcome
        ? sql`union all select e.id from decision d join audit_event e on e.decision_id = d.id
            where d.message_id = ${messageId}
          union all select e.id from delivery d join audit_event e on e.object = 'delivery:' || d.id and e.decision_id is null
            where d.message_id = ${messageId}`
        : sql``
    }`.execute(db);
  return rows.map(({ id }) => id);
}

export const contractsNamed = (leaves: LeafRow[]): string[] =>
  leaves.flatMap(({ details }) => {
    const contract = details?.['contract'];
    return typeof contract === 'string' ? [contract] : [];
  });

/** As this hub has them; their version is in their name. The canonical form has no mapping: it is what is mapped to. */
export async function contractsOf(
  { contracts, db }: RunningHub,
  refs: string[],
): Promise<Evidence['contracts']> {
  const known = [...new Set(refs)].filter((ref) => contracts.get(ref)).sort();
  return Promise.all(
    known.map(async (ref) => ({
      ref,
      schema: (await digestOf(join(contracts.folderOf(ref), 'contract.schema.json')))!,
      mapping: await digestOf(join(contracts.folderOf(ref), 'mapping.yaml')),
      tables: await publishedTables(db, ref),
    })),
  );
}

async function publishedTables(db: Query, ref: string): Promise<{ version: number; hash: string }[]> {
  const { rows } = await sql<{ version: number; hash: string }>`
    select version, content_hash as hash from config_version
    where kind = 'mapping' and key = ${mappingKeyOf(ref)} order by version`.execute(db);
  return rows;
}

const digestOf = (file: string): Promise<string | null> =>
  readFile(file).then(
    (bytes) => sha256(bytes).toString('base64'),
    () => null,
  );

/** The versions of clauses that these decisions name. */
export async function clausesOf(db: Query, ids: string[]): Promise<Evidence['clauses']> {
  const { rows } = await sql<{ key: string; version: number; contentHash: string }>`
    select distinct c.key, c.version, c.content_hash as "contentHash"
    from decision d join config_version c on c.kind = 'clause' and c.key = split_part(d.versions ->> 'clause', '@', 1)
      and c.version = split_part(d.versions ->> 'clause', '@', 2)::int
    where d.id = any(${ids}::uuid[]) order by 1, 2`.execute(db);
  return rows;
}

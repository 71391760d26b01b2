import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import {
  appendDecisions,
  appendEvents,
  auditEvent,
  createSealer,
  createSigner,
  exportLog,
  latestCheckpoint,
  leafOfEvent,
  proveInclusion,
  type Sealer,
  type StoredCheckpoint,
} from '#audit';
import { newId, newTraceId, systemClock } from '#kernel';
import { migrate, openDatabase, type Database } from '#storage';
import { verifyExport } from '../scripts/audit-verify/main.js';
import { cpuSecondsOf, percentile } from './gauges.js';

export interface AuditSizes {
  /** Written by the hub's own code, exported and verified. */
  real: number;
  /** Of the whole log in which proofs are looked for; the rest is made by the database. */
  all: number;
  proofs: number;
}

export interface AuditFigures {
  sealed: number;
  /** Of the sealer's process and the server together: what one core would do. */
  sealedPerCpuSecond: number;
  sealedPerSecond: number;
  leaves: number;
  proofMs: number[];
  /** The same when the server has written down what it was given: as many times more. */
  proofAtRestMs: number[];
  exported: number;
  exportMB: number;
  verifiedPerSecond: number;
}

const ORIGIN = 'bench.example/audit-log';
const APPEND_AT_ONCE = 1000;
const MADE_AT_ONCE = 100_000;
const LOOK_EVERY_MS = 200;
const SHARES = [0.5, 0.99, 1];
const TIMES_AT_REST = 5;

export async function measureAudit(
  databaseUrl: string,
  server: number,
  folder: string,
  sizes: AuditSizes,
  say: (line: string) => void,
): Promise<AuditFigures> {
  await migrate(databaseUrl);
  const db = openDatabase({ url: databaseUrl, poolSize: 2 });
  const owner = openDatabase({ url: databaseUrl, poolSize: 1, asOwner: true });
  const signer = createSigner(ORIGIN, Buffer.alloc(32, 1));
  const sealer = createSealer({
    databaseUrl,
    origin: ORIGIN,
    signers: [signer],
    clock: systemClock,
    checkpointEvery: 5_000,
  });
  try {
    say(`writing ${sizes.real} events`);
    await append(db, sizes.real);
    await sealer.round();
    // An export goes up to the latest checkpoint: that of all of them, and not of the first few.
    await signed(db, sealer, sizes.real + 1);
    const { exported, exportMB, verifiedPerSecond } = await verified(db, folder, signer.verifier);
    // An office in which nothing happens ends by itself, and making them takes longer than that.
    await sealer.close();
    say(`making ${sizes.all - sizes.real} more`);
    for (let made = sizes.real; made < sizes.all; made += MADE_AT_ONCE)
      await make(owner, Math.min(MADE_AT_ONCE, sizes.all - made));
    await sql`vacuum analyze audit_event`.execute(owner);
    say('sealing');
    const cpu = (): number =>
      process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6 + cpuSecondsOf(server, true);
    const [cpuBefore, startedAt] = [cpu(), performance.now()];
    const { sealed } = await sealer.round();
    const [cpuSeconds, seconds] = [cpu() - cpuBefore, (performance.now() - startedAt) / 1000];
    const head = await signed(db, sealer, sizes.all + 1);
    say(`asking for ${sizes.proofs} proofs, and at rest for ${TIMES_AT_REST * sizes.proofs}`);
    const proofMs = await proofTimes(db, head.size, sizes.proofs);
    await comeToRest(owner);
    return {
      sealed,
      sealedPerCpuSecond: sealed / cpuSeconds,
      sealedPerSecond: sealed / seconds,
      leaves: head.size,
      proofMs,
      proofAtRestMs: await proofTimes(db, head.size, TIMES_AT_REST * sizes.proofs),
      exported,
      exportMB,
      verifiedPerSecond,
    };
  } finally {
    await sealer.close();
    await db.destroy();
    await owner.destroy();
  }
}

/** The last leaves are signed when it is time to. */
async function signed(db: Database, sealer: Sealer, size: number): Promise<StoredCheckpoint> {
  for (;;) {
    const head = await latestCheckpoint(db, ORIGIN);
    if (head?.size === size) return head;
    await pause(LOOK_EVERY_MS);
    await sealer.round();
  }
}

/** As the pipeline does: half of the events are about a decision. */
async function append(db: Database, count: number): Promise<void> {
  for (let from = 0; from < count; from += APPEND_AT_ONCE) {
    const here = Math.min(APPEND_AT_ONCE, count - from);
    const moment = new Date();
    await appendEvents(
      db,
      Array.from({ length: Math.ceil(here / 2) }, () =>
        auditEvent({
          moment,
          log: 'audit',
          action: 'delivery.delivered',
          actor: 'connection:klantsysteem-almelo',
          object: `delivery:${newId()}`,
          result: 'delivered',
          organisations: ['almelo', 'bakkerij-de-proef'],
          details: {
            recordType: 'vacancy',
            kind: 'document',
            contract: 'vum/vacancy@3',
            attempts: 1,
            status: 200,
          },
          traceId: newTraceId(),
        }),
      ),
    );
    await appendDecisions(
      db,
      Array.from({ length: Math.floor(here / 2) }, () => ({
        id: newId(),
        moment,
        stage: 'deliver' as const,
        messageId: newId(),
        deliveryId: newId(),
        occasionId: null,
        consentId: null,
        subjectId: null,
        sender: 'bakkerij-de-proef',
        recipient: 'almelo',
        recordType: 'vacancy',
        purpose: 'matching',
        permitted: true,
        code: null,
        basis: 'contract',
        categories: ['employer-business', 'employer-contact'],
        versions: {
          clause: 'vacature-aan-gemeente@1',
          mapping: { from: 'schema-org/vacancy@30', to: 'vum/vacancy@3' },
          dependsOnChoice: false,
        },
        traceId: newTraceId(),
      })),
    );
  }
}

/** Leaves for which the hash stands where the event's form would be hashed: the sealer and a proof see no difference. */
async function make(owner: Database, count: number): Promise<void> {
  await sql`
    with made as (
      insert into audit_event (id, moment, log, action, actor, object, result, organisations, details, salt)
      select gen_random_uuid(), now(), 'audit', 'delivery.delivered', 'hub', 'delivery:' || n, 'delivered', '{almelo}', '{}',
        '\\x00000000000000000000000000000000'
      from generate_series(1, ${count}::int) n returning id
    )
    insert into unsealed (event_ids, hashes)
    select array_agg(id), string_agg(sha256(id::text::bytea), '')
    from (select id, row_number() over () / 64 as batch from made) m group by batch`.execute(owner);
}

/** What the server does by itself in the minutes after so many lines: no log of years is written in one. */
async function comeToRest(owner: Database): Promise<void> {
  await sql`vacuum analyze audit_event, audit_leaf, audit_node`.execute(owner);
  await sql`checkpoint`.execute(owner);
}

async function proofTimes(db: Database, size: number, count: number): Promise<number[]> {
  const times = new Float64Array(count);
  for (let proof = 0; proof < count; proof++) {
    const position = Math.floor(Math.random() * size);
    const { rows } = await sql<{ id: string; organisation: string }>`
      select e.id, coalesce(e.organisations[1], '') as organisation from audit_leaf l
      join audit_event e on e.id = l.event_id where l.position = ${position}`.execute(db);
    const startedAt = performance.now();
    const leaf = await leafOfEvent(db, rows[0]!.id, [rows[0]!.organisation]);
    if (leaf !== undefined && leaf !== 'waits') await proveInclusion(db, leaf, size);
    times[proof] = performance.now() - startedAt;
  }
  times.sort();
  return SHARES.map((share) => percentile(times, share));
}

async function verified(
  db: Database,
  folder: string,
  key: string,
): Promise<Pick<AuditFigures, 'exported' | 'exportMB' | 'verifiedPerSecond'>> {
  const file = join(folder, 'export.jsonl');
  await pipeline(Readable.from(exportLog(db, { origin: ORIGIN })), createWriteStream(file));
  const handle = await open(file);
  const exportMB = (await handle.stat()).size / 2 ** 20;
  const startedAt = process.cpuUsage();
  const verdict = await verifyExport(handle.createReadStream({ highWaterMark: 1 << 20 }), { keys: [key] });
  const { user, system } = process.cpuUsage(startedAt);
  if (!verdict.ok) throw new Error(`the export does not verify: ${verdict.faults[0]?.what}`);
  return { exported: verdict.leaves, exportMB, verifiedPerSecond: verdict.leaves / ((user + system) / 1e6) };
}

import { sql } from 'kysely';
import {
  appendDecisions,
  appendEvents,
  auditEvent,
  createSealer,
  createSigner,
  exportLog,
  type AuditEvent,
  type DecisionRecord,
  type Sealer,
  type SealerOptions,
} from '#audit';
import { newId, newTraceId, TurnableClock } from '#kernel';
import { openDatabase, type Database } from '#storage';
import { verifyExport } from '../../scripts/audit-verify/main.js';
import type { Verdict } from '../../scripts/audit-verify/verdict.js';
import { ownDatabase } from '../own-database.js';

export const ORIGIN = 'hub.test/audit-log';
export const SIGNER = createSigner(ORIGIN, Buffer.alloc(32, 1));

/** A log of its own on a real database, sealed when the test says so. */
export class Log {
  readonly clock = new TurnableClock();
  #sealers: Sealer[] = [];

  private constructor(
    readonly url: string,
    readonly hub: Database,
    readonly owner: Database,
  ) {}

  static async start(): Promise<Log> {
    const url = await ownDatabase();
    return new Log(
      url,
      openDatabase({ url, poolSize: 8 }),
      openDatabase({ url, poolSize: 2, asOwner: true }),
    );
  }

  /** 300 events and 40 decisions under two checkpoints. `earlier` is the first of these, of 121 leaves. */
  static async withPast(): Promise<{ log: Log; lines: string[]; earlier: string }> {
    const log = await Log.start();
    await log.append(100);
    await log.decide(20);
    await log.seal();
    const earlier = await log.latest();
    await log.append(200);
    await log.decide(20);
    await log.seal();
    return { log, lines: await log.lines(), earlier };
  }

  async stop(): Promise<void> {
    for (const sealer of this.#sealers) await sealer.close();
    await this.hub.destroy();
    await this.owner.destroy();
  }

  sealer(
    more: Partial<Pick<SealerOptions, 'signers' | 'publication' | 'origin' | 'onIntroduced'>> = {},
  ): Sealer {
    const options = { databaseUrl: this.url, origin: ORIGIN, signers: [SIGNER], clock: this.clock };
    const sealer = createSealer({ ...options, checkpointEvery: 0, ...more });
    this.#sealers.push(sealer);
    return sealer;
  }

  /** A whole round of a sealer that then makes room for another. */
  async seal(more: Parameters<Log['sealer']>[0] = {}): Promise<void> {
    const sealer = this.sealer(more);
    await sealer.round();
    await sealer.close();
  }

  async append(count: number, parts: Partial<AuditEvent> = {}): Promise<AuditEvent[]> {
    const events = Array.from({ length: count }, (_, place) => eventOf(place, parts));
    await appendEvents(this.hub, events);
    return events;
  }

  async decide(count: number): Promise<void> {
    await appendDecisions(
      this.hub,
      Array.from({ length: count }, () => decisionOf()),
    );
  }

  async lines(organisation?: string): Promise<string[]> {
    let text = '';
    for await (const part of exportLog(this.hub, { origin: ORIGIN, organisation })) text += part;
    return text.split('\n').filter(Boolean);
  }

  async latest(): Promise<string> {
    const { rows } = await sql<{
      note: string;
    }>`select note from audit_checkpoint order by made_at desc, number desc limit 1`.execute(this.owner);
    return rows[0]!.note;
  }

  async unsealed(): Promise<number> {
    const { rows } = await sql<{
      n: number;
    }>`select coalesce(sum(cardinality(event_ids)), 0)::int as n from unsealed`.execute(this.owner);
    return rows[0]!.n;
  }

  /** What nobody can do who runs the hub: as the owner, with every guard switched off. */
  async tamper(...statements: string[]): Promise<void> {
    await this.owner.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      for (const statement of statements) await sql.raw(statement).execute(tx);
    });
  }

  /** The export of the database as it now is, judged. */
  async verdict(checkpoints: string[] = []): Promise<Verdict> {
    return verify(await this.lines(), checkpoints);
  }
}

export const verify = (lines: string[], checkpoints: string[] = []): Promise<Verdict> =>
  verifyExport(chunksOf(`${lines.join('\n')}\n`), { keys: [SIGNER.verifier], checkpoints });

/** In pieces that end anywhere. */
async function* chunksOf(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007);
}

export const eventOf = (place: number, parts: Partial<AuditEvent> = {}): AuditEvent => ({
  ...auditEvent({
    moment: new Date(),
    log: 'audit',
    action: 'message.accepted',
    actor: 'connection:een',
    origin: '192.0.2.1',
    object: `message:${newId()}`,
    result: 'accepted',
    organisations: place % 3 === 0 ? ['stad', 'school'] : ['stad'],
    details: { recordType: 'vacancy', place, ruimte: 'café' },
    traceId: newTraceId(),
  }),
  ...parts,
});

export const decisionOf = (parts: Partial<DecisionRecord> = {}): DecisionRecord => ({
  id: newId(),
  moment: new Date(),
  stage: 'deliver',
  messageId: newId(),
  deliveryId: null,
  occasionId: null,
  consentId: null,
  subjectId: null,
  sender: 'stad',
  recipient: 'school',
  recordType: 'client',
  purpose: 'learning',
  permitted: false,
  code: 'no-consent',
  basis: null,
  categories: [],
  versions: { clause: 'een@1', declaration: null, dependsOnChoice: true },
  traceId: newTraceId(),
  ...parts,
});

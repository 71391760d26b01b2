import { randomBytes } from 'node:crypto';
import { Session } from 'node:inspector/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { loadContracts } from '#contracts';
import { createWebhookClient, newSecret } from '#delivery';
import {
  applyRegion,
  createHub,
  emptyLane,
  distribute,
  openOccasion,
  readEnvelope,
  readRegion,
  receive,
  registerConsent,
  registerDeclaration,
  retract,
  type RunningHub,
} from '#exchange';
import { newTraceId, systemClock, type JsonObject } from '#kernel';
import { saveEndpoint } from '#partners';
import { createKeyRing, migrate, openDatabase, type Database } from '#storage';
import { loadMappings } from '#translation';
import { projectFolder, readConfig } from '../apps/api/startup.js';
import { shareOfDeciding, type CpuProfile } from './profile.js';

const CONTROLLER = 'enschede';
const SCHOOL = 'roc-van-twente';
const LANE = 'roc-systeem';
const SPEAKER = { controller: CONTROLLER, actor: 'connection:bench', origin: 'bench' };
const EVIDENCE = {
  askedBy: 'consulent-1',
  askedFor: CONTROLLER,
  how: 'at-the-desk' as const,
  notice: { version: 'leren-toestemming-1', language: 'nl' },
  request: 'learn-on-the-job',
  refusalHasNoConsequenceSaid: true as const,
  givenBy: 'person' as const,
};
const AT_ONCE = 50;

/** A hub in this process on a database of its own, with the example region and one recipient that takes everything. */
export class PeopleRig {
  private constructor(
    readonly hub: RunningHub,
    private readonly db: Database,
    private readonly server: Server,
  ) {}

  static async start(databaseUrl: string): Promise<PeopleRig> {
    await migrate(databaseUrl);
    const config = readConfig({
      DATABASE_URL: databaseUrl,
      MASTER_KEY: randomBytes(32).toString('base64'),
      ALLOW_PRIVATE_ADDRESSES: 'true',
    });
    const db = openDatabase({ url: databaseUrl, poolSize: config.databasePool });
    const keys = createKeyRing(config.masterKey);
    const contracts = loadContracts(config.schemasDir);
    const webhooks = createWebhookClient({
      origin: 'bench.localhost',
      connectTimeoutMs: 5000,
      timeoutMs: config.deliver.sendTimeout,
      maxAnswerBytes: 1024,
      connectionsPerOrigin: config.deliver.concurrency,
      userAgent: 'Schakel',
      allowPrivateAddresses: true,
    });
    const bells = {
      ring: async () => undefined,
      rung: () => ({ ok: 0, failed: 0 }),
      close: async () => undefined,
    };
    const mappings = loadMappings(config.schemasDir);
    const hub = createHub({ config, clock: systemClock, db, keys, contracts, mappings, webhooks, bells });
    const region = readRegion(join(projectFolder(), 'config', 'regions', 'twente'), contracts);
    await applyRegion(db, region, 'bench', new Date());
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(204).end());
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
    const secrets = [newSecret()];
    await saveEndpoint(db, keys, { connection: LANE, url, secrets, changedAt: new Date() });
    return new PeopleRig(hub, db, server);
  }

  async stop(): Promise<void> {
    await this.hub.drained();
    await this.hub.webhooks.close();
    await this.db.destroy();
    this.server.close();
  }

  /** A person with an occasion at the school who said yes; gives the id of the consent. */
  async person(recordId: string): Promise<string> {
    const input = {
      kind: 'referral',
      purpose: 'learning',
      source: CONTROLLER,
      recipient: SCHOOL,
      subject: { recordId },
    } as const;
    await openOccasion(this.hub, SPEAKER, input);
    const base = { recordId, recipients: [SCHOOL], includesSuccessors: false, evidence: EVIDENCE };
    await registerDeclaration(this.hub, SPEAKER, base);
    const consent = await registerConsent(this.hub, SPEAKER, {
      ...base,
      purpose: 'learning',
      categories: ['work-preferences', 'qualifications', 'languages'],
      state: 'given',
    });
    if (!consent.ok) throw new Error(consent.refusal.code);
    return consent.value;
  }

  /** Records of these people through the whole pipeline, as the API and a worker would; every one must arrive. */
  async handOn(recordIds: string[]): Promise<void> {
    const directory = await this.hub.directory();
    const connection = directory.connection('klantsysteem-enschede')!;
    const caller = { connection, directory, scopes: new Set<string>(), origin: 'bench' };
    const source = directory.party(CONTROLLER)!.urn;
    for (let from = 0; from < recordIds.length; from += AT_ONCE) {
      await Promise.all(
        recordIds.slice(from, from + AT_ONCE).map(async (recordId) => {
          const incoming = readEnvelope(eventOf(source, recordId), newTraceId());
          const outcome = incoming.ok ? await receive(this.hub.pipeline, caller, incoming.value) : incoming;
          if (!outcome.ok) throw new Error(outcome.refusal.code);
        }),
      );
    }
    while (await distribute(this.hub.pipeline));
    await emptyLane(this.hub, LANE);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from delivery where state = 'delivered' and kind = 'document'
        and record_pk in (select pk from record where record_id = any(${recordIds}::text[]))`.execute(
      this.db,
    );
    if (rows[0]!.count !== recordIds.length)
      throw new Error(`${rows[0]!.count} of ${recordIds.length} arrived`);
  }

  /** Gives the person a past: so many deliveries in all, to so many recipients, each like the one that arrived. */
  async givePast(recordId: string, deliveries: number, recipients: number): Promise<void> {
    await sql`
      insert into delivery (id, kind, message_id, sender, recipient, lane, contract, record_type, purpose, clause, occasion_id,
        consent_id, subject_id, record_pk, seq, place, state, attempts, next_attempt_at, trace_id, planned_at, settled_at)
      select gen_random_uuid(), d.kind, d.message_id, d.sender, d.recipient || '-' || (n % ${recipients}::int), d.lane,
        d.contract, d.record_type, d.purpose, d.clause, d.occasion_id, d.consent_id, d.subject_id, d.record_pk, d.seq,
        n, d.state, 1, d.next_attempt_at, d.trace_id, d.planned_at, d.settled_at
      from delivery d join record r on r.pk = d.record_pk, generate_series(1, ${deliveries - 1}::int) n
      where r.record_id = ${recordId}`.execute(this.db);
  }

  /** Milliseconds until a withdrawal is answered, and how many are told, none of whom has answered by then. */
  async withdraw(consentId: string): Promise<{ ms: number; told: number }> {
    const startedAt = performance.now();
    const outcome = await retract(this.hub.pipeline, SPEAKER, 'consent', consentId);
    const ms = performance.now() - startedAt;
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from delivery where kind = 'retraction' and state = 'planned' and retracts in (
        select id from delivery where consent_id = ${consentId})`.execute(this.db);
    return { ms, told: rows[0]!.count };
  }
}

const eventOf = (source: string, recordId: string): JsonObject => ({
  specversion: '1.0',
  id: newTraceId(),
  source,
  type: 'nl.schakel.client.published',
  dataschema: 'ggm/client@2.5',
  subject: { recordId },
  data: {
    WERKZOEKENDE: { IDENTIFICATIE: recordId },
    IDENTITEIT: { VOORNAMEN: 'Verzonnen', ACHTERNAAM: 'Persoon', GEBOORTEDATUM: '1990-05-05' },
    BEMIDDELINGSBEROEP: [{ TOELICHTINGBEROEP: 'Bakker' }],
    TAALBEHEERSING: [{ TAALCODE: 'eng', SPREEKVAARDIGHEID: 'GOED' }],
    OPLEIDING: [
      { CODENIVEAUOPLEIDING: 'MBO', CODESTATUSOPLEIDING: 'SUCCESVOL_AFGEROND', INDICATIEDIPLOMA: 'JA' },
    ],
  },
});

export interface PeopleFigures {
  /** Of the busy time of receiving, distributing and delivering: the share in which something was decided. */
  deciding: number;
  records: number;
  withdrawals: { deliveries: number; told: number; ms: number[] }[];
}

const PAST = 1000;
const PAST_RECIPIENTS = 20;
const ROUNDS = 9;

export async function measurePeople(databaseUrl: string, records: number): Promise<PeopleFigures> {
  const rig = await PeopleRig.start(databaseUrl);
  try {
    const people = Array.from({ length: records }, (_, place) => `P-${place}`);
    for (const recordId of people) await rig.person(recordId);
    await rig.handOn(people.slice(0, records / 4));
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.start');
    await rig.handOn(people.slice(records / 4));
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    const withdrawals = [1, PAST].map((deliveries) => ({ deliveries, told: 0, ms: [] as number[] }));
    for (let round = 0; round < ROUNDS; round++) {
      for (const one of withdrawals) {
        const recordId = `T-${one.deliveries}-${round}`;
        const consent = await rig.person(recordId);
        await rig.handOn([recordId]);
        await rig.givePast(recordId, one.deliveries, PAST_RECIPIENTS);
        const { ms, told } = await rig.withdraw(consent);
        one.ms.push(ms);
        one.told = told;
      }
    }
    return { deciding: shareOfDeciding(profile as CpuProfile), records: records - records / 4, withdrawals };
  } finally {
    await rig.stop();
  }
}

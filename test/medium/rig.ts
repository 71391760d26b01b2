import { randomBytes } from 'node:crypto';
import { loadContracts } from '#contracts';
import type { AttemptResult, WebhookClient } from '#delivery';
import {
  applyRegion,
  createHub,
  distribute,
  emptyLane,
  openOccasion,
  readEnvelope,
  readRegion,
  receive,
  registerConsent,
  registerDeclaration,
  type Receipt,
  type RunningHub,
  type Speaker,
} from '#exchange';
import { newTraceId, TurnableClock, type Category, type JsonObject, type Outcome } from '#kernel';
import { saveEndpoint } from '#partners';
import { createKeyRing, openDatabase, type Database, type WantedVersion } from '#storage';
import { loadMappings } from '#translation';
import { readConfig } from '../../apps/api/read-config.js';
import { ownDatabase } from '../own-database.js';

/** What the hub sent: to whom, and the event. */
export interface Sent {
  url: string;
  event: JsonObject;
}

export interface RigOptions {
  databaseUrl?: string;
  /** The database that is named is empty yet. */
  isNew?: boolean;
  masterKey?: Buffer;
  clock?: TurnableClock;
  settings?: Record<string, string>;
  /** Answers an attempt; it may take its time. */
  answer?: (sent: Sent) => Promise<AttemptResult> | AttemptResult;
  /** The region, changed. */
  region?: (wanted: WantedVersion[]) => WantedVersion[];
}

const contracts = loadContracts('schemas');
const mappings = loadMappings('schemas');
const LANES = [
  'leverancier-midden',
  'klantsysteem-enschede',
  'klantsysteem-almelo',
  'balie-werkcentrum',
  'roc-systeem',
];

/**
 * A hub on a real database without doors, workers or wires: a test says when it distributes and delivers, and answers
 * what it sends.
 */
export class Rig {
  readonly sent: Sent[] = [];
  readonly clock: TurnableClock;
  hub!: RunningHub;
  /** Sees every table and may change it. */
  admin!: Database;
  answer: NonNullable<RigOptions['answer']>;

  private constructor(
    readonly databaseUrl: string,
    readonly masterKey: Buffer,
    private readonly options: RigOptions,
  ) {
    this.clock = options.clock ?? new TurnableClock();
    this.answer = options.answer ?? (() => ({ kind: 'delivered', status: 204 }));
  }

  static async start(options: RigOptions = {}): Promise<Rig> {
    const url = options.databaseUrl ?? (await ownDatabase());
    const rig = new Rig(url, options.masterKey ?? randomBytes(32), options);
    if (!options.clock) rig.clock.turnTo(new Date('2026-11-02T09:00:00Z'));
    await rig.#start();
    return rig;
  }

  async #start(): Promise<void> {
    const config = readConfig({
      DATABASE_URL: this.databaseUrl,
      MASTER_KEY: this.masterKey.toString('base64'),
      SEND_TIMEOUT: '3s',
      RETRY_SCHEDULE: '0s,0s,0s,0s,0s,0s,0s,0s',
      LANE_BACKOFF: '0s',
      ...this.options.settings,
    });
    const db = openDatabase({ url: this.databaseUrl, poolSize: config.databasePool });
    const webhooks: WebhookClient = {
      send: async ({ url }, { body }) => {
        const sent = { url, event: JSON.parse(body) as JsonObject };
        this.sent.push(sent);
        return this.answer(sent);
      },
      askPermission: async () => ({ granted: true }),
      close: async () => undefined,
    };
    const bells = {
      ring: async () => undefined,
      rung: () => ({ ok: 0, failed: 0 }),
      close: async () => undefined,
    };
    const keys = createKeyRing(config.masterKey);
    this.hub = createHub({ config, clock: this.clock, db, keys, contracts, mappings, webhooks, bells });
    this.admin = openDatabase({ url: this.databaseUrl, poolSize: 3, asOwner: true });
    if (this.options.databaseUrl && !this.options.isNew) return;
    const region = readRegion('config/regions/twente', contracts);
    await applyRegion(db, this.options.region?.(region) ?? region, 'config:apply', this.clock.now());
    for (const connection of LANES) {
      const url = `https://${connection}.example/webhook`;
      await saveEndpoint(db, keys, { connection, url, secrets: ['whsec_x'], changedAt: this.clock.now() });
    }
  }

  /** Another process of the same hub. */
  async twin(options: RigOptions = {}): Promise<Rig> {
    return Rig.start({
      clock: this.clock,
      ...options,
      databaseUrl: this.databaseUrl,
      masterKey: this.masterKey,
    });
  }

  async stop(): Promise<void> {
    await this.hub.drained();
    await this.hub.db.destroy();
    await this.admin.destroy();
  }

  /** Sends events together, as one batch of the client of a connection. */
  async sendBatch(clientId: string, events: JsonObject[]): Promise<Outcome<Receipt>[]> {
    const directory = await this.hub.directory();
    const connection = directory.connectionOfClient(clientId, this.hub.now())!;
    const caller = { connection, directory, scopes: new Set<string>(), origin: 'test' };
    return Promise.all(
      events.map(async (event) => {
        const incoming = readEnvelope({ specversion: '1.0', ...event }, newTraceId());
        return incoming.ok ? receive(this.hub.pipeline, caller, incoming.value) : incoming;
      }),
    );
  }

  /** A client record of a controller; the same id gives a repeat. */
  async clientEvent(party: string, recordId: string, parts: JsonObject = {}): Promise<JsonObject> {
    const { subject = {}, data = {}, ...attributes } = parts as Record<string, JsonObject>;
    return {
      id: newTraceId(),
      source: (await this.hub.directory()).party(party)!.urn,
      type: 'nl.schakel.client.published',
      dataschema: 'ggm/client@2.5',
      subject: { recordId, ...subject },
      data: { ...documentOf(recordId), ...data },
      ...attributes,
    };
  }

  async sendClient(
    clientId: string,
    party: string,
    recordId: string,
    parts?: JsonObject,
  ): Promise<Outcome<Receipt>> {
    return (await this.sendBatch(clientId, [await this.clientEvent(party, recordId, parts)]))[0]!;
  }

  async distribute(): Promise<void> {
    while (await distribute(this.hub.pipeline));
  }

  /** As a worker does: until there is nothing more, and nothing on its way from here. */
  async deliver(lane: string): Promise<void> {
    await emptyLane(this.hub, lane);
  }

  speaker(controller: string): Speaker {
    return { controller, actor: 'connection:test', origin: 'test' };
  }

  /** An occasion of a person of Enschede with the school, opened by Enschede. */
  async occasion(recordId: string, parts: Partial<Parameters<typeof openOccasion>[2]> = {}): Promise<string> {
    const input = {
      kind: 'referral',
      purpose: 'learning',
      source: 'enschede',
      recipient: 'roc-van-twente',
    } as const;
    const occasion = await openOccasion(this.hub, this.speaker('enschede'), {
      ...input,
      subject: { recordId },
      ...parts,
    });
    if (!occasion.ok) throw new Error(occasion.refusal.code);
    return occasion.value.id;
  }

  /** The person of Enschede says yes or no to the school; gives the consent's id. */
  async says(state: 'given' | 'refused', recordId: string): Promise<string> {
    const base = { recordId, recipients: ['roc-van-twente'], includesSuccessors: false, evidence: EVIDENCE };
    const categories: Category[] = ['work-preferences', 'qualifications', 'languages'];
    await registerDeclaration(this.hub, this.speaker('enschede'), base);
    const input = { ...base, purpose: 'learning' as const, categories, state };
    const consent = await registerConsent(this.hub, this.speaker('enschede'), input);
    if (!consent.ok) throw new Error(consent.refusal.code);
    return consent.value;
  }
}

export const EVIDENCE = {
  askedBy: 'consulent-17',
  askedFor: 'enschede',
  how: 'at-the-desk' as const,
  notice: { version: 'leren-toestemming-1', language: 'nl' },
  request: 'advies over leren',
  refusalHasNoConsequenceSaid: true as const,
  givenBy: 'person' as const,
};

/** A small record of an adult with a diploma. */
export const documentOf = (recordId: string): JsonObject => ({
  WERKZOEKENDE: { IDENTIFICATIE: recordId },
  IDENTITEIT: { VOORNAMEN: 'Verzonnen', ACHTERNAAM: 'Persoon', GEBOORTEDATUM: '1990-05-05' },
  BEMIDDELINGSBEROEP: [{ TOELICHTINGBEROEP: 'Bakker' }],
  OPLEIDING: [
    { CODENIVEAUOPLEIDING: 'MBO', CODESTATUSOPLEIDING: 'SUCCESVOL_AFGEROND', INDICATIEDIPLOMA: 'JA' },
  ],
});

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { isOrigin, keysOf, originOf } from './keys.js';
import { identityOf, type PeopleSettings, type TlsSettings } from './identity.js';
import { withSecretFiles } from './secrets.js';
import { termsOf, type Terms } from './terms.js';
import { lookAlikes } from './look-alikes.rules.js';
import { isSaid, productionFaults } from './production.rules.js';
import { durationOf, readSettings, type SettingDefinition, type SettingValue } from './settings.rules.js';

/** Everything the hub was told at start, checked and frozen. Durations in milliseconds, sizes in bytes. */
export interface HubConfig {
  databaseUrl?: string;
  /** As whom the running hub logs in: a member of its role and of nothing else. */
  databaseRuntimeUrl?: string;
  databasePool: number;
  databasePoolerUrl?: string;
  redisUrl?: string;
  dataDir: string;
  /** What the last run of the story found; never in production. */
  storyResult?: string;
  schemasDir: string;
  host: string;
  port: number;
  publicUrl?: string;
  production: boolean;
  logLevel: string;
  oidc: {
    issuer?: string;
    audience: string;
    clientId?: string;
    clientSecret?: string;
    developmentPort: number;
    /** Who issues access tokens beside `issuer`. */
    trustedIssuers: string[];
    maxTokenAge: number;
  };
  people: PeopleSettings;
  tls?: TlsSettings;
  proxies: { trusted: string[]; certificateHeader?: string };
  /** The first wraps data keys; the others still open what they wrapped, while one replaces another. */
  masterKeys: readonly [Buffer, ...Buffer[]];
  masterKey: Buffer;
  audit: {
    /** Seeds of Ed25519 keys; the first is the one in use. */
    keys: Buffer[];
    origin: string;
    publishDir?: string;
    sealEvery: number;
    checkpointEvery: number;
    lagLimit: number;
  };
  limits: {
    maxDocument: number;
    maxBody: number;
    maxDepth: number;
    maxString: number;
    maxArray: number;
    maxBatch: number;
    requestTimeout: number;
    maxPending: number;
    requestsPerMinute: number;
    messagesPerDay: number;
    concurrentRequests: number;
    maxEventLoopDelay: number;
    maxHeapPercent: number;
    maxSockets: number;
    socketsPerAddress: number;
    maxBodies: number;
    idleTimeout: number;
  };
  batch: {
    maxBytes: number;
    maxRecords: number;
    maxWorkbook: number;
    uploadTimeout: number;
    uploadsAtOnce: number;
    atOnce: number;
    slice: number;
    ahead: number;
    missingShare: number;
  };
  accept: { batch: number; linger: number };
  distribute: { batch: number };
  deliver: {
    concurrency: number;
    lanesAtOnce: number;
    sendTimeout: number;
    schedule: number[];
    laneBackoff: number[];
    inboxLease: number;
    allowPrivateAddresses: boolean;
    /** PEM of authorities that are trusted beside the public ones. */
    extraAuthorities?: string;
  };
  telemetry: {
    metricsPort?: number;
    metricsHost: string;
    metricsToken?: string;
    otlpEndpoint?: string;
    otlpHeaders: Record<string, string>;
    tracePercent: number;
  };
  mail?: { smtpUrl: string; from: string };
  brokerUrl?: string;
  operatorContact?: string;
  /** Where erasures are written down, outside the database and its backups. */
  erasureJournal: string;
  /** Where a weakness is reported: `mailto:` or `https:`. */
  securityContact?: string;
  sweepEvery: number;
  bellTimeout: number;
  stopTimeout: number;
  terms: Terms;
  /** How many wrong codes one address may try in ten minutes. */
  codeTries: number;
}

/** Every setting that is not in order, at once. */
export class ConfigFaults extends Error {
  constructor(readonly faults: string[]) {
    super(`The settings are not in order:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

function durationsOf(name: string, value: SettingValue, faults: string[]): number[] {
  const durations = (value as string[]).map(durationOf);
  if (durations.some((duration) => duration === undefined))
    faults.push(`${name} must be durations with commas between`);
  return durations.map((duration) => duration ?? 0);
}

function headersOf(
  name: string,
  values: Record<string, SettingValue>,
  faults: string[],
): Record<string, string> {
  const pairs = ((values[name] ?? []) as string[]).map((one) => /^([^=\s]+)=(.*)$/.exec(one));
  if (pairs.includes(null)) faults.push(`${name} must be name=value with commas between`);
  return Object.fromEntries(pairs.map((pair) => [pair?.[1], pair?.[2]])) as Record<string, string>;
}

const LONGEST_WITHOUT_CHECKPOINT_MS = 10_000;
const DAY_MS = 86_400_000;
/** Each that does not open a key is tried in vain. */
const MOST_MASTER_KEYS = 3;
/**
 * Reads config/hub.defaults.yaml and the environment once. The only reader of process.env: callers pass it in.
 * Throws ConfigFaults with every fault, and never a value.
 */
export function loadConfig(environment: Record<string, string | undefined>, defaultsFile: string): HubConfig {
  const definitions = parse(readFileSync(defaultsFile, 'utf8')) as Record<string, SettingDefinition>;
  const unread: string[] = [];
  const { values, faults } = readSettings(definitions, withSecretFiles(definitions, environment, unread));
  faults.push(...unread, ...lookAlikes(definitions, environment));
  const production = values.NODE_ENV === 'production';
  if (production) faults.push(...productionFaults(values, faults));
  if ((values.MAX_BODIES as number) < (values.MAX_BODY as number))
    faults.push('MAX_BODIES must be at least MAX_BODY');
  for (const name of ['DATABASE_RUNTIME_URL', 'DATABASE_POOLER_URL'])
    if (values[name] && !values.DATABASE_URL && !isSaid(faults, 'DATABASE_URL'))
      faults.push(`${name} needs DATABASE_URL`);
  const schedule = durationsOf('RETRY_SCHEDULE', values.RETRY_SCHEDULE, faults);
  const laneBackoff = durationsOf('LANE_BACKOFF', values.LANE_BACKOFF, faults);
  if ((values.CHECKPOINT_EVERY as number) > LONGEST_WITHOUT_CHECKPOINT_MS)
    faults.push('CHECKPOINT_EVERY must be at most 10s');
  if ((values.AUDIT_TERM as number) < DAY_MS) faults.push('AUDIT_TERM must be at least 1d');
  const origin = (values.AUDIT_ORIGIN ?? originOf(values.PUBLIC_URL as string | undefined)) as string;
  if (!isOrigin(origin))
    faults.push('AUDIT_ORIGIN must be a name of at most 200 characters without spaces or +');
  const [masterKey, ...olderKeys] = keysOf('MASTER_KEY', 'master.key', values, faults);
  if (olderKeys.length >= MOST_MASTER_KEYS)
    faults.push(`MASTER_KEY must be at most ${MOST_MASTER_KEYS} keys`);
  const auditKeys = keysOf('AUDIT_KEY', 'audit.key', values, faults);
  if (!/^((mailto|https):[!-~]{3,300})?$/.test((values.SECURITY_CONTACT ?? '') as string))
    faults.push('SECURITY_CONTACT must be a mailto: or https: address');
  const identity = identityOf(values, faults);
  const otlpHeaders = headersOf('OTLP_HEADERS', values, faults);
  if (faults.length > 0) throw new ConfigFaults(faults);
  const text = (name: string): string => values[name] as string;
  const maybe = (name: string): string | undefined => values[name] as string | undefined;
  const number = (name: string): number => values[name] as number;
  return deepFreeze({
    databaseUrl: maybe('DATABASE_URL'),
    databaseRuntimeUrl: maybe('DATABASE_RUNTIME_URL'),
    databasePool: number('DATABASE_POOL'),
    databasePoolerUrl: maybe('DATABASE_POOLER_URL'),
    redisUrl: maybe('REDIS_URL'),
    dataDir: resolve(text('DATA_DIR')),
    storyResult: values.STORY_RESULT ? resolve(text('STORY_RESULT')) : undefined,
    schemasDir: resolve(dirname(defaultsFile), '..', text('SCHEMAS_DIR')),
    host: text('HOST'),
    port: number('PORT'),
    publicUrl: maybe('PUBLIC_URL'),
    production,
    logLevel: text('LOG_LEVEL'),
    oidc: {
      issuer: maybe('OIDC_ISSUER'),
      audience: text('OIDC_AUDIENCE'),
      clientId: maybe('OIDC_CLIENT_ID'),
      clientSecret: maybe('OIDC_CLIENT_SECRET'),
      developmentPort: number('DEVELOPMENT_IDENTITY_PORT'),
      trustedIssuers: identity.trustedIssuers,
      maxTokenAge: number('TOKEN_MAX_AGE'),
    },
    masterKeys: [masterKey!, ...olderKeys],
    masterKey: masterKey!,
    audit: {
      keys: auditKeys,
      origin,
      publishDir: maybe('AUDIT_PUBLISH_DIR') && resolve(text('AUDIT_PUBLISH_DIR')),
      sealEvery: number('SEAL_EVERY'),
      checkpointEvery: number('CHECKPOINT_EVERY'),
      lagLimit: number('SEAL_LAG_LIMIT'),
    },
    people: identity.people,
    tls: identity.tls,
    proxies: identity.proxies,
    limits: {
      maxDocument: number('MAX_DOCUMENT'),
      maxBody: number('MAX_BODY'),
      maxDepth: number('MAX_DEPTH'),
      maxString: number('MAX_STRING'),
      maxArray: number('MAX_ARRAY'),
      maxBatch: number('MAX_BATCH'),
      requestTimeout: number('REQUEST_TIMEOUT'),
      maxPending: number('MAX_PENDING'),
      requestsPerMinute: number('REQUESTS_PER_MINUTE'),
      messagesPerDay: number('MESSAGES_PER_DAY'),
      concurrentRequests: number('CONCURRENT_REQUESTS'),
      maxEventLoopDelay: number('MAX_EVENT_LOOP_DELAY'),
      maxHeapPercent: number('MAX_HEAP_PERCENT'),
      maxSockets: number('MAX_SOCKETS'),
      socketsPerAddress: number('SOCKETS_PER_ADDRESS'),
      maxBodies: number('MAX_BODIES'),
      idleTimeout: number('IDLE_TIMEOUT'),
    },
    batch: {
      maxBytes: number('BATCH_MAX_BYTES'),
      maxRecords: number('BATCH_MAX_RECORDS'),
      maxWorkbook: number('WORKBOOK_MAX_BYTES'),
      uploadTimeout: number('UPLOAD_TIMEOUT'),
      uploadsAtOnce: number('UPLOADS_AT_ONCE'),
      atOnce: number('BATCHES_AT_ONCE'),
      slice: number('BATCH_SLICE'),
      ahead: number('BATCH_AHEAD'),
      missingShare: number('BATCH_MISSING_SHARE'),
    },
    accept: { batch: number('ACCEPT_BATCH'), linger: number('ACCEPT_LINGER') },
    distribute: { batch: number('DISTRIBUTE_BATCH') },
    deliver: {
      concurrency: number('DELIVER_CONCURRENCY'),
      lanesAtOnce: number('LANES_AT_ONCE'),
      sendTimeout: number('SEND_TIMEOUT'),
      schedule,
      laneBackoff,
      inboxLease: number('INBOX_LEASE'),
      allowPrivateAddresses: values.ALLOW_PRIVATE_ADDRESSES as boolean,
      extraAuthorities: identity.partnerAuthorities,
    },
    telemetry: {
      metricsPort: values['METRICS_PORT'] as number | undefined,
      metricsHost: text('METRICS_HOST'),
      metricsToken: maybe('METRICS_TOKEN'),
      otlpEndpoint: maybe('OTLP_ENDPOINT'),
      otlpHeaders,
      tracePercent: number('TRACE_PERCENT'),
    },
    mail: maybe('SMTP_URL') ? { smtpUrl: text('SMTP_URL'), from: text('SMTP_FROM') } : undefined,
    brokerUrl: maybe('AMQP_URL'),
    operatorContact: maybe('OPERATOR_CONTACT'),
    erasureJournal: resolve(maybe('ERASURE_JOURNAL_DIR') ?? join(text('DATA_DIR'), 'erasures')),
    securityContact: maybe('SECURITY_CONTACT'),
    sweepEvery: number('SWEEP_EVERY'),
    bellTimeout: number('BELL_TIMEOUT'),
    stopTimeout: number('STOP_TIMEOUT'),
    terms: termsOf(number),
    codeTries: number('CODE_TRIES'),
  });
}

function deepFreeze<T extends object>(value: T): T {
  for (const member of Object.values(value)) {
    if (typeof member === 'object' && member !== null && !Buffer.isBuffer(member))
      deepFreeze(member as object);
  }
  return Object.freeze(value);
}

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { durationOf, readSettings, type SettingDefinition, type SettingValue } from './settings.rules.js';

/** Everything the hub was told at start, checked and frozen. Durations in milliseconds, sizes in bytes. */
export interface HubConfig {
  databaseUrl?: string;
  databasePool: number;
  redisUrl?: string;
  dataDir: string;
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
  };
  masterKey: Buffer;
  limits: {
    maxDocument: number;
    maxBody: number;
    maxDepth: number;
    maxString: number;
    maxArray: number;
    maxBatch: number;
    requestTimeout: number;
    maxPending: number;
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
  };
  sweepEvery: number;
  bellTimeout: number;
  stopTimeout: number;
  terms: { document: number; occasion: number; consent: number; invitation: number; retraction: number };
  /** How many wrong codes one address may try in ten minutes. */
  codeTries: number;
}

/** Every setting that is not in order, at once. */
export class ConfigFaults extends Error {
  constructor(readonly faults: string[]) {
    super(`The settings are not in order:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

const KEY_BYTES = 32;

/** The development key lives beside the embedded database, readable by its owner only. */
function developmentKey(dataDir: string): string {
  const file = join(dataDir, 'master.key');
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8');
}

function masterKeyOf(values: Record<string, SettingValue>, production: boolean, faults: string[]): Buffer {
  const file = values.MASTER_KEY_FILE as string | undefined;
  if (file && !existsSync(file)) faults.push('MASTER_KEY_FILE names a file that is not there');
  const fromFile = file && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  let text = (values.MASTER_KEY as string | undefined) ?? fromFile;
  if (!text && production) faults.push('MASTER_KEY or MASTER_KEY_FILE is required in production');
  if (!text && !production && faults.length === 0) text = developmentKey(resolve(values.DATA_DIR as string));
  const key = Buffer.from((text ?? '').trim(), 'base64');
  if (text && key.length !== KEY_BYTES) faults.push('MASTER_KEY must be 32 bytes in base64');
  return key;
}

function durationsOf(name: string, value: SettingValue, faults: string[]): number[] {
  const durations = (value as string[]).map(durationOf);
  if (durations.some((duration) => duration === undefined))
    faults.push(`${name} must be durations with commas between`);
  return durations.map((duration) => duration ?? 0);
}

const PRODUCTION_NEEDS = [
  'DATABASE_URL',
  'PUBLIC_URL',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
];

/**
 * Reads config/hub.defaults.yaml and the environment once. The only reader of process.env: callers pass it in.
 * Throws ConfigFaults with every fault, and never a value.
 */
export function loadConfig(environment: Record<string, string | undefined>, defaultsFile: string): HubConfig {
  const definitions = parse(readFileSync(defaultsFile, 'utf8')) as Record<string, SettingDefinition>;
  const { values, faults } = readSettings(definitions, environment);
  const production = values.NODE_ENV === 'production';
  if (production) {
    for (const name of PRODUCTION_NEEDS) if (!values[name]) faults.push(`${name} is required in production`);
    if (values.ALLOW_PRIVATE_ADDRESSES === true)
      faults.push('ALLOW_PRIVATE_ADDRESSES is refused in production');
  }
  const schedule = durationsOf('RETRY_SCHEDULE', values.RETRY_SCHEDULE, faults);
  const laneBackoff = durationsOf('LANE_BACKOFF', values.LANE_BACKOFF, faults);
  const masterKey = masterKeyOf(values, production, faults);
  if (faults.length > 0) throw new ConfigFaults(faults);
  const text = (name: string): string => values[name] as string;
  const maybe = (name: string): string | undefined => values[name] as string | undefined;
  const number = (name: string): number => values[name] as number;
  return deepFreeze({
    databaseUrl: maybe('DATABASE_URL'),
    databasePool: number('DATABASE_POOL'),
    redisUrl: maybe('REDIS_URL'),
    dataDir: resolve(text('DATA_DIR')),
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
    },
    masterKey,
    limits: {
      maxDocument: number('MAX_DOCUMENT'),
      maxBody: number('MAX_BODY'),
      maxDepth: number('MAX_DEPTH'),
      maxString: number('MAX_STRING'),
      maxArray: number('MAX_ARRAY'),
      maxBatch: number('MAX_BATCH'),
      requestTimeout: number('REQUEST_TIMEOUT'),
      maxPending: number('MAX_PENDING'),
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
    },
    sweepEvery: number('SWEEP_EVERY'),
    bellTimeout: number('BELL_TIMEOUT'),
    stopTimeout: number('STOP_TIMEOUT'),
    terms: {
      document: number('DOCUMENT_TERM'),
      occasion: number('OCCASION_TERM'),
      consent: number('CONSENT_TERM'),
      invitation: number('INVITATION_TERM'),
      retraction: number('RETRACTION_TERM'),
    },
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

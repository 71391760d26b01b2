import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigFaults, loadConfig } from './index.js';

const defaults = resolve('config/hub.defaults.yaml');
const dataDir = (): string => mkdtempSync(join(tmpdir(), 'schakel-config-'));
const key = Buffer.alloc(32, 7).toString('base64');

const DATABASE_FORM =
  'a URL that begins with postgres:// or postgresql://; in its password only letters and digits stand as they are, the rest as %XX';

function faultsOf(settings: Record<string, string>): string[] {
  try {
    loadConfig(settings, defaults);
    return [];
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
}

describe('the settings', () => {
  it('come from the defaults file, in milliseconds and bytes', () => {
    const config = loadConfig({ DATA_DIR: dataDir() }, defaults);
    expect(config.port).toBe(3000);
    expect(config.limits.maxDocument).toBe(1024 * 1024);
    expect(config.deliver.schedule.slice(0, 3)).toEqual([0, 5_000, 300_000]);
    expect(Object.isFrozen(config.limits)).toBe(true);
  });

  it('make a development key once, readable by its owner only', () => {
    const dir = dataDir();
    const first = loadConfig({ DATA_DIR: dir }, defaults).masterKey;
    expect(loadConfig({ DATA_DIR: dir }, defaults).masterKey.equals(first)).toBe(true);
    expect(statSync(join(dir, 'master.key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dir, 'audit.key')).mode & 0o777).toBe(0o600);
  });

  it('report every fault at once and no value', () => {
    const attempt = (): unknown =>
      loadConfig(
        {
          PORT: 'zevenduizend',
          LOG_LEVEL: 'loud',
          MAX_BODY: '1 pound',
          MASTER_KEY: 'c2VjcmV0',
          DOCUMENT_TERM: '15d',
        },
        defaults,
      );
    expect(attempt).toThrow(ConfigFaults);
    try {
      attempt();
    } catch (error) {
      const { faults } = error as ConfigFaults;
      expect(faults).toHaveLength(5);
      expect(faults).toContain('DOCUMENT_TERM must be a duration of at most 14d');
      expect(faults.join()).not.toMatch(/zevenduizend|loud|pound|c2VjcmV0/);
    }
  });

  it('take every secret from a file, and say which file is not in order without what is in it', () => {
    const folder = dataDir();
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const keys = { MASTER_KEY_FILE: file('master', `${key}\n`), AUDIT_KEY_FILE: file('audit', key) };
    const url = 'postgres://hub:verzonnen@db.example/schakel';
    const config = loadConfig(
      {
        ...keys,
        DATABASE_URL_FILE: file('database', `${url}\n`),
        OIDC_CLIENT_SECRET_FILE: file('oidc', 'x'),
      },
      defaults,
    );
    expect(config.databaseUrl).toBe(url);
    expect(config.oidc.clientSecret).toBe('x');
    expect(config.masterKey.toString('base64')).toBe(key);
    const wrong = {
      DATABASE_URL: 'postgres://elders.example/schakel',
      DATABASE_URL_FILE: file('both', url),
      REDIS_URL_FILE: join(folder, 'bestaat-niet'),
      AMQP_URL_FILE: file('empty', ' \n'),
    };
    try {
      loadConfig({ ...keys, ...wrong }, defaults);
      throw new Error('it started');
    } catch (error) {
      expect((error as ConfigFaults).faults).toEqual([
        'DATABASE_URL and DATABASE_URL_FILE are both set',
        'REDIS_URL_FILE names a file that cannot be read',
        'AMQP_URL_FILE names a file that is empty',
      ]);
    }
  });

  it('say of keys in a file what they say of any secret in one', () => {
    const folder = dataDir();
    writeFileSync(join(folder, 'empty'), ' \n');
    writeFileSync(join(folder, 'key'), key);
    const faultsIn = (settings: Record<string, string>): string[] =>
      faultsOf({ DATA_DIR: folder, ...settings });
    const wrong = { MASTER_KEY_FILE: join(folder, 'empty'), AUDIT_KEY_FILE: folder, PORT: 'x' };
    const said = [
      'PORT must be a whole number from 0 to 65535',
      'MASTER_KEY_FILE names a file that is empty',
      'AUDIT_KEY_FILE names a file that cannot be read',
    ];
    expect(faultsIn(wrong)).toEqual(said);
    expect(readdirSync(folder).toSorted()).toEqual(['empty', 'key']);
    expect(faultsIn({ MASTER_KEY: key, MASTER_KEY_FILE: join(folder, 'key') })).toEqual([
      'MASTER_KEY and MASTER_KEY_FILE are both set',
    ]);
  });

  it.each([
    ['PUBLIC_URL', 'hub.example', 'a URL that begins with https:// or http://'],
    ['MAX_BODY', '8MB', 'a size such as 500, 64KiB, 8MiB or 1GiB'],
    ['SEND_TIMEOUT', '15 s', 'a duration such as 500ms, 30s, 5m, 2h or 14d'],
    ['ALLOW_PRIVATE_ADDRESSES', 'yes', 'true or false'],
    ['OTLP_HEADERS', 'authorization', 'name=value with commas between'],
    ['DATABASE_URL', 'schakel.db', DATABASE_FORM],
    ['DATABASE_URL', 'postgres://hub:a/b@db.example/schakel', DATABASE_FORM],
    ['DATABASE_URL', 'mysql://hub:verzonnen@db.example/schakel', DATABASE_FORM],
  ])('say how %s is written (%s)', (name, value, form) => {
    expect(faultsOf({ MASTER_KEY: key, AUDIT_KEY: key, [name]: value })).toEqual([`${name} must be ${form}`]);
  });

  it.each([
    ['SMTP_URL', 'mail.example', 'smtp:// or smtps://'],
    ['AMQP_URL', 'broker.example:5672', 'amqp:// or amqps://'],
    ['REDIS_URL', 'http://redis.example', 'redis:// or rediss:// or redis-cluster:// or rediss-cluster://'],
  ])('say what %s begins with', (name, value, schemes) => {
    const faults = faultsOf({ MASTER_KEY: key, AUDIT_KEY: key, [name]: value });
    expect(faults).toEqual([expect.stringContaining(`${name} must be a URL that begins with ${schemes};`)]);
  });

  it('take a database on a socket, and a cluster of several nodes', () => {
    const redisUrl = 'redis-cluster://hub:verzonnen@a.example:6379,b.example:6379';
    const settings = { MASTER_KEY: key, AUDIT_KEY: key, REDIS_URL: redisUrl };
    for (const databaseUrl of [
      'postgres:///schakel?host=/run/postgresql',
      'postgresql://u@%2Frun%2Fpg/schakel',
    ])
      expect(loadConfig({ ...settings, DATABASE_URL: databaseUrl }, defaults)).toMatchObject({
        databaseUrl,
        redisUrl,
      });
  });

  it('are not left alone under a name that is nearly theirs', () => {
    const others = {
      HOMES: '/',
      PATH: '/',
      HTTP_URL: 'x',
      SSL_CERT_FILE: 'x',
      npm_config_cache: 'x',
      SCHAKEL_SERVICE_HOST: 'x',
    };
    const near = {
      TRUSTED_PROXY: 'x',
      TRUSTED_PROXYS: '10.0.0.0/8',
      DATABASE_RUNTIME_URI: 'x',
      REDIS_URL_FLIE: 'x',
      PUBLIC_URL_FILE: 'x',
    };
    expect(faultsOf({ MASTER_KEY: key, AUDIT_KEY: key, ...others })).toEqual([]);
    // The platform may name the same in its own way, beside.
    expect(
      faultsOf({ MASTER_KEY: key, AUDIT_KEY: key, REDIS_URL: 'redis://a.example', REDIS_URI: 'x' }),
    ).toEqual([]);
    expect(faultsOf({ MASTER_KEY: key, AUDIT_KEY: key, ...near })).toEqual([
      'TRUSTED_PROXYS is no setting; TRUSTED_PROXIES is',
      'DATABASE_RUNTIME_URI is no setting; DATABASE_RUNTIME_URL is',
      'REDIS_URL_FLIE is no setting; REDIS_URL_FILE is',
      'PUBLIC_URL_FILE is no setting: PUBLIC_URL is no secret and stands in the environment itself',
    ]);
  });

  it('in production go over TLS, and say one thing of what is wrong', () => {
    const faults = faultsOf({
      NODE_ENV: 'production',
      PUBLIC_URL: 'http://hub.example',
      OIDC_ISSUER: 'http://id.example',
      OIDC_TRUSTED_ISSUERS: 'https://id.example,http://anders.example',
      DATABASE_URL: 'schakel',
      DATABASE_RUNTIME_URL: 'postgres://u@db.example/schakel',
      OIDC_CLIENT_ID: 'hub',
      OIDC_CLIENT_SECRET: 'verzonnen',
      ERASURE_JOURNAL_DIR: '/journal',
      MASTER_KEY: key,
      AUDIT_KEY: key,
    });
    expect(faults).toEqual([
      expect.stringContaining('DATABASE_URL must be a URL'),
      'PUBLIC_URL must be https:// in production',
      'OIDC_ISSUER must be https:// in production',
      'OIDC_TRUSTED_ISSUERS must be https:// in production',
    ]);
  });

  it('allow no development convenience in production', () => {
    try {
      loadConfig(
        { NODE_ENV: 'production', ALLOW_PRIVATE_ADDRESSES: 'true', STORY_RESULT: '/tmp/verhaal.json' },
        defaults,
      );
      throw new Error('it started');
    } catch (error) {
      expect((error as ConfigFaults).faults).toEqual([
        'DATABASE_URL is required in production',
        'DATABASE_RUNTIME_URL is required in production',
        'PUBLIC_URL is required in production',
        'OIDC_ISSUER is required in production',
        'OIDC_CLIENT_ID is required in production',
        'OIDC_CLIENT_SECRET is required in production',
        'ERASURE_JOURNAL_DIR is required in production',
        'ALLOW_PRIVATE_ADDRESSES is refused in production',
        'STORY_RESULT is refused in production',
        'MASTER_KEY or MASTER_KEY_FILE is required in production',
        'AUDIT_KEY or AUDIT_KEY_FILE is required in production',
      ]);
    }
  });

  it('name the log after where the hub is reached, and take several keys for it while one replaces another', () => {
    const other = Buffer.alloc(32, 8).toString('base64');
    const { audit } = loadConfig(
      { MASTER_KEY: key, AUDIT_KEY: `${key},${other}`, PUBLIC_URL: 'https://hub.example/schakel/' },
      defaults,
    );
    expect(audit.origin).toBe('hub.example/schakel/audit-log');
    expect(audit.keys.map((one) => one.toString('base64'))).toEqual([key, other]);
  });

  it.each([
    ['CHECKPOINT_EVERY', '11s', 'CHECKPOINT_EVERY must be at most 10s'],
    ['AUDIT_TERM', '23h', 'AUDIT_TERM must be at least 1d'],
    ['AUDIT_ORIGIN', 'a name', 'AUDIT_ORIGIN must be a name of at most 200 characters without spaces or +'],
    ['AUDIT_KEY', 'c2VjcmV0', 'AUDIT_KEY must be 32 bytes in base64'],
    [
      'SECURITY_CONTACT',
      'mailto:a@b\nContact: mailto:c@d',
      'SECURITY_CONTACT must be a mailto: or https: address',
    ],
    ['MASTER_KEY', Array(4).fill(key).join(), 'MASTER_KEY must be at most 3 keys'],
  ])('say what is wrong with %s', (name, value, fault) => {
    const settings = { MASTER_KEY: key, AUDIT_KEY: key, [name]: value };
    expect(() => loadConfig(settings, defaults)).toThrow(fault);
  });

  it('take the master key from a setting, and others beside it while one replaces another', () => {
    const other = Buffer.alloc(32, 8).toString('base64');
    const { masterKey, masterKeys } = loadConfig({ MASTER_KEY: `${key},${other}`, AUDIT_KEY: key }, defaults);
    expect(masterKey.toString('base64')).toBe(key);
    expect(masterKeys.map((one) => one.toString('base64'))).toEqual([key, other]);
  });
});

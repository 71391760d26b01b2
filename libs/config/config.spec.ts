import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigFaults, loadConfig } from './index.js';

const defaults = resolve('config/hub.defaults.yaml');
const dataDir = (): string => mkdtempSync(join(tmpdir(), 'schakel-config-'));
const key = Buffer.alloc(32, 7).toString('base64');

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

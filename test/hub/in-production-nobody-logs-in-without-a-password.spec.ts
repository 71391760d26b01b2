import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startDevelopmentIdentity } from '../../apps/api/development-identity.js';
import { loadConfig } from '#config';
import { Authority, filesOf } from '../certificates.js';

const DEFAULTS = 'config/hub.defaults.yaml';
const PRODUCTION: Record<string, string> = {
  NODE_ENV: 'production',
  ERASURE_JOURNAL_DIR: join(tmpdir(), 'schakel-erasures'),
  DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
  DATABASE_RUNTIME_URL: 'postgres://somebody@127.0.0.1:9/none',
  PUBLIC_URL: 'https://hub.example',
  OIDC_CLIENT_ID: 'hub',
  OIDC_CLIENT_SECRET: 'verzonnen',
  MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  AUDIT_KEY: Buffer.alloc(32, 8).toString('base64'),
};

function faultsOf(settings: Record<string, string>): string[] {
  try {
    loadConfig({ ...PRODUCTION, OIDC_ISSUER: 'https://id.example', ...settings }, DEFAULTS);
    return [];
  } catch (error) {
    return (error as { faults: string[] }).faults;
  }
}

describe('in production', () => {
  it('the program does not start without an identity provider of its own', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, ['dist/apps/api/main.js'], {
      env: {
        ...PRODUCTION,
        PATH: process.env['PATH'],
        DATA_DIR: mkdtempSync(join(tmpdir(), 'schakel-production-')),
      },
      encoding: 'utf8',
      timeout: 55_000,
    });
    expect(status).toBe(1);
    expect(stderr).toContain('OIDC_ISSUER is required in production');
    expect(stdout).not.toContain('development identity provider');
  });

  it('the development identity provider refuses by itself, whoever starts it', async () => {
    const never = (): never => {
      throw new Error('it went on');
    };
    await expect(
      startDevelopmentIdentity({
        production: true,
        port: 0,
        audience: 'urn:schakel:api',
        directory: never,
        now: never,
        hubUrl: never,
        acr: [],
      }),
    ).rejects.toThrow('does not start in production');
  });

  it('certificates and keys are what they are said to be, and belong together', async () => {
    const authority = await Authority.make('Gezag voor de proef (verzonnen)');
    const [one, other] = [await authority.issue([['CN', 'een']]), await authority.issue([['CN', 'ander']])];
    const broken = '-----BEGIN CERTIFICATE-----\nonzin\n-----END CERTIFICATE-----\n';
    const files = filesOf({
      cert: one.cert,
      key: one.key,
      other: other.key,
      broken: `${one.cert}\n${broken}`,
    });
    const tls = (cert: string, key: string): Record<string, string> => ({
      TLS_CERT_FILE: files[cert]!,
      TLS_KEY_FILE: files[key]!,
    });
    expect(faultsOf(tls('cert', 'key'))).toEqual([]);
    expect(faultsOf(tls('cert', 'other'))).toEqual(['TLS_KEY_FILE names the key of another certificate']);
    expect(faultsOf({ ...tls('key', 'cert'), PARTNER_CA_FILE: files['broken']! })).toEqual([
      'TLS_CERT_FILE names a file that does not hold a certificate in PEM',
      'TLS_KEY_FILE names a file that does not hold a private key without a password in PEM',
      'PARTNER_CA_FILE names a file that does not hold a certificate in PEM',
    ]);
  });

  it('settings of who gets in are checked whole, and no value is shown', () => {
    expect(faultsOf({})).toEqual([]);
    expect(
      faultsOf({
        TRUSTED_PROXIES: '10.0.0.0/8, 192.168.1.1, fd00::/8',
        CLIENT_CERTIFICATE_HEADER: 'Client-Cert',
        OIDC_TRUSTED_ISSUERS: 'https://id.example, https://anders.example/',
        RETURN_ADDRESSES: '/,/console/*',
      }),
    ).toEqual([]);
    expect(
      faultsOf({
        TRUSTED_PROXIES: '10.0.0.0/33',
        OIDC_TRUSTED_ISSUERS: 'geheim',
        RETURN_ADDRESSES: '//elders.example',
        TLS_CERT_FILE: '/bestaat/niet.pem',
      }),
    ).toEqual([
      'OIDC_TRUSTED_ISSUERS must be URLs with commas between',
      'TRUSTED_PROXIES must be addresses or networks with commas between',
      'RETURN_ADDRESSES must be paths of the hub with commas between',
      'TLS_CERT_FILE names a file that cannot be read',
      'TLS_CERT_FILE and TLS_KEY_FILE go together',
    ]);
    expect(faultsOf({ CLIENT_CERTIFICATE_HEADER: 'x-cert' })).toEqual([
      'CLIENT_CERTIFICATE_HEADER needs TRUSTED_PROXIES: from anybody else it is not believed',
    ]);
    // Everything below the root would be any address of the hub.
    for (const address of ['/*', 'console', '/con*', 'https://elders.example/*', '/a//b'])
      expect(faultsOf({ RETURN_ADDRESSES: address })).toHaveLength(1);
  });
});

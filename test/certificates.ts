import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509';

cryptoProvider.set(webcrypto as never);

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const VALID = { notBefore: new Date('2020-01-01'), notAfter: new Date('2120-01-01') };

export interface Issued {
  cert: string;
  key: string;
}

/** A certificate authority of a test. */
export class Authority {
  #serial = 1;

  private constructor(
    private readonly keys: webcrypto.CryptoKeyPair,
    private readonly certificate: X509Certificate,
  ) {}

  static async make(name: string): Promise<Authority> {
    const keys = await newKeys();
    const certificate = await X509CertificateGenerator.createSelfSigned({
      ...VALID,
      name: `CN=${name}`,
      keys: keys as never,
      signingAlgorithm: ALGORITHM,
      serialNumber: '01',
      extensions: [new BasicConstraintsExtension(true, undefined, true)],
    });
    return new Authority(keys, certificate);
  }

  get cert(): string {
    return this.certificate.toString('pem');
  }

  /** For a subject as `[['CN', 'x'], ['2.5.4.5', '<OIN>']]`; for servers on loopback where asked. */
  async issue(subject: [name: string, value: string][], isServer = false): Promise<Issued> {
    const keys = await newKeys();
    this.#serial += 1;
    const certificate = await X509CertificateGenerator.create({
      ...VALID,
      subject: subject.map(([name, value]) => ({ [name]: [value] })),
      issuer: this.certificate.subject,
      serialNumber: this.#serial.toString(16).padStart(2, '0'),
      publicKey: keys.publicKey as never,
      signingKey: this.keys.privateKey as never,
      signingAlgorithm: ALGORITHM,
      extensions: isServer
        ? [
            new SubjectAlternativeNameExtension([
              { type: 'ip', value: '127.0.0.1' },
              { type: 'dns', value: 'localhost' },
            ]),
          ]
        : [],
    });
    const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
    return { cert: certificate.toString('pem'), key: PemConverter.encode(pkcs8, 'PRIVATE KEY') };
  }
}

const newKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

/** Files as the settings want them. */
export function filesOf(texts: Record<string, string>): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-tls-'));
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const file = join(folder, `${name}.pem`);
      writeFileSync(file, text, { mode: 0o600 });
      return [name, file];
    }),
  );
}

import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g;

/** The text of a file of certificates that can all be read; else a fault. */
export const certificatesOf = (
  name: string,
  file: string | undefined,
  faults: string[],
): string | undefined =>
  pemOf(name, file, faults, 'a certificate', (text) => {
    const certificates = text.match(CERTIFICATES) ?? [];
    return certificates.length > 0 && certificates.every((one) => Boolean(new X509Certificate(one)));
  });

/** The text of a file with a private key that is not closed by a password, and belongs to the certificate; else a fault. */
export function privateKeyOf(
  name: string,
  file: string | undefined,
  certificate: string | undefined,
  faults: string[],
): string | undefined {
  const text = pemOf(name, file, faults, 'a private key without a password', (pem) =>
    Boolean(createPrivateKey(pem)),
  );
  if (text === undefined || certificate === undefined) return text;
  if (new X509Certificate(certificate).checkPrivateKey(createPrivateKey(text))) return text;
  faults.push(`${name} names the key of another certificate`);
  return undefined;
}

function pemOf(
  name: string,
  file: string | undefined,
  faults: string[],
  what: string,
  isWhatItIs: (text: string) => boolean,
): string | undefined {
  if (file === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    faults.push(`${name} names a file that cannot be read`);
    return undefined;
  }
  try {
    if (isWhatItIs(text)) return text;
  } catch {
    // Said below: what OpenSSL says of it helps nobody.
  }
  faults.push(`${name} names a file that does not hold ${what} in PEM`);
  return undefined;
}

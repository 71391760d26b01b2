import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  randomBytes,
  sign as signBytes,
  verify as verifyBytes,
  type KeyObject,
} from 'node:crypto';
import { sameBytes } from '#kernel';
import { memo } from './memo.js';

/** Request headers with names in lower case, as node:http gives them. */
export type SignatureHeaders = Record<string, string | string[] | undefined>;

type Version = 'v1' | 'v1a';

interface Key {
  version: Version;
  sign(start: string, body: Buffer): Buffer;
  /** Gives the comparison for one content, so that the content is hashed once for any number of signatures. */
  comparer(start: string, body: Buffer): (signature: Buffer) => boolean;
}

/** A dot in the id would let the same signed bytes be read as another id and timestamp. */
const ID = /^[\x21-\x2d\x2f-\x7e]{1,200}$/;
const TIMESTAMP = /^\d{1,12}$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** More signatures than any rotation needs; each one costs a verification. */
const MAX_SIGNATURES = 16;

const KEYS_REMEMBERED = 4096;

/**
 * The `webhook-signature` of one attempt, by Standard Webhooks 1.0.0: one signature for each secret, separated by
 * spaces. `whsec_` (base64 of 24 to 64 bytes) gives `v1`, HMAC-SHA256; `whsk_` (base64 of an Ed25519 seed of 32 bytes,
 * of seed and public key, or of PKCS #8) gives `v1a`. During a rotation the old and the new secret both sign.
 * Throws when there is no secret, a secret cannot be read, or the id holds a dot; the message never holds the secret.
 */
export function sign(
  secrets: readonly string[],
  id: string,
  timestampSeconds: number,
  body: string | Buffer,
): string {
  if (secrets.length === 0) throw new Error('A webhook needs at least one signing secret.');
  if (!ID.test(id)) throw new Error('A webhook id is printable ASCII without dots and spaces.');
  const start = `${id}.${timestampSeconds}.`;
  const bytes = bytesOf(body);
  return secrets.map((secret) => signatureOf(keyOf(secret), start, bytes)).join(' ');
}

/**
 * Whether one of the signatures in the headers was made with one of the secrets (`whsec_`) or for one of the public
 * keys (`whpk_`, base64 of 32 bytes or of SPKI), over exactly these bytes, not longer ago or ahead than the tolerance
 * (seconds). Unknown versions are skipped. Compares in constant time.
 * Throws only when a secret or key that was passed in cannot be read.
 */
export function verify(
  secretsOrPublicKeys: readonly string[],
  headers: SignatureHeaders,
  rawBody: string | Buffer,
  nowSeconds: number,
  toleranceSeconds = 300,
): boolean {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return false;
  if (!ID.test(id) || !TIMESTAMP.test(timestamp)) return false;
  if (Math.abs(nowSeconds - Number(timestamp)) > toleranceSeconds) return false;
  const given = readSignatures(signatures);
  const start = `${id}.${timestamp}.`;
  const bytes = bytesOf(rawBody);
  let matches = 0;
  for (const key of secretsOrPublicKeys.map(keyOf)) {
    const isMatch = key.comparer(start, bytes);
    for (const { version, value } of given) if (version === key.version && isMatch(value)) matches += 1;
  }
  return matches > 0;
}

/** A new `whsec_` secret of 32 random bytes. One for each endpoint. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** A new Ed25519 pair: `whsk_` signs and stays here, `whpk_` goes to the partner. */
export function newSigningKeys(): { secretKey: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const point = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { secretKey: `whsk_${seed.toString('base64')}`, publicKey: `whpk_${point.toString('base64')}` };
}

/** The `whpk_` that belongs to a `whsk_`; undefined for a secret that is shared. */
export function publicKeyOf(secret: string): string | undefined {
  if (!secret.startsWith('whsk_')) return undefined;
  const key = createPublicKey(privateKeyOf(Buffer.from(secret.slice('whsk_'.length), 'base64')));
  return `whpk_${key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')}`;
}

const bytesOf = (body: string | Buffer): Buffer => (typeof body === 'string' ? Buffer.from(body) : body);

const signatureOf = (key: Key, start: string, body: Buffer): string =>
  `${key.version},${key.sign(start, body).toString('base64')}`;

function readSignatures(header: string): { version: string; value: Buffer }[] {
  return header
    .split(' ', MAX_SIGNATURES)
    .map((part) => part.split(',', 2))
    .filter(([, value]) => value !== undefined && BASE64.test(value))
    .map(([version, value]) => ({ version: version!, value: Buffer.from(value!, 'base64') }));
}

/** Making a key object costs more than signing with it, so each secret's is made once. */
const keyOf = memo(KEYS_REMEMBERED, (secret: string): Key => {
  const [, kind, text] = /^(whsec|whsk|whpk)_(.*)$/.exec(secret) ?? [];
  const bytes = BASE64.test(text ?? '') ? Buffer.from(text!, 'base64') : Buffer.alloc(0);
  if (kind === 'whsec' && bytes.length >= 24 && bytes.length <= 64) return hmacKey(bytes);
  if (kind === 'whsk') return signingKey(bytes);
  if (kind === 'whpk') return verifyingKey(publicKeyFrom(bytes));
  throw unreadable();
});

const unreadable = (): Error =>
  new Error(
    'A webhook secret is whsec_ and 24 to 64 bytes, or an Ed25519 key after whsk_ or whpk_, in base64.',
  );

function hmacKey(bytes: Buffer): Key {
  const key = createSecretKey(bytes);
  const mac = (start: string, body: Buffer): Buffer =>
    createHmac('sha256', key).update(start).update(body).digest();
  return {
    version: 'v1',
    sign: mac,
    comparer: (start, body) => {
      const expected = mac(start, body);
      return (signature) => sameBytes(expected, signature);
    },
  };
}

function verifyingKey(publicKey: KeyObject): Key {
  return {
    version: 'v1a',
    sign: () => {
      throw new Error('A public key (whpk_) cannot sign.');
    },
    comparer: (start, body) => {
      const content = Buffer.concat([Buffer.from(start), body]);
      return (signature) => signature.length === 64 && verifyBytes(null, content, publicKey, signature);
    },
  };
}

function signingKey(bytes: Buffer): Key {
  const privateKey = privateKeyOf(bytes);
  return {
    ...verifyingKey(createPublicKey(privateKey)),
    sign: (start, body) => signBytes(null, Buffer.concat([Buffer.from(start), body]), privateKey),
  };
}

/** DER around the 32 bytes of an Ed25519 key (RFC 8410). */
const PKCS8_START = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_START = Buffer.from('302a300506032b6570032100', 'hex');

function privateKeyOf(bytes: Buffer): KeyObject {
  if (bytes.length === 32) return createPrivateKey(asDer(PKCS8_START, bytes, 'pkcs8'));
  if (bytes.length === 48 && bytes.subarray(0, 16).equals(PKCS8_START))
    return privateKeyOf(bytes.subarray(16));
  if (bytes.length !== 64) throw unreadable();
  const key = privateKeyOf(bytes.subarray(0, 32));
  const point = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  if (!point.equals(bytes.subarray(32))) throw unreadable();
  return key;
}

function publicKeyFrom(bytes: Buffer): KeyObject {
  if (bytes.length === 32) return createPublicKey(asDer(SPKI_START, bytes, 'spki'));
  if (bytes.length === 44 && bytes.subarray(0, 12).equals(SPKI_START))
    return publicKeyFrom(bytes.subarray(12));
  throw unreadable();
}

const asDer = <Type extends string>(start: Buffer, key: Buffer, type: Type) => ({
  key: Buffer.concat([start, key]),
  format: 'der' as const,
  type,
});

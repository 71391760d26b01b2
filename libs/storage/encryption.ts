import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Encryption at rest: AES-256-GCM, one data key for each organisation and for each subject entry, wrapped with the master
 * key. `context` (the row it belongs to) is authenticated, so that a ciphertext moved to another row does not open.
 */
const FORMAT = 1;
const NONCE = 12;
const TAG = 16;

export function seal(key: Buffer, plain: Buffer | string, context: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain as Buffer), cipher.final()]);
  return Buffer.concat([Buffer.from([FORMAT]), nonce, cipher.getAuthTag(), body]);
}

/** Throws when the key, the context or a byte is not the one it was sealed with. */
export function unseal(key: Buffer, sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== FORMAT) throw new Error('sealed in an unknown format');
  const nonce = sealed.subarray(1, 1 + NONCE);
  const tag = sealed.subarray(1 + NONCE, 1 + NONCE + TAG);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE + TAG)), decipher.final()]);
}

export const newDataKey = (): Buffer => randomBytes(32);

/** A key for one use, from a data key: what one use reveals says nothing about another. */
export const keyFor = (key: Buffer, use: 'bsn' | 'pseudonym' | 'digest'): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `schakel:${use}`, 32));

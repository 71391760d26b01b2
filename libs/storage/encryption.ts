import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { newNonce } from '#kernel';

/**
 * Encryption at rest: AES-256-GCM, one data key for each organisation and for each subject entry, wrapped with the master
 * key. `context` (the row it belongs to) is authenticated, so that a ciphertext moved to another row does not open.
 */
const FORMAT = 1;
const NONCE = 12;
const TAG = 16;

export function seal(key: Buffer, plain: Buffer | string, context: string): Buffer {
  const nonce = newNonce(NONCE);
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
export const keyFor = (
  key: Buffer,
  use: 'bsn' | 'pseudonym' | 'digest' | 'processing' | 'stop' | 'contact',
): Buffer => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `schakel:${use}`, 32));

const UUID_PARTS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/** What one reader calls an id: one block of AES under its own key, so that only the key leads back, and nothing is stored. */
export function codeOfId(key: Buffer, id: string): string {
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(id.replaceAll('-', ''), 'hex'), cipher.final()]).toString('hex');
}

/** The id again; of a code that this key did not make, an id that nothing has. */
export function idOfCode(key: Buffer, code: string): string {
  const decipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  const bytes = Buffer.concat([decipher.update(code, 'hex'), decipher.final()]);
  return bytes.toString('hex').replace(UUID_PARTS, '$1-$2-$3-$4-$5');
}

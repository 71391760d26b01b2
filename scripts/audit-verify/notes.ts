/**
 * What an export is verified with: hashes, canonical JSON, signed notes and proofs, written down a second time. Nothing here
 * comes from the hub whose log is verified.
 */
import { createPublicKey, hash, verify, type KeyObject } from 'node:crypto';

export interface Signed {
  origin: string;
  size: number;
  root: string;
  signedAt: string | null;
}

const [PLAIN, TIMED] = [1, 4];
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
/** By a text of one byte a character: a buffer that Node makes of it itself costs three times the hash of two nodes. */
export const sha256 = (data: Buffer): Buffer => Buffer.from(hash('sha256', data, 'binary'), 'binary');

let scratch = Buffer.alloc(65536);
export function leafHash(bytes: Buffer): string {
  if (bytes.length >= scratch.length) scratch = Buffer.alloc(bytes.length * 2);
  scratch[0] = 0;
  scratch.set(bytes, 1);
  return hash('sha256', scratch.subarray(0, bytes.length + 1), 'base64');
}
const pair = Buffer.alloc(65, 1);
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  pair.set(left, 1);
  pair.set(right, 33);
  return sha256(pair);
}

/** RFC 8785. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}

export interface Key {
  name: string;
  raw: Buffer;
  key: KeyObject;
}
export function readKey(text: string): Key {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text.trim()) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  const raw = bytes.subarray(1);
  if (!name || bytes[0] !== PLAIN || keyId(name, PLAIN, raw) !== id)
    throw new Error('that is no public key of a log');
  return {
    name,
    raw,
    key: createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' }),
  };
}
const keyId = (name: string, type: number, raw: Buffer): string =>
  sha256(Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([type]), raw])).toString('hex', 0, 4);

/** A C2SP checkpoint; undefined when none of the keys signed it. */
export function openNote(note: string, keys: Key[]): Signed | undefined {
  const gap = note.indexOf('\n\n');
  const body = note.slice(0, gap + 1);
  const [, origin, size, root] = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(body) ?? [];
  if (gap === -1 || !origin) return undefined;
  let signed = false;
  let signedAt: string | null = null;
  for (const line of note.slice(gap + 2).split('\n')) {
    const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = Buffer.from(encoded ?? '', 'base64');
    const id = bytes.toString('hex', 0, 4);
    for (const { raw, key } of keys.filter((one) => one.name === name)) {
      if (id === keyId(name!, PLAIN, raw)) signed ||= verify(null, Buffer.from(body), key, bytes.subarray(4));
      if (id !== keyId(name!, TIMED, raw) || bytes.length !== 76) continue;
      const seconds = bytes.readBigUInt64BE(4);
      if (verify(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${body}`), key, bytes.subarray(12)))
        signedAt = new Date(Number(seconds) * 1000).toISOString();
    }
  }
  return signed ? { origin, size: Number(size), root: root!, signedAt } : undefined;
}

/** RFC 9162, 2.1.3.2. */
export function rootOfProof(
  position: number,
  size: number,
  leaf: string,
  proof: string[],
): string | undefined {
  let [place, last] = [position, size - 1];
  let known: Buffer = Buffer.from(leaf, 'base64');
  const shift = (): void => void ([place, last] = [Math.floor(place / 2), Math.floor(last / 2)]);
  for (const other of proof.map((one) => Buffer.from(one, 'base64'))) {
    if (last === 0 || other.length !== 32) return undefined;
    if (place % 2 === 1 || place === last) {
      known = nodeHash(other, known);
      while (place % 2 === 0 && place !== 0) shift();
    } else known = nodeHash(known, other);
    shift();
  }
  return last === 0 ? known.toString('base64') : undefined;
}

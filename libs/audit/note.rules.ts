import { createPrivateKey, createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';

/**
 * Checkpoints as C2SP tlog-checkpoint signed notes. Each key signs twice: the note itself (Ed25519, type 1), which is what
 * every client of such logs reads, and the note with the time (cosignature/v1, type 4), so that a moment is signed too.
 */
const PLAIN = 1;
const TIMED = 4;
const ID_BYTES = 4;
const TIME_BYTES = 8;
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

export interface Signer {
  /** As `name+id+key`: what a verifier needs, and what is published. */
  verifier: string;
  signPlain(body: string): string;
  signTimed(body: string, moment: Date): string;
}

const keyId = (name: string, type: number, publicKey: Buffer): Buffer =>
  hash(
    'sha256',
    Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([type]), publicKey]),
    'buffer',
  ).subarray(0, ID_BYTES);
const timedMessage = (body: string, seconds: number | bigint): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${body}`);

/** @param seed the 32 bytes of an Ed25519 private key */
export function createSigner(name: string, seed: Buffer): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key)
    .export({ format: 'der', type: 'spki' })
    .subarray(SPKI_ED25519.length);
  const line = (type: number, ...parts: Buffer[]): string =>
    `— ${name} ${Buffer.concat([keyId(name, type, publicKey), ...parts]).toString('base64')}\n`;
  return {
    verifier: `${name}+${keyId(name, PLAIN, publicKey).toString('hex')}+${Buffer.concat([Buffer.from([PLAIN]), publicKey]).toString('base64')}`,
    signPlain: (body) => line(PLAIN, sign(null, Buffer.from(body), key)),
    signTimed(body, moment) {
      const seconds = Math.floor(moment.getTime() / 1000);
      const time = Buffer.alloc(TIME_BYTES);
      time.writeBigUInt64BE(BigInt(seconds));
      return line(TIMED, time, sign(null, timedMessage(body, seconds), key));
    },
  };
}

/** A public key out of `name+id+key`; undefined when it is none, or its id is not its own. */
export function readVerifier(text: string): { name: string; publicKey: KeyObject; raw: Buffer } | undefined {
  const match = /^([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text.trim());
  if (!match) return undefined;
  const [, name, id, encoded] = match as unknown as [string, string, string, string];
  const bytes = Buffer.from(encoded, 'base64');
  const raw = bytes.subarray(1);
  if (bytes[0] !== PLAIN || keyId(name, PLAIN, raw).toString('hex') !== id) return undefined;
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI_ED25519, raw]), format: 'der', type: 'spki' });
  return { name, publicKey, raw };
}

export interface Head {
  origin: string;
  size: number;
  root: Buffer;
}

const bodyOf = ({ origin, size, root }: Head): string => `${origin}\n${size}\n${root.toString('base64')}\n`;

export function signCheckpoint(head: Head, signers: Signer[], moment: Date): string {
  const body = bodyOf(head);
  return `${body}\n${signers.map((signer) => signer.signPlain(body) + signer.signTimed(body, moment)).join('')}`;
}

export interface Checkpoint extends Head {
  note: string;
  /** As signed, to the second; undefined when no known key signed a time. */
  signedAt?: Date;
}

const BODY = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n$/;
const LINE = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/;

/** The checkpoint, when one of these keys signed it; else undefined. Signatures by unknown keys are ignored. */
export function openCheckpoint(note: string, verifiers: string[]): Checkpoint | undefined {
  const gap = note.indexOf('\n\n');
  const body = note.slice(0, gap + 1);
  const match = gap === -1 ? null : BODY.exec(body);
  if (!match) return undefined;
  const lines = note
    .slice(gap + 2)
    .split('\n')
    .flatMap((line) => {
      const found = LINE.exec(line);
      return found ? [{ name: found[1]!, bytes: Buffer.from(found[2]!, 'base64') }] : [];
    });
  let isSigned = false;
  let signedAt: Date | undefined;
  for (const { name, publicKey, raw } of verifiers.map(readVerifier).filter((one) => one !== undefined)) {
    const by = (type: number) =>
      lines
        .filter(
          (line) => line.name === name && keyId(name, type, raw).equals(line.bytes.subarray(0, ID_BYTES)),
        )
        .map(({ bytes }) => bytes.subarray(ID_BYTES));
    isSigned ||= by(PLAIN).some((signature) => verify(null, Buffer.from(body), publicKey, signature));
    for (const bytes of by(TIMED)) {
      if (bytes.length <= TIME_BYTES) continue;
      const seconds = bytes.readBigUInt64BE();
      if (verify(null, timedMessage(body, seconds), publicKey, bytes.subarray(TIME_BYTES)))
        signedAt = new Date(Number(seconds) * 1000);
    }
  }
  if (!isSigned) return undefined;
  const [, origin, size, root] = match as unknown as [string, string, string, string];
  return { origin, size: Number(size), root: Buffer.from(root, 'base64'), note, signedAt };
}

/** What was taken out of a log, as it is signed: the name keeps it from ever being taken for a checkpoint. */
export interface SignedDigest {
  origin: string;
  /** What the digest is of. */
  name: string;
  lines: number;
  digest: Buffer;
}

const digestBody = ({ origin, name, lines, digest }: SignedDigest): string =>
  `${origin}/export\n${name}\n${lines}\n${digest.toString('base64')}\n`;

export function signDigest(one: SignedDigest, signers: Signer[], moment: Date): string {
  const body = digestBody(one);
  return `${body}\n${signers.map((signer) => signer.signPlain(body) + signer.signTimed(body, moment)).join('')}`;
}

/** True when one of these keys signed just this. */
export function openDigest(note: string, one: SignedDigest, verifiers: string[]): boolean {
  const body = digestBody(one);
  if (!note.startsWith(`${body}\n`)) return false;
  return verifiers
    .map(readVerifier)
    .filter((key) => key !== undefined)
    .some(({ name, publicKey, raw }) =>
      note
        .slice(body.length + 1)
        .split('\n')
        .map((line) => LINE.exec(line))
        .filter((found) => found?.[1] === name)
        .map((found) => Buffer.from(found![2]!, 'base64'))
        .filter((bytes) => keyId(name, PLAIN, raw).equals(bytes.subarray(0, ID_BYTES)))
        .some((bytes) => verify(null, Buffer.from(body), publicKey, bytes.subarray(ID_BYTES))),
    );
}

import { passed, type Clock } from '#kernel';
import { databaseMoment, type Query } from '#storage';
import { appendEvents } from './audit.store.js';
import { hashWhatHasNone } from './body.store.js';
import {
  introduceKeys,
  latestCheckpoint,
  publicKeys,
  storeCheckpoint,
  type StoredCheckpoint,
} from './checkpoint.store.js';
import { auditEvent } from './event.js';
import type { Frontier } from './frontier.rules.js';
import { isConsistent } from './merkle.rules.js';
import { openCheckpoint, signCheckpoint, type Checkpoint, type Head, type Signer } from './note.rules.js';
import type { Publication } from './publication.js';
import { openSession, takeSealerLock, type Session } from './session.js';
import {
  consistencyProof,
  loadFrontier,
  rootAt,
  storeNodes,
  takeUnsealed,
  TreeBroken,
  treeSize,
} from './tree.store.js';

export interface SealerOptions {
  databaseUrl: string;
  /** The name of this log: the first line of every checkpoint. */
  origin: string;
  /** Every key signs; the first is the one in use, others are on their way out. */
  signers: Signer[];
  clock: Clock;
  checkpointEvery: number;
  publication?: Publication;
  /** Hears of a checkpoint that could not be published; it is tried again in the next round. */
  onUnpublished?: (error: unknown) => void;
  /** Hears of public keys with which nothing was signed before: whoever verifies has to get them. */
  onIntroduced?: (verifiers: string[]) => void;
}

export interface Sealer {
  /**
   * Seals what waits, when this is the one sealer of the database, and signs when it is time. Throws when the database is
   * away, and TreeBroken when the tree is not what was signed; the office is then given up.
   */
  round(isStopping?: () => boolean): Promise<{ isElected: boolean; sealed: number }>;
  /** Gives the office up at once. */
  close(): Promise<void>;
}

interface Office {
  frontier: Frontier;
  last: (Checkpoint & { number: number; madeAt: Date }) | undefined;
  /** By a clock that nobody turns; what an earlier sealer signed is long ago. */
  signedAt: number;
  unpublished: StoredCheckpoint | undefined;
}

const ENOUGH = 5000;
const DAY_MS = 86_400_000;

export function createSealer(options: SealerOptions): Sealer {
  const { origin, signers, clock, checkpointEvery, publication } = options;
  const own = signers.map(({ verifier }) => verifier);
  let session: Session | undefined;
  let office: Office | undefined;

  async function close(): Promise<void> {
    const ending = session;
    session = undefined;
    office = undefined;
    await ending?.end().catch(() => undefined);
  }

  /** Whoever takes the office looks first whether the tree is still what was signed: here, and where it was published. */
  async function takeOffice(db: Query): Promise<Office | undefined> {
    if (!(await takeSealerLock(db))) return undefined;
    const size = await treeSize(db);
    const stored = await latestCheckpoint(db, origin);
    const last = stored && openOwn(stored.note, 'the last checkpoint');
    if (last) await assertHolds(db, size, last, 'the last checkpoint');
    const published = await publication?.latest();
    if (published?.startsWith(`${origin}\n`))
      await assertHolds(db, size, openOwn(published, 'the published checkpoint'), 'the published checkpoint');
    // Of another name is another log: the operator gave this one a new name and has to tell why.
    else if (published !== undefined && !openCheckpoint(published, await publicKeys(db)))
      throw new TreeBroken('what is published is no checkpoint that a key of this hub signed');
    await introduceOwnKeys(db);
    await hashWhatHasNone(db);
    const frontier = await loadFrontier(db, size);
    await assertExtends(db, last, { origin, size, root: frontier.root() });
    return {
      frontier,
      last: stored && { ...last!, number: stored.number, madeAt: stored.madeAt },
      signedAt: -Infinity,
      unpublished: publication && stored,
    };
  }

  /**
   * By the keys that this hub was given, and not by those that the database names: whoever can write there would otherwise
   * name a key of his own, sign another past with it, and have it signed again with ours. A key that did not sign what it is
   * to go on from is the wrong one, or came without the former behind it.
   */
  function openOwn(note: string, what: string): Checkpoint {
    const opened = openCheckpoint(note, own);
    if (opened?.origin !== origin)
      throw new TreeBroken(`no AUDIT_KEY that this hub was given signed ${what}`);
    return opened;
  }

  async function assertHolds(db: Query, size: number, signed: Checkpoint, what: string): Promise<void> {
    if (signed.size > size) throw new TreeBroken(`${what} is of ${signed.size} leaves and there are ${size}`);
    if (!(await rootAt(db, signed.size)).equals(signed.root))
      throw new TreeBroken(`the root at ${signed.size} leaves is not that of ${what}`);
  }

  async function assertExtends(db: Query, last: Head | undefined, head: Head): Promise<void> {
    const holds = last
      ? isConsistent(last, head, (await consistencyProof(db, last.size, head.size)).proof)
      : (await rootAt(db, head.size)).equals(head.root);
    if (!holds)
      throw new TreeBroken(`the tree of ${head.size} leaves does not extend that of ${last?.size ?? 0}`);
  }

  async function introduceOwnKeys(db: Query): Promise<void> {
    const introduced = await db.transaction().execute(async (tx) => {
      const moment = await databaseMoment(tx, clock.offset());
      const verifiers = await introduceKeys(tx, own, moment);
      const events = verifiers.map((verifier) =>
        auditEvent({
          moment,
          log: 'audit',
          action: 'key.introduced',
          actor: 'hub',
          object: `key:${verifier.split('+')[1]}`,
          result: 'introduced',
          organisations: [],
          details: { verifier },
        }),
      );
      await appendEvents(tx, events);
      return verifiers;
    });
    if (introduced.length > 0) options.onIntroduced?.(introduced);
  }

  async function sealBatch(db: Query, { frontier }: Office): Promise<number> {
    return db.transaction().execute(async (tx) => {
      const taken = await takeUnsealed(tx, ENOUGH);
      if (!taken) return 0;
      if (taken.from !== frontier.size) throw new Error('somebody else has sealed');
      await storeNodes(tx, frontier.append(taken.hashes));
      passed('seal.written', undefined, taken.hashes.length);
      return frontier.size - taken.from;
    });
  }

  /** What was signed can never be taken back: nothing is before the stored nodes have shown that it extends what was. */
  async function signWhenDue(db: Query, held: Office): Promise<void> {
    const { frontier, last } = held;
    const moment = await databaseMoment(db, clock.offset());
    const hasGrown = frontier.size > (last?.size ?? -1);
    const isDue = hasGrown && performance.now() - held.signedAt >= checkpointEvery;
    const isOfYesterday = last !== undefined && moment.getTime() - last.madeAt.getTime() >= DAY_MS;
    if (!isDue && !isOfYesterday) return;
    const head = { origin, size: frontier.size, root: frontier.root() };
    await assertExtends(db, last, head);
    const note = signCheckpoint(head, signers, moment);
    const checkpoint = { number: (last?.number ?? 0) + 1, size: head.size, note, madeAt: moment };
    await db.transaction().execute((tx) => storeCheckpoint(tx, origin, checkpoint));
    passed('seal.signed', undefined, head.size);
    held.last = { ...head, note, number: checkpoint.number, madeAt: moment };
    held.signedAt = performance.now();
    held.unpublished = publication && checkpoint;
  }

  /** Only what is committed is ever shown. */
  async function publishWhatIsNew(db: Query, held: Office): Promise<void> {
    if (!publication || !held.unpublished) return;
    const keys = await publicKeys(db);
    try {
      await publication.publish(held.unpublished, keys);
      held.unpublished = undefined;
    } catch (error) {
      options.onUnpublished?.(error);
    }
  }

  async function round(isStopping = (): boolean => false): Promise<{ isElected: boolean; sealed: number }> {
    try {
      session ??= await openSession(options.databaseUrl);
      const db = session.query;
      office ??= await takeOffice(db);
      if (!office) return { isElected: false, sealed: 0 };
      let sealed = 0;
      for (let batch = ENOUGH; batch >= ENOUGH && !isStopping(); sealed += batch) {
        batch = await sealBatch(db, office);
        if (batch > 0) passed('seal.committed', undefined, batch);
        await signWhenDue(db, office);
        await publishWhatIsNew(db, office);
      }
      return { isElected: true, sealed };
    } catch (error) {
      await close();
      throw error;
    }
  }

  return { round, close };
}

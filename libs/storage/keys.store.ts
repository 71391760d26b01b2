import { sql } from 'kysely';
import { newId } from '#kernel';
import { keyFor, newDataKey, seal, unseal } from './encryption.js';
import type { Database, Query, Tx } from './database.js';

/** The keys of an organisation, ready for use; made once a process. */
export interface OrganisationKeys {
  id: string;
  data: Buffer;
  bsn: Buffer;
  pseudonym: Buffer;
  digest: Buffer;
  /** Of the codes by which people are named in processing records. */
  processing: Buffer;
  /** Of those who are not to be known any more. */
  stop: Buffer;
  /** By which contact persons of employers are found. */
  contact: Buffer;
}

export interface KeyRing {
  ofOrganisation(db: Query, organisation: string, moment: Date): Promise<OrganisationKeys>;
  wrap(id: string, key: Buffer): Buffer;
  unwrap(id: string, wrapped: Buffer): Buffer;
  /** The same for one batch, in which records of one organisation share a key; to be forgotten with the batch. */
  unwrapOnce(): KeyRing['unwrap'];
}

const contextOf = (id: string): string => `data-key:${id}`;

function unwrappedWith(masterKeys: readonly Buffer[], id: string, wrapped: Buffer): Buffer {
  for (const [place, masterKey] of masterKeys.entries()) {
    try {
      return unseal(masterKey, wrapped, contextOf(id));
    } catch (error) {
      if (place === masterKeys.length - 1) throw error;
    }
  }
  throw new Error('there is no master key');
}

/**
 * Keys of subject entries are never kept in memory between batches: destroying one must take effect everywhere. New keys are
 * wrapped with the first master key; while one replaces another, the others still open what they wrapped.
 */
export function createKeyRing(masterKey: Buffer, ...older: Buffer[]): KeyRing {
  const known = new Map<string, OrganisationKeys>();
  const wrap = (id: string, key: Buffer): Buffer => seal(masterKey, key, contextOf(id));
  const unwrap = (id: string, wrapped: Buffer): Buffer => unwrappedWith([masterKey, ...older], id, wrapped);

  async function ofOrganisation(db: Query, organisation: string, moment: Date): Promise<OrganisationKeys> {
    const kept = known.get(organisation);
    if (kept) return kept;
    const owner = `organisation:${organisation}`;
    const id = newId();
    const made = await db
      .insertInto('data_key')
      .values({ id, owner, wrapped: wrap(id, newDataKey()), made_at: moment })
      .onConflict((conflict) => conflict.column('owner').doNothing())
      .returning('id')
      .executeTakeFirst();
    const row = await db
      .selectFrom('data_key')
      .select(['id', 'wrapped'])
      .where('owner', '=', owner)
      .executeTakeFirstOrThrow();
    if (!row.wrapped) throw new Error(`the key of organisation ${organisation} was destroyed`);
    const data = unwrap(row.id, row.wrapped);
    const keys = {
      id: row.id,
      data,
      bsn: keyFor(data, 'bsn'),
      pseudonym: keyFor(data, 'pseudonym'),
      digest: keyFor(data, 'digest'),
      processing: keyFor(data, 'processing'),
      stop: keyFor(data, 'stop'),
      contact: keyFor(data, 'contact'),
    };
    // A key that was made in a transaction is only there when that commits: it is not remembered before it was read again.
    if (!(made && db.isTransaction)) known.set(organisation, keys);
    return keys;
  }

  function unwrapOnce(): KeyRing['unwrap'] {
    const opened = new Map<string, Buffer>();
    return (id, wrapped) => {
      const key = opened.get(id) ?? unwrap(id, wrapped);
      opened.set(id, key);
      return key;
    };
  }

  return { ofOrganisation, wrap, unwrap, unwrapOnce };
}

export interface Rotated {
  /** Keys that another master key had wrapped, and the first one wraps now. */
  rewrapped: number;
  /** Keys that none of the master keys opens. */
  unopened: number;
}

const ROTATE_AT_ONCE = 500;

/**
 * Wraps every data key with the first master key; a hub may run meanwhile, when it has all of these keys. Each batch is
 * committed by itself, so that what was begun can be begun again. A key that is destroyed meanwhile stays destroyed.
 */
export async function rotateKeys(
  db: Database,
  masterKeys: readonly [Buffer, ...Buffer[]],
  onBatch: (tx: Tx, rewrapped: number) => Promise<void>,
): Promise<Rotated> {
  const done = { rewrapped: 0, unopened: 0 };
  for (let after = NO_ID, more = true; more;) {
    await db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ id: string; wrapped: Buffer | null }>`
        select id, wrapped from data_key where id > ${after}::uuid order by id limit ${ROTATE_AT_ONCE} for update`.execute(
        tx,
      );
      const changed = rows.flatMap(({ id, wrapped }) => rewrapped(masterKeys, id, wrapped, done) ?? []);
      if (changed.length > 0) {
        await sql`
          update data_key k set wrapped = c.wrapped
          from unnest(${changed.map(({ id }) => id)}::uuid[], ${changed.map(({ wrapped }) => wrapped)}::bytea[]) as c(id, wrapped)
          where k.id = c.id`.execute(tx);
        await onBatch(tx, changed.length);
      }
      done.rewrapped += changed.length;
      more = rows.length === ROTATE_AT_ONCE;
      after = rows.at(-1)?.id ?? after;
    });
  }
  return done;
}

const LOOKED_AT = 50;

/**
 * Whether the master keys open what was wrapped first and last in this database: some keys of each end, for a replacement goes
 * from the one to the other. `all` also where there are none, or only destroyed ones.
 */
export async function masterKeysOpen(
  db: Query,
  masterKeys: readonly [Buffer, ...Buffer[]],
): Promise<'all' | 'some' | 'none'> {
  const { rows } = await sql<{ id: string; wrapped: Buffer | null }>`
    (select id, wrapped from data_key order by id limit ${LOOKED_AT})
    union all
    (select id, wrapped from data_key order by id desc limit ${LOOKED_AT})`.execute(db);
  const answers = new Set(
    rows.flatMap(({ id, wrapped }) => (wrapped ? masterKeys.some((one) => opens(one, id, wrapped)) : [])),
  );
  if (!answers.has(false)) return 'all';
  return answers.has(true) ? 'some' : 'none';
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Undefined where nothing is to be done: the first master key wrapped it, or it was destroyed, or nobody can open it. */
function rewrapped(
  [first, ...older]: readonly [Buffer, ...Buffer[]],
  id: string,
  wrapped: Buffer | null,
  done: Rotated,
): { id: string; wrapped: Buffer } | undefined {
  if (!wrapped || opens(first, id, wrapped)) return undefined;
  const key = older.find((one) => opens(one, id, wrapped));
  if (!key) {
    done.unopened += 1;
    return undefined;
  }
  return { id, wrapped: seal(first, unseal(key, wrapped, contextOf(id)), contextOf(id)) };
}

function opens(masterKey: Buffer, id: string, wrapped: Buffer): boolean {
  try {
    unseal(masterKey, wrapped, contextOf(id));
    return true;
  } catch {
    return false;
  }
}

import { newId } from '#kernel';
import { keyFor, newDataKey, seal, unseal } from './encryption.js';
import type { Query } from './database.js';

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
}

export interface KeyRing {
  ofOrganisation(db: Query, organisation: string, moment: Date): Promise<OrganisationKeys>;
  wrap(id: string, key: Buffer): Buffer;
  unwrap(id: string, wrapped: Buffer): Buffer;
  /** The same for one batch, in which records of one organisation share a key; to be forgotten with the batch. */
  unwrapOnce(): KeyRing['unwrap'];
}

const contextOf = (id: string): string => `data-key:${id}`;

/** Keys of subject entries are never kept in memory between batches: destroying one must take effect everywhere. */
export function createKeyRing(masterKey: Buffer): KeyRing {
  const known = new Map<string, OrganisationKeys>();
  const wrap = (id: string, key: Buffer): Buffer => seal(masterKey, key, contextOf(id));
  const unwrap = (id: string, wrapped: Buffer): Buffer => unseal(masterKey, wrapped, contextOf(id));

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

import { sql } from 'kysely';
import type { Query } from '#storage';
import { createFrontier, STORED_EVERY, type Frontier, type StoredNode } from './frontier.rules.js';
import {
  foldSubtrees,
  planConsistency,
  planInclusion,
  subtreesOf,
  type Node,
  type ProofPlan,
} from './merkle.rules.js';

/** The tree as it is stored: leaves, and the roots of complete subtrees of 256, 65536, … leaves. */

const HASH_BYTES = 32;
const nameOf = ({ level, index }: Node): string => `${level}/${index}`;

export async function treeSize(db: Query): Promise<number> {
  const { rows } = await sql<{ size: string }>`
    select coalesce((select position + 1 from audit_leaf order by position desc limit 1), 0) as size`.execute(
    db,
  );
  return Number(rows[0]!.size);
}

/** The hashes of these complete subtrees, each from at most 255 stored ones: one statement, however many are asked for. */
async function hashesOf(db: Query, nodes: Node[]): Promise<Map<string, Buffer>> {
  const wanted = [...new Map(nodes.map((node) => [nameOf(node), node])).values()].map((node) => {
    const base = node.level - (node.level % STORED_EVERY);
    const width = 2 ** (node.level - base);
    return { ...node, base, width, from: node.index * width };
  });
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ place: string; hashes: Buffer | null }>`
    select r.place, case r.base
      when 0 then (select string_agg(hash, ''::bytea order by position) from audit_leaf
        where position >= r.start and position < r.stop)
      else (select string_agg(hash, ''::bytea order by index) from audit_node
        where level = r.base and index >= r.start and index < r.stop) end as hashes
    from unnest(${wanted.map((one) => one.base)}::int[], ${wanted.map((one) => one.from)}::bigint[],
      ${wanted.map((one) => one.from + one.width)}::bigint[]) with ordinality as r(base, start, stop, place)`.execute(
    db,
  );
  return new Map(
    rows.map(({ place, hashes }) => {
      const node = wanted[Number(place) - 1]!;
      if (hashes?.length !== node.width * HASH_BYTES)
        throw new TreeBroken(`nodes under ${nameOf(node)} are missing`);
      return [nameOf(node), rootOver(hashes)];
    }),
  );
}

const rootOver = (hashes: Buffer): Buffer => {
  const frontier = createFrontier(0, []);
  frontier.append(hashes);
  return frontier.root();
};

/** The stored tree does not say what was signed; nothing is sealed or signed until somebody has looked. */
export class TreeBroken extends Error {
  override name = 'TreeBroken';
}

async function resolve(db: Query, plans: ProofPlan[]): Promise<Buffer[][]> {
  const hashes = await hashesOf(db, plans.flat(2));
  return plans.map((plan) =>
    plan.map((subtrees) => foldSubtrees(subtrees.map((node) => hashes.get(nameOf(node))!))),
  );
}

export async function rootAt(db: Query, size: number): Promise<Buffer> {
  const [[root]] = (await resolve(db, [[subtreesOf(0, size)]])) as [[Buffer]];
  return root;
}

export async function loadFrontier(db: Query, size: number): Promise<Frontier> {
  const subtrees = subtreesOf(0, size);
  const [hashes] = (await resolve(db, [subtrees.map((node) => [node])])) as [Buffer[]];
  return createFrontier(size, hashes);
}

/** One proof for each position, of the tree as it was at `size`. */
export const inclusionProofs = (db: Query, positions: number[], size: number): Promise<Buffer[][]> =>
  resolve(
    db,
    positions.map((position) => planInclusion(position, size)),
  );

/** A proof with the root that it leads to. */
export async function inclusionProof(
  db: Query,
  position: number,
  size: number,
): Promise<{ proof: Buffer[]; root: Buffer }> {
  const plans = [planInclusion(position, size), [subtreesOf(0, size)]];
  const [proof, [root]] = (await resolve(db, plans)) as [Buffer[], [Buffer]];
  return { proof, root };
}

/** A proof with both roots. */
export async function consistencyProof(
  db: Query,
  from: number,
  to: number,
): Promise<{ proof: Buffer[]; older: Buffer; newer: Buffer }> {
  const plans = [planConsistency(from, to), [subtreesOf(0, from)], [subtreesOf(0, to)]];
  const [proof, [older], [newer]] = (await resolve(db, plans)) as [Buffer[], [Buffer], [Buffer]];
  return { proof, older, newer };
}

/**
 * Takes what is committed and waits, in the order of the sequence and up to the statement with which there are `enough`, and
 * gives it the next positions: one statement, so that what commits meanwhile is neither taken nor lost. Gives the first
 * position and the hashes one after the other.
 */
export async function takeUnsealed(
  tx: Query,
  enough: number,
): Promise<{ from: number; hashes: Buffer } | undefined> {
  const { rows } = await sql<{ from: string; hashes: Buffer | null }>`
    with waiting as (
      select seq, sum(cardinality(event_ids)) over (order by seq) - cardinality(event_ids) as before
      from (select seq, event_ids from unsealed order by seq limit ${enough}) u
    ), taken as (
      delete from unsealed where seq = any(array(select seq from waiting where before < ${enough}))
      returning seq, event_ids, hashes
    ), placed as (
      select event_ids, hashes, coalesce((select position + 1 from audit_leaf order by position desc limit 1), 0)
        + sum(cardinality(event_ids)) over (order by seq) - cardinality(event_ids) as first
      from taken
    ), sealed as (
      insert into audit_leaf (position, event_id, hash)
      select first + place - 1, event_id, substr(hashes, (place::int - 1) * ${HASH_BYTES}::int + 1, ${HASH_BYTES}::int)
      from placed, unnest(event_ids) with ordinality as e(event_id, place)
    )
    select min(first) as "from", string_agg(hashes, ''::bytea order by first) as hashes from placed`.execute(
    tx,
  );
  const { from, hashes } = rows[0]!;
  return hashes ? { from: Number(from), hashes } : undefined;
}

export async function storeNodes(tx: Query, nodes: StoredNode[]): Promise<void> {
  if (nodes.length === 0) return;
  await sql`
    insert into audit_node (level, index, hash)
    select level, index, substr(${Buffer.concat(nodes.map(({ hash }) => hash))}::bytea, (place::int - 1) * 32 + 1, 32)
    from unnest(${nodes.map(({ level }) => level)}::int[], ${nodes.map(({ index }) => index)}::bigint[])
      with ordinality as n(level, index, place)`.execute(tx);
}

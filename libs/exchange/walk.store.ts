import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#storage';
import { lowestId } from './replay.store.js';
import type { Round } from './walk.js';

/** What a round over a table took out. */
export interface Gone {
  /** The last that was looked at; absent: there was nothing more. */
  last?: string;
  count: number;
}

/** The ids of those of a round that were made before `bound` and, as `isDue` says of the row `x`, are to be taken out; in their order. */
export async function dueIn(
  tx: Tx,
  table: string,
  isDue: RawBuilder<boolean>,
  bound: Date,
  { after, limit }: Round,
): Promise<Pick<Gone, 'last'> & { due: string[] }> {
  const { rows } = await sql<{ id: string; isDue: boolean | null }>`
    select x.id, ${isDue} as "isDue" from ${sql.table(table)} x where x.id = any(array(
      select id from ${sql.table(table)} where id > ${after}::uuid and id < ${lowestId(bound)}::uuid order by id limit ${limit}))
    order by x.id`.execute(tx);
  const last = rows.length < limit ? undefined : rows.at(-1)?.id;
  return { ...(last ? { last } : {}), due: rows.filter((row) => row.isDue).map(({ id }) => id) };
}

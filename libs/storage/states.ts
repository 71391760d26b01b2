import { sql, type RawBuilder } from 'kysely';

/**
 * `isState('d.state', 'planned')`, of rows that are found by their id, record, message, occasion or person. Said in a way of which no
 * index of all rows in that state can be made use: while there are none that is the smallest index there is, so that it looks
 * cheaper than the right one; and the plan is kept until half a million wait for somebody.
 */
export const isState = (column: string, state: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} in (${sql.lit(state)}, '')`;

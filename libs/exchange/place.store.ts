import { sql, type RawBuilder } from 'kysely';

/** A value or a column of the statement around it. */
type Given = string | RawBuilder<unknown>;

/**
 * The next place in the order in which a recipient hears of a record: after the last that was given, not the number that
 * there are, for a place that was kept free for what was not permitted after all is not given again. `before`: only after
 * what comes earlier in the order of the record itself. Reads one row, however often the record was sent.
 */
export const nextPlace = (
  recordPk: Given,
  recipient: Given,
  before?: Given,
): RawBuilder<number> => sql<number>`
  (coalesce((select x.place from delivery x where x.record_pk = ${recordPk} and x.recipient = ${recipient}
    ${before === undefined ? sql`` : sql`and x.seq < ${before}`} order by x.seq desc, x.place desc limit 1), 0) + 1)`;

/** How many places to keep free for what was accepted about a record, before `before`, and may still be sent. */
export const placesKept = (recordPk: Given, before: Given): RawBuilder<number> => sql<number>`
  (select count(*) from message m where m.record_pk = ${recordPk} and m.seq < ${before} and m.state = 'accepted')`;

import { sql, type RawBuilder } from 'kysely';
import { plain, type Tx } from '#storage';

/** A value or a column of the statement around it. */
type Given = string | RawBuilder<unknown>;

/**
 * The next place in the order in which a recipient hears of a record: after the last that was given, not the number that
 * there are, for a place that was kept free for what was not permitted after all is not given again. `before`: only after
 * what comes earlier in the order of the record itself. What goes again has a place after what was newest then, whatever
 * it was itself. Reads one row and the replays, however often the record was sent.
 */
export const nextPlace = (recordPk: Given, recipient: Given, before?: Given): RawBuilder<number> => {
  const among = (name: string): RawBuilder<boolean> =>
    sql`${sql.ref(`${name}.record_pk`)} = ${recordPk} and ${sql.ref(`${name}.recipient`)} = ${recipient}`;
  const later = sql`coalesce((select min(y.place) from delivery y where ${among('y')} and y.seq > ${before}), 2147483647)`;
  return sql<number>`
  (greatest(
    (select x.place from delivery x where ${among('x')} ${before === undefined ? sql`` : sql`and x.seq < ${before}`}
      order by x.seq desc, x.place desc limit 1),
    (select max(x.place) from delivery x where ${among('x')} and x.replay_of is not null
      ${before === undefined ? sql`` : sql`and x.place < ${later}`}),
    0) + 1)`;
};

/**
 * Locks the people whom these deliveries are about, in the order of their ids: what is sent, said or sent again about them by
 * another is waited for, so that two who look for the next place do not find the same one.
 */
export async function lockPeopleOf(tx: Tx, deliveries: string[]): Promise<void> {
  await sql`
    select 1 from subject where id in (select subject_id from delivery where id = any(${plain(deliveries)}::uuid[]))
    order by id for no key update`.execute(tx);
}

/** How many places to keep free for what was accepted about a record, before `before`, and may still be sent. */
export const placesKept = (recordPk: Given, before: Given): RawBuilder<number> => sql<number>`
  (select count(*) from (select 1 from message m where m.record_pk = ${recordPk} and m.seq < ${before} and m.state = 'accepted'
    order by m.seq offset 0) m)`;

/**
 * What is still to be retracted, earlier in the order of the record, at whoever was in this recipient's place before it or
 * is so again: it was on its way there when a succession began or was turned back, and comes here when it did not arrive.
 */
export const retractedElsewhere = (
  recordPk: Given,
  recipient: Given,
  named: Given,
  before: Given,
): RawBuilder<unknown> => sql`
  from delivery w where w.record_pk = ${recordPk} and w.kind = 'retraction' and w.state = 'planned' and w.seq < ${before}
    and w.recipient <> ${recipient} and coalesce(w.meant_for, w.recipient) = ${named}`;

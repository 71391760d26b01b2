import { sql } from 'kysely';
import type { Tx } from '#storage';
import { lowestId } from './replay.store.js';

const EVENTS_AT_ONCE = 5000;
const BATCHES_AT_ONCE = 100;
const MAILS_AT_ONCE = 1000;
/** Nothing needs what was mailed for longer than a day; so long it can be asked why a contact did, or did not, hear something. */
const MAIL_KEPT_MS = 90 * 86_400_000;

/**
 * Takes out what senders were told, or never fetched, when it is older than `term`, and mail that is older than its own: sent,
 * given up, or of a hub without a mail server. Some of each in a round, by their ids, which begin with their moment.
 */
export async function purgeTold(tx: Tx, now: Date, term: number): Promise<void> {
  const ended = lowestId(new Date(now.getTime() - term));
  await sql`
    delete from status_event where id = any(array(
      select id from status_event where id < ${ended}::uuid order by id limit ${EVENTS_AT_ONCE}))`.execute(
    tx,
  );
  // A batch holds what it tells in words of its own: an event of it may go first, but not the other way round.
  await sql`
    delete from status_batch where id = any(array(
      select b.id from status_batch b where b.id < ${ended}::uuid
        and (b.under_way_until is null or b.under_way_until <= ${now})
        and not exists (select 1 from status_event e where e.batch_id = b.id offset 0)
      order by b.id limit ${BATCHES_AT_ONCE}))`.execute(tx);
  await sql`
    delete from notification where id = any(array(
      select id from notification where id < ${lowestId(new Date(now.getTime() - MAIL_KEPT_MS))}::uuid
      order by id limit ${MAILS_AT_ONCE}))`.execute(tx);
}

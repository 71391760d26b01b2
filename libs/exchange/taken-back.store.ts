import { sql, type RawBuilder } from 'kysely';
import { SCREEN } from './screen.rules.js';

/**
 * Whether what is said in `t` takes document `d` back: to delete or to use no more takes everything that came before it was
 * said for the first time; to correct only what its recipient may have had by then, for the next may be what is right; and
 * where a contact person asked for that nothing, for the record is about business and goes without what is said of it.
 */
const takesBack = sql`t.kind = 'retraction' and t.record_pk = d.record_pk and t.recipient = d.recipient
  and t.purpose = d.purpose and t.seq > d.seq and (t.occasion_id is null or t.occasion_id = d.occasion_id)
  and case when t.action = 'correct'
    then t.subject_id is not null and d.seq <= (select o.seq from delivery o where o.id = t.retracts)
    else exists (select 1 from retraction r where r.delivery_id = t.id) end`;

/** By what is still to be said: as long as a document waits, what takes it back waits behind it. */
export const isBeingTakenBack: RawBuilder<boolean> = sql<boolean>`(d.kind = 'document' and exists (
  select 1 from delivery t where t.state = 'planned' and ${takesBack}))`;

/** Of what went already: also by what was said since, or because something newer of its record went or waits. */
export const isTakenBackSince: RawBuilder<boolean> = sql<boolean>`(
  exists (select 1 from delivery t where ${takesBack})
  or exists (select 1 from delivery n where n.record_pk = d.record_pk and n.recipient = d.recipient and n.purpose = d.purpose
    and n.kind = 'document' and n.state in ('planned', 'delivered') and n.lane <> ${SCREEN} and n.seq > d.seq))`;

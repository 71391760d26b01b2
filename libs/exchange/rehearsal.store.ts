import { sql } from 'kysely';
import type { RecordType } from '#kernel';
import type { Query } from '#storage';
import { goesOnTo } from './move.store.js';
import { SCREEN } from './screen.rules.js';

/** What waits for somebody in one lane, in one form. */
export interface WaitingThere {
  recipient: string;
  meantFor: string | null;
  lane: string;
  contract: string;
  count: number;
  /** How many of them would go on; the others are there already, or older than what is. */
  goesOn: number;
}

/** Of one record type, of these senders or of all, what waits for these parties, and what of that goes on to another. */
export async function waitingFor(
  db: Query,
  { parties, recordType, senders }: { parties: string[]; recordType: RecordType; senders: string[] | null },
  successor: string,
): Promise<WaitingThere[]> {
  const { rows } = await sql<WaitingThere>`
    select d.recipient, d.meant_for as "meantFor", d.lane, d.contract, count(*)::int as count,
      (count(*) filter (where ${goesOnTo(successor)}))::int as "goesOn"
    from delivery d
    where d.recipient = any(${parties}::text[]) and d.state = 'planned' and d.record_type = ${recordType} and d.lane <> ${SCREEN}
      and (${senders}::text[] is null or d.sender = any(${senders}::text[]))
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`.execute(db);
  return rows;
}

/** Of one controller's people: whose word goes along, and in how many open occasions the one stands for the other. */
export async function peopleWhoGoAlong(
  db: Query,
  {
    controller,
    predecessor,
    successor,
    moment,
  }: { controller: string; predecessor: string; successor: string; moment: Date },
): Promise<{ goAlong: number; openOccasions: number }> {
  const { rows } = await sql<{ goAlong: number; openOccasions: number }>`
    select
      (select count(*)::int from subject s where s.controller = ${controller} and exists (
        select 1 from consent c where c.subject_id = s.id and c.state = 'given' and ${predecessor} = any(c.recipients)
          and (c.includes_successors or ${successor} = any(c.recipients)) and c.withdrawn_at is null and c.valid_until > ${moment}
          and not exists (select 1 from consent later where later.subject_id = s.id and later.purpose = c.purpose
            and later.given_at >= c.given_at and later.id <> c.id and later.state = 'refused'
            and (${successor} = any(later.recipients) or ${predecessor} = any(later.recipients))))) as "goAlong",
      (select count(*)::int from subject s join occasion o on o.subject_id = s.id
        where s.controller = ${controller} and o.source = ${controller} and o.recipient = ${predecessor}
          and o.closed_at is null and o.ends_at > ${moment}) as "openOccasions"`.execute(db);
  return rows[0]!;
}

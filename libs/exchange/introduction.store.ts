import { sql } from 'kysely';
import type { IntroductionAnswer, Purpose } from '#kernel';
import type { Query } from '#storage';

/** An introduction as it is looked at; it has the id of its occasion. Nothing in it is about the person. */
export interface Introduction {
  id: string;
  source: string;
  recipient: string;
  purpose: Purpose;
  openedBy: string;
  openedAt: Date;
  endsAt: Date;
  closedAt: Date | null;
  answer: IntroductionAnswer | null;
  answeredAt: Date | null;
  /** Whether it may have come to one of the parties that look. */
  hasCome: boolean;
  /** Whether something of it has come there that was not taken back since. */
  isKept: boolean;
}

export interface IntroductionsAsked {
  side?: 'sender' | 'recipient';
  /** Only those that are not over. */
  open: boolean;
  /** Only those of these to which nothing was answered. */
  waiting: boolean;
  after?: string;
  limit: number;
}

const CAME = sql`d.kind = 'document' and d.record_type = 'introduction' and (d.state = 'delivered' or d.attempts > 0)`;

const ROWS = (own: ReturnType<typeof sql>, parties: string[]) => sql<Introduction>`
  select o.id, o.source, o.recipient, o.purpose, o.opened_by as "openedBy", o.opened_at as "openedAt", o.ends_at as "endsAt",
    o.closed_at as "closedAt", a.answer, a.answered_at as "answeredAt", came."hasCome", came."isKept"
  from (${own}) own join occasion o on o.id = own.id left join introduction_answer a on a.occasion_id = o.id
  cross join lateral (
    select count(*) > 0 as "hasCome", coalesce(bool_or(not exists (
      select 1 from delivery t where t.record_pk = d.record_pk and t.recipient = d.recipient and t.seq > d.seq
        and t.kind = 'retraction' and t.action in ('delete', 'stop-using'))), false) as "isKept"
    from delivery d where d.occasion_id = o.id and ${CAME} and d.recipient = any(${parties}::text[])) came
  order by o.id desc`;

/** Those that these parties made, and those of which they know that they came to them. Newest first, each side by its index. */
export async function introductionsOf(
  db: Query,
  parties: string[],
  now: Date,
  { side, open, waiting, after, limit }: IntroductionsAsked,
): Promise<Introduction[]> {
  const narrowed = sql`${after ? sql`and o.id < ${after}::uuid` : sql``}
    ${open || waiting ? sql`and o.closed_at is null and o.ends_at > ${now}` : sql``}
    ${waiting ? sql`and not exists (select 1 from introduction_answer a where a.occasion_id = o.id)` : sql``}`;
  const of = (column: ReturnType<typeof sql>, more: ReturnType<typeof sql>) => sql`
    select f.id from unnest(${parties}::text[]) p cross join lateral (
      select o.id from occasion o where ${column} = p and o.kind = 'introduction' ${narrowed} ${more}
      order by o.id desc limit ${limit}) f`;
  const made = of(sql`o.source`, sql``);
  // Of one that nothing came of and that it did not ask for itself, a recipient does not know that it is there.
  const received = of(
    sql`o.recipient`,
    sql`and (o.opened_by <> o.source or exists (select 1 from delivery d where d.occasion_id = o.id and ${CAME} offset 0))`,
  );
  const own = side === 'sender' ? made : side === 'recipient' ? received : sql`${made} union ${received}`;
  const { rows } = await sql<Introduction>`${ROWS(own, parties)} limit ${limit}`.execute(db);
  return rows;
}

export async function introductionById(
  db: Query,
  id: string,
  parties: string[],
): Promise<Introduction | undefined> {
  const one = sql`select id from occasion where id = ${id} and kind = 'introduction'`;
  return (await ROWS(one, parties).execute(db)).rows[0];
}

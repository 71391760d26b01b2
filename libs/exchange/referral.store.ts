import { sql } from 'kysely';
import type { HelpRequest, Purpose, ReferralOutcome, ReferralState } from '#kernel';
import type { Query, Tx } from '#storage';

/** How it goes with one referral; it has the id of its occasion. */
export interface Referral {
  id: string;
  source: string;
  recipient: string;
  desk: string | null;
  purpose: Purpose;
  helpRequest: HelpRequest | null;
  /** ISO 639-3. */
  language: string | null;
  state: ReferralState;
  /** `occasion-ended`: nobody closed it; its occasion was closed, or was over. */
  outcome: ReferralOutcome | 'occasion-ended' | null;
  madeAt: Date;
  since: Date;
  /** Where it was before, oldest first. */
  steps: { state: ReferralState; since: string }[];
  dueAt: Date;
  follows: string | null;
  /** Whether the recipient knows of it: it opened it itself, or something about the person came under it. */
  hasArrived: boolean;
}

const HAS_ARRIVED = sql`(o.opened_by <> o.source or exists (select 1 from delivery d where d.occasion_id = r.id and d.kind = 'document'
  and d.record_type <> 'occasion' and (d.state = 'delivered' or d.attempts > 0) offset 0))`;
const COLUMNS = sql`r.id, r.source, r.recipient, r.desk, r.purpose, r.help_request as "helpRequest", r.language, r.state,
  r.outcome, r.made_at as "madeAt", r.since, r.steps, r.due_at as "dueAt", r.follows,
  ${HAS_ARRIVED} as "hasArrived"`;
const FROM = sql`from referral r join occasion o on o.id = r.id`;

export async function insertReferral(
  tx: Tx,
  made: Omit<Referral, 'outcome' | 'since' | 'steps' | 'hasArrived'> & {
    asksAt: Date | null;
    announcementId: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('referral')
    .values({
      id: made.id,
      source: made.source,
      recipient: made.recipient,
      desk: made.desk,
      purpose: made.purpose,
      help_request: made.helpRequest,
      language: made.language,
      state: made.state,
      made_at: made.madeAt,
      since: made.madeAt,
      due_at: made.dueAt,
      asks_at: made.asksAt,
      follows: made.follows,
      announcement_id: made.announcementId,
    })
    .execute();
}

export async function referralById(db: Query, id: string): Promise<Referral | undefined> {
  const { rows } = await sql<Referral>`select ${COLUMNS} ${FROM} where r.id = ${id}`.execute(db);
  return rows[0];
}

/** Locked: one step at a time. Its occasion is locked before it, as whoever ends that does. */
export async function lockReferral(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from referral where id = ${id} for update`.execute(tx);
}

/** Whose referral goes to whom, and for what: whether its reporter is shown how it goes is one answer for all of these. */
export interface Between {
  source: string;
  recipient: string;
  purpose: Purpose;
}

export async function overdueBetween(db: Query, sources: string[], now: Date): Promise<Between[]> {
  const { rows } = await sql<Between>`
    select distinct source, recipient, purpose from referral
    where source = any(${sources}::text[]) and state <> 'closed' and due_at <= ${now}`.execute(db);
  return rows;
}

/**
 * Those that a party reported, and those of which it knows that they came to it; of itself or of whom it stands in the place
 * of. Newest first, each side by its index: what one side may not see is not counted on its pages either.
 */
export async function referralsOf(
  db: Query,
  {
    parties,
    open,
    overdue,
    desk,
    after,
    limit,
  }: {
    parties: string[];
    open: boolean;
    /** Only those whose time was over at this moment; of those that were reported, only the ones between these. */
    overdue?: { at: Date; between: Between[] };
    desk?: string;
    after?: string;
    limit: number;
  },
): Promise<Referral[]> {
  const narrowed = sql`${after ? sql`and r.id < ${after}::uuid` : sql``}
    ${open ? sql`and r.state <> 'closed'` : sql``} ${desk ? sql`and r.desk = ${desk}` : sql``}
    ${overdue ? sql`and r.state <> 'closed' and r.due_at <= ${overdue.at}` : sql``}`;
  const of = (column: ReturnType<typeof sql>, more: ReturnType<typeof sql>) => sql`
    select f.id from unnest(${parties}::text[]) p cross join lateral (
      select r.id ${FROM} where ${column} = p ${narrowed} ${more} order by r.id desc limit ${limit}) f`;
  // What is over is not told to whom it is not shown how it goes.
  const mayBeShown = overdue
    ? sql`and (r.source, r.recipient, r.purpose) in (select b.source, b.recipient, b.purpose
        from json_to_recordset(${JSON.stringify(overdue.between)}::json) as b(source text, recipient text, purpose text))`
    : sql``;
  const { rows } = await sql<Referral>`
    with own as (${of(sql`r.source`, mayBeShown)} union ${of(sql`r.recipient`, sql`and ${HAS_ARRIVED}`)})
    select ${COLUMNS} from own join referral r on r.id = own.id join occasion o on o.id = r.id
    order by r.id desc limit ${limit}`.execute(db);
  return rows;
}

/**
 * Those of one person, by what one of these parties calls it: reported by it, or opened by it at its own desk. Newest first,
 * each way by its index.
 */
export async function referralsAbout(
  db: Query,
  { parties, recordId, limit }: { parties: string[]; recordId: string; limit: number },
): Promise<Referral[]> {
  const { rows } = await sql<Referral>`
    with own as (
      select f.id from unnest(${parties}::text[]) p cross join lateral (
        select o.id from occasion o where o.kind = 'referral' and o.source = p and o.record_id = ${recordId}::text offset 0) f
      union
      select f.id from unnest(${parties}::text[]) p cross join lateral (
        select id from subject where controller = p and record_id = ${recordId}::text offset 0) s
      cross join lateral (select o.id from occasion o where o.subject_id = s.id and o.kind = 'referral' offset 0) f
      union
      select f.id from unnest(${parties}::text[]) p cross join lateral (
        select l.occasion_id as id from link l where l.other = p and l.other_record_id = ${recordId}::text offset 0) f)
    select ${COLUMNS} from own join referral r on r.id = own.id join occasion o on o.id = r.id
    order by r.id desc limit ${limit}`.execute(db);
  return rows;
}

const MOST_STEPS = 100;
/** Where it was is kept with it; of more than a hundred the first, and the last ones. */
const AND_STEPS = sql`steps = (case when jsonb_array_length(steps) >= ${sql.lit(MOST_STEPS)} then steps - 1 else steps end)
  || jsonb_build_object('state', state, 'since', to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;

export async function moveReferral(
  tx: Tx,
  id: string,
  to: { state: ReferralState; outcome: Referral['outcome']; since: Date; dueAt: Date },
): Promise<void> {
  await sql`
    update referral set state = ${to.state}, outcome = ${to.outcome}, since = ${to.since}, due_at = ${to.dueAt},
      ${AND_STEPS}, signalled_at = null, asks_at = case when ${to.state === 'closed'} then null else asks_at end
    where id = ${id}`.execute(tx);
}

/** Its occasion is over: whatever it was waiting for, it does not go on. */
export async function endReferral(tx: Tx, occasionId: string, now: Date): Promise<void> {
  await sql`
    update referral set state = 'closed', outcome = 'occasion-ended', since = ${now}, ${AND_STEPS}, signalled_at = null, asks_at = null
    where id = ${occasionId} and state <> 'closed'`.execute(tx);
}

/** Those of which it has to be said that their time is over. Locked: one worker says it. */
export async function overdueReferrals(tx: Tx, now: Date, limit: number): Promise<Referral[]> {
  const { rows: due } = await sql<{ id: string }>`
    select id from referral where state <> 'closed' and signalled_at is null and due_at <= ${now}
    order by due_at limit ${limit} for update skip locked`.execute(tx);
  return byIds(tx, due);
}

/** Those whose reporter is asked to look, whatever became of them. */
export async function referralsToAskAbout(tx: Tx, now: Date, limit: number): Promise<Referral[]> {
  const { rows: due } = await sql<{ id: string }>`
    select id from referral where asks_at <= ${now} order by asks_at limit ${limit} for update skip locked`.execute(
    tx,
  );
  return byIds(tx, due);
}

async function byIds(tx: Tx, found: { id: string }[]): Promise<Referral[]> {
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const { rows } = await sql<Referral>`
    select ${COLUMNS} ${FROM} where r.id = any(${ids}::uuid[]) order by r.id`.execute(tx);
  return rows;
}

export async function markSignalled(tx: Tx, id: string, what: 'due' | 'asks', now: Date): Promise<void> {
  const set = what === 'due' ? sql`signalled_at = ${now}` : sql`asks_at = null`;
  await sql`update referral set ${set} where id = ${id}`.execute(tx);
}

export async function overdueByDesk(
  db: Query,
  now: Date,
): Promise<{ state: string; recipient: string; count: number }[]> {
  const { rows } = await sql<{ state: string; recipient: string; count: number }>`
    select state, recipient, count(*)::int as count from referral
    where state <> 'closed' and due_at <= ${now} group by state, recipient`.execute(db);
  return rows;
}

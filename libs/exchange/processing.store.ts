import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#storage';
import { placeOf, type Page } from './auditor.rules.js';
import {
  ACTS,
  type SourceAct,
  type SourceDecision,
  type SourceDelivery,
  type SourceMessage,
} from './processing.rules.js';

/** What was written in the transactions of the post, read back as actions on people: nothing is written for it. */

export interface Sources {
  messages: SourceMessage[];
  decisions: SourceDecision[];
  deliveries: SourceDelivery[];
}

const NEVER = '00000000-0000-0000-0000-000000000000';

const MESSAGE = sql`m.id, m.subject_id as "subjectId", m.trace_id as "traceId", m.accepted_at as "acceptedAt",
  (select e.details ->> 'parentSpan' from audit_event e
    where e.object = 'message:' || m.id and e.decision_id is null and e.action = 'message.accepted' limit 1) as "parentSpan"`;

const DECISION = sql`d.id, d.moment, d.stage, d.message_id as "messageId", d.delivery_id as "deliveryId",
  d.subject_id as "subjectId", d.sender, d.recipient, d.code, d.versions -> 'processingActivity' as activities,
  d.trace_id as "traceId"`;

/** A denial, and what was only asked, is the sender's alone. */
const shownDecision = (own: string) =>
  sql`d.subject_id is not null and (d.sender = ${own} or (d.recipient = ${own} and d.permitted and d.stage <> 'evaluate'))`;
const shownDelivery = (own: string) =>
  sql`v.subject_id is not null and (v.state = 'delivered' or v.attempts > 0) and (v.sender = ${own} or v.recipient = ${own})`;

/** The people's messages of this organisation in a trace, oldest first. */
export const messagesOfTrace = (tx: Tx, own: string, traceId: string, page: Page): Promise<string[]> =>
  ids(
    tx,
    sql`select m.id from message m where m.trace_id = ${traceId} and m.controller = ${own} and m.subject_id is not null
      and m.id > ${page.after ?? NEVER}::uuid order by m.id limit ${page.limit + 1}`,
  );

/** Whether one of these is the entry of somebody, at whichever organisation: a recipient has a code for those of others. */
export async function hasEntry(tx: Tx, subjects: string[]): Promise<boolean> {
  const { rows } = await sql`select 1 from subject where id = any(${subjects}::uuid[]) limit 1`.execute(tx);
  return rows.length > 0;
}

/** The messages about an entry that this organisation sent, received, or got reported. */
export const messagesOfPeople = (tx: Tx, own: string, subjects: string[], page: Page): Promise<string[]> =>
  ids(
    tx,
    sql`select id from (
        select m.id from message m where m.subject_id = any(${subjects}::uuid[]) and m.controller = ${own}
        union select v.message_id from delivery v where v.subject_id = any(${subjects}::uuid[]) and v.message_id is not null and ${shownDelivery(own)}) m
      where id > ${page.after ?? NEVER}::uuid order by id limit ${page.limit + 1}`,
  );

async function ids(tx: Tx, query: RawBuilder<{ id: string }>): Promise<string[]> {
  const { rows } = await query.execute(tx);
  return rows.map(({ id }) => id);
}

/** Everything that was done with these messages, as far as it concerns this organisation. */
export async function sourcesOfMessages(
  tx: Tx,
  own: string,
  messageIds: string[],
  only?: { deliveryId: string },
): Promise<Sources> {
  const messages = await sql<SourceMessage>`
    select ${MESSAGE} from message m where m.id = any(${messageIds}::uuid[]) and m.controller = ${own}
      and m.subject_id is not null order by m.id`.execute(tx);
  const decisions = await sql<SourceDecision>`
    select ${DECISION} from decision d where d.message_id = any(${messageIds}::uuid[]) and ${shownDecision(own)}
      and (${only?.deliveryId ?? null}::uuid is null or d.delivery_id = ${only?.deliveryId ?? null}) order by d.id`.execute(
    tx,
  );
  const deliveries = await deliveriesWhere(
    tx,
    own,
    sql`v.message_id = any(${messageIds}::uuid[])
      and (${only?.deliveryId ?? null}::uuid is null or v.id = ${only?.deliveryId ?? null})`,
  );
  return { messages: messages.rows, decisions: decisions.rows, deliveries };
}

async function deliveriesWhere(tx: Tx, own: string, where: RawBuilder<unknown>): Promise<SourceDelivery[]> {
  const { rows } = await sql<SourceDelivery>`
    select v.id, v.kind, v.message_id as "messageId", v.subject_id as "subjectId", v.sender, v.recipient, v.state,
      coalesce(a.started_at, v.planned_at) as "startedAt", coalesce(a.ended_at, v.settled_at, v.planned_at) as "endedAt",
      v.trace_id as "traceId", x.id as "permitId", x.activities
    from delivery v
    left join lateral (select min(started_at) as started_at, max(ended_at) as ended_at from attempt
      where delivery_id = v.id) a on true
    left join lateral (select d.id, d.versions -> 'processingActivity' as activities from decision d
      where d.message_id = v.message_id and d.delivery_id = v.id and d.stage = 'deliver' and d.permitted
      order by d.id desc limit 1) x on true
    where ${where} and ${shownDelivery(own)} order by v.id`.execute(tx);
  return rows;
}

/** Of one delivery, for whoever sent or received it. */
export async function messageOfDelivery(tx: Tx, own: string, deliveryId: string): Promise<string[]> {
  return ids(
    tx,
    sql`select v.message_id as id from delivery v
      where v.id = ${deliveryId} and v.message_id is not null and ${shownDelivery(own)}`,
  );
}

/** What was decided about people without a message: an occasion, and what was only asked. */
export async function decisionsWithoutMessage(
  tx: Tx,
  own: string,
  about: { traceId: string } | { subjects: string[] },
  page: Page,
): Promise<SourceDecision[]> {
  const which =
    'traceId' in about
      ? sql`d.trace_id = ${about.traceId}`
      : sql`d.subject_id = any(${about.subjects}::uuid[])`;
  const { rows } = await sql<SourceDecision>`
    select ${DECISION} from decision d where d.message_id is null and ${which} and ${shownDecision(own)}
      and d.id > ${page.after ?? NEVER}::uuid order by d.id limit ${page.limit + 1}`.execute(tx);
  return rows;
}

/** Somebody as the log of its controller calls it. */
export interface CalledPerson {
  object: string;
  subjectId: string;
}

/** What a person, a statement or a request is called in the log, with whom it is about; only of entries of this organisation. */
const ownObjects = (own: string, which: RawBuilder<unknown>, people: CalledPerson[]) => sql`
  select o.object, o.subject_id from (
    select 'statement:' || c.id as object, c.subject_id from consent c where ${which}
    union all select 'statement:' || c.id, c.subject_id from declaration c where ${which}
    union all select 'rights-request:' || c.id, c.subject_id from rights_request c where ${which}
    union all select 'to-inform:' || c.id, c.subject_id from to_inform c where ${which}
    union all select object, id from unnest(${people.map(({ object }) => object)}::text[],
      ${people.map(({ subjectId }) => subjectId)}::uuid[]) as p(object, id)) o
  join subject s on s.id = o.subject_id and s.controller = ${own}`;

/** Whom lines of this trace call by a code: what was looked up, with nothing that it is an entry of this organisation. */
export async function calledInTrace(tx: Tx, traceId: string): Promise<string[]> {
  const { rows } = await sql<{ object: string }>`
    select distinct e.object from audit_event e where e.trace_id = ${traceId} and ${isActIn(NEVER)}
      and e.object like 'person:%'`.execute(tx);
  return rows.map(({ object }) => object);
}

// As constants, from which the database can tell that an index of some actions only has all of these.
const isActIn = (after: string) => sql`e.decision_id is null
  and e.action in (${sql.join(Object.keys(ACTS).map((action) => sql.lit(action)))}) and e.id > ${after}::uuid`;

/** Of what is a thing with an id, that; what is about many, or was looked up, has none. */
const OWN_ID = sql`case when e.object ~ '^[a-z-]+:[0-9a-f]{8}-' then split_part(e.object, ':', 2)::uuid end`;

/** What was done with what people said and asked, without post: lines of the log, oldest first. */
export async function actsOnPeople(
  tx: Tx,
  own: string,
  about: ({ traceId: string } | { subjects: string[] }) & { people: CalledPerson[] },
  page: Page,
): Promise<SourceAct[]> {
  const isAct = isActIn(page.after ?? NEVER);
  const from =
    'traceId' in about
      ? sql`(select e.* from audit_event e where e.trace_id = ${about.traceId} and ${isAct}) e
          join lateral (${ownObjects(own, sql`c.id = ${OWN_ID}`, about.people)}) o on o.object = e.object`
      : sql`(${ownObjects(own, sql`c.subject_id = any(${about.subjects}::uuid[])`, about.people)}) o
          join audit_event e on e.object = o.object and ${isAct}`;
  const { rows } = await sql<SourceAct>`
    select e.id, e.moment, e.action, o.subject_id as "subjectId", e.trace_id as "traceId",
      e.details ->> 'parentSpan' as "parentSpan"
    from ${from} order by e.id limit ${page.limit + 1}`.execute(tx);
  return rows;
}

export interface ActivityPeriod {
  activity: string;
  from?: Date;
  until?: Date;
}

/** What was decided under one version of an activity of this organisation, with the deliveries that followed. */
export async function sourcesOfActivity(
  tx: Tx,
  own: string,
  { activity, from, until }: ActivityPeriod,
  { after, limit }: Page,
): Promise<{ sources: Sources; last?: string }> {
  const place = placeOf(after);
  const since = place?.by ?? from?.toISOString() ?? '-infinity';
  const within = sql`d.subject_id is not null and d.moment < ${until ?? 'infinity'}::timestamptz
    and (d.moment, d.id) > (${since}::timestamptz, ${place?.id ?? NEVER}::uuid)`;
  const { rows } = await sql<SourceDecision>`
    select * from (
      (select ${DECISION} from decision d where d.versions #>> '{processingActivity,sender}' = ${activity}
        and d.sender = ${own} and ${within} order by d.moment, d.id limit ${limit + 1})
      union all
      (select ${DECISION} from decision d where d.versions #>> '{processingActivity,recipient}' = ${activity}
        and d.recipient = ${own} and d.sender <> ${own} and d.permitted and d.stage <> 'evaluate'
        and ${within} order by d.moment, d.id limit ${limit + 1})
    ) both_sides order by moment, id limit ${limit + 1}`.execute(tx);
  const decisions = rows.slice(0, limit);
  const shown = new Set(decisions.map(({ id }) => id));
  const named = [...new Set(decisions.flatMap(({ deliveryId }) => deliveryId ?? []))];
  const deliveries = await deliveriesWhere(tx, own, sql`v.id = any(${named}::uuid[])`);
  const last = decisions.at(-1);
  return {
    // Each with the permit under which it went, so that it comes once.
    sources: {
      messages: [],
      decisions,
      deliveries: deliveries.filter(({ permitId }) => permitId !== null && shown.has(permitId)),
    },
    ...(rows.length > limit && last ? { last: `${last.moment.toISOString()}|${last.id}` } : {}),
  };
}

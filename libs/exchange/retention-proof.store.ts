import { CompiledQuery } from 'kysely';
import type { HubConfig } from '#config';
import type { Query } from '#storage';

/** Where something that can be read may lie past its term. */
export const KEPT_PARTS = [
  'document',
  'held',
  'dead',
  'inbox',
  'contact',
  'delivery',
  'message',
  'occasion',
  'evidence',
  'incident',
  'access',
  'log',
] as const;
export type KeptPart = (typeof KEPT_PARTS)[number];

export interface KeptNow {
  part: KeptPart;
  /** How many can still be read. Of the log and what is known of post: only what is older than its term is counted. */
  readable: number;
  /** Of these: past their term, and not kept by order. Nought proves that nothing is kept too long. */
  overdue: number;
  /** Past their term and kept because the controller has everything kept by order. */
  byOrder: number;
  /** Still to be delivered to somebody, not closed, not done or barred still: no term has begun. */
  waiting: number;
  /** Of those past their term, since when. */
  since: Date | null;
}

/**
 * The proof that nothing of a controller ($1) is readable past its term at a moment ($2); $3 is how long what is held may
 * be, $4 what nobody fetches, $5 what is known of post and occasions, $6 the evidence of a consent, $7 an incident, $8 who had
 * access, and $9 how often that is reviewed. It asks the documents themselves, and not what the purge wrote down: when a document
 * was final for everybody, and how long the clauses under which it went let it be kept. An hour is left for the purge.
 * docs/retention.md shows the same.
 */
export const PROOF = `with kept as (
  select m.id, m.distributed_at, m.kept_for from message m
  where m.controller = $1 and m.document is not null and m.state = 'distributed'
), final as (
  select k.id, coalesce(d.waits, false) as waits,
    greatest(k.distributed_at, d.settled_at) + k.kept_for as ends_at
  from kept k cross join lateral (
    select bool_or(e.state = 'planned') as waits, max(e.settled_at) as settled_at
    from delivery e where e.message_id = k.id) d
), found as (
  select 'document' as part, waits, case when not waits then ends_at end as ends_at from final
  union all
  select 'held', false, m.accepted_at + $3::interval from message m
  where m.controller = $1 and m.state = 'held'
  union all
  select 'dead', false, m.accepted_at from message m
  where m.controller = $1 and m.state = 'dead' and m.document is not null
  union all
  select 'inbox', false, e.planned_at + $4::interval from kept k join delivery e on e.message_id = k.id
  where e.kind = 'document' and e.state in ('planned', '')
    and exists (select 1 from config_version c where c.kind = 'connection' and c.key = e.lane
      and c.content ->> 'channel' = 'inbox')
    and not exists (select 1 from lane l where l.connection = e.lane and l.paused_at is not null)
  union all
  select 'contact', false, n.ends_at from contact_person c join contact_named n on n.contact_id = c.id
  where c.controller = $1
  union all
  select 'delivery', false, d.settled_at + greatest($5::interval, (select max((c.content ->> 'retention')::interval)
    from config_version c where c.kind = 'clause' and c.key = d.clause))
  from delivery d
  where d.id < rpad(lpad(to_hex(floor(extract(epoch from $2::timestamptz - $5::interval) * 1000)::bigint), 12, '0'), 32, '0')::uuid
    and d.sender = $1 and d.settled_at is not null and d.message_id <> '00000000-0000-0000-0000-000000000000'
    and not (d.kind = 'retraction' and exists (select 1 from delivery o where o.id = d.retracts offset 0))
    and not exists (select 1 from legal_hold h where h.controller = d.recipient and h.ended_at is null and d.recipient <> $1)
  union all
  select 'message', false, coalesce(m.distributed_at, m.accepted_at) + $5::interval from message m
  where m.id < rpad(lpad(to_hex(floor(extract(epoch from $2::timestamptz - $5::interval) * 1000)::bigint), 12, '0'), 32, '0')::uuid
    and m.controller = $1 and m.document is null and m.state in ('distributed', 'dead')
    and not exists (select 1 from delivery d where d.message_id = m.id offset 0)
  union all
  select 'occasion', false, o.closed_at + $5::interval from occasion o
  where o.id < rpad(lpad(to_hex(floor(extract(epoch from $2::timestamptz - $5::interval) * 1000)::bigint), 12, '0'), 32, '0')::uuid
    and o.source = $1 and o.closed_at is not null
    and not exists (select 1 from delivery d where d.occasion_id = o.id offset 0)
    and not exists (select 1 from link l where l.occasion_id = o.id and l.cut_subject_id is not null)
    and not exists (select 1 from legal_hold h where h.controller = o.recipient and h.ended_at is null and o.recipient <> $1)
  union all
  select 'evidence', false, max(c.over_at) over (partition by c.said, c.subject_id order by c.given_at) + coalesce(
      (select (o.content ->> 'evidenceTerm')::interval from config_version o
        where o.kind = 'organisation' and o.key = $1 and o.state = 'approved' and o.content ? 'evidenceTerm'
        order by o.version desc limit 1), $6::interval)
  from (
    select 'consent' as said, id, subject_id, given_at, least(valid_until, withdrawn_at) as over_at from consent
    union all
    select 'declaration', id, subject_id, given_at, least(valid_until, withdrawn_at) from declaration) c
  join subject s on s.id = c.subject_id and s.controller = $1
  where not exists (select 1 from delivery d where d.consent_id = c.id offset 0)
  union all
  select 'incident', i.closed_at is null, i.closed_at + $7::interval from incident i where i.controller = $1
  union all
  select 'access', r.done_at is null, case when r.done_at is not null
    then greatest(r.done_at + $8::interval, r.begun_at + $9::interval) end
  from access_review r where r.party = $1
  union all
  select 'access', b.ended_at is null, b.ended_at + $8::interval from access_bar b
  where b.party = $1 and not exists (select 1 from access_review r where r.id = b.review_id)
    and not exists (select 1 from access_review_entry e where e.bar_id = b.id)
  union all
  select 'access', false, u.last_at + greatest($8::interval, interval '366 days') from access_use u
  where u.kind = 'person' and u.party = $1
  union all
  select 'log', false, e.moment + t.length
  from (select make_interval(days => days) as length from audit_term) t
  join audit_event e on e.id < rpad(lpad(to_hex(floor(extract(epoch from $2::timestamptz - t.length) * 1000)::bigint), 12, '0'), 32, '0')::uuid
  where ($1 = any(e.organisations) or ($1 = 'hub:operator' and e.organisations = '{}'))
    and e.action not in ('events.purged', 'events.erased', 'key.introduced', 'term.changed')
), judged as (
  select part, waits, ends_at, ends_at <= $2::timestamptz - interval '1 hour' as is_past from found
), orders as (
  select exists (select 1 from legal_hold h where h.controller = $1 and h.ended_at is null) as any
)
select p.part, count(j.part)::int as readable,
  count(*) filter (where j.is_past and not o.any)::int as overdue,
  count(*) filter (where j.is_past and o.any)::int as "byOrder",
  count(*) filter (where j.waits)::int as waiting,
  min(j.ends_at) filter (where j.is_past) as since
from unnest(array['document', 'held', 'dead', 'inbox', 'contact', 'delivery', 'message', 'occasion', 'evidence', 'incident', 'access', 'log']) with ordinality as p(part, place)
cross join orders o left join judged j on j.part = p.part
group by p.part, p.place order by p.place`;

export async function keptNow(
  db: Query,
  controller: string,
  moment: Date,
  terms: Pick<
    HubConfig['terms'],
    'held' | 'inbox' | 'delivery' | 'evidence' | 'incident' | 'audit' | 'accessReview'
  >,
): Promise<KeptNow[]> {
  const { held, inbox, delivery, evidence, incident, audit, accessReview } = terms;
  const lengths = [held, inbox, delivery, evidence, incident, audit, accessReview].map(
    (length) => `${length} milliseconds`,
  );
  const values = [controller, moment, ...lengths];
  const { rows } = await db.executeQuery<KeptNow>(CompiledQuery.raw(PROOF, values));
  return rows;
}

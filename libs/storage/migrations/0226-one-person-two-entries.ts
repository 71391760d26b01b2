import { sql, type Kysely } from 'kysely';

/** What a person asked about one entry of a controller pauses the others with the same BSN as well: also what was asked before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `with asked as (
         select a.controller, a.bsn_hash, r.kind, r.purposes from rights_request r join subject a on a.id = r.subject_id
         where a.bsn_hash is not null and r.kind in ('restriction', 'objection')
           and (r.decision is null or (r.decision <> 'refused' and r.lifted_at is null))
       ), person as (
         select q.controller, q.bsn_hash, bool_or(q.kind = 'restriction') as restricted,
           coalesce(array_agg(distinct p.purpose) filter (where q.kind = 'objection'), '{}') as objected_to
         from asked q
         cross join lateral unnest(case when q.purposes = '{}' then array['*'] else q.purposes end) as p(purpose)
         group by q.controller, q.bsn_hash
       )
       update subject s set case_restricted = p.restricted, objected_to = p.objected_to
       from person p where s.controller = p.controller and s.bsn_hash = p.bsn_hash`,
    )
    .execute(db);
}

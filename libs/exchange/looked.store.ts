import { sql } from 'kysely';
import { ok, type Outcome } from '#kernel';
import { personOf, type Answered, type Asking, type NamedPerson } from './auditor.js';
import { SCREEN } from './screen.rules.js';
import { actorFor, firstIdOf, originFor, pageFrom, placeOf, type Page } from './auditor.rules.js';

/** Somebody who looked at what the log says of a person. */
export interface LookedLine {
  eventId: string;
  moment: Date;
  action: string;
  actor: string;
  origin?: string;
  /** What was looked at: a decision, the evidence about a message, a document at a desk, or the person's lines by a search. */
  object: string;
  /** Of a search: which question, and why. */
  question?: string;
  reason?: string;
  reference?: string;
  traceId?: string;
}

interface Row {
  id: string;
  moment: Date;
  action: string;
  actor: string;
  origin: string | null;
  object: string;
  details: { question?: string; reason?: string; reference?: string };
  traceId: string | null;
}

const NEVER = '00000000-0000-0000-0000-000000000000';

/** The messages about these entries, those that another sent about them (a correction report) too. */
export const messagesAbout = (subjects: string[]) => sql`
  select id from message where subject_id = any(${subjects}::uuid[])
  union select message_id from delivery where subject_id = any(${subjects}::uuid[]) and message_id is not null`;

/**
 * Who looked at this person's log, at its documents at a desk, and at what its controller has of it here: privacy officers, evidence
 * that was taken, desk employees, and searches of auditors, this one excepted.
 */
export async function lookedAt(
  asking: Asking,
  { person }: { person: NamedPerson },
  { after, limit }: Page,
): Promise<Outcome<Answered<LookedLine>>> {
  const known = await personOf(asking, person);
  if (!known.ok) return known;
  const { subjects, object } = known.value;
  const { own, codeOf, tx, now } = asking;
  const place = placeOf(after);
  // Each page of this search is a look at the person too: up to the first of them, or it would never end.
  const bound = place?.id ?? firstIdOf(now);
  const { rows } = await sql<Row>`
    with about as materialized (${messagesAbout(subjects)}), looked as (
      select 'person:' || code as object from unnest(${subjects.map(codeOf)}::text[]) as code
      union all select 'message:' || id from about
      union all select 'decision:' || d.id from about join decision d on d.message_id = about.id
        where d.subject_id = any(${subjects}::uuid[])
      union all select 'delivery:' || d.id from about join delivery d on d.message_id = about.id
        where d.lane = ${SCREEN} and d.subject_id = any(${subjects}::uuid[])
      union all select 'decision:' || id from decision where message_id is null and subject_id = any(${subjects}::uuid[])
      union all select 'statement:' || id from consent where subject_id = any(${subjects}::uuid[])
      union all select 'rights-request:' || id from rights_request where subject_id = any(${subjects}::uuid[])
      union all select distinct 'incident:' || incident_id from incident_touched where subject_id = any(${subjects}::uuid[])
    )
    select e.* from looked cross join lateral (
      -- By what was looked at, each by itself: in the order of their ids the whole log would be gone through.
      select e.id, e.moment, e.action, e.actor, e.origin, e.object, e.details, e.trace_id as "traceId"
      from audit_event e where e.object = looked.object and e.decision_id is null
        and e.action in ('explanation.read', 'evidence.read', 'journey.read', 'document.shown',
          'held-document.shown', 'log.searched', 'log.export-begun', 'disclosures.read', 'consents.read',
          'rights-requests.read', 'rights-report.read', 'incident-list.read')
        and e.organisations @> array[${own}] and e.id > ${place?.by ?? NEVER}::uuid and e.id < ${bound}::uuid
      offset 0) e
    order by e.id limit ${limit + 1}`.execute(tx);
  const found = pageFrom(
    rows,
    limit,
    ({ id }) => `${id}|${bound}`,
    ({ id, moment, action, actor, origin, object: what, details, traceId }): LookedLine => {
      const { question, reason, reference } = details;
      return {
        eventId: id,
        moment,
        action,
        actor: actorFor(own, actor),
        ...originFor(own, actor, origin),
        object: what,
        ...(question ? { question } : {}),
        ...(reason ? { reason } : {}),
        ...(reference ? { reference } : {}),
        ...(traceId ? { traceId } : {}),
      };
    },
  );
  return ok({ ...found, object });
}

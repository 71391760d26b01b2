import { sql } from 'kysely';
import type { Query } from '#storage';
import type { AuditEvent } from './event.js';

/** Appends in the transaction of what the events record: an effect without its event cannot be committed. */
export async function appendEvents(tx: Query, events: AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    id: event.id,
    moment: event.moment,
    log: event.log,
    action: event.action,
    actor: event.actor,
    origin: event.origin ?? null,
    object: event.object,
    result: event.result,
    organisations: event.organisations,
    details: event.details,
    decision_id: event.decisionId ?? null,
    trace_id: event.traceId ?? null,
  }));
  await sql`
    insert into audit_event (id, moment, log, action, actor, origin, object, result, organisations, details, decision_id, trace_id)
    select id, moment, log, action, actor, origin, object, result, organisations, details, decision_id, trace_id
    from json_to_recordset(${JSON.stringify(rows)}::json) as e(id uuid, moment timestamptz, log text, action text,
      actor text, origin text, object text, result text, organisations text[], details jsonb, decision_id uuid,
      trace_id text)`.execute(tx);
}

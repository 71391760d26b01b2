import { sql } from 'kysely';
import type { Query } from '#storage';
import type { AuditEvent } from './event.js';
import { eventForm, leafOfForm } from './leaf.rules.js';

const HASH_BYTES = 32;

/**
 * Appends in the transaction of what the events record: an effect without its event cannot be committed, and no event
 * without its place in the queue of the sealer. One statement, whatever the number: what was hashed is what is written.
 */
export async function appendEvents(tx: Query, events: AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  const forms = events.map(eventForm);
  const hashes = Buffer.concat(forms.map(leafOfForm));
  await sql`
    with appended as (
      insert into audit_event (id, moment, log, action, actor, origin, object, result, organisations, details,
        decision_id, decision_digest, trace_id, salt)
      select id, moment, log, action, actor, origin, object, result, organisations, details, (decision ->> 'id')::uuid,
        decode(decision ->> 'digest', 'base64'), trace, decode(salt, 'hex')
      from json_to_recordset(${`[${forms.join(',')}]`}::json) as e(id uuid, moment timestamptz, log text, action text,
        actor text, origin text, object text, result text, organisations text[], details jsonb, decision json, trace text,
        salt text)
    )
    insert into unsealed (event_id, hash)
    select id, substr(${hashes}::bytea, (place::int - 1) * ${HASH_BYTES}::int + 1, ${HASH_BYTES}::int)
    from unnest(${events.map(({ id }) => id)}::uuid[]) with ordinality as e(id, place)
    order by place`.execute(tx);
}

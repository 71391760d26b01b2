import { sql } from 'kysely';
import type { DecisionRecord } from '#audit';
import { ok, refuse, type Outcome } from '#kernel';
import type { Answered, Asking } from './auditor.js';
import type { Page } from './auditor.rules.js';
import { decisionLogRecord, type DecisionLogRecord } from './decision-log.rules.js';

/** One of the three. */
export interface DecisionLogSearch {
  traceId?: string;
  messageId?: string;
  decisionId?: string;
}

type Row = DecisionRecord & { transaction: string | null };

const COLUMNS = (
  own: string,
) => sql`d.id, d.moment, d.stage, d.message_id as "messageId", d.delivery_id as "deliveryId",
  d.occasion_id as "occasionId", d.consent_id as "consentId", d.subject_id as "subjectId", d.sender, d.recipient,
  d.record_type as "recordType", d.purpose, d.permitted, d.code, d.basis, d.categories, d.versions,
  d.trace_id as "traceId",
  (select substr(e.object, 13) from audit_event e where e.trace_id = d.trace_id and e.decision_id is null and e.action = 'transaction.received'
    and e.organisations @> array[${own}] limit 1) as transaction`;

const shown = (own: string) =>
  sql`(d.sender = ${own} or (d.recipient = ${own} and d.permitted and d.stage <> 'evaluate'))`;
const NEVER = '00000000-0000-0000-0000-000000000000';

/**
 * Each decision as the Authorization Decision Log has it: a read form of what was written once, in the transaction of its
 * effect, so that there is exactly one for each.
 */
export async function decisionLog(
  { tx, own, ...reader }: Asking,
  { traceId, messageId, decisionId }: DecisionLogSearch,
  { after, limit }: Page,
): Promise<Outcome<Answered<DecisionLogRecord>>> {
  if ([traceId, messageId, decisionId].filter(Boolean).length !== 1)
    return refuse('invalid-request', { faults: [ONE_OF] });
  const [message = NEVER, decision = NEVER] = after?.split('|') ?? [];
  const rest = sql`${shown(own)} and d.id > ${decision}::uuid`;
  const rows: (Row & { place: string })[] = [];
  const read = async (query: ReturnType<typeof sql<Row & { place: string }>>): Promise<void> => {
    if (rows.length <= limit) rows.push(...(await query.execute(tx)).rows);
  };
  if (decisionId)
    await read(
      sql`select ${COLUMNS(own)}, ${NEVER} as place from decision d where d.id = ${decisionId} and ${rest}`,
    );
  if (messageId)
    await read(sql`
      select ${COLUMNS(own)}, ${NEVER} as place from decision d where d.message_id = ${messageId} and ${rest}
      order by d.id limit ${limit + 1}`);
  if (traceId && message === NEVER)
    await read(sql`
      select ${COLUMNS(own)}, ${NEVER} as place from decision d
      where d.message_id is null and d.trace_id = ${traceId} and ${rest} order by d.id limit ${limit + 1}`);
  if (traceId)
    await read(sql`
      select x.*, m.id as place from message m cross join lateral (
        select ${COLUMNS(own)} from decision d where d.message_id = m.id and ${shown(own)}
          and (m.id > ${message}::uuid or d.id > ${decision}::uuid) order by d.id) x
      where m.trace_id = ${traceId} and m.controller = ${own} and m.id >= ${message}::uuid
      order by m.id, x.id limit ${limit + 1}`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return ok({
    lines: page.map((row) => decisionLogRecord({ own, ...reader }, row, row.transaction)),
    ...(rows.length > limit && last ? { last: `${last.place}|${last.id}` } : {}),
    object: traceId ? `trace:${traceId}` : messageId ? `message:${messageId}` : `decision:${decisionId}`,
  });
}

const ONE_OF = { pointer: '', code: 'one-of', detail: 'Name one of traceId, messageId and decisionId.' };

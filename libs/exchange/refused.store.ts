import { sql } from 'kysely';
import { ok, refuse, type Outcome } from '#kernel';
import type { Answered, Asking } from './auditor.js';
import { pageFrom, placeOf, type Page } from './auditor.rules.js';
import { periodFaults } from './received.store.js';

/** A record that did not go because the person had not said yes, or had taken that back. */
export interface RefusedLine {
  decisionId: string;
  moment: Date;
  stage: string;
  code: string;
  sender: string;
  recipient: string;
  recordType: string;
  purpose: string;
  clause?: string;
  person?: string;
  traceId: string;
}

type Row = Omit<RefusedLine, 'person' | 'clause' | 'decisionId'> & {
  id: string;
  clause: string | null;
  subjectId: string | null;
};

const NEVER = '00000000-0000-0000-0000-000000000000';

/** Every refusal for lack of consent in a period, of records of the asking organisation itself. */
export async function refusedForConsent(
  { tx, own, codeOf, urnOf }: Asking,
  { from, until }: { from: Date; until: Date },
  { after, limit }: Page,
): Promise<Outcome<Answered<RefusedLine>>> {
  const faults = periodFaults({ from, until });
  if (faults.length > 0) return refuse('invalid-request', { faults });
  const place = placeOf(after);
  const { rows } = await sql<Row>`
    select id, moment, stage, code, sender, recipient, record_type as "recordType", purpose,
      versions ->> 'clause' as clause, subject_id as "subjectId", trace_id as "traceId"
    from decision where sender = ${own} and code in ('no-consent', 'consent-withdrawn') and stage <> 'evaluate'
      and moment < ${until} and (moment, id) > (${place?.by ?? from.toISOString()}::timestamptz, ${place?.id ?? NEVER}::uuid)
    order by moment, id limit ${limit + 1}`.execute(tx);
  const found = pageFrom(
    rows,
    limit,
    ({ moment, id }) => `${moment.toISOString()}|${id}`,
    ({ id, clause, subjectId, ...row }): RefusedLine => ({
      ...row,
      decisionId: id,
      sender: urnOf(row.sender),
      recipient: urnOf(row.recipient),
      ...(clause ? { clause } : {}),
      ...(subjectId ? { person: codeOf(subjectId) } : {}),
    }),
  );
  return ok({
    ...found,
    object: 'refusals',
    details: { from: from.toISOString(), until: until.toISOString() },
  });
}

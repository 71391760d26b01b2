import { sql } from 'kysely';
import type { RecordType } from '#kernel';
import type { Query } from '#storage';

/** A record of a controller, by its own id. */
export interface NamedRecord {
  recordType: RecordType;
  recordId: string;
}

/** A record that its controller sent; of one about a person also the entry, and the last version as it is kept now. */
export interface KnownRecord extends NamedRecord {
  subjectId: string | null;
  last: {
    messageId: string;
    contract: string;
    sealed: Buffer | null;
    keyId: string;
    wrappedKey: Buffer | null;
  } | null;
}

export const nameOf = ({ recordType, recordId }: NamedRecord): string => `${recordType}|${recordId}`;

type Row = NamedRecord & { subjectId: string | null } & Partial<NonNullable<KnownRecord['last']>> & {
    action: string | null;
  };

/** By name; what was never sent is not among them, nor a record about a person that was taken back. */
export async function knownRecords(
  db: Query,
  controller: string,
  named: NamedRecord[],
): Promise<Map<string, KnownRecord>> {
  const { rows } = await sql<Row>`
    select distinct on (r.pk) r.record_type as "recordType", r.record_id as "recordId", s.id as "subjectId",
      l."messageId", l.contract, l.sealed, l."keyId", l."wrappedKey", l.action
    from unnest(${named.map(() => controller)}::text[], ${named.map((one) => one.recordType)}::text[],
      ${named.map((one) => one.recordId)}::text[]) as w(controller, record_type, record_id)
    join record r on r.controller = w.controller and r.record_type = w.record_type and r.record_id = w.record_id
    left join subject s on r.record_type = 'client' and s.controller = r.controller and s.record_id = r.record_id
    left join lateral (
      select m.id as "messageId", m.contract, m.document as sealed, m.key_id as "keyId", k.wrapped as "wrappedKey", m.action
      from message m join data_key k on k.id = m.key_id
      where m.subject_id = s.id and m.record_pk = r.pk order by m.seq desc limit 1) l on true`.execute(db);
  return new Map(
    rows.filter(({ action }) => action !== 'withdraw').map((row) => [nameOf(row), knownRecordOf(row)]),
  );
}

const knownRecordOf = ({ recordType, recordId, subjectId, messageId, ...last }: Row): KnownRecord => ({
  recordType,
  recordId,
  subjectId,
  last: messageId ? ({ messageId, ...last } as KnownRecord['last']) : null,
});

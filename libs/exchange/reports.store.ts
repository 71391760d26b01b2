import { sql } from 'kysely';
import type { Tx } from '#storage';

/** A delivery that may have arrived: what a correction report is about. */
export interface Reported {
  deliveryId: string;
  sender: string;
  recipient: string;
  /** The entry of the person at the organisation that sent the record. */
  subjectId: string;
  occasionId: string | null;
}

/**
 * The deliveries with these ids, by id: documents about a person that were sent, whether or not the recipient said so.
 * A business record is not in it, nor what is waiting to be tried.
 */
export async function reportedDeliveries(tx: Tx, ids: string[]): Promise<Map<string, Reported>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Reported>`
    select id as "deliveryId", sender, recipient, subject_id as "subjectId", occasion_id as "occasionId"
    from delivery
    where id = any(${ids}::uuid[]) and kind = 'document' and subject_id is not null and attempts > 0
      and record_type not in ('occasion', 'correction-report')`.execute(tx);
  return new Map(rows.map((row) => [row.deliveryId, row]));
}

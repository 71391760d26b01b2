import { sql } from 'kysely';
import { canonicalJson, sha256, type Json } from '#kernel';
import { plain, type Tx } from '#storage';
import { SHIPPED } from './mapping-book.js';
import type { DecidedCandidate, OpenMessage } from './post.js';
import type { PlaceOf } from './screen.rules.js';

/** One decided recipient, and where its post goes. */
export interface Outcome {
  candidate: DecidedCandidate;
  receiver: PlaceOf;
  mappingOut: number;
}

/**
 * Who gets a record, under what and in which form, in few bytes: when it is the same as the last time, and the record is
 * too, there is nothing to send. Who does not get it leaves no trace in it.
 */
export function outcomeDigest(outcomes: Outcome[]): Buffer {
  const permits = outcomes.flatMap(({ candidate, receiver, mappingOut }): Json[] => {
    const { decision, recipient, question, desk } = candidate;
    if (!decision.permitted) return [];
    const { clause, categories, occasionId, consentId, declarationId, addressSecret, bsn } = decision.permit;
    return [
      {
        recipient,
        purpose: question.purpose,
        desk,
        lane: receiver?.connection.key ?? null,
        contract: receiver?.contract ?? null,
        ...(mappingOut === SHIPPED ? {} : { mappingOut }),
        clause: `${clause.key}@${clause.version}`,
        categories: [...categories].sort(),
        grounds: [occasionId, consentId, declarationId],
        addressSecret,
        bsn,
      },
    ];
  });
  return sha256(permits.map(canonicalJson).sort().join('\n'));
}

/** Keeps with the records of a file who was to get them; what came by itself is never compared. */
export async function keepOutcomes(tx: Tx, messages: OpenMessage[], planned: Outcome[]): Promise<void> {
  const ofFiles = messages.filter(({ batchId, action }) => batchId !== null && action === 'publish');
  if (ofFiles.length === 0) return;
  const byMessage = new Map<string, Outcome[]>(ofFiles.map(({ id }) => [id, []]));
  for (const one of planned) byMessage.get(one.candidate.message.id)?.push(one);
  const digests = ofFiles.map(({ id }) => outcomeDigest(byMessage.get(id)!));
  await sql`
    update record r set outcome_digest = d.digest
    from unnest(${plain(ofFiles.map(({ recordPk }) => recordPk))}::bigint[], ${plain(ofFiles.map(({ seq }) => seq))}::bigint[],
      ${digests}::bytea[]) as d(pk, seq, digest)
    where r.pk = d.pk and r.content_seq = d.seq`.execute(tx);
}

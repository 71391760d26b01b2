import { sql } from 'kysely';
import type { Box } from '../../apps/demo/box.js';
import type { Arrival } from './storm-model.js';

export const SUCCESSION = { from: 'leerwerkloket', to: 'werkcentrum-twente' };
export const DOUBLES = ['roc-systeem', 'leerwerkloket-systeem', 'balie-werkcentrum'];

/** What came in at the partners, whom it was about, and when the hub says that it decided to send it. */
export async function arrivalsIn(box: Box, gone: ReadonlyMap<string, string>): Promise<Arrival[]> {
  const offset = box.clock.offset();
  const { rows } = await sql<{
    id: string;
    person: string | null;
    recipient: string;
    moments: Date[] | null;
  }>`
      select d.id, s.record_id as person, d.recipient, (select array_agg(c.moment) from decision c
          where c.message_id = d.message_id and c.delivery_id = d.id and c.stage = 'deliver' and c.permitted) as moments
      from delivery d left join subject s on s.id = d.subject_id`.execute(box.admin);
  // An entry that was erased is the person's all the same.
  const named = rows.map((row) => ({ ...row, person: gone.get(row.person ?? '') ?? row.person }));
  const sent = new Map(named.map((row) => [row.id, row]));
  return DOUBLES.flatMap((connection) =>
    box.double(connection).received.flatMap(({ at, event }): Arrival[] => {
      const [, , record, action] = String(event['type']).split('.');
      const row = sent.get(String(event['id']))!;
      if (record !== 'client' && action !== 'closed') return [];
      const kind = action === 'published' ? 'document' : action === 'closed' ? 'closing' : 'retraction';
      return [
        {
          connection,
          at,
          kind,
          recipient: row.recipient,
          ...(event['occasion'] ? { occasion: String(event['occasion']) } : {}),
          ...(row.person ? { person: row.person } : {}),
          decidedAt: (row.moments ?? []).map((moment) => moment.getTime() - offset),
        },
      ];
    }),
  ).sort((a, b) => a.at - b.at);
}

/** Whether anything about that person was ever tried to be sent to that recipient, or whoever was before it. */
export async function triedToSend(
  box: Box,
  gone: ReadonlyMap<string, string>,
): Promise<(person: string, recipient: string) => boolean> {
  const { rows } = await sql<{ person: string; recipient: string }>`
      select distinct s.record_id as person, d.recipient from delivery d join subject s on s.id = d.subject_id
      where d.kind = 'document' and d.attempts > 0`.execute(box.admin);
  const tried = new Set(rows.map(({ person, recipient }) => `${gone.get(person) ?? person} ${recipient}`));
  return (person, recipient) =>
    tried.has(`${person} ${recipient}`) ||
    (recipient === SUCCESSION.to && tried.has(`${person} ${SUCCESSION.from}`));
}

import { createSealer, createSigner } from '#audit';
import { QUESTIONS, searchLog, type Auditor, type Found, type QuestionName, type Searches } from '#exchange';
import { newTraceId, type Outcome } from '#kernel';
import type { Rig } from './rig.js';

/** An auditor of a party, who logged in there. */
export const auditorOf = (party: string, parts: Partial<Auditor> = {}): Auditor => ({
  controller: party,
  actor: `person:f00d:auditor:${party}`,
  origin: '192.0.2.7',
  reason: { kind: 'periodic-check', reference: 'CTRL-1' },
  traceId: newTraceId(),
  ...parts,
});

/** One page of a question. */
export async function asked<Name extends QuestionName>(
  rig: Rig,
  auditor: Auditor | string,
  question: Name,
  search: Searches[Name],
  page: { after?: string; limit?: number } = {},
): Promise<Outcome<Found<Record<string, unknown>>>> {
  const who = typeof auditor === 'string' ? auditorOf(auditor) : auditor;
  return searchLog(
    rig.hub,
    who,
    question,
    (asking) => QUESTIONS[question](asking, search, { limit: 50, ...page }) as never,
  );
}

/** All lines, page by page; whatever the size of a page they are the same. */
export async function linesOf<Name extends QuestionName>(
  rig: Rig,
  auditor: Auditor | string,
  question: Name,
  search: Searches[Name],
  limit = 50,
): Promise<Record<string, unknown>[]> {
  const lines: Record<string, unknown>[] = [];
  for (let after: string | undefined; ;) {
    const outcome = await asked(rig, auditor, question, search, { limit, ...(after ? { after } : {}) });
    if (!outcome.ok) throw new Error(`${outcome.refusal.code} ${JSON.stringify(outcome.refusal.faults)}`);
    lines.push(...outcome.value.lines);
    after = outcome.value.last;
    if (after === undefined) return lines;
  }
}

/** Everything that waits comes under a checkpoint. */
export async function seal(rig: Rig): Promise<void> {
  const { origin, keys } = rig.hub.config.audit;
  const sealer = createSealer({
    databaseUrl: rig.databaseUrl,
    origin,
    signers: keys.map((key) => createSigner(origin, key)),
    clock: rig.clock,
    checkpointEvery: 0,
  });
  await sealer.round();
  await sealer.close();
}

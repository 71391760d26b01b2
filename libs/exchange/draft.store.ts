import { sql } from 'kysely';
import { newId } from '#kernel';
import type { DraftState, Query, RecordedApproval, Tx } from '#storage';
import { draftHash, type DraftChange } from './draft.rules.js';

export interface Draft {
  id: string;
  sort: 'proposal' | 'ending' | 'turning-back';
  title: string;
  reason: string | null;
  changes: DraftChange[];
  signed: RecordedApproval[];
  hash: string;
  parties: string[];
  proposedFor: string;
  proposedBy: string;
  proposedAt: Date;
  state: DraftState;
  settledAt: Date | null;
}

/** What one party may do by itself is kept as a draft that is settled already. */
export const settledDraft = (
  done: Pick<Draft, 'sort' | 'title' | 'reason' | 'changes' | 'parties' | 'proposedFor' | 'proposedBy'>,
  now: Date,
): Draft => ({
  ...done,
  id: newId(now),
  signed: [],
  hash: draftHash(done.changes, []),
  proposedAt: now,
  state: 'approved',
  settledAt: now,
});

export interface DraftAnswer {
  draftId: string;
  party: string;
  answer: 'approved' | 'refused';
  byParty: string;
  mandate: string | null;
  actor: string;
  hash: string;
  reason: string | null;
  moment: Date;
}

const DRAFT = sql`id, sort, title, reason, changes, signed, content_hash as hash, parties, proposed_for as "proposedFor",
  proposed_by as "proposedBy", proposed_at as "proposedAt", state, settled_at as "settledAt"`;

export async function insertDraft(tx: Tx, draft: Draft): Promise<void> {
  await sql`
    insert into config_draft (id, sort, title, reason, changes, signed, content_hash, parties, proposed_for, proposed_by,
      proposed_at, state, settled_at)
    values (${draft.id}, ${draft.sort}, ${draft.title}, ${draft.reason}, ${JSON.stringify(draft.changes)}::jsonb,
      ${JSON.stringify(draft.signed)}::jsonb, ${draft.hash}, ${draft.parties}::text[], ${draft.proposedFor},
      ${draft.proposedBy}, ${draft.proposedAt}, ${draft.state}, ${draft.settledAt})`.execute(tx);
}

/** The draft, kept from others who answer it until the transaction ends. */
export async function lockDraft(tx: Tx, id: string): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`select ${DRAFT} from config_draft where id = ${id} for update`.execute(
    tx,
  );
  return rows[0];
}

const PROPOSES = 7236023;

/** One that still waits and asks for the same; who proposes it just now is waited for. */
export async function sameOpenDraft(tx: Tx, hash: string): Promise<Draft | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${hash}, ${PROPOSES}))`.execute(tx);
  const { rows } = await sql<Draft>`
    select ${DRAFT} from config_draft where content_hash = ${hash} and state = 'open' limit 1`.execute(tx);
  return rows[0];
}

export async function draftById(db: Query, id: string): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`select ${DRAFT} from config_draft where id = ${id}`.execute(db);
  return rows[0];
}

/** Those that concern one of these parties or were proposed for one, newest first; `before` names where to go on. */
export async function draftsOf(
  db: Query,
  parties: string[],
  { state, before, limit }: { state?: DraftState; before?: string; limit: number },
): Promise<Draft[]> {
  const { rows } = await sql<Draft>`
    select ${DRAFT} from config_draft
    where (parties && ${parties}::text[] or proposed_for = any(${parties}::text[]))
      and (${state ?? null}::text is null or state = ${state ?? null})
      and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
    order by id desc limit ${limit}`.execute(db);
  return rows;
}

export async function settleDraft(tx: Tx, id: string, state: DraftState, moment: Date): Promise<void> {
  await sql`update config_draft set state = ${state}, settled_at = ${moment} where id = ${id}`.execute(tx);
}

export async function insertAnswer(tx: Tx, answer: DraftAnswer): Promise<void> {
  await sql`
    insert into config_approval (draft_id, party, answer, by_party, mandate, actor, content_hash, reason, moment)
    values (${answer.draftId}, ${answer.party}, ${answer.answer}, ${answer.byParty}, ${answer.mandate}, ${answer.actor},
      ${answer.hash}, ${answer.reason}, ${answer.moment})`.execute(tx);
}

export async function answersTo(db: Query, draftIds: string[]): Promise<DraftAnswer[]> {
  if (draftIds.length === 0) return [];
  const { rows } = await sql<DraftAnswer>`
    select draft_id as "draftId", party, answer, by_party as "byParty", mandate, actor, content_hash as hash, reason, moment
    from config_approval where draft_id = any(${draftIds}::uuid[]) order by moment, party`.execute(db);
  return rows;
}

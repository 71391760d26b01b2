import { sql } from 'kysely';
import { ok, refuse, type Outcome } from '#kernel';
import { approvedVersions, type ConfigKind, type ConfigVersion } from '#storage';
import type { Answered, Asking } from './auditor.js';
import { actorFor, type Page } from './auditor.rules.js';
import { baseOf, draftHash, partiesOfDraft } from './draft.rules.js';
import { answersTo, draftById, type Draft, type DraftAnswer } from './draft.store.js';

/** One step in the life of an agreement: a draft with everybody's answer, or a version that was put in force by files. */
export interface ChangedLine {
  moment: Date;
  what: 'proposal' | 'ending' | 'turning-back' | 'files';
  by: string;
  byParty?: string;
  draftId?: string;
  title?: string;
  state: string;
  settledAt?: Date;
  /** What was approved, and whether it is still that. */
  hash: string;
  hashVerified: boolean;
  things: { kind: string; key: string; version?: number; validFrom?: Date; validUntil?: Date }[];
  approvals: Approval[];
  /** The lines of the log about it. */
  eventIds: string[];
}

interface Approval {
  party: string;
  answer: 'approved' | 'refused' | 'signed';
  by?: string;
  byParty?: string;
  mandate?: string;
  document?: string;
  hash?: string;
  moment: string;
}

/** Who changed this agreement or clause, and who approved it: with the clauses that stand in an agreement. */
export async function changesOf(
  { tx, own, now, urnOf }: Asking,
  thing: { kind: 'agreement' | 'clause'; key: string },
  { after, limit }: Page,
): Promise<Outcome<Answered<ChangedLine>>> {
  const versions = await versionsEver(tx);
  const related = versions.filter((one) => isAbout(one, thing));
  const drafts = await draftsAbout(tx, thing, related);
  const parties = new Set(
    [...drafts.flatMap((draft) => [...draft.parties, draft.proposedFor]), ...partiesNow()].map(String),
  );
  if (related.length + drafts.length === 0 || !parties.has(own)) return refuse('not-found');
  const answers = await answersTo(
    tx,
    drafts.map(({ id }) => id),
  );
  const events = await eventsOf(
    tx,
    own,
    drafts.map(({ id }) => id),
  );
  const lines = [
    ...drafts.map((draft) => draftLine(draft, answers, events)),
    ...related.filter(({ draftId }) => draftId === null).map(fileLine),
  ].sort((a, b) => a.moment.getTime() - b.moment.getTime());
  const from = after === undefined ? 0 : Number(after);
  const until = from + limit;
  return ok({
    lines: lines.slice(from, until),
    ...(lines.length > until ? { last: String(until) } : {}),
    object: `${thing.kind}:${thing.key}`,
  });

  /** Whoever it concerns now, or concerned until it ended. */
  function partiesNow(): string[] {
    const last = related.findLast(({ kind, key }) => kind === thing.kind && key === thing.key);
    if (!last) return [];
    const isOver = last.validUntil !== null && last.validUntil <= now;
    const at = isOver ? new Date(last.validUntil!.getTime() - 1) : now;
    return partiesOfDraft(versions, [{ ...thing, base: baseOf(versions, thing) }], at);
  }

  function draftLine(draft: Draft, answers: DraftAnswer[], events: Map<string, string[]>): ChangedLine {
    const { id, signed, changes } = draft;
    return {
      moment: draft.proposedAt,
      what: draft.sort,
      by: actorFor(own, draft.proposedBy),
      byParty: urnOf(draft.proposedFor),
      draftId: id,
      title: draft.title,
      state: draft.state,
      ...(draft.settledAt ? { settledAt: draft.settledAt } : {}),
      hash: draft.hash,
      hashVerified: draftHash(changes, signed) === draft.hash,
      things: changes.map(({ kind, key, validFrom, validUntil }) => ({
        kind,
        key,
        ...versionIn(related, id, kind, key),
        ...(validFrom ? { validFrom: new Date(validFrom) } : {}),
        ...(validUntil ? { validUntil: new Date(validUntil) } : {}),
      })),
      approvals: [
        ...answers
          .filter(({ draftId }) => draftId === id)
          .map((one) => ({
            party: urnOf(one.party),
            answer: one.answer,
            by: actorFor(own, one.actor),
            ...(one.byParty === one.party ? {} : { byParty: urnOf(one.byParty) }),
            ...(one.mandate ? { mandate: one.mandate } : {}),
            hash: one.hash,
            moment: one.moment.toISOString(),
          })),
        ...signed.map(onPaper),
      ],
      eventIds: events.get(id) ?? [],
    };
  }

  function fileLine(one: VersionEver): ChangedLine {
    const { kind, key, version, validFrom, validUntil } = one;
    return {
      moment: one.approvedAt,
      what: 'files',
      by: actorFor(own, one.proposedBy),
      state: one.state,
      hash: one.contentHash,
      hashVerified: one.intact !== false,
      things: [{ kind, key, version, validFrom, ...(validUntil ? { validUntil } : {}) }],
      approvals: (one.approvals ?? []).map(onPaper),
      eventIds: [],
    };
  }

  function onPaper({ party, document, on }: { party: string; document: string; on: string }): Approval {
    return { party: urnOf(party), answer: 'signed', document, moment: on };
  }
}

type VersionEver = ConfigVersion & {
  draftId: string | null;
  proposedBy: string;
  approvedAt: Date;
  state: string;
};

/** Approved ones with how each came about; what was taken back before it began was never in force. */
async function versionsEver(tx: Asking['tx']): Promise<VersionEver[]> {
  const approved = await approvedVersions(tx);
  const { rows } = await sql<Omit<VersionEver, keyof ConfigVersion> & { name: string }>`
    select kind || '/' || key || '/' || version as name, draft_id as "draftId", proposed_by as "proposedBy",
      approved_at as "approvedAt", state
    from config_version where kind in ('agreement', 'clause') and state = 'approved'`.execute(tx);
  const more = new Map(rows.map(({ name, ...row }) => [name, row]));
  return approved.map((one) => ({
    draftId: null,
    proposedBy: '',
    approvedAt: one.validFrom,
    state: 'approved',
    ...one,
    ...more.get(`${one.kind}/${one.key}/${one.version}`),
  }));
}

const isAbout = ({ kind, key, content }: ConfigVersion, thing: { kind: ConfigKind; key: string }): boolean =>
  (kind === thing.kind && key === thing.key) ||
  (thing.kind === 'agreement' && kind === 'clause' && content['agreement'] === thing.key);

/** Drafts that name the thing itself, or a clause that ever stood in the agreement. */
async function draftsAbout(
  tx: Asking['tx'],
  thing: { kind: string; key: string },
  related: VersionEver[],
): Promise<Draft[]> {
  const named = new Map([thing, ...related].map(({ kind, key }) => [`${kind}/${key}`, { kind, key }]));
  const { rows } = await sql<{ id: string }>`
    select distinct d.id from unnest(${[...named.values()].map((one) => JSON.stringify([one]))}::text[]) as n(change)
    join config_draft d on d.changes @> n.change::jsonb order by d.id`.execute(tx);
  const drafts = await Promise.all(rows.map(({ id }) => draftById(tx, id)));
  return drafts.flatMap((draft) => draft ?? []);
}

function versionIn(related: VersionEver[], draftId: string, kind: string, key: string): { version?: number } {
  const found = related.find((one) => one.draftId === draftId && one.kind === kind && one.key === key);
  return found ? { version: found.version } : {};
}

async function eventsOf(tx: Asking['tx'], own: string, ids: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ draftId: string; id: string }>`
    select n.id as "draftId", e.id from unnest(${ids}::text[]) as n(id) join audit_event e on e.object = 'draft:' || n.id
    where e.decision_id is null and e.organisations @> array[${own}] order by e.id`.execute(tx);
  const byDraft = new Map<string, string[]>();
  for (const { draftId, id } of rows) byDraft.set(draftId, [...(byDraft.get(draftId) ?? []), id]);
  return byDraft;
}

import { LANGUAGES, type Language } from '#consent';
import { ok, refuse, type JsonObject, type Outcome } from '#kernel';
import { approvedVersions, inForceAt, type ConfigVersion, type DraftState } from '#storage';
import { hasApprover } from './approver.rules.js';
import { changesOf, thingInWords, type NameOf } from './change-words.rules.js';
import { draftHash, type DraftChange } from './draft.rules.js';
import { answersTo, draftById, draftsOf, type Draft, type DraftAnswer } from './draft.store.js';
import { kindsOf } from './drafts.js';
import type { RunningHub } from './hub.js';
import { shippedByKey } from './mapping-view.js';
import { momentInWords } from './moment-words.rules.js';

/** How a party stands towards a draft. */
export interface Standing {
  party: string;
  name: string;
  answer: 'waiting' | 'approved' | 'refused' | 'signed';
  /** Nobody can answer for it in the hub. */
  withoutApprover?: true;
  by?: string;
  mandate?: string;
  document?: string;
  at?: Date | string;
  reason?: string;
}

export interface ShownChange extends DraftChange {
  inWords: Record<Language, { what: string; differences: string[] }>;
}

export interface DraftView {
  draftId: string;
  sort: Draft['sort'];
  title: string;
  reason?: string;
  state: DraftState;
  /** What an approver names: SHA-256 over the canonical JSON of changes and signatures. */
  hash: string;
  hashVerified: boolean;
  proposedFor: string;
  proposedBy: string;
  proposedAt: Date;
  settledAt?: Date;
  changes: ShownChange[];
  parties: Standing[];
}

export async function viewDraft(hub: RunningHub, draft: Draft): Promise<DraftView> {
  const versions = await approvedVersions(hub.db);
  return viewOf(hub, draft, await answersTo(hub.db, [draft.id]), versions, await hub.moment(hub.db));
}

/** One that concerns one of these parties, was proposed for one, or waits for one of whom the region asks it. */
export async function viewOwnDraft(
  hub: RunningHub,
  parties: string[],
  id: string,
): Promise<Outcome<DraftView>> {
  const draft = await draftById(hub.db, id);
  const mine = draft && [...draft.parties, draft.proposedFor].some((party) => parties.includes(party));
  return mine ? ok(await viewDraft(hub, draft)) : refuse('not-found');
}

/** A page of them; `last` is where the next one goes on, when there is one. */
export async function viewDrafts(
  hub: RunningHub,
  parties: string[],
  page: { state?: DraftState; before?: string; limit: number },
): Promise<{ drafts: DraftView[]; last?: string }> {
  const found = await draftsOf(hub.db, parties, { ...page, limit: page.limit + 1 });
  const drafts = found.slice(0, page.limit);
  const versions = await approvedVersions(hub.db);
  const now = await hub.moment(hub.db);
  const answers = await answersTo(
    hub.db,
    drafts.map(({ id }) => id),
  );
  return {
    drafts: drafts.map((draft) =>
      viewOf(
        hub,
        draft,
        answers.filter(({ draftId }) => draftId === draft.id),
        versions,
        now,
      ),
    ),
    ...(found.length > drafts.length ? { last: drafts.at(-1)!.id } : {}),
  };
}

function viewOf(
  hub: RunningHub,
  draft: Draft,
  answers: DraftAnswer[],
  versions: ConfigVersion[],
  now: Date,
): DraftView {
  const inForce = inForceAt(versions, now.getTime());
  const nameOf = namesIn(versions);
  return {
    draftId: draft.id,
    sort: draft.sort,
    title: draft.title,
    ...(draft.reason ? { reason: draft.reason } : {}),
    state: draft.state,
    hash: draft.hash,
    hashVerified: draftHash(draft.changes, draft.signed) === draft.hash,
    proposedFor: draft.proposedFor,
    // Of a person the role only: the pseudonym is for the log.
    proposedBy: draft.proposedBy.replace(/^person:[^:]+/, 'person'),
    proposedAt: draft.proposedAt,
    ...(draft.settledAt ? { settledAt: draft.settledAt } : {}),
    changes: draft.changes.map((change) => ({
      ...change,
      inWords: inWordsOf(hub, change, versions, nameOf),
    })),
    parties: [
      ...draft.parties.map((party) => standingOf(party, draft, answers, inForce, nameOf)),
      ...draft.signed.map(({ party, document, on }) => ({
        party,
        name: nameOf(party) ?? party,
        answer: 'signed' as const,
        document,
        at: on,
      })),
    ],
  };
}

function standingOf(
  party: string,
  draft: Draft,
  answers: DraftAnswer[],
  inForce: ConfigVersion[],
  nameOf: NameOf,
): Standing {
  const base = { party, name: nameOf(party) ?? party };
  const said = answers.find((one) => one.party === party);
  if (!said) {
    const alone = !hasApprover(party, kindsOf(draft.changes), inForce);
    return { ...base, answer: 'waiting', ...(alone ? { withoutApprover: true as const } : {}) };
  }
  return {
    ...base,
    answer: said.answer,
    at: said.moment,
    ...(said.mandate ? { by: said.byParty, mandate: said.mandate } : {}),
    ...(said.reason ? { reason: said.reason } : {}),
  };
}

/** Against the version that it was proposed against: what its approvers are asked, also when it is settled long since. */
function inWordsOf(
  hub: RunningHub,
  change: DraftChange,
  versions: ConfigVersion[],
  nameOf: NameOf,
): ShownChange['inWords'] {
  const { kind, key, content, validFrom, validUntil, base } = change;
  const number = Number(base.split(' ').at(-1)?.split(':')[0] ?? 0);
  const was = versions.find((one) => one.kind === kind && one.key === key && one.version === number)?.content;
  // Where nobody published a table yet, the one that came with the hub is what it takes the place of.
  const before = (was as JsonObject | undefined) ?? (kind === 'mapping' ? shippedByKey(hub, key) : undefined);
  return Object.fromEntries(
    LANGUAGES.map((language) => [
      language,
      {
        what: whatOf(
          thingInWords({ kind, key, content: content ?? was }, language, nameOf),
          { isNew: !was, ends: !content, validFrom, validUntil },
          language,
        ),
        differences: content ? changesOf(kind, before, content, language, nameOf) : [],
      },
    ]),
  ) as ShownChange['inWords'];
}

function whatOf(
  thing: string,
  change: { isNew: boolean; ends: boolean; validFrom?: string; validUntil?: string },
  language: Language,
): string {
  const words = WHAT[language];
  const at = (text: string | undefined): string =>
    text ? words.from(momentInWords(new Date(text), language)) : words.atOnce;
  if (change.ends) return words.ends(thing, at(change.validUntil));
  const until = change.validUntil ? words.until(momentInWords(new Date(change.validUntil), language)) : '';
  return `${(change.isNew ? words.begins : words.changes)(thing, at(change.validFrom))}${until}`;
}

const WHAT: Record<
  Language,
  Record<'ends' | 'begins' | 'changes', (thing: string, at: string) => string> & {
    atOnce: string;
    from(moment: string): string;
    until(moment: string): string;
  }
> = {
  nl: {
    ends: (thing, at) => `${thing} eindigt ${at}`,
    begins: (thing, at) => `${thing} gaat in ${at}`,
    changes: (thing, at) => `${thing} verandert ${at}`,
    atOnce: 'zodra iedereen heeft goedgekeurd',
    from: (moment) => `op ${moment}`,
    until: (moment) => `, tot ${moment}`,
  },
  en: {
    ends: (thing, at) => `${thing} ends ${at}`,
    begins: (thing, at) => `${thing} begins ${at}`,
    changes: (thing, at) => `${thing} changes ${at}`,
    atOnce: 'as soon as everybody has approved',
    from: (moment) => `on ${moment}`,
    until: (moment) => `, until ${moment}`,
  },
};

/** What keys are called, by their last version: also of what is over. */
export function namesIn(versions: Pick<ConfigVersion, 'kind' | 'key' | 'content'>[]): NameOf {
  const names = new Map<string, string>();
  for (const { kind, key, content } of versions) {
    const name = content['name'] ?? content['title'];
    if (typeof name === 'string' && kind !== 'connection')
      names.set(kind === 'group' ? `group:${key}` : key, name);
  }
  return (key) => names.get(key);
}

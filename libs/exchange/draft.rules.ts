import { canonicalJson, sha256, type Fault, type Json, type JsonObject } from '#kernel';
import { inForceAt, type ConfigKind, type ConfigVersion, type RecordedApproval } from '#storage';
import { hasApprover } from './approver.rules.js';
import { needsAdministrator, partiesConcerned } from './concerned.rules.js';
import { schemaFaults } from './region-form.js';
import { newFaults, type DatedEntry } from './region-over-time.rules.js';
import { sentenceOf, type ContractOf } from './region.rules.js';

/** One change of a draft, as it is proposed, shown and hashed: moments as text, everything by key. */
export interface DraftChange {
  kind: ConfigKind;
  key: string;
  /** Absent: the thing ends at `validUntil`, or when the draft is approved. */
  content?: JsonObject;
  validFrom?: string;
  validUntil?: string;
  /** What it was when this was proposed: a draft is not put over something that its approvers have not seen. */
  base: string;
}

/** What is done to the versions when changes take effect. */
export type Step =
  | { add: { kind: ConfigKind; key: string; content: JsonObject; validFrom: Date; validUntil: Date | null } }
  | { end: ConfigVersion; at: Date };

const isOf = ({ kind, key }: { kind: ConfigKind; key: string }) => {
  return (one: { kind: ConfigKind; key: string }): boolean => one.kind === kind && one.key === key;
};

/** All that was ever said about a thing, in one word. */
export const baseOf = (versions: ConfigVersion[], thing: { kind: ConfigKind; key: string }): string =>
  versions
    .filter(isOf(thing))
    .map(({ version, validUntil }) => `${version}:${validUntil?.toISOString() ?? ''}`)
    .join(' ');

/** A draft is approved by this: nobody can say afterwards that they saw something else. */
export const draftHash = (changes: DraftChange[], signed: RecordedApproval[]): string =>
  sha256(canonicalJson({ changes, signed } as unknown as Json)).toString('hex');

const laterOf = (text: string | undefined, now: Date): Date =>
  text && new Date(text) > now ? new Date(text) : now;

/**
 * What changes mean for the versions, at the moment that they are put in force. A change counts from its `validFrom` and
 * never from before it was approved; the version before it ends there, and what was planned for its own period is taken
 * back.
 */
export function stepsOf(versions: ConfigVersion[], changes: DraftChange[], now: Date): Step[] {
  return changes.flatMap((change): Step[] => {
    const { kind, key, content } = change;
    const from = laterOf(content ? change.validFrom : change.validUntil, now);
    const until = content && change.validUntil ? new Date(change.validUntil) : null;
    const ends = versions
      .filter(isOf(change))
      .filter((one) => !one.validUntil || one.validUntil > from)
      .filter((one) => !until || one.validFrom < until)
      .map((one) => ({ end: one, at: from }));
    return content ? [...ends, { add: { kind, key, content, validFrom: from, validUntil: until } }] : ends;
  });
}

/** The versions as they would be. */
export function afterSteps(versions: ConfigVersion[], steps: Step[]): ConfigVersion[] {
  const ended = new Map(steps.flatMap((step) => ('end' in step ? [[step.end, step.at] as const] : [])));
  const kept = versions.flatMap((one) => {
    const at = ended.get(one);
    if (!at) return [one];
    return one.validFrom >= at ? [] : [{ ...one, validUntil: at }];
  });
  const added = steps.flatMap((step, index) =>
    'add' in step ? [{ ...step.add, version: 1_000_000 + index, contentHash: '' }] : [],
  );
  return [...kept, ...added];
}

/** Not over yet, or still to come. */
const alive = (versions: ConfigVersion[], now: Date): ConfigVersion[] =>
  versions.filter((one) => !one.validUntil || one.validUntil > now);

/** Everybody who has to approve these changes, as things stand. */
export function partiesOfDraft(versions: ConfigVersion[], changes: DraftChange[], now: Date): string[] {
  const before = alive(versions, now);
  const around = {
    administrator: administratorIn(versions, now),
    entries: [
      ...before,
      ...changes.flatMap(({ kind, key, content }) => (content ? [{ kind, key, content }] : [])),
    ],
  };
  return [
    ...new Set(
      changes.flatMap((change) => {
        const was = before.filter(isOf(change)).map(({ content }) => content);
        const contents = change.content ? [...was, change.content] : was;
        return partiesConcerned(change.kind, change.key, contents, around);
      }),
    ),
  ].sort();
}

export const administratorIn = (versions: ConfigVersion[], now: Date): string | undefined =>
  inForceAt(versions, now.getTime()).find(({ kind }) => kind === 'region')?.content['administrator'] as
    string | undefined;

/** Where what is asked for changes nothing, cannot be, or breaks something: every fault, by pointer. */
export function draftFaults(
  versions: ConfigVersion[],
  changes: DraftChange[],
  now: Date,
  contractOf: ContractOf,
): Fault[] {
  const faults = changes.flatMap((change, index) =>
    faultsOfChange(versions, change, changes.findIndex(isOf(change)) !== index, now).map((fault) => ({
      ...fault,
      pointer: `/changes/${index}${fault.pointer}`,
    })),
  );
  if (faults.length > 0) return faults;
  const after = afterSteps(versions, stepsOf(versions, changes, now));
  return brokenBy(versions, after, changes, now, contractOf);
}

/** What would no longer be in order, at any moment from now on. */
export function brokenBy(
  before: DatedEntry[],
  after: DatedEntry[],
  changes: Pick<DraftChange, 'kind' | 'key' | 'content'>[],
  now: Date,
  contractOf: ContractOf,
): Fault[] {
  return newFaults(before, after, contractOf, now.getTime()).map((fault) => {
    const index = changes.findIndex((change) => isOf(change)(fault) && change.content);
    return index === -1
      ? { pointer: '/changes', code: fault.code, detail: sentenceOf(fault) }
      : { pointer: `/changes/${index}/content${fault.pointer}`, code: fault.code, detail: fault.detail };
  });
}

function faultsOfChange(
  versions: ConfigVersion[],
  change: DraftChange,
  isDouble: boolean,
  now: Date,
): Fault[] {
  const { kind, key, content, validFrom, validUntil } = change;
  const fault = (pointer: string, code: string, detail: string): Fault[] => [{ pointer, code, detail }];
  if (isDouble) return fault('', 'double', `${kind} ${key} is changed twice`);
  if (needsAdministrator(kind) && !administratorIn(versions, now))
    return fault('/kind', 'no-administrator', 'the region names no administrator who can approve this');
  const own = alive(versions, now).filter(isOf(change));
  if (!content) {
    if (validFrom) return fault('/validFrom', 'end', 'an end has a validUntil only');
    if (own.length === 0) return fault('/key', 'unknown', `there is no ${kind} "${key}" to end`);
  } else {
    const form = schemaFaults(kind, content);
    if (form.length > 0)
      return form.map((one) => ({ ...one, pointer: `/content${one.pointer === '/' ? '' : one.pointer}` }));
  }
  if (validFrom && new Date(validFrom) <= now)
    return fault(
      '/validFrom',
      'past',
      'a change cannot begin before it is approved; leave it out for "at once"',
    );
  if (validUntil && new Date(validUntil) <= laterOf(validFrom, now))
    return fault('/validUntil', 'past', 'it must end after it begins, and in the future');
  const isSame = own.some(
    (one) =>
      content &&
      canonicalJson(one.content as Json) === canonicalJson(content) &&
      one.validFrom <= laterOf(validFrom, now) &&
      (one.validUntil?.getTime() ?? null) === (validUntil ? new Date(validUntil).getTime() : null),
  );
  return isSame ? fault('', 'unchanged', `${kind} ${key} is like this already`) : [];
}

/**
 * A signature on paper counts only for a party that nobody speaks for in the hub: one that is about to take part. Whoever
 * looks after the region then approves too.
 */
export function signedFaults(
  signed: RecordedApproval[],
  parties: string[],
  kinds: ConfigKind[],
  inForce: ConfigVersion[],
): Fault[] {
  return signed.flatMap(({ party }, index) => {
    const pointer = `/signed/${index}/party`;
    if (!parties.includes(party))
      return [{ pointer, code: 'not-concerned', detail: `${party} need not approve this` }];
    if (hasApprover(party, kinds, inForce))
      return [{ pointer, code: 'has-approver', detail: `${party} has an approver: it approves in the hub` }];
    return [];
  });
}

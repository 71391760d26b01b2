import { LANGUAGES, type Language } from '#consent';
import { ok, refuse, type JsonObject, type Outcome } from '#kernel';
import { partyOf } from '#partners';
import {
  approvedVersions,
  contentHash,
  inForceAt,
  type ConfigKind,
  type ConfigVersion,
  type RecordedApproval,
} from '#storage';
import { changesOf } from './change-words.rules.js';
import { namesIn } from './draft-view.js';
import type { RunningHub } from './hub.js';
import { SHIPPED } from './mapping-book.js';
import { shippedByKey } from './mapping-view.js';

/** One version, as it is listed. */
export interface ListedVersion {
  kind: ConfigKind;
  key: string;
  version: number;
  name?: string;
  /** Of a party: how it is called in messages. */
  urn?: string;
  /** SHA-256 over the canonical JSON of the content, computed anew; `hashVerified` when it is what was approved. */
  hash: string;
  hashVerified: boolean;
  validFrom: Date;
  validUntil: Date | null;
  when: 'over' | 'in-force' | 'planned';
  /** What it says, where that was asked for. */
  content?: JsonObject;
}

export interface ShownVersion extends ListedVersion {
  content: JsonObject;
  approvals: RecordedApproval[];
}

const PARTIES: ReadonlySet<string> = new Set(['organisation', 'arrangement']);

const listed = (one: ConfigVersion, moment: Date): ListedVersion => {
  const name = one.content['title'] ?? one.content['name'];
  return {
    kind: one.kind,
    key: one.key,
    version: one.version,
    ...(typeof name === 'string' ? { name } : {}),
    ...(PARTIES.has(one.kind) ? { urn: partyOf(one).urn } : {}),
    hash: contentHash(one.content),
    hashVerified: one.intact !== false,
    validFrom: one.validFrom,
    validUntil: one.validUntil,
    when:
      one.validUntil && one.validUntil <= moment ? 'over' : one.validFrom <= moment ? 'in-force' : 'planned',
  };
};

/** What is in force at a moment and what is planned after it, of one kind or of all; `withContent`: also what each says. */
export async function listConfiguration(
  hub: RunningHub,
  { kind, at, withContent = false }: { kind?: ConfigKind; at?: Date; withContent?: boolean },
): Promise<{ at: Date; versions: ListedVersion[] }> {
  const versions = await approvedVersions(hub.db);
  const moment = at ?? (await hub.moment(hub.db));
  const inForce = new Set(inForceAt(versions, moment.getTime()));
  return {
    at: moment,
    versions: versions
      .filter(
        (one) =>
          (!kind || one.kind === kind) &&
          (inForce.has(one) || one.validFrom > moment || one.intact === false),
      )
      .map((one) => ({
        ...listed(one, moment),
        ...(withContent ? { content: one.content as JsonObject } : {}),
      })),
  };
}

/** A thing over time: every version that there was, is and will be, with who approved it. */
export async function versionsOfThing(
  hub: RunningHub,
  kind: string,
  key: string,
): Promise<Outcome<{ kind: string; key: string; versions: ShownVersion[] }>> {
  const own = (await approvedVersions(hub.db)).filter((one) => one.kind === kind && one.key === key);
  if (own.length === 0) return refuse('not-found');
  const moment = await hub.moment(hub.db);
  const versions = own.map((one) => ({
    ...listed(one, moment),
    content: one.content as JsonObject,
    approvals: one.approvals ?? [],
  }));
  return ok({ kind, key, versions });
}

/** What is different between two versions of a thing, in words. */
export async function differencesOfThing(
  hub: RunningHub,
  kind: string,
  key: string,
  between: { from: number; until: number },
): Promise<Outcome<{ kind: string; key: string; from: number; until: number } & Record<Language, string[]>>> {
  const all = await approvedVersions(hub.db);
  const find = (version: number): JsonObject | undefined =>
    version === SHIPPED && kind === 'mapping' ? shippedByKey(hub, key) : stored(version);
  const stored = (version: number): JsonObject | undefined =>
    all.find((one) => one.kind === kind && one.key === key && one.version === version)?.content as
      JsonObject | undefined;
  const [before, after] = [find(between.from), find(between.until)];
  if (!before || !after) return refuse('not-found');
  const nameOf = namesIn(all);
  const inWords = Object.fromEntries(
    LANGUAGES.map((language) => [language, changesOf(kind as ConfigKind, before, after, language, nameOf)]),
  ) as Record<Language, string[]>;
  return ok({ kind, key, ...between, ...inWords });
}

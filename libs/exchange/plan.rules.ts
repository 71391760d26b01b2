import type { Language } from '#consent';
import type { JsonObject } from '#kernel';
import type { ConfigKind, ConfigVersion } from '#storage';
import { changesOf, thingInWords, type NameOf } from './change-words.rules.js';
import { partiesConcerned } from './concerned.rules.js';
import type { DraftChange } from './draft.rules.js';
import { momentInWords } from './moment-words.rules.js';

/** Something that changes at a moment. */
export interface PlanItem {
  at: Date;
  what: 'begins' | 'changes' | 'ends' | 'last-day-to-turn-back';
  kind: ConfigKind;
  key: string;
  version: number | null;
  /** Proposed, and not approved by everybody yet. */
  isProposed: boolean;
  draftId?: string;
  /** Whom it concerns. */
  organisations: string[];
  inWords: Record<Language, { sentence: string; differences: string[] }>;
}

export interface PlanPeriod {
  from: Date;
  until: Date;
  /** Only what concerns this party. */
  organisation?: string;
}

export interface OpenDraft {
  id: string;
  changes: DraftChange[];
}

/** Everything that changes from a moment until another, in order, each in a sentence. */
export function planOf(
  versions: ConfigVersion[],
  drafts: OpenDraft[],
  period: PlanPeriod,
  nameOf: NameOf,
): PlanItem[] {
  const administrator = versions.findLast(({ kind }) => kind === 'region')?.content['administrator'] as
    string | undefined;
  const room: Room = {
    nameOf,
    concerned: (kind, key, contents) =>
      partiesConcerned(kind, key, contents, { administrator, entries: versions }),
  };
  const items = [
    ...versions.flatMap((one) => itemsOfVersion(one, versions, room)),
    ...drafts.flatMap((draft) => itemsOfDraft(draft, versions, room)),
  ];
  return items
    .filter(({ at }) => at >= period.from && at < period.until)
    .filter(({ organisations }) => !period.organisation || organisations.includes(period.organisation))
    .sort(
      (a, b) => a.at.getTime() - b.at.getTime() || `${a.kind} ${a.key}`.localeCompare(`${b.kind} ${b.key}`),
    );
}

interface Room {
  nameOf: NameOf;
  concerned(kind: ConfigKind, key: string, contents: Record<string, unknown>[]): string[];
}

type Told = Pick<PlanItem, 'at' | 'what' | 'kind' | 'key'> & { before?: JsonObject; after?: JsonObject };

function itemsOfVersion(one: ConfigVersion, versions: ConfigVersion[], room: Room): PlanItem[] {
  const { kind, key, version, validFrom, validUntil } = one;
  const content = one.content as JsonObject;
  const same = versions.filter((other) => other.kind === kind && other.key === key && other !== one);
  const before = same.find((other) => other.validUntil?.getTime() === validFrom.getTime());
  const goesOn = validUntil && same.some((other) => other.validFrom.getTime() === validUntil.getTime());
  const tell = (told: Omit<Told, 'kind' | 'key'>): PlanItem => ({
    ...itemOf({ kind, key, ...told }, room),
    version,
    isProposed: false,
  });
  const turnBack = kind === 'succession' ? content['revertibleUntil'] : undefined;
  return [
    tell({
      at: validFrom,
      what: before ? 'changes' : 'begins',
      after: content,
      ...(before ? { before: before.content as JsonObject } : {}),
    }),
    ...(validUntil && !goesOn ? [tell({ at: validUntil, what: 'ends', before: content })] : []),
    ...(typeof turnBack === 'string' && !(validUntil && validUntil <= new Date(turnBack))
      ? [tell({ at: new Date(turnBack), what: 'last-day-to-turn-back', before: content })]
      : []),
    ...mandatesOf(one).map(({ at, what }) => tell({ at, what, before: content, after: content })),
  ];
}

/** Mandates within a connection have periods of their own. */
function mandatesOf({
  kind,
  content,
  validFrom,
  validUntil,
}: ConfigVersion): { at: Date; what: 'changes' }[] {
  if (kind !== 'connection') return [];
  const mandates = content['mandates'] as { from?: string; until?: string }[];
  const moments = mandates
    .flatMap(({ from, until }) => [from, until])
    .flatMap((text) => (text ? [new Date(text)] : []));
  return [...new Set(moments.map((one) => one.getTime()))]
    .filter((time) => time > validFrom.getTime() && (!validUntil || time < validUntil.getTime()))
    .map((time) => ({ at: new Date(time), what: 'changes' as const }));
}

/** A draft without a moment has no place in a plan: it is in force as soon as everybody approved. */
function itemsOfDraft({ id, changes }: OpenDraft, versions: ConfigVersion[], room: Room): PlanItem[] {
  return changes.flatMap(({ kind, key, content, validFrom, validUntil }) => {
    const last = versions.findLast((one) => one.kind === kind && one.key === key)?.content as
      JsonObject | undefined;
    const tell = (told: Omit<Told, 'kind' | 'key'>): PlanItem => ({
      ...itemOf({ kind, key, ...told }, room),
      version: null,
      isProposed: true,
      draftId: id,
    });
    return [
      ...(content && validFrom
        ? [
            tell({
              at: new Date(validFrom),
              what: last ? 'changes' : 'begins',
              after: content,
              ...(last ? { before: last } : {}),
            }),
          ]
        : []),
      ...(validUntil
        ? [tell({ at: new Date(validUntil), what: 'ends', before: content ?? last ?? {} })]
        : []),
    ];
  });
}

function itemOf(told: Told, { nameOf, concerned }: Room): Omit<PlanItem, 'version' | 'isProposed'> {
  const { at, what, kind, key, before, after } = told;
  const contents = [before, after].filter((one): one is JsonObject => one !== undefined);
  const inWords = (language: Language) => ({
    sentence: SENTENCES[language][what](
      thingInWords({ kind, key, content: after ?? before }, language, nameOf),
      momentInWords(at, language),
    ),
    differences:
      what === 'changes' && before && after ? changesOf(kind, before, after, language, nameOf) : [],
  });
  return {
    at,
    what,
    kind,
    key,
    organisations: concerned(kind, key, contents),
    inWords: { nl: inWords('nl'), en: inWords('en') },
  };
}

const SENTENCES: Record<Language, Record<PlanItem['what'], (thing: string, at: string) => string>> = {
  nl: {
    begins: (thing, at) => `Op ${at} gaat in: ${thing}.`,
    changes: (thing, at) => `Op ${at} verandert: ${thing}.`,
    ends: (thing, at) => `Op ${at} eindigt: ${thing}.`,
    'last-day-to-turn-back': (thing, at) => `Tot ${at} kan dit in één stap worden teruggedraaid: ${thing}.`,
  },
  en: {
    begins: (thing, at) => `On ${at} this begins: ${thing}.`,
    changes: (thing, at) => `On ${at} this changes: ${thing}.`,
    ends: (thing, at) => `On ${at} this ends: ${thing}.`,
    'last-day-to-turn-back': (thing, at) => `Until ${at} this can be turned back in one step: ${thing}.`,
  },
};

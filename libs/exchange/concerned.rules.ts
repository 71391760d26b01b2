import type { ConfigKind } from '#storage';
import type { ConfigEntry } from './region.rules.js';

/** What is looked at of a content; which of these are there depends on the kind. */
interface Content {
  members?: string[];
  parties?: (string | { party: string })[];
  senders?: string[];
  recipients?: string[];
  recipient?: string;
  mandates?: { party: string }[];
  controller?: string;
  from?: string;
  to?: string;
  party?: string;
  administrator?: string;
  informs?: { notice: string };
}

/** Who and what there is around a change: before it and after it together, so that whoever goes and whoever comes is asked. */
export interface Surroundings {
  administrator?: string;
  entries: ConfigEntry[];
}

/** Changes of these concern the region too: its administrator approves with whom they are about. */
const OF_THE_REGION: ReadonlySet<ConfigKind> = new Set([
  'organisation',
  'connection',
  'desk',
  'succession',
  'parallel',
  // Until when it is spoken, whoever looks after the region says.
  'contract',
  // Which claims there are is of the identity provider of the whole region.
  'role-mapping',
  // What people read is of the region, and of whoever names it in a clause.
  'notice',
]);

/**
 * Which parties must approve that one thing becomes another: everybody whom it binds, gives something, or takes something
 * from, in what it was or in what it is to be. `contents`: what it was and is to be. Groups are their members; an
 * arrangement approves through its own approver.
 */
export function partiesConcerned(
  kind: ConfigKind,
  key: string,
  contents: Record<string, unknown>[],
  around: Surroundings,
): string[] {
  const named = contents.flatMap((content) => namedIn(kind, key, content as Content));
  const found = new Set(named.flatMap((name) => membersOf(name, around)));
  if (kind === 'group') for (const party of othersThroughGroup(key, around)) found.add(party);
  if (kind === 'notice') for (const party of namingIt(key, around)) found.add(party);
  if (OF_THE_REGION.has(kind) && around.administrator) found.add(around.administrator);
  return [...found].sort();
}

/** Whether somebody has to look after the region before such a thing can be changed. */
export const needsAdministrator = (kind: ConfigKind): boolean => OF_THE_REGION.has(kind);

function namedIn(kind: ConfigKind, key: string, content: Content): string[] {
  const { members = [], parties = [], senders = [], recipients = [], mandates = [] } = content;
  switch (kind) {
    case 'organisation':
      return [key];
    case 'arrangement':
    case 'group':
      return members;
    case 'agreement':
    case 'desk':
      return parties.map((one) => (typeof one === 'string' ? one : one.party));
    case 'clause':
      return [...senders, ...recipients];
    case 'route':
      return [...senders, content.recipient!];
    case 'connection':
      return mandates.map(({ party }) => party);
    case 'processing-activity':
      return [content.controller!];
    case 'succession':
    case 'parallel':
      return [content.from!, content.to!];
    case 'approval-mandate':
    case 'role-mapping':
      return [content.party!];
    case 'region':
      return [content.administrator!];
    case 'contract':
    case 'notice':
      return [];
  }
}

/** A group in the surroundings may stand there twice, as it was and as it is to be: both count. */
const membersOf = (name: string, { entries }: Surroundings): string[] =>
  name.startsWith('group:')
    ? entries
        .filter(({ kind, key }) => kind === 'group' && `group:${key}` === name)
        .flatMap(({ content }) => (content as Content).members ?? [])
    : [name];

/** Both sides of every clause under which people are told with this notice. */
const namingIt = (key: string, around: Surroundings): string[] =>
  around.entries
    .filter(({ kind, content }) => kind === 'clause' && (content as Content).informs?.notice === key)
    .flatMap((one) => namedIn(one.kind, one.key, one.content as Content))
    .flatMap((name) => membersOf(name, around));

/** Who comes into a group gets, and gives, what the clauses and routes say that name it: those on the other side are asked. */
const othersThroughGroup = (key: string, around: Surroundings): string[] =>
  around.entries
    .filter(({ kind }) => kind === 'clause' || kind === 'route')
    .map((one) => namedIn(one.kind, one.key, one.content as Content))
    .filter((names) => names.includes(`group:${key}`))
    .flatMap((names) => names.flatMap((name) => membersOf(name, around)));

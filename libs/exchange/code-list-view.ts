import { ok, refuse, type Outcome } from '#kernel';
import { rowsOf, type CodeList } from '#translation';
import type { RunningHub } from './hub.js';

type Match = CodeList['entries'][number]['match'];

/** A list as it is listed: where it comes from, how well it matches, and by which tables it is used. */
export interface ListedCodes {
  name: string;
  source: string;
  version: string;
  matches: Partial<Record<Match, number>>;
  /** Contracts whose table, as it came with the hub, names it. */
  usedBy: string[];
}

export function listCodes({ mappings }: Pick<RunningHub, 'mappings'>): ListedCodes[] {
  const uses = new Map<string, Set<string>>();
  for (const { ref } of mappings.all()) {
    const table = mappings.table(ref);
    for (const { says } of table ? rowsOf(table) : []) {
      const name = says['codes'];
      if (typeof name === 'string') uses.set(name, (uses.get(name) ?? new Set()).add(ref));
    }
  }
  return mappings.codeLists().map(({ name, source, version, entries }) => {
    const matches: ListedCodes['matches'] = {};
    for (const { match } of entries) matches[match] = (matches[match] ?? 0) + 1;
    return { name, source, version, matches, usedBy: [...(uses.get(name) ?? [])].sort() };
  });
}

export function readCodes(
  hub: Pick<RunningHub, 'mappings'>,
  name: string,
): Outcome<ListedCodes & Pick<CodeList, 'entries'>> {
  const listed = listCodes(hub).find((one) => one.name === name);
  const list = hub.mappings.codeLists().find((one) => one.name === name);
  return listed && list ? ok({ ...listed, entries: list.entries }) : refuse('not-found');
}

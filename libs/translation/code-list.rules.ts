import type { Json } from '#kernel';
import { Lost, type Converter } from './converter.js';

/** A file under schemas/code-lists/: one list of a partner against one list of the canonical form. */
export interface CodeList {
  name: string;
  /** Where the codes come from, and in which version. */
  source: string;
  version: string;
  entries: CodeEntry[];
  /** Values in this form go over unchanged, both ways. */
  passes?: string;
}

export interface CodeEntry {
  partner?: string | number | boolean;
  canonical?: string | number | boolean;
  /**
   * `exact` both ways; `close` both ways, the same for practical purposes; `broad`: the canonical code says less
   * (a loss, partner to canonical only); `narrow`: the partner's code says less (a loss, canonical to partner only);
   * `ambiguous`: more than one could be meant; `none`: known, and without a counterpart.
   */
  match: 'exact' | 'close' | 'broad' | 'narrow' | 'ambiguous' | 'none';
}

const isBothWays = ({ match }: CodeEntry): boolean => match === 'exact' || match === 'close';

/** The value of an entry for one direction, as the other side gets it. */
function answerOf(entry: CodeEntry, value: Json | undefined, lossy: CodeEntry['match']): Json | Lost {
  if (entry.match === 'ambiguous') return new Lost('ambiguous-code');
  if (entry.match === 'none' || value === undefined) return new Lost('unmapped-code');
  return entry.match === lossy ? new Lost('partial-value', value) : value;
}

const valueOf = (answer: Json | Lost | undefined): Json | undefined =>
  answer instanceof Lost ? answer.value : answer;

/** There and back again settles: a code that becomes another each time it goes round would never arrive at one. */
function throwIfCircular(inward: Map<Json, Json | Lost>, outward: Map<Json, Json | Lost>): void {
  for (const start of inward.keys()) {
    const seen = new Set<Json>([start]);
    let code = start;
    for (;;) {
      const canonical = valueOf(inward.get(code));
      const next = canonical === undefined ? undefined : valueOf(outward.get(canonical));
      if (next === undefined || next === code) break;
      if (seen.has(next)) throw new Error(`code ${String(start)} goes round in a circle`);
      seen.add((code = next));
    }
  }
}

/**
 * Throws when a code occurs twice in a direction (which one is meant would depend on the order of lines), and when one
 * never settles.
 */
export function compileCodes(list: CodeList): Converter {
  const inward = new Map<Json, Json | Lost>();
  const outward = new Map<Json, Json | Lost>();
  const set = (map: Map<Json, Json | Lost>, code: Json, answer: Json | Lost): void => {
    if (map.has(code)) throw new Error(`code ${String(code)} occurs twice`);
    map.set(code, answer);
  };
  const exact = new Set(
    list.entries.filter(({ match }) => match === 'exact').map(({ canonical }) => canonical),
  );
  for (const entry of list.entries) {
    const { partner, canonical, match } = entry;
    if (partner !== undefined && match !== 'narrow')
      set(inward, partner, answerOf(entry, canonical, 'broad'));
    const goesOut = isBothWays(entry) || match === 'narrow' || partner === undefined;
    // Another spelling of a code that has its exact counterpart is only ever read.
    const isSpelling = match === 'close' && exact.has(canonical);
    if (canonical !== undefined && goesOut && !isSpelling)
      set(outward, canonical, answerOf(entry, partner, 'narrow'));
  }
  throwIfCircular(inward, outward);
  const passes = list.passes === undefined ? undefined : new RegExp(list.passes);
  const lookIn = (map: Map<Json, Json | Lost>) => (value: Json) => {
    const answer = map.get(value);
    if (answer !== undefined) return answer;
    if (passes && typeof value === 'string' && passes.test(value)) return value;
    return new Lost('unmapped-code');
  };
  return { toCanonical: lookIn(inward), toPartner: lookIn(outward) };
}

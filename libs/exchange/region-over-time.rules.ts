import { edgesOf, inForceAt, type ConfigKind, type Dated } from '#storage';
import {
  crossFaults,
  sentenceOf,
  type ConfigEntry,
  type ConfigFault,
  type ContractOf,
} from './region.rules.js';

/** A version, or what is to become one. */
export type DatedEntry = ConfigEntry & Dated;

/**
 * The faults of a configuration at every moment at which something in it begins or ends, from `from` on: a name that will
 * be gone next year is a fault of next year. Each is said once, with the moment where that is not the first.
 */
export function faultsOverTime(versions: DatedEntry[], contractOf: ContractOf, from: number): ConfigFault[] {
  return newFaults([], versions, contractOf, from);
}

/** The faults that `after` has and `before` has not: what was wrong already does not keep anybody from changing something else. */
export function newFaults(
  before: DatedEntry[],
  after: DatedEntry[],
  contractOf: ContractOf,
  from: number,
): ConfigFault[] {
  const found = new Map<string, ConfigFault>();
  const edges = edgesOf([...before, ...after]).filter((edge) => edge > from);
  const moments = [from, ...edges];
  for (const moment of moments) {
    const known = new Set(crossFaults(inForceAt(before, moment), contractOf).map(sentenceOf));
    for (const fault of crossFaults(inForceAt(after, moment), contractOf)) {
      const name = sentenceOf(fault);
      if (known.has(name) || found.has(name)) continue;
      const later = moment !== moments[0] && !isJustBegun(after, fault, moment);
      const detail = later ? `${fault.detail} (from ${new Date(moment).toISOString()} on)` : fault.detail;
      found.set(name, { ...fault, detail });
    }
  }
  return [...found.values()];
}

/** A fault of something that begins at that moment needs no date. */
const isJustBegun = (versions: DatedEntry[], { kind, key }: ConfigFault, moment: number): boolean =>
  versions.some((one) => one.kind === kind && one.key === key && one.validFrom.getTime() === moment);

/** Two versions of one thing that hold at the same time. */
export function overlaps(versions: Pick<Dated, 'kind' | 'key' | 'validFrom' | 'validUntil'>[]): string[] {
  const byName = new Map<string, { from: number; until: number }[]>();
  const found = new Set<string>();
  for (const { kind, key, validFrom, validUntil } of versions) {
    const name = `${kind} ${key}` satisfies `${ConfigKind} ${string}`;
    const period = { from: validFrom.getTime(), until: validUntil?.getTime() ?? Infinity };
    const others = byName.get(name) ?? [];
    if (others.some((other) => other.from < period.until && period.from < other.until)) found.add(name);
    byName.set(name, [...others, period]);
  }
  return [...found];
}

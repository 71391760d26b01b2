import type { ConfigVersion } from './versions.store.js';

/**
 * What is in force changes only at the edges of validity periods. Between two edges a view is the same, so it is built
 * once and kept: asking what is valid at a moment costs a comparison.
 */
export interface Timeline<View> {
  at(moment: Date): View;
}

/** As much of a version as says when it holds. */
export type Dated = Pick<ConfigVersion, 'kind' | 'key' | 'version' | 'validFrom' | 'validUntil' | 'intact'>;

const inForce = (version: Dated, moment: number): boolean =>
  version.validFrom.getTime() <= moment &&
  (version.validUntil === null || moment < version.validUntil.getTime());

/** What is in force at a moment; of the versions of one thing that are in force together, the newest counts. */
export function inForceAt<Version extends Dated>(versions: Version[], moment: number): Version[] {
  const newest = new Map<string, Version>();
  for (const version of versions) {
    if (version.intact === false || !inForce(version, moment)) continue;
    const name = `${version.kind}/${version.key}`;
    const other = newest.get(name);
    if (!other || other.version < version.version) newest.set(name, version);
  }
  return [...newest.values()];
}

/** The moments at which something begins or ends, in order. */
export const edgesOf = (versions: Pick<Dated, 'validFrom' | 'validUntil'>[]): number[] =>
  [...new Set(versions.flatMap((v) => [v.validFrom.getTime(), v.validUntil?.getTime() ?? NaN]))]
    .filter((edge) => !Number.isNaN(edge))
    .sort((a, b) => a - b);

export function createTimeline<View>(
  versions: ConfigVersion[],
  build: (inForce: ConfigVersion[], moment: Date) => View,
): Timeline<View> {
  const edges = edgesOf(versions);
  const views = new Map<number, View>();
  let last: { from: number; until: number; view: View } | undefined;

  return {
    at(moment: Date): View {
      const time = moment.getTime();
      if (last && last.from <= time && time < last.until) return last.view;
      const next = edges.findIndex((edge) => edge > time);
      const until = next === -1 ? Infinity : edges[next]!;
      const from = next === -1 ? (edges.at(-1) ?? -Infinity) : (edges[next - 1] ?? -Infinity);
      const view = views.get(from) ?? build(inForceAt(versions, time), moment);
      views.set(from, view);
      last = { from, until, view };
      return view;
    },
  };
}

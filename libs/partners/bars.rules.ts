import type { BarKind } from '#storage';

/** Something that lets nobody in any more, whatever the configuration says; of a person in one role for one party. */
export interface Bar {
  kind: BarKind;
  key: string;
  role?: string | null;
  party?: string | null;
}

/** What is barred now. */
export interface Bars {
  has(bar: Bar): boolean;
}

const nameOf = ({ kind, key, role, party }: Bar): string => [kind, key, role ?? '', party ?? ''].join(' ');

export function barsOf(bars: Bar[]): Bars {
  const names = new Set(bars.map(nameOf));
  return { has: (bar) => names.has(nameOf(bar)) };
}

import type { ConfigVersion } from '#storage';

/** How long a form of a record is spoken in this region. Without one it is spoken for good. */
export interface Lifetime {
  contract: string;
  /** From then on it is advised against, and every answer says so. */
  deprecated: string;
  /** From then on it is not taken any more. */
  retired?: string;
  replacedBy?: string;
}

export interface Lifetimes {
  of(contract: string): Lifetime | undefined;
  isDeprecated(contract: string, moment: Date): boolean;
  isRetired(contract: string, moment: Date): boolean;
}

export function lifetimesOf(versions: ConfigVersion[]): Lifetimes {
  const known = new Map(
    versions
      .filter(({ kind }) => kind === 'contract')
      .map(({ content }) => content as unknown as Lifetime)
      .map((lifetime) => [lifetime.contract, lifetime]),
  );
  const isPast = (date: string | undefined, moment: Date): boolean =>
    date !== undefined && new Date(date) <= moment;
  return {
    of: (contract) => known.get(contract),
    isDeprecated: (contract, moment) => isPast(known.get(contract)?.deprecated, moment),
    isRetired: (contract, moment) => isPast(known.get(contract)?.retired, moment),
  };
}

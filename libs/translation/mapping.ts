import type { Json, JsonObject } from '#kernel';

/** Why something of the input is not, or not wholly, in the output. */
export type LossReason =
  | 'no-equivalent'
  | 'truncated'
  | 'unmapped-code'
  | 'ambiguous-code'
  | 'partial-value'
  /** The last of them all: there were more than are kept. */
  | 'more';

/**
 * Where in the input (RFC 6901, indexes included), and why. Never the value; a member name that the form of the input
 * does not have is a `*`, and all such members of one object are one loss.
 */
export interface Loss {
  pointer: string;
  reason: LossReason;
}

export interface Translated {
  /** Never written to, like the input: what goes over as it is may be a part of both. */
  document: JsonObject;
  losses: Loss[];
}

/** The table of one contract, compiled. Never throws on a document: what it does not know is a loss. */
export interface Mapping {
  /** Of the contract: `ggm/client@2.5`. */
  ref: string;
  toCanonical(document: Json): Translated;
  toPartner(canonical: Json): Translated;
}

export interface Mappings {
  get(ref: string): Mapping | undefined;
  all(): Mapping[];
}

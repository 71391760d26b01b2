import type { Fault, Json, JsonObject } from '#kernel';
import type { CodeList } from './code-list.rules.js';
import type { Table } from './table.js';

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

/** What a partner's document has for one place of the canonical form; how it was written and where is found when it is asked for. */
export interface Written {
  /** As it stands in the canonical form. */
  canonical: Json;
  /** As the partner wrote it. */
  readonly written: Json;
  /** Where in the partner's document (RFC 6901, indexes included). */
  readonly pointer: string;
}

/** The table of one contract, compiled. Never throws on a document: what it does not know is a loss. */
export interface Mapping {
  /** Of the contract: `ggm/client@2.5`. */
  ref: string;
  toCanonical(document: Json): Translated;
  toPartner(canonical: Json): Translated;
  /** What of a partner's document comes to stand at one place (a pointer) of the canonical form; undefined: nothing. */
  writtenFor(place: string, document: Json): Written | undefined;
}

/** A table as somebody wrote it: compiled, or everything that is wrong with it, by pointer. */
export type ReadTable =
  { mapping: Mapping; table: Table; faults: [] } | { mapping?: undefined; faults: Fault[] };

export interface Mappings {
  get(ref: string): Mapping | undefined;
  all(): Mapping[];
  /** The table as shipped; a canonical form has none. */
  table(ref: string): Table | undefined;
  /** The code lists that tables name: they came with the hub. */
  codeLists(): CodeList[];
  /** Reads a table that did not come with the hub against the contracts, converters and code lists that did. */
  read(content: JsonObject): ReadTable;
}

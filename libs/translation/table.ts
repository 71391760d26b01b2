import type { Json } from '#kernel';

/** mapping.yaml, as schemas/mapping.schema.json describes it. */
export interface Table {
  contract: string;
  canonical: string;
  rows: Row[];
}

export type Side = 'canonical' | 'partner';
export const otherSide = (side: Side): Side => (side === 'canonical' ? 'partner' : 'canonical');

export type Row = FieldRow | SameRow | ConstantRow | GroupRow;

interface Common {
  /** `in`: only read from the partner; `out`: only written for the partner. */
  direction?: 'in' | 'out' | 'both';
}

export interface FieldRow extends Common {
  canonical: string;
  partner: string;
  with?: string;
  codes?: string;
  /** What the partner's form gets when the canonical document has nothing here. */
  default?: Json;
  /** Longest text that a side takes, in characters (code points, as JSON Schema counts). */
  max?: Partial<Record<Side, number>>;
  /** What is longer than `max` is left out and not cut: a part of a number or of a web address is another one, or none. */
  whole?: true;
  /**
   * This row fills a place that an earlier row fills too, when that one had nothing. `reported`: unused means a loss;
   * `implied`: the earlier value says it already.
   */
  fallback?: 'reported' | 'implied';
  /** This row adds its text, as a new paragraph, to the place that an earlier row fills. */
  append?: boolean;
}

/** Fields of which name and value are the same on both sides. */
export interface SameRow extends Common {
  same: string[];
}

/** A value that one side always has and the other does not. */
export interface ConstantRow extends Common {
  canonical?: string;
  partner?: string;
  value: Json;
}

/** Rows for each item of a list (`each`), or for one object that may be an item of a list (`one`). */
export interface GroupRow extends Common {
  each?: Record<Side, string>;
  one?: Record<Side, string>;
  /** With `one`: the side on which the object is an item of a list. */
  list?: Side;
  /** Selection by constants, by pointer within the item: read as a condition, written as values. */
  where?: Partial<Record<Side, Record<string, Json>>>;
  /** A place without which an item says nothing on that side: such an item is not written, and is a loss. */
  needs?: Partial<Record<Side, string>>;
  rows: Row[];
}

export const isGroup = (row: Row): row is GroupRow => 'rows' in row;
export const isSame = (row: Row): row is SameRow => 'same' in row;
export const isConstant = (row: Row): row is ConstantRow => 'value' in row;

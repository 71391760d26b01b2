import type { Json } from '#kernel';
import type { LossReason } from './mapping.js';

/**
 * What a converter answers when something is lost: the reason and, where something is left, the value. `lost`: what of
 * an object is lost and why, by pointer within it; unset: the whole value that was read.
 */
export class Lost {
  constructor(
    readonly reason: LossReason,
    readonly value?: Json,
    readonly lost: readonly (readonly [place: string, why: LossReason])[] = [['', reason]],
  ) {}
}

/** A value, a value or nothing with a loss, or undefined: this value is not for this row. */
export type Converted = Json | Lost | undefined;

export type Convert = (value: Json) => Converted;

/** Two pure functions with one name: what a row's `with` refers to. */
export interface Converter {
  toCanonical: Convert;
  toPartner: Convert;
  /** When toPartner reads an object: the members that it reads. The others are read by rows of their own, or lost. */
  parts?: readonly string[];
}

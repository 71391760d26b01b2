import type { RefusalCode } from './refusals.js';

/** One thing that is wrong with a document: where (RFC 6901 pointer), which rule, and what to do. Never the value. */
export interface Fault {
  pointer: string;
  code: string;
  detail: string;
}

/** A refusal is a value with a stable code from the catalogue (refusals.ts). */
export interface Refusal {
  code: RefusalCode;
  detail?: string;
  faults?: Fault[];
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });

export const refuse = (code: RefusalCode, more: Omit<Refusal, 'code'> = {}): Outcome<never> => ({
  ok: false,
  refusal: { code, ...more },
});

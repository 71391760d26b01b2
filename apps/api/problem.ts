import { REFUSALS, type Refusal } from '#kernel';

export { PROBLEM_JSON } from './media-types.js';

/** RFC 9457 with the hub's stable `code` and every fault by JSON Pointer. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  errors?: { pointer: string; code: string; detail: string }[];
}

export function problemOf(refusal: Refusal): Problem {
  const { status, title, sentence } = REFUSALS[refusal.code];
  return {
    type: `urn:schakel:refusal:${refusal.code}`,
    title,
    status,
    detail: refusal.detail ?? sentence,
    code: refusal.code,
    ...(refusal.faults?.length ? { errors: refusal.faults } : {}),
  };
}

/** How a guard or a hook of the HTTP face says no; everything else returns its refusal as a value. */
export class Refused extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly headers: Record<string, string> = {},
  ) {
    super(refusal.code);
  }
}

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

/** Where a document or a file comes without the name of its form. */
export const NO_CONTRACT =
  'No contract is named: name it in the query, ?contract=<family>/<record>@<version>. An event names it in dataschema, and is application/cloudevents+json.';

/** How a guard or a hook of the HTTP face says no; everything else returns its refusal as a value. */
export class Refused extends Error {
  constructor(
    readonly refusal: Refusal,
    readonly headers: Record<string, string> = {},
  ) {
    super(refusal.code);
  }
}

/** A 415 with the Content-Types that would do: in Accept-Post (LDP 1.0, 7.1), or for what is no POST in Accept (RFC 9110, 12.5.1). */
export function notTaken(method: string, types: readonly string[], detail?: string): Refused {
  const taken = types.join(', ');
  const said = detail ?? `The Content-Type is missing or not one that this resource takes: ${taken}.`;
  const refusal: Refusal = { code: 'unsupported-media-type', detail: said };
  return new Refused(refusal, { [takenIn(method)]: taken });
}

/** In which header a 415 says what would do. */
export const takenIn = (method: string): 'Accept-Post' | 'Accept' =>
  method === 'POST' ? 'Accept-Post' : 'Accept';

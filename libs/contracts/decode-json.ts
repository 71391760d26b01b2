import { isUtf8 } from 'node:buffer';
import { ok, refuse, type Json, type Outcome, type RefusalCode } from '#kernel';
import type { Limits } from './contract.js';
import { lookOver, whereItBreaks } from './json-scan.js';
import { walkTree } from './tree.rules.js';

export const refuseAt = (code: RefusalCode, pointer: string, detail: string): Outcome<never> =>
  refuse(code, { detail, faults: [{ pointer, code, detail }] });

/** The text of a body, or undefined when it is not UTF-8. A byte order mark at the start is taken off. */
export function utf8Text(body: Buffer): string | undefined {
  if (!isUtf8(body)) return undefined;
  const marked = body.length >= 3 && body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  return body.toString('utf8', marked ? 3 : 0);
}

/**
 * One JSON value from one body, within limits. Refuses with `invalid-json` (not UTF-8, not JSON, a member twice, a
 * member named `__proto__`, `constructor` or `prototype`), `invalid-text`, `too-deep` or `body-too-large`; the fault
 * has the pointer where there is one. No refusal holds content. Numbers stay as JSON.parse gives them.
 */
export function decodeJson(body: Buffer, limits: Limits): Outcome<Json> {
  if (body.length > limits.maxBytes) {
    return refuseAt('body-too-large', '', `The body is larger than ${limits.maxBytes} bytes.`);
  }
  const text = utf8Text(body);
  if (text === undefined) return refuseAt('invalid-json', '', 'The body is not UTF-8.');
  const look = lookOver(body, limits.maxDepth);
  if (look.tooDeep) return refuseAt('too-deep', '', `The document is nested deeper than ${limits.maxDepth}.`);

  let document: Json;
  try {
    document = JSON.parse(text) as Json;
  } catch {
    const broken = whereItBreaks(text);
    const position = broken && 'position' in broken ? broken.position : 0;
    return refuseAt('invalid-json', '', `Not JSON from character ${position} on.`);
  }

  const walked = walkTree(document, limits, {
    texts: look.escapes,
    lengths: look.longestString > limits.maxStringLength,
  });
  if (walked.flaw) return refuseAt(walked.flaw.code, walked.flaw.pointer, walked.flaw.detail);
  return walked.members === look.members ? ok(document) : refuseDuplicate(text);
}

function refuseDuplicate(text: string): Outcome<never> {
  const broken = whereItBreaks(text);
  const pointer = broken && 'duplicate' in broken ? broken.duplicate : '';
  return refuseAt('invalid-json', pointer, 'A member occurs twice in one object.');
}

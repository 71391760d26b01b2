import type { Json, Outcome } from '#kernel';
import type { Limits } from './contract.js';
import { decodeJson, refuseAt } from './decode-json.js';
import { scriptsIn } from './decode-page.js';
import { isMissing, recordIn, recordOf } from './json-ld.rules.js';

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const OPENS_A_TAG = 0x3c;

/** A page begins with a tag; no JSON does. */
function isPage(body: Buffer): boolean {
  let at = BYTE_ORDER_MARK.every((byte, i) => body[i] === byte) ? BYTE_ORDER_MARK.length : 0;
  while (at < body.length && body[at]! <= 0x20) at++;
  return body[at] === OPENS_A_TAG;
}

/**
 * One record of a type from JSON-LD, or from the scripts of a web page that holds it. Refuses like decodeJson and
 * scriptsIn, and with `contract-broken` when there is none, or more than one. A script that is not JSON is passed over
 * where another one holds the record: it is somebody else's.
 */
export function decodeJsonLd(type: string, body: Buffer, limits: Limits): Outcome<Json> {
  if (!isPage(body)) {
    const decoded = decodeJson(body, limits);
    return decoded.ok ? recordIn(decoded.value, type) : decoded;
  }
  const scripts = scriptsIn(body, limits);
  if (!scripts.ok) return scripts;
  if (scripts.value.length === 0)
    return refuseAt('invalid-json', '', 'Neither JSON nor a page with a script of JSON-LD.');
  const decoded = scripts.value.map((script) => decodeJson(Buffer.from(script), limits));
  const broken = decoded.find((one) => !one.ok);
  const record = recordOf(
    decoded.flatMap((one) => (one.ok ? [one.value] : [])),
    type,
  );
  return broken && isMissing(record) ? broken : record;
}

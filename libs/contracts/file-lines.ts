import type { Json, Outcome } from '#kernel';
import type { Limits } from './contract.js';
import { decodeJson, refuseAt } from './decode-json.js';
import type { FoundRecord } from './file-record.js';
import { isSuwinet } from './suwinet.rules.js';
import { refuse } from '#kernel';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const BLANK = /^[ \t\r]*$/;

/** A line as it stands, or undefined in the place of one that is longer than the limit: that one is never held whole. */
async function* linesOf(source: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer | undefined> {
  let kept: Buffer[] = [];
  let held = 0;
  const end = (rest: Buffer): Buffer | undefined => {
    const whole =
      held + rest.length > maxBytes ? undefined : kept.length > 0 ? Buffer.concat([...kept, rest]) : rest;
    kept = [];
    held = 0;
    return whole;
  };
  for await (const chunk of source) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      yield end(chunk.subarray(from, at));
      from = at + 1;
    }
    held += chunk.length - from;
    if (held > maxBytes) kept = [];
    else if (from < chunk.length) kept.push(chunk.subarray(from));
  }
  if (held > 0) yield end(Buffer.alloc(0));
}

const without = (line: Buffer, first: boolean): Buffer => {
  const from = first && line.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0;
  const until = line[line.length - 1] === CARRIAGE_RETURN ? line.length - 1 : line.length;
  return line.subarray(from, until);
};

const isBlank = (line: Buffer): boolean => line.length < 100 && BLANK.test(line.toString('latin1'));

function decoded(line: Buffer, limits: Limits): Outcome<Json> {
  return isSuwinet(line) ? refuse('wrong-rail') : decodeJson(line, limits);
}

/**
 * One JSON value a line (NDJSON). Lines with nothing in them count as lines and are no records. What is wrong with a line
 * is wrong with that line only; the first `skip` records are passed over without being read.
 */
export async function* jsonLines(
  source: AsyncIterable<Buffer>,
  limits: Limits,
  skip: number,
): AsyncGenerator<FoundRecord> {
  let line = 0;
  let count = 0;
  for await (const whole of linesOf(source, limits.maxBytes + MARK.length + 1)) {
    line++;
    const text = whole && without(whole, line === 1);
    if (text && isBlank(text)) continue;
    if (++count <= skip) continue;
    const outcome: Outcome<Json> = text
      ? decoded(text, limits)
      : refuseAt('body-too-large', '', `The line is longer than ${limits.maxBytes} bytes.`);
    yield outcome.ok
      ? { line, bytes: text!.length, document: outcome.value }
      : { line, refusal: outcome.refusal };
  }
}

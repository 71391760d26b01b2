import { TableFlaw, type TableLimits } from './table.js';

/**
 * Windows-1252 where it differs from Latin 1 (0x80 to 0x9f), after the WHATWG Encoding Standard. Not by TextDecoder:
 * several versions of Node read these bytes as Latin 1 (nodejs/node issue 56542).
 */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const windows1252 = (bytes: Buffer): string =>
  bytes.toString('latin1').replaceAll(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80]!);

/** How many bytes the UTF-8 character has that begins with this byte; 0 when none does. */
const utf8Length = (byte: number): number =>
  byte >= 0xf0 && byte <= 0xf4 ? 4 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xc2 && byte < 0xe0 ? 2 : 0;

type Read = (bytes: Buffer, last: boolean) => string;

function decoder(label: string): Read {
  const text = new TextDecoder(label, { fatal: true });
  return (bytes, last) => {
    try {
      return text.decode(bytes, { stream: !last });
    } catch {
      const detail = 'The file holds characters of more than one encoding. Save it as UTF-8.';
      throw new TableFlaw('invalid-text', detail);
    }
  };
}

/**
 * UTF-16 and UTF-8 by their byte order mark, else UTF-8 or Windows-1252 by the first character that is not ASCII and
 * begins before `end`; undefined where there is none.
 */
function readerFor(head: Buffer, end: number): Read | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return decoder('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return decoder('utf-16be');
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return decoder('utf-8');
  const first = head.findIndex((byte) => byte >= 0x80);
  if (first < 0 || first >= end) return undefined;
  const length = utf8Length(head[first]!);
  const rest = head.subarray(first + 1, first + Math.max(length, 1));
  const isUtf8 = length > 0 && rest.length === length - 1 && rest.every((byte) => (byte & 0xc0) === 0x80);
  return isUtf8 ? decoder('utf-8') : windows1252;
}

/** Not split where a mark or a character could be cut in two. */
const LOOK_AHEAD = 4;
const PIECE = 64 * 1024;

/** Bytes in, text out, with line feeds for every line end. Throws a TableFlaw for mixed encodings. */
export function textReader() {
  let read: Read | undefined;
  let kept: Buffer = Buffer.alloc(0);
  let cut = false;
  const lines = (text: string): string => {
    // A CR at the end may be the first half of a line end.
    const whole = cut ? `\r${text}` : text;
    cut = whole.endsWith('\r');
    return (cut ? whole.slice(0, -1) : whole).replaceAll(/\r\n?/g, '\n');
  };
  return {
    push(more: Buffer): string {
      const bytes = kept.length > 0 ? Buffer.concat([kept, more]) : more;
      const end = read ? bytes.length : Math.max(0, bytes.length - LOOK_AHEAD);
      // Until a character says otherwise everything is ASCII; what was looked at cannot hold half of one.
      read ??= end > 0 ? readerFor(bytes, end) : undefined;
      const ready = read ? bytes : bytes.subarray(0, end);
      kept = read ? Buffer.alloc(0) : bytes.subarray(end);
      return lines(read ? read(ready, false) : ready.toString('latin1'));
    },
    end(): string {
      read ??= readerFor(kept, kept.length) ?? windows1252;
      return lines(read(kept, true)) + (cut ? '\n' : '');
    },
  };
}

/** The text of a stream of bytes, piece by piece. Throws a TableFlaw for too many bytes or mixed encodings. */
export async function* textOf(
  source: AsyncIterable<Buffer | string>,
  { maxBytes }: Pick<TableLimits, 'maxBytes'>,
): AsyncGenerator<string> {
  const reader = textReader();
  let seen = 0;
  for await (const chunk of source) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    seen += bytes.length;
    if (seen > maxBytes) throw new TableFlaw('body-too-large', `The file is larger than ${maxBytes} bytes.`);
    for (let at = 0; at < bytes.length; at += PIECE) yield reader.push(bytes.subarray(at, at + PIECE));
  }
  yield reader.end();
}

import { SaxesParser, type SaxesTagNS } from 'saxes';
import { refuse, type Refusal, type RefusalCode } from '#kernel';
import type { Limits, XmlForm } from './contract.js';
import { decodeXml } from './decode-xml.js';
import { FileEnds, type FoundRecord } from './file-record.js';
import { isSuwinet } from './suwinet.rules.js';

const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
const XML = 'http://www.w3.org/XML/1998/namespace';
const DECLARATIONS = 'http://www.w3.org/2000/xmlns/';
/** Of these the parser knows how to go on: the record in which they stand is refused, and the next one is read. */
const OF_ONE_TEXT =
  /(?:undefined entity|malformed character entity|disallowed character in entity name|empty entity name|disallowed character)\.$/;
/** Deeper than any record is let be; below it only the count of levels is kept. */
const MOST_LEVELS = 1000;

const refusalOf = (code: RefusalCode, detail: string): Refusal => {
  const outcome = refuse(code, { detail, faults: [{ pointer: '', code, detail }] });
  return outcome.ok ? { code } : outcome.refusal;
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const quoted = (text: string): string =>
  escaped(text)
    .replaceAll('"', '&quot;')
    .replaceAll(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** How many times the limit of a record one text or tag may be before the file ends with it: it is held whole. */
const HELD_AT_MOST = 8;

/** One record while its elements come by: written out again by itself, so that one decoder reads it, as it reads a message. */
interface Open {
  line: number;
  depth: number;
  parts: string[];
  length: number;
  flaw?: Refusal;
}

const declaresOther = ({ uri, value }: { uri: string; value: string }, { namespace }: XmlForm): boolean =>
  uri === DECLARATIONS && value !== namespace && value !== INSTANCE;

/** Cuts a file into its records: the children of the outermost element that are called as the contract says. */
class Cutter {
  readonly ready: FoundRecord[] = [];
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  #depth = 0;
  #open: Open | undefined;
  #since = 0;

  constructor(
    private readonly form: XmlForm,
    private readonly limits: Limits,
  ) {
    const parser = this.#parser;
    parser.on('error', (error) => this.#broken(error.message));
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding && encoding.toUpperCase() !== 'UTF-8')
        throw this.#ends('invalid-xml', 'The file says that it is not UTF-8.');
    });
    parser.on('doctype', () => {
      throw this.#ends('invalid-xml', 'A DOCTYPE or other declaration is not accepted.');
    });
    parser.on('opentag', (tag) => this.#opens(tag));
    parser.on('closetag', (tag) => this.#closes(tag));
    parser.on('text', (text) => this.#text(text));
    parser.on('cdata', (text) => this.#text(text));
  }

  push(text: string): void {
    this.#since += text.length;
    this.#parser.write(text);
    // What is neither tag nor the end of a text for so long is being held by the parser.
    if (this.#since > HELD_AT_MOST * this.limits.maxBytes + text.length)
      throw this.#ends('body-too-large', 'One text or tag of the file is too long.');
  }

  end(): void {
    this.#parser.close();
  }

  #ends(code: RefusalCode, detail: string): FileEnds {
    return new FileEnds(this.#parser.line, refusalOf(code, detail));
  }

  #broken(message: string): void {
    if (this.#open && OF_ONE_TEXT.test(message)) {
      const isEntity = /entity/.test(message);
      this.#open.flaw ??= isEntity
        ? refusalOf('invalid-xml', 'An entity that XML itself does not define is not accepted.')
        : refusalOf('invalid-text', 'A text holds a character that XML does not allow.');
      return;
    }
    throw this.#ends('invalid-xml', 'The file is not well-formed XML from here on.');
  }

  #opens(tag: SaxesTagNS): void {
    this.#since = 0;
    this.#depth++;
    if (this.#depth > MOST_LEVELS)
      throw this.#ends('too-deep', `The file is nested deeper than ${MOST_LEVELS}.`);
    const isRoot = tag.local === this.form.root && tag.uri === this.form.namespace;
    if (!this.#open && (this.#depth === 2 || (this.#depth === 1 && isRoot))) {
      this.#open = { line: this.#parser.line, depth: this.#depth, parts: [], length: 0 };
      if (!isRoot) this.#open.flaw = refusalOf('invalid-xml', 'This is not a record of the contract.');
    }
    if (this.#open) this.#write(this.#open, tag);
  }

  #write(open: Open, tag: SaxesTagNS): void {
    if (this.#depth - open.depth >= this.limits.maxDepth)
      open.flaw ??= refusalOf('too-deep', `The record is nested deeper than ${this.limits.maxDepth}.`);
    const attributes = Object.values(tag.attributes);
    const isInner = this.#depth > open.depth;
    const isForeign =
      tag.uri !== this.form.namespace || (isInner && attributes.some((one) => declaresOther(one, this.form)));
    if (isForeign)
      open.flaw ??= refusalOf('invalid-xml', 'An element is not in the namespace of the contract.');
    const own = attributes.filter(({ uri }) => ![DECLARATIONS, INSTANCE, XML].includes(uri));
    const namespace = isInner ? '' : ` xmlns="${quoted(this.form.namespace)}"`;
    const written = own.map(({ name, value }) => ` ${name}="${quoted(value)}"`).join('');
    this.#add(open, `<${tag.local}${namespace}${written}>`);
  }

  #text(text: string): void {
    this.#since = 0;
    if (this.#open) this.#add(this.#open, escaped(text));
    else if (this.#depth > 0 && text.trim() !== '')
      throw this.#ends('invalid-xml', 'There is text between the records.');
  }

  #closes(tag: SaxesTagNS): void {
    this.#since = 0;
    const open = this.#open;
    if (open) this.#add(open, `</${tag.local}>`);
    if (open?.depth === this.#depth) {
      this.#open = undefined;
      this.ready.push(this.#recordOf(open));
    }
    this.#depth--;
  }

  #add(open: Open, part: string): void {
    open.length += part.length;
    if (open.length > this.limits.maxBytes)
      open.flaw ??= refusalOf('body-too-large', `The record is larger than ${this.limits.maxBytes} bytes.`);
    // Of what is refused already nothing more is held.
    if (open.flaw) open.parts.length = 0;
    else open.parts.push(part);
  }

  #recordOf({ line, parts, flaw }: Open): FoundRecord {
    if (flaw) return { line, refusal: flaw };
    const body = Buffer.from(parts.join(''));
    if (isSuwinet(body)) return { line, refusal: { code: 'wrong-rail' } };
    const decoded = decodeXml(this.form, body, this.limits);
    return decoded.ok
      ? { line, bytes: body.length, document: decoded.value }
      : { line, refusal: decoded.refusal };
  }
}

/** The records of an XML file, each decoded as if it had come by itself. Throws FileEnds where it cannot be read on. */
export async function* xmlRecords(
  source: AsyncIterable<Buffer>,
  form: XmlForm,
  limits: Limits,
): AsyncGenerator<FoundRecord> {
  const cutter = new Cutter(form, limits);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk?: Buffer): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new FileEnds(0, refusalOf('invalid-xml', 'The file is not UTF-8.'));
    }
  };
  const feed = (text: string, isLast: boolean): unknown => {
    try {
      cutter.push(text);
      if (isLast) cutter.end();
      return undefined;
    } catch (flaw) {
      return flaw;
    }
  };
  let line = 1;
  for await (const piece of pieces(source)) {
    const flaw = feed(decode(piece), piece === undefined);
    // What was whole before the flaw is given out first.
    for (const record of cutter.ready.splice(0)) {
      line = record.line;
      yield record;
    }
    if (flaw instanceof FileEnds) throw flaw.line > 0 ? flaw : new FileEnds(line, flaw.refusal);
    if (flaw) throw flaw;
  }
}

const PIECE = 64 * 1024;

/** Small pieces, so that few records wait at a time; undefined at the end. */
async function* pieces(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer | undefined> {
  for await (const chunk of source)
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
  yield undefined;
}

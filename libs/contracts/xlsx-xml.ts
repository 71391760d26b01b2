import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { TableFlaw } from './table.js';

/** What a reader of one part does with what it meets; names are without their prefix. */
export interface XmlEvents {
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** The parts of a workbook are flat; one text or tag is much smaller than this. */
const MAX_DEPTH = 50;
const MAX_NODE = 1_000_000;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const broken = (): TableFlaw => new TableFlaw('not-xlsx', 'A part of the file is not well-formed XML.');

/**
 * Reads one part piece by piece; what happened is to be taken after each piece. No DOCTYPE, and so no entities but
 * XML's own. Throws a TableFlaw for XML that is not in order or too deep, and for a part that cannot be unpacked.
 */
export async function* readXml(part: Readable, events: XmlEvents): AsyncGenerator<undefined> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  let since = 0;
  parser.on('error', () => {
    throw broken();
  });
  parser.on('doctype', () => {
    throw broken();
  });
  parser.on('opentag', ({ name, attributes }) => {
    since = 0;
    if (++depth > MAX_DEPTH) throw new TableFlaw('too-deep', 'A part of the file is nested too deep.');
    events.open?.(local(name), attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    since = 0;
    depth--;
    events.close?.(local(name));
  });
  parser.on('text', (text) => {
    since = 0;
    events.text?.(text);
  });
  try {
    for await (const chunk of part) {
      const piece = decoder.decode(chunk as Buffer, { stream: true });
      since += piece.length;
      parser.write(piece);
      if (since > MAX_NODE + piece.length)
        throw new TableFlaw('body-too-large', 'One text or tag of the file is too long.');
      yield;
    }
    parser.write(decoder.decode());
    parser.close();
    yield;
  } catch (flaw) {
    throw flaw instanceof TableFlaw ? flaw : broken();
  } finally {
    part.destroy();
  }
}

/** Reads a whole part; for the small ones. */
export async function readWholeXml(part: Readable, events: XmlEvents): Promise<void> {
  for await (const _ of readXml(part, events));
}

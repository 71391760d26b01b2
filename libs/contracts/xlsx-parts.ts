import type { Readable } from 'node:stream';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { TableFlaw, type TableLimits } from './table.js';

/** The parts of an XLSX by name, each opened when it is read. */
export interface Parts {
  open(name: string): Promise<Readable | undefined>;
}

const RATIO_FROM = 1_000_000;
const OLE2 = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const unreadable = (detail: string): TableFlaw => new TableFlaw('not-xlsx', detail);

/** A ZIP tells what it holds at its end: the file is held whole, as it was sent. */
async function wholeOf(
  source: AsyncIterable<Buffer | string>,
  { maxBytes }: Pick<TableLimits, 'maxBytes'>,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let seen = 0;
  for await (const chunk of source) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    seen += bytes.length;
    if (seen > maxBytes) throw new TableFlaw('body-too-large', `The file is larger than ${maxBytes} bytes.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/**
 * Opens an XLSX: a ZIP with few parts that together do not become larger than the limit. That they are as large as the
 * directory of the ZIP says is checked while they are read. Throws a TableFlaw for anything else.
 */
export async function openParts(source: AsyncIterable<Buffer | string>, limits: TableLimits): Promise<Parts> {
  const bytes = await wholeOf(source, limits);
  if (bytes.subarray(0, 4).equals(OLE2)) {
    throw unreadable(
      'The file has a password, or is of the old kind (.xls). Save it as .xlsx without a password.',
    );
  }
  let zip: ZipFile;
  const entries = new Map<string, Entry>();
  try {
    zip = await fromBufferPromise(bytes, { validateEntrySizes: true });
  } catch {
    throw unreadable('The file is not an XLSX workbook.');
  }
  try {
    for await (const entry of zip.eachEntry()) note(entry, entries, zip.entryCount, limits);
  } catch (flaw) {
    throw flaw instanceof TableFlaw ? flaw : unreadable('The file is damaged.');
  }
  const total = [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (total > limits.maxUncompressedBytes) {
    const detail = `The file unpacks to more than ${limits.maxUncompressedBytes} bytes.`;
    throw new TableFlaw('body-too-large', detail);
  }
  return {
    async open(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      try {
        return await zip.openReadStreamPromise(entry);
      } catch {
        throw unreadable('The file is damaged.');
      }
    },
  };
}

function note(entry: Entry, entries: Map<string, Entry>, count: number, limits: TableLimits): void {
  if (count > limits.maxEntries || entries.size >= limits.maxEntries)
    throw new TableFlaw('body-too-large', `The file has more than ${limits.maxEntries} parts.`);
  if (entry.isEncrypted()) throw unreadable('The file has a password.');
  if (entries.has(entry.fileName)) throw unreadable('A part of the file occurs twice.');
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > RATIO_FROM && uncompressedSize > compressedSize * limits.maxRatio) {
    const detail = `A part of the file unpacks to more than ${limits.maxRatio} times its size.`;
    throw new TableFlaw('body-too-large', detail);
  }
  entries.set(entry.fileName, entry);
}

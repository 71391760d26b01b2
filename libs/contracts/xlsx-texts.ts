import { TableFlaw, type TableLimits } from './table.js';
import type { Parts } from './xlsx-parts.js';
import { readWholeXml } from './xlsx-xml.js';

/** Many short texts in few bytes: one after the other in one buffer, and where each ends. */
export class PackedTexts {
  private bytes = Buffer.alloc(64 * 1024);
  private ends = new Uint32Array(4096);
  private count = 0;

  constructor(private readonly maxBytes: number) {}

  add(text: string): void {
    const start = this.count === 0 ? 0 : this.ends[this.count - 1]!;
    const end = start + Buffer.byteLength(text);
    // An empty text takes room as well: the list of ends counts.
    if (end + 4 * this.count > this.maxBytes) {
      throw new TableFlaw('body-too-large', `The texts of the file take more than ${this.maxBytes} bytes.`);
    }
    if (end > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(end, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, start);
      this.bytes = larger;
    }
    if (this.count === this.ends.length) {
      const larger = new Uint32Array(this.ends.length * 2);
      larger.set(this.ends);
      this.ends = larger;
    }
    this.bytes.write(text, start);
    this.ends[this.count++] = end;
  }

  at(index: number): string | undefined {
    if (!(Number.isInteger(index) && index >= 0 && index < this.count)) return undefined;
    return this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1], this.ends[index]);
  }
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
export const plainText = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;

/** Gathers the text of one item, in which `r` and `t` may divide it; how it sounds (`rPh`) is no part of it. */
export function textGatherer() {
  let inText = false;
  let sounds = 0;
  let text = '';
  return {
    open(name: string): void {
      if (name === 'rPh') sounds++;
      else if (name === 't') inText = sounds === 0;
    },
    close(name: string): void {
      if (name === 'rPh') sounds--;
      else if (name === 't') inText = false;
    },
    text(more: string): void {
      if (inText) text += more;
    },
    take(): string {
      const whole = plainText(text);
      text = '';
      return whole;
    },
  };
}

/** The texts that cells refer to by number. */
export async function readTexts(
  parts: Parts,
  part: string | undefined,
  { maxSharedBytes }: TableLimits,
): Promise<PackedTexts> {
  const texts = new PackedTexts(maxSharedBytes);
  const stream = part === undefined ? undefined : await parts.open(part);
  if (!stream) return texts;
  const item = textGatherer();
  await readWholeXml(stream, {
    open: item.open,
    text: item.text,
    close(name) {
      item.close(name);
      if (name === 'si') texts.add(item.take());
    },
  });
  return texts;
}

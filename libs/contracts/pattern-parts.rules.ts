/** A regular expression in parts. `sign` is the source of what matches one character: `a`, `\d`, `[a-z]`, `.`. */
export type Part =
  | { kind: 'sign'; sign: string }
  | { kind: 'row' | 'choice'; parts: Part[] }
  | { kind: 'repeat'; of: Part; least: number; most: number };

const SIGN =
  /\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\c[a-zA-Z]|\\.|./suy;
const OPENS = /\((?:\?(?:<?[=!]|:|<[^>]*>))?/y;
const REPEATS = /(?:[*+?]|\{(\d+)(,(\d*))?\})\??/y;
const BACK = /^\\(?:[1-9]|k)/;
const NOWHERE = /^(?:[\^$]|\\[bB])$/;

/** Reads a pattern from its beginning. What a look-around asks is a pattern of its own, which takes nothing away. */
class Reader {
  private at = 0;
  readonly looks: Part[] = [];
  refersBack = false;

  constructor(private readonly source: string) {}

  choice(): Part {
    const parts = [this.row()];
    while (this.source[this.at] === '|') {
      this.at += 1;
      parts.push(this.row());
    }
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts };
  }

  private row(): Part {
    const parts: Part[] = [];
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at]!)) {
      const part = this.one();
      parts.push(this.repeated(part));
    }
    return { kind: 'row', parts };
  }

  private one(): Part {
    const opens = this.taken(OPENS)?.[0];
    if (opens === undefined) return this.sign();
    const inner = this.choice();
    this.at += 1;
    if (!/[=!]$/.test(opens)) return inner;
    this.looks.push(inner);
    return { kind: 'row', parts: [] };
  }

  private sign(): Part {
    const sign = this.taken(SIGN)![0];
    if (BACK.test(sign)) this.refersBack = true;
    return NOWHERE.test(sign) ? { kind: 'row', parts: [] } : { kind: 'sign', sign };
  }

  private repeated(of: Part): Part {
    const found = this.taken(REPEATS);
    if (!found) return of;
    const [whole, least, range, most] = found;
    if (least === undefined)
      return { kind: 'repeat', of, least: whole[0] === '+' ? 1 : 0, most: whole[0] === '?' ? 1 : Infinity };
    const last = range === undefined ? Number(least) : most === '' ? Infinity : Number(most);
    return { kind: 'repeat', of, least: Number(least), most: last };
  }

  private taken(form: RegExp): RegExpExecArray | undefined {
    form.lastIndex = this.at;
    const found = form.exec(this.source);
    if (found) this.at = form.lastIndex;
    return found ?? undefined;
  }
}

/**
 * The whole of a pattern that is in order, and after it what each look-around in it asks; undefined where it refers
 * back to a group, for that is no regular language.
 */
export function readPattern(pattern: string): Part[] | undefined {
  const reader = new Reader(pattern);
  const whole = reader.choice();
  return reader.refersBack ? undefined : [whole, ...reader.looks];
}

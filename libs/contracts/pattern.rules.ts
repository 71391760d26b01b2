import { readPattern, type Part } from './pattern-parts.rules.js';

/** How often something can come about: never, in one way, or in several. More than two is no other answer. */
type Ways = 0 | 1 | 2;
const times = (a: Ways, b: Ways): Ways => Math.min(2, a * b) as Ways;
const plus = (a: Ways, b: Ways): Ways => Math.min(2, a + b) as Ways;

type Places = Map<number, Ways>;

/** Of a part of a pattern: at which signs it can begin and end, and in how many ways it matches nothing at all. */
interface Reach {
  first: Places;
  last: Places;
  empty: Ways;
}

/** More signs than this after one another, written out, are not judged. */
const MOST_SIGNS = 150;

/** What a sign of a pattern can be, told by these: all of Latin, and a few of what lies beyond it. */
const SAMPLE = [
  ...Array.from({ length: 0x250 }, (_, code) => String.fromCodePoint(code)),
  ...'\u0416\u05d0\u2019\u20ac\u4e00\u{1f600}',
];

const scaled = (places: Places, by: Ways): Places =>
  new Map([...places].flatMap(([place, ways]) => (by === 0 ? [] : [[place, times(ways, by)]])));

function joined(a: Places, b: Places): Places {
  const all = new Map(a);
  for (const [place, ways] of b) all.set(place, plus(all.get(place) ?? 0, ways));
  return all;
}

/** The signs of a pattern as places, and which can come after which: the automaton of Glushkov, with ways counted. */
class Walk {
  readonly signs: string[] = [];
  readonly after: Places[] = [];
  private readonly samples = new Map<string, Set<string>>();

  /** True when it is known which sign follows which; false when there are too many to tell. */
  take(part: Part): boolean {
    this.reachOf(part);
    return this.signs.length <= MOST_SIGNS;
  }

  /** True when one text can go by both signs. */
  meet(a: number, b: number): boolean {
    if (this.signs[a] === this.signs[b]) return true;
    const other = this.sampleOf(this.signs[b]!);
    return [...this.sampleOf(this.signs[a]!)].some((sign) => other.has(sign));
  }

  private sampleOf(sign: string): Set<string> {
    const known = this.samples.get(sign);
    if (known) return known;
    const form = new RegExp(`^${sign}$`, 'u');
    const found = new Set(SAMPLE.filter((one) => form.test(one)));
    this.samples.set(sign, found);
    return found;
  }

  private follow(ends: Places, begins: Places): void {
    for (const [end, ways] of ends) this.after[end] = joined(this.after[end]!, scaled(begins, ways));
  }

  private reachOf(part: Part): Reach {
    // What is over the limit is not written out any further: it is not judged anyway.
    if (this.signs.length > MOST_SIGNS) return { first: new Map(), last: new Map(), empty: 1 };
    switch (part.kind) {
      case 'sign': {
        const place = this.signs.push(part.sign) - 1;
        this.after.push(new Map());
        return { first: new Map([[place, 1]]), last: new Map([[place, 1]]), empty: 0 };
      }
      case 'row':
        return part.parts.map((one) => this.reachOf(one)).reduce((a, b) => this.inOrder(a, b), nothing());
      case 'choice':
        return part.parts.map((one) => this.reachOf(one)).reduce(either);
      case 'repeat':
        return this.repeated(part.of, part.least, part.most);
    }
  }

  private inOrder(a: Reach, b: Reach): Reach {
    this.follow(a.last, b.first);
    return {
      first: joined(a.first, scaled(b.first, a.empty)),
      last: joined(b.last, scaled(a.last, b.empty)),
      empty: times(a.empty, b.empty),
    };
  }

  private repeated(of: Part, least: number, most: number): Reach {
    let reach = nothing();
    for (let done = 0; done < least && this.signs.length <= MOST_SIGNS; done += 1)
      reach = this.inOrder(reach, this.reachOf(of));
    if (most === least) return reach;
    const more = this.reachOf(of);
    // Twice or more over is taken for without end: what is slow at ten thousand is slow enough at ten.
    if (most - least > 1) this.follow(more.last, more.first);
    const empty = most - least > 1 ? 1 : plus(more.empty, 1);
    return this.inOrder(reach, { ...more, empty });
  }
}

const nothing = (): Reach => ({ first: new Map(), last: new Map(), empty: 1 });
const either = (a: Reach, b: Reach): Reach => ({
  first: joined(a.first, b.first),
  last: joined(a.last, b.last),
  empty: plus(a.empty, b.empty),
});

/** True when from this sign back to itself one text can go in two ways: twice as many with each time round. */
function forksAt(start: number, walk: Walk): boolean {
  const seen = new Set<string>();
  const waiting: [a: number, b: number, forked: boolean][] = [[start, start, false]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [a, b, forked] = next;
    for (const [toA, waysA] of walk.after[a]!) {
      for (const [toB] of walk.after[b]!) {
        if (!walk.meet(toA, toB)) continue;
        const twoWays = forked || toA !== toB || (a === b && waysA > 1);
        if (twoWays && toA === start && toB === start) return true;
        const key = `${toA} ${toB} ${twoWays}`;
        if (seen.has(key)) continue;
        seen.add(key);
        waiting.push([toA, toB, twoWays]);
      }
    }
  }
  return false;
}

/**
 * Why a pattern cannot be in a contract, or undefined: with some text the time to match it doubles with each sign
 * (`^(a+)+$`), and one document would stop the hub for everybody. References back to a group are not judged, and refused.
 */
export function slowPattern(pattern: string): string | undefined {
  const parts = readPattern(pattern);
  if (!parts) return 'a pattern that refers back to a group cannot be judged: write it without';
  for (const part of parts) {
    const walk = new Walk();
    if (!walk.take(part))
      return `a pattern of more than ${MOST_SIGNS} signs cannot be judged: write it shorter`;
    if (walk.signs.some((_, sign) => forksAt(sign, walk)))
      return 'this pattern can match one text in too many ways (as ^(a+)+$ does), and would stop the hub';
  }
  return undefined;
}

import { hash } from 'node:crypto';
import {
  canonical,
  leafHash,
  nodeHash,
  openNote,
  readKey,
  rootOfProof,
  sha256,
  type Signed,
} from './notes.js';
import { createLateness } from './lateness.js';
import { createPurges, type Announcing } from './purges.js';
import type { Fault, Verdict, VerifyOptions } from './verdict.js';

interface Leaf {
  position: number;
  leaf: string;
  proof?: string[];
  event?: Announcing & { moment?: string; decision?: { id: string; digest?: string } };
  purged?: { at: string; why: string } | null;
}

/** `organisation`: of a part that was exported for one; else it is what is known about a message, or about a decision. */
interface Header {
  kind: string;
  origin: string;
  size: number;
  checkpoint: string;
  organisation?: string;
}

const MOST_FAULTS = 20;

class Stop extends Error {}

/** Takes the lines of an export one by one and holds nothing of them but the right edge of the tree. */
export function createVerifier(options: VerifyOptions) {
  const keys = options.keys.map(readKey);
  const faults: Fault[] = [];
  const edge: { level: number; hash: Buffer }[] = [];
  let completed = new Map<string, string>();
  let elsewhere: Signed[] = [];
  let header: Header | undefined;
  let head: Signed | undefined;
  let previous: (Signed & { number: number }) | undefined;
  let owed: { position: number; digest: string } | undefined;
  let [next, leaves, decisions, checkpoints, good] = [0, 0, 0, 0, 0];
  let ended = false;
  let stopped = false;

  const fault = (position: number | null, what: string): void => {
    if (faults.length < MOST_FAULTS) faults.push({ position, what });
  };
  const purges = createPurges(fault);
  const lateness = createLateness();
  const stop = (position: number | null, what: string): never => {
    fault(position, what);
    throw new Stop();
  };
  /** What was found leaf by leaf already says why a root is another one. */
  const isExplained = (): boolean =>
    faults.some(({ position }) => position !== null && position >= good && position < next);
  const root = (): string =>
    (edge.length === 0
      ? sha256(Buffer.alloc(0))
      : edge.map((one) => one.hash).reduceRight((r, l) => nodeHash(l, r))
    ).toString('base64');
  const isWhole = (): boolean => header!.kind === 'whole';

  function begin(line: Header & { format?: string; version?: number }): void {
    if (header) stop(next, 'is followed by a second header');
    if (line.format !== 'schakel-audit-export' || line.version !== 1)
      stop(null, 'this is no export of an access log that this program knows');
    if (line.kind !== 'whole' && line.kind !== 'part')
      stop(null, 'the header does not say whether this is the whole log or a part of it');
    header = line;
    head =
      openNote(line.checkpoint, keys) ??
      stop(null, 'the checkpoint in the header is not signed with the given key');
    if (head.origin !== line.origin) stop(null, 'the checkpoint in the header is of another log');
    if (head.size !== line.size) stop(null, 'the header is not about the size that its checkpoint is of');
    elsewhere = (options.checkpoints ?? [])
      .map(
        (note) => openNote(note, keys) ?? stop(null, 'a given checkpoint is not signed with the given key'),
      )
      .sort((a, b) => a.size - b.size);
    for (const one of elsewhere)
      if (one.origin !== head.origin) stop(null, 'a given checkpoint is of another log');
    if (isWhole()) compareElsewhere();
  }

  /** What others hold of this log must be what it was at that size. */
  function compareElsewhere(): void {
    for (; elsewhere[0]?.size === next; elsewhere.shift()) {
      const { size, signedAt, root: theirs } = elsewhere[0];
      if (theirs !== root() && !isExplained())
        fault(
          good,
          `fork or change: at ${size} leaves another tree was signed (${signedAt ?? 'no time'}) than this one; the difference is in positions ${good} to ${size - 1}`,
        );
    }
  }

  function grow(leaf: string): void {
    if (completed.size > 0) missingNode();
    let level = 0;
    let hash: Buffer = Buffer.from(leaf, 'base64');
    next += 1;
    while (edge.at(-1)?.level === level) {
      hash = nodeHash(edge.pop()!.hash, hash);
      level += 1;
      if (level % 8 === 0) completed.set(`${level}/${next / 2 ** level - 1}`, hash.toString('base64'));
    }
    edge.push({ level, hash });
    compareElsewhere();
  }
  const missingNode = (): void => {
    fault(next - 1, `the stored node ${[...completed.keys()].join(', ')} is missing`);
    completed = new Map();
  };

  function takeLeaf(line: Leaf, form: Buffer | undefined): void {
    if (!header) stop(null, 'the file does not begin with a header');
    payDebt();
    const { position, leaf, event, proof } = line;
    if (isWhole() ? position !== next : position < next)
      stop(
        position < next ? position : next,
        position < next ? 'comes twice, or out of order' : `is missing: the file goes on with ${position}`,
      );
    if (position >= header!.size) stop(position, 'is beyond the signed tree');
    leaves += 1;
    if (event === undefined) takePurged(line);
    else {
      // The form as it stands is what was hashed; when a program wrote the line anew, its canonical form is.
      if (leafHash(form!) !== leaf && leafHash(Buffer.from(canonical(event))) !== leaf)
        fault(position, 'the event is not what was sealed');
      purges.announced(position, event);
      lateness.event(position, event.moment);
      if (event.decision?.digest) owed = { position, digest: event.decision.digest };
    }
    if (isWhole()) return grow(leaf);
    next = position + 1;
    if (rootOfProof(position, head!.size, leaf, proof ?? []) !== head!.root)
      fault(position, 'the proof does not lead to the signed root');
  }

  function takePurged({ position, purged: note }: Leaf): void {
    if (!note) fault(position, 'the event is gone, and nothing says that it was purged');
    else purges.claimed(position, note);
  }

  function takeDecision(decision: object, form: Buffer): void {
    decisions += 1;
    const { digest, position } = owed ?? stop(next - 1, 'is followed by a decision that it does not name');
    owed = undefined;
    if (hash('sha256', form, 'base64') !== digest && hash('sha256', canonical(decision), 'base64') !== digest)
      fault(position, 'the record of the decision is not what was signed');
  }
  function payDebt(): void {
    if (owed && isWhole()) fault(owed.position, 'the record of the decision is gone');
    owed = undefined;
  }

  function takeCheckpoint({ number, note }: { number: number; note: string }): void {
    payDebt();
    checkpoints += 1;
    const signed =
      openNote(note, keys) ?? stop(next, `checkpoint ${number} is not signed with the given key`);
    if (signed.origin !== head!.origin) stop(next, `checkpoint ${number} is of another log`);
    const expected = (previous?.number ?? 0) + 1;
    if (number > expected) fault(next, `checkpoint ${expected} is missing: the file goes on with ${number}`);
    if (
      previous &&
      (number <= previous.number ||
        signed.size < previous.size ||
        (signed.signedAt ?? '') < (previous.signedAt ?? ''))
    )
      fault(next, `checkpoint ${number} is older than the one before it`);
    if (signed.size !== next)
      fault(next, `checkpoint ${number} is of ${signed.size} leaves and stands where there are ${next}`);
    else if (signed.root !== root() && isExplained()) throw new Stop();
    else if (signed.root !== root())
      stop(
        good,
        `something in positions ${good} to ${next - 1} is not what was signed: the root at ${next} leaves is not that of checkpoint ${number}`,
      );
    previous = { ...signed, number };
    lateness.checkpoint(signed.signedAt);
    good = next;
  }

  function takeNode({ level, index, hash: stored }: { level: number; index: number; hash: string }): void {
    const name = `${level}/${index}`;
    const known = completed.get(name);
    completed.delete(name);
    if (known !== stored) fault(index * 2 ** level, `the stored node ${name} is not that of its leaves`);
  }

  function takeEnd({ end, lines }: { end: number; lines?: number }): void {
    payDebt();
    ended = true;
    if (end !== header?.size) fault(next, `the file ends as one of ${end} leaves`);
    if (!isWhole() && lines !== leaves)
      fault(next, `the file has ${leaves} leaves, and ends as one of ${lines}`);
  }

  function take(text: string, bytes: Buffer): void {
    let line: Record<string, never>;
    try {
      line = JSON.parse(text) as typeof line;
    } catch {
      return stop(next, 'cannot be read: the line is no JSON');
    }
    if (ended) stop(next, 'is followed by a line after the end of the file');
    const formAfter = (mark: string): Buffer =>
      bytes.subarray(text.indexOf(mark) + mark.length, bytes.length - 1);
    if ('position' in line) takeLeaf(line as unknown as Leaf, line['event'] && formAfter(',"event":'));
    else if ('decision' in line) takeDecision(line['decision']!, formAfter('"decision":'));
    else if ('node' in line) takeNode(line['node']!);
    else if ('end' in line) takeEnd(line as never);
    else if ('header' in line) {
      begin(line['header']!);
      for (const one of line['lines'] as unknown as object[])
        take(JSON.stringify(one), Buffer.from(JSON.stringify(one)));
    } else if ('format' in line) begin(line as never);
    else if ('checkpoint' in line) takeCheckpoint(line['checkpoint']!);
    else stop(next, 'is followed by a line of which the meaning is not known');
  }

  function finish(): void {
    if (!header) return stop(null, 'the file is empty');
    payDebt();
    if (!isWhole()) return finishPart();
    if (completed.size > 0) missingNode();
    if (next < header.size)
      fault(
        next,
        `is missing: the file ends here, and ${header.size} leaves were signed (the tail was cut off)`,
      );
    else if (root() !== head!.root && !isExplained())
      fault(
        good,
        `something in positions ${good} to ${next - 1} is not what was signed: the root is not that of the header`,
      );
    else if (!ended) fault(next, 'the end of the file is missing');
    for (const { size, signedAt } of elsewhere.slice(0, 1))
      fault(
        next,
        `is missing: a tree of ${size} leaves was signed ${signedAt ?? ''}, and this is an older or shortened one`,
      );
  }
  function finishPart(): void {
    if (header!.organisation !== undefined && !ended) fault(next, 'the end of the file is missing');
    for (const { size, root: theirs } of elsewhere)
      if (size !== head!.size)
        fault(
          null,
          `a given checkpoint is of ${size} leaves: this part of a tree of ${head!.size} says nothing about it. Give one of ${head!.size}, or the whole log`,
        );
      else if (theirs !== head!.root) fault(null, `fork: two trees of ${size} leaves were signed`);
  }
  const guarded = (work: () => void): void => {
    if (stopped) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      stopped = true;
    }
  };

  return {
    line: (bytes: Buffer): void => guarded(() => void (bytes.length > 0 && take(bytes.toString(), bytes))),
    hasStopped: (): boolean => stopped,
    end(): Verdict {
      guarded(finish);
      const purged = purges.found(header?.kind === 'whole');
      faults.sort((a, b) => (a.position ?? -1) - (b.position ?? -1));
      const size = head?.size ?? 0;
      return {
        ok: faults.length === 0,
        faults,
        kind: header?.kind ?? 'none',
        leaves,
        decisions,
        checkpoints,
        size,
        signedAt: head?.signedAt ?? null,
        purged,
        late: lateness.found(),
      };
    },
  };
}

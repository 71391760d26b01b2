import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSigner, signCheckpoint } from '#audit';
import { Log, ORIGIN, SIGNER, verify } from './log.js';

describe('an export of the log', () => {
  let log: Log;
  let lines: string[];
  let earlier: string;
  beforeAll(async () => {
    ({ log, lines, earlier } = await Log.withPast());
  });
  afterAll(() => log.stop());

  const leafAt = (position: number): number =>
    lines.findIndex((line) => line.startsWith(`{"position":${position},`));
  const changed = (position: number, change: (line: string) => string): string[] =>
    lines.with(leafAt(position), change(lines[leafAt(position)]!));

  it('verifies as it is, with all that it holds', async () => {
    expect(await verify(lines, [earlier, await log.latest()])).toMatchObject({
      ok: true,
      faults: [],
      kind: 'whole',
      decisions: 40,
      purged: [],
    });
    expect(lines.some((line) => line.startsWith('{"node":{"level":8,"index":0'))).toBe(true);
    expect((await verify(lines)).signedAt).toMatch(/^20\d\d-/);
  });

  it('verifies when a program has written its lines anew', async () => {
    const anew = lines.map((line) => {
      const { event, ...rest } = JSON.parse(line) as { event?: object };
      return JSON.stringify({
        ...(event ? { event: Object.fromEntries(Object.entries(event).reverse()) } : {}),
        ...rest,
      });
    });
    // A leaf is known by its first member: what stands after it may be in any order.
    const ordered = anew.map((line, place) => {
      const { position, ...rest } = JSON.parse(line) as { position?: number };
      return position === undefined ? lines[place]! : JSON.stringify({ position, ...rest });
    });
    expect((await verify(ordered)).faults).toEqual([]);
  });

  it('of which one bit of an event is another, is found at that event, whichever bit', async () => {
    const line = lines[leafAt(57)]!;
    const start = line.indexOf('"event":') + '"event":'.length;
    const bytes = Buffer.from(line);
    const missed: number[] = [];
    for (let at = start; at < bytes.length - 1; at += 7) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1 << (at % 7);
      if (flipped[at] === 10) continue;
      const { faults } = await verify(lines.with(leafAt(57), flipped.toString('latin1')));
      if (faults[0]?.position !== 57) missed.push(at);
    }
    expect(missed).toEqual([]);
  });

  it.each<[string, () => string[], number | null, RegExp]>([
    [
      'an event and its leaf together',
      () => changed(42, (line) => line.replace(/"leaf":"..../, '"leaf":"AAAA')),
      42,
      /not what was sealed/,
    ],
    ['a leaf that was left out', () => lines.toSpliced(leafAt(10), 1), 10, /is missing/],
    [
      'a leaf that was put in twice',
      () => lines.toSpliced(leafAt(10), 0, lines[leafAt(10)]!),
      10,
      /twice, or out of order/,
    ],
    [
      'two leaves that changed places',
      () => lines.with(leafAt(5), lines[leafAt(6)]!).with(leafAt(6), lines[leafAt(5)]!),
      5,
      /is missing/,
    ],
    ['its tail cut off', () => lines.slice(0, leafAt(200)), 200, /tail was cut off/],
    ['its last line cut off', () => lines.slice(0, -1), 341, /end of the file is missing/],
    [
      'no decision after the event of one',
      () =>
        lines.toSpliced(
          lines.findIndex((line) => line.startsWith('{"decision"')),
          1,
        ),
      100,
      /record of the decision is gone/,
    ],
    [
      'no event, and no word of why',
      () => changed(33, (line) => `${line.slice(0, line.indexOf(',"event"'))},"id":"x","purged":null}`),
      33,
      /nothing says that it was purged/,
    ],
    [
      'no event, and a made-up word of why',
      () =>
        changed(
          33,
          (line) =>
            `${line.slice(0, line.indexOf(',"event"'))},"id":"x","purged":{"at":"2026-01-01T00:00:00.000Z","why":"term"}}`,
        ),
      33,
      /no event of the log says/,
    ],
    [
      'a stored node that was left out',
      () => lines.filter((line) => !line.startsWith('{"node"')),
      255,
      /node 8\/0 is missing/,
    ],
    [
      'checkpoints in another order',
      () => {
        const [one, two] = lines
          .flatMap((line, at) => (line.startsWith('{"checkpoint"') ? [at] : []))
          .slice(-2) as [number, number];
        return lines.with(one, lines[two]!).with(two, lines[one]!);
      },
      121,
      /checkpoint/,
    ],
    [
      'a checkpoint that was left out',
      () =>
        lines.toSpliced(
          lines.findIndex((line) => line.startsWith('{"checkpoint"')),
          1,
        ),
      expect.any(Number) as never,
      /checkpoint \d+ is missing/,
    ],
    ['another format', () => lines.with(0, '{"format":"something"}'), null, /no export/],
    ['a line that is none', () => lines.toSpliced(leafAt(7), 0, '{"position":'), 7, /no JSON/],
    ['nothing in it', () => [], null, /empty/],
  ])('with %s is found and named', async (_what, make, position, what) => {
    const { ok, faults } = await verify(make());
    expect(ok).toBe(false);
    expect(faults[0]).toEqual({ position, what: expect.stringMatching(what) });
  });

  it('written by somebody who made new leaves to fit is found between two checkpoints', async () => {
    // Of this leaf everything fits; only what was signed does not.
    const other = createSigner(ORIGIN, Buffer.alloc(32, 1));
    expect(other.verifier).toBe(SIGNER.verifier);
    const stranger = await Log.start();
    await stranger.append(121);
    await stranger.seal();
    const theirs = (await stranger.lines()).find((line) => line.startsWith('{"position":60,'))!;
    await stranger.stop();
    const { faults } = await verify(lines.with(leafAt(60), theirs));
    expect(faults[0]!.what).toMatch(/something in positions \d+ to 1\d\d is not what was signed/);
  });

  it('that forked is found by whoever has a checkpoint of the other branch, though the same key signed both', async () => {
    const root = Buffer.from(earlier.split('\n')[2]!, 'base64');
    root[0]! ^= 1;
    const size = 121;
    const forked = signCheckpoint({ origin: ORIGIN, size, root }, [SIGNER], new Date());
    const { faults } = await verify(lines, [forked]);
    expect(faults[0]).toEqual({
      position: expect.any(Number),
      what: expect.stringMatching(/^fork or change: at 121 leaves another tree was signed/),
    });
  });

  it('is not believed with another key, nor beside a checkpoint of another log', async () => {
    const stranger = createSigner(ORIGIN, Buffer.alloc(32, 2));
    const forged = signCheckpoint(
      { origin: ORIGIN, size: 1, root: Buffer.alloc(32) },
      [stranger],
      new Date(),
    );
    expect(
      (
        await verify(
          lines.with(
            0,
            lines[0]!.replace(/"checkpoint":"(?:[^"\\]|\\.)*"/, `"checkpoint":${JSON.stringify(forged)}`),
          ),
        )
      ).faults[0]!.what,
    ).toMatch(/not signed with the given key/);
    const elsewhere = signCheckpoint(
      { origin: 'other/log', size: 1, root: Buffer.alloc(32) },
      [SIGNER],
      new Date(),
    );
    expect((await verify(lines, [elsewhere])).faults[0]!.what).toMatch(/another log/);
  });

  it('names what was put in with a moment of long ago, and nothing that was sealed in time', async () => {
    expect((await verify(lines)).late).toEqual({ count: 0, first: [] });
    const own = await Log.start();
    await own.append(5);
    await own.seal();
    const aDayAgo = new Date(Date.now() - 86_400_000);
    await own.append(1, { moment: aDayAgo });
    await own.append(5);
    await own.seal();
    const { ok, late } = await verify(await own.lines());
    await own.stop();
    expect({ ok, count: late.count }).toEqual({ ok: true, count: 1 });
    expect(late.first[0]).toMatchObject({ moment: aDayAgo.toISOString() });
    expect(Date.parse(late.first[0]!.after)).toBeGreaterThan(aDayAgo.getTime());
  });

  it('as one organisation sees it is proven line by line', async () => {
    const part = await log.lines('school');
    expect(await verify(part)).toMatchObject({ ok: true, kind: 'part', decisions: 0 });
    expect(part.length).toBeGreaterThan(50);
    expect(part.slice(1, -1).every((line) => line.includes('school'))).toBe(true);
    const bad = part.with(
      3,
      part[3]!.replace(/(?<="proof":\[")./, (first) => (first === 'A' ? 'B' : 'A')),
    );
    expect((await verify(bad)).faults[0]!.what).toMatch(/proof does not lead/);
  });
});

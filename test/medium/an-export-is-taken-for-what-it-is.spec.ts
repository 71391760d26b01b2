import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSigner, signCheckpoint } from '#audit';
import { verifyExport } from '../../scripts/audit-verify/main.js';
import { Log, SIGNER, verify } from './log.js';

describe('an export of the log is taken for what it is', () => {
  let log: Log;
  let lines: string[];
  let part: string[];
  let earlier: string;
  beforeAll(async () => {
    ({ log, lines, earlier } = await Log.withPast());
    part = await log.lines('school');
  });
  afterAll(() => log.stop());

  const header = (from: string[], change: object): string =>
    JSON.stringify({ ...(JSON.parse(from[0]!) as object), ...change });
  /** Of the true log only the header is left: every event says something else. */
  const invented = (): string[] =>
    lines
      .filter((line) => line.startsWith('{"position"') && !line.includes('"decision.'))
      .map((line, place) => line.replace(/"position":\d+/, `"position":${place}`));

  it.each([['whole '], ['Whole'], [undefined], [['whole']]])(
    'not for the whole log when it says of itself: %j',
    async (kind) => {
      const { ok, faults } = await verify([header(lines, { kind })]);
      expect([ok, faults[0]?.what]).toEqual([false, expect.stringMatching(/whole log or a part of it/)]);
    },
  );

  it('not for a part when a second header comes after leaves that nothing proves', async () => {
    const { ok, faults } = await verify([lines[0]!, ...invented(), header(lines, { kind: 'part' })]);
    expect([ok, faults.at(-1)?.what]).toEqual([false, 'is followed by a second header']);
  });

  it('not for another one than its checkpoint is of', async () => {
    const other = createSigner('hub.test/old-log', Buffer.alloc(32, 1));
    const keys = [SIGNER.verifier, other.verifier];
    const verdict = (text: string[]) => verifyExport(once(text), { keys });
    expect(
      (await verdict([header(lines, { origin: 'hub.test/old-log' }), ...lines.slice(1)])).faults,
    ).toEqual([{ position: null, what: 'the checkpoint in the header is of another log' }]);
    const at = lines.findIndex((line) => line.startsWith('{"checkpoint"'));
    const { checkpoint } = JSON.parse(lines[at]!) as { checkpoint: { number: number; note: string } };
    const [, size, root] = checkpoint.note.split('\n') as [string, string, string];
    const note = signCheckpoint(
      { origin: 'hub.test/old-log', size: Number(size), root: Buffer.from(root, 'base64') },
      [other],
      new Date(),
    );
    const swapped = lines.with(at, JSON.stringify({ checkpoint: { ...checkpoint, note } }));
    expect((await verdict(swapped)).faults[0]?.what).toMatch(/checkpoint \d is of another log/);
  });

  it('not for all of it when lines come after the end, or it ends as one of another size', async () => {
    expect((await verify([...lines, lines.at(-1)!])).faults[0]?.what).toMatch(/after the end of the file/);
    expect((await verify([...lines.slice(0, -1), '{"end":7}'])).faults[0]?.what).toBe(
      'the file ends as one of 7 leaves',
    );
  });

  it('not for all that one organisation was given, when lines of that are gone', async () => {
    expect((await verify(part)).faults).toEqual([]);
    expect((await verify(part.toSpliced(5, 1))).faults[0]?.what).toMatch(
      /^the file has \d+ leaves, and ends as one of/,
    );
    expect((await verify(part.slice(0, 40))).faults[0]?.what).toBe('the end of the file is missing');
  });

  it('not for held against a checkpoint that it says nothing about', async () => {
    expect((await verify(part, [await log.latest()])).ok).toBe(true);
    expect((await verify(part, [earlier])).faults).toEqual([
      { position: null, what: expect.stringMatching(/^a given checkpoint is of 121 leaves: this part/) },
    ]);
  });
});

async function* once(lines: string[]): AsyncGenerator<Buffer> {
  yield Buffer.from(`${lines.join('\n')}\n`);
}

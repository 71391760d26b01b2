import { describe, expect, it } from '@jest/globals';
import { createSigner, openCheckpoint, readVerifier, signCheckpoint } from './index.js';

const ORIGIN = 'hub.example/audit-log';
const MOMENT = new Date('2026-11-02T12:00:07.900Z');
const signer = createSigner(ORIGIN, Buffer.alloc(32, 1));
const next = createSigner(ORIGIN, Buffer.alloc(32, 2));
const head = { origin: ORIGIN, size: 12, root: Buffer.alloc(32, 9) };
const note = signCheckpoint(head, [signer], MOMENT);

describe('a checkpoint', () => {
  it('is a signed note: origin, size and root, an empty line, and a line for each signature', () => {
    const lines = note.split('\n');
    expect(lines.slice(0, 4)).toEqual([ORIGIN, '12', head.root.toString('base64'), '']);
    expect(lines.slice(4, 6).every((line) => line.startsWith(`— ${ORIGIN} `))).toBe(true);
    expect(lines.slice(6)).toEqual(['']);
  });

  it('is opened with the public key, and says when it was signed', () => {
    expect(openCheckpoint(note, [signer.verifier])).toEqual({
      ...head,
      note,
      signedAt: new Date('2026-11-02T12:00:07Z'),
    });
  });

  it('reads the example of the C2SP, of which only the origin is known', () => {
    // The key of that example is not published: whoever does not know the key does not take the note.
    const example =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
      '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';
    expect(openCheckpoint(example, [signer.verifier])).toBeUndefined();
  });

  it('is not opened when one character of it is another', () => {
    for (let at = 0; at < note.length; at++) {
      const other = note[at] === 'A' ? 'B' : 'A';
      const changed = note.slice(0, at) + other + note.slice(at + 1);
      const opened = openCheckpoint(changed, [signer.verifier]);
      // The line with the time may fail alone: then the note still holds, and says no time.
      if (opened) expect(opened).toMatchObject({ ...head, signedAt: undefined });
      if (at < note.indexOf('\n\n')) expect(opened).toBeUndefined();
    }
  });

  it('is opened with the old key or the new one while one replaces the other, and with no third', () => {
    const both = signCheckpoint(head, [next, signer], MOMENT);
    for (const { verifier } of [signer, next]) expect(openCheckpoint(both, [verifier])).toMatchObject(head);
    const third = createSigner(ORIGIN, Buffer.alloc(32, 3));
    expect(openCheckpoint(both, [third.verifier])).toBeUndefined();
    expect(openCheckpoint(both, [third.verifier, next.verifier])).toMatchObject(head);
  });

  it.each([
    ['nothing', ''],
    ['no key', 'hub.example'],
    ['another id', signer.verifier.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
    ['another name', signer.verifier.replace('hub.example', 'hub2.example')],
  ])('takes %s for no public key', (_what, text) => {
    expect(readVerifier(text)).toBeUndefined();
    expect(openCheckpoint(note, [text])).toBeUndefined();
  });

  it.each([
    ['a leading zero in the size', note.replace('\n12\n', '\n012\n')],
    ['a root that is none', note.replace(head.root.toString('base64'), 'AAAA')],
    ['no signatures', note.slice(0, note.indexOf('\n\n') + 2)],
    ['another body before the signatures', note.replace('\n\n', '\nmore\n\n')],
  ])('is refused with %s', (_what, text) => {
    expect(openCheckpoint(text, [signer.verifier])).toBeUndefined();
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isConsistent, isIncluded } from '#audit';

/** A folder as testdata/ of github.com/transparency-dev/merkle, Apache-2.0; not ours to give along. */
const folder = process.env['SCHAKEL_MERKLE_VECTORS'] ?? '';
const filesOf = (kind: string): string[] =>
  readdirSync(join(folder, kind), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => join(folder, kind, file));
interface Vector {
  wantErr: boolean;
  proof: string[] | null;
  [name: string]: unknown;
}
const vectorsOf = (kind: string): [string, Vector][] =>
  existsSync(folder)
    ? filesOf(kind).map((file) => [
        file.slice(folder.length),
        JSON.parse(readFileSync(file, 'utf8')) as Vector,
      ])
    : [];
const bytes = (text: unknown): Buffer => Buffer.from(String(text ?? ''), 'base64');
const proofOf = ({ proof }: Vector): Buffer[] => (proof ?? []).map(bytes);

(existsSync(folder) ? describe : describe.skip)('the published vectors', () => {
  it('of inclusion are judged as published', () => {
    const vectors = vectorsOf('inclusion');
    expect(vectors.length).toBeGreaterThan(90);
    const wrong = vectors.filter(([, v]) => {
      const claim = { position: Number(v['leafIdx']), size: Number(v['treeSize']) };
      return (
        isIncluded({ ...claim, leaf: bytes(v['leafHash']), root: bytes(v['root']) }, proofOf(v)) === v.wantErr
      );
    });
    expect(wrong.map(([name]) => name)).toEqual([]);
  });

  it('of consistency are judged as published', () => {
    const vectors = vectorsOf('consistency');
    expect(vectors.length).toBeGreaterThan(90);
    const wrong = vectors.filter(([, v]) => {
      const older = { size: Number(v['size1']), root: bytes(v['root1']) };
      const newer = { size: Number(v['size2']), root: bytes(v['root2']) };
      return isConsistent(older, newer, proofOf(v)) === v.wantErr;
    });
    expect(wrong.map(([name]) => name)).toEqual([]);
  });
});

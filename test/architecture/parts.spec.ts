import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** A run of everything leaves no scenario out (test/together). */
describe('the parts of a run of everything', () => {
  const { folders, alone, first } = JSON.parse(readFileSync('test/together/parts.json', 'utf8')) as {
    folders: Record<string, number>;
    alone: string[];
    first: string[];
  };

  it('are there for each folder that is dealt out, and no others', () => {
    const wanted = Object.entries(folders).flatMap(([folder, parts]) =>
      Array.from({ length: parts }, (_, index) => `${folder}-${index + 1}.spec.ts`),
    );
    const there = readdirSync('test/together').filter((name) => name.endsWith('.spec.ts'));
    expect(there.toSorted()).toEqual(wanted.toSorted());
  });

  it('are in folders without folders, of which nothing would be seen', () => {
    const deeper = Object.keys(folders).flatMap((folder) =>
      readdirSync(`test/${folder}`, { withFileTypes: true }).filter((entry) => entry.isDirectory()),
    );
    expect(deeper.map(({ name }) => name)).toEqual([]);
  });

  it('and what runs alone or first are named as they are called', () => {
    expect([...alone, ...first].filter((file) => !existsSync(file))).toEqual([]);
  });
});

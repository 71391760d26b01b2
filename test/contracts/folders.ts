import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { escapeToken, isObject, pointerTokens, type Json, type JsonObject } from '#kernel';
import { loadContracts, type Contract, type Limits } from '#contracts';
import { loadMappings } from '#translation';

export { lacking, lines } from '#translation';

/** Everything under schemas/ is found, nothing is listed: a new contract is a new folder. */
export const SCHEMAS = 'schemas';
export const contracts = loadContracts(SCHEMAS);
export const mappings = loadMappings(SCHEMAS);
export const limits: Limits = {
  maxDepth: 64,
  maxStringLength: 100_000,
  maxArrayLength: 10_000,
  maxBytes: 1_000_000,
};

export interface Example {
  name: string;
  file: string;
  body: Buffer;
  expected: JsonObject | undefined;
}

/** The examples of a contract; beside `x.json`, `x.xml` or `x.csv` stands what is expected of it. */
export function examplesOf(contract: Contract, kind: 'accepted' | 'refused'): Example[] {
  const folder = join(contracts.folderOf(contract.ref), 'examples', kind);
  const suffix = kind === 'accepted' ? '.canonical.json' : '.expected.json';
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.endsWith(suffix))
    .sort()
    .map((name) => {
      const beside = join(folder, name.replace(/\.(json|xml|csv|html)$/, suffix));
      return {
        name: `${contract.ref} ${kind}/${basename(name)}`,
        file: join(folder, name),
        body: readFileSync(join(folder, name)),
        expected: existsSync(beside) ? (JSON.parse(readFileSync(beside, 'utf8')) as JsonObject) : undefined,
      };
    });
}

/** Whether a loss speaks of this place: of it or of what it is in, a `*` standing for any name. */
export function covers(loss: string, pointer: string): boolean {
  const [wanted, found] = [pointerTokens(loss), pointerTokens(pointer)];
  return wanted.every((token, i) => i < found.length && (token === '*' || token === found[i]));
}

/** The exact pointer of every leaf. */
export function leavesOf(document: Json, pointer = ''): string[] {
  if (Array.isArray(document)) return document.flatMap((item, i) => leavesOf(item, `${pointer}/${i}`));
  if (!isObject(document)) return [pointer];
  return Object.entries(document).flatMap(([name, member]) =>
    leavesOf(member, `${pointer}/${escapeToken(name)}`),
  );
}

/** The same document without one leaf; an item of a list leaves a gap that says nothing. */
export const without = (document: Json, pointer: string): Json =>
  changed(document, pointer, (holder, last) => {
    if (Array.isArray(holder)) holder[Number(last)] = {};
    else delete holder[last];
  });

/** The same document with something else in one place. */
export const withOther = (document: Json, pointer: string, other: Json): Json =>
  changed(document, pointer, (holder, last) => void ((holder as JsonObject)[last] = other));

function changed(
  document: Json,
  pointer: string,
  change: (holder: JsonObject | Json[], last: string) => void,
): Json {
  const copy = structuredClone(document);
  const tokens = pointerTokens(pointer);
  const last = tokens.pop()!;
  change(tokens.reduce<Json>((at, token) => (at as JsonObject)[token]!, copy) as JsonObject | Json[], last);
  return copy;
}

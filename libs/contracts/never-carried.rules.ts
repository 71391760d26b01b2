import { escapeToken, isObject, type Fault, type Json, type JsonObject } from '#kernel';
import { isShownName } from './tree.rules.js';

/** schemas/never-carried.yaml, read: administrative prefixes that say nothing, and words by kind. */
export interface NeverCarriedList {
  prefixes: string[];
  kinds: { kind: string; sentence: string; words: string[] }[];
  /** Words that say something else below a member of another kind. */
  elsewhere?: { parents: string[]; words: string[] }[];
  /** In a business record: which members, and objects of which `@type`, describe a person; and words that count anywhere. */
  contacts?: { blocks: string[]; types: string[]; anywhere: string[] };
}

/** Names come from partners: a memory without a bound would be theirs to fill. */
const MOST_REMEMBERED = 2000;

/** The same names come with every document: what is known of one is not worked out again. */
function remembering<T>(work: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined || known.has(name)) return before as T;
    const made = work(name);
    if (known.size < MOST_REMEMBERED) known.set(name, made);
    return made;
  };
}

const normal = remembering((name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));

/** Gives the sentence for a member name, below a parent or not, that is never carried, or undefined. */
export type NameJudge = (name: string, parent?: string) => string | undefined;

/**
 * A name matches when it is one of the words, case, `_` and `-` aside, or does so without one administrative prefix
 * (`CdNationaliteit`, `INDICATIE_GEHUWD`). Never by a part of a word: `loonheffing` is not `loon`.
 */
export function compileNames(list: NeverCarriedList): NameJudge {
  const sentences = new Map<string, string>();
  for (const { sentence, words } of list.kinds)
    for (const word of words) sentences.set(normal(word), sentence);
  const prefixes = list.prefixes.map(normal);
  const judge = remembering((name): string | undefined => {
    const plain = normal(name);
    if (sentences.has(plain)) return sentences.get(plain);
    const prefix = prefixes.find(
      (start) => plain.startsWith(start) && sentences.has(plain.slice(start.length)),
    );
    return prefix === undefined ? undefined : sentences.get(plain.slice(prefix.length));
  });
  const elsewhere = new Set(
    (list.elsewhere ?? []).flatMap(({ parents, words }) =>
      parents.flatMap((parent) => words.map((word) => `${normal(parent)}/${normal(word)}`)),
    ),
  );
  return (name, parent) => {
    const sentence = judge(name);
    if (sentence === undefined || parent === undefined) return sentence;
    return elsewhere.has(`${normal(parent)}/${normal(name)}`) ? undefined : sentence;
  };
}

/** What says of a business record whether a name is never carried where it stands: of a contact person or of anything else. */
export interface ContactNames {
  isContact(name: string | undefined, value: JsonObject): boolean;
  anywhere: NameJudge;
}

export function compileContacts(list: NeverCarriedList, judge: NameJudge): ContactNames {
  const { blocks = [], types = [], anywhere = [] } = list.contacts ?? {};
  const [named, counting] = [new Set(blocks.map(normal)), new Set(anywhere.map(normal))];
  return {
    isContact: (name, value) =>
      (name !== undefined && named.has(normal(name))) ||
      (value['@type'] !== undefined && [value['@type']].flat().some((one) => types.includes(one as string))),
    anywhere: (name, parent) => (counting.has(normal(name)) ? judge(name, parent) : undefined),
  };
}

const holdsMore = (value: Json): boolean => typeof value === 'object' && value !== null;

/**
 * Every member of the document that is never carried; what is inside such a member is not looked at. With `contacts` it is a
 * record about business: what is said of a contact person in it is looked at like that of anybody, and the rest is not.
 */
export function neverCarriedIn(document: Json, judge: NameJudge, contacts?: ContactNames): Fault[] {
  const faults: Fault[] = [];
  const look = (value: Json, pointer: string, inPerson: boolean, parent?: string): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries())
        if (holdsMore(item)) look(item, `${pointer}/${index}`, inPerson, parent);
    } else if (isObject(value)) {
      const ofPerson = inPerson || contacts!.isContact(parent, value);
      const judged = ofPerson ? judge : contacts!.anywhere;
      for (const name of Object.keys(value)) {
        const sentence = judged(name, parent);
        if (sentence === undefined && !holdsMore(value[name]!)) continue;
        const member = isShownName(name) ? `${pointer}/${escapeToken(name)}` : pointer;
        if (sentence === undefined) look(value[name]!, member, ofPerson, name);
        else faults.push({ pointer: member, code: 'never-carried', detail: sentence });
      }
    }
  };
  look(document, '', contacts === undefined);
  return faults;
}

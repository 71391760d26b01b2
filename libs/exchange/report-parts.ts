import type { Agreements, SelectionList } from '#consent';
import { CATEGORIES, isObject, type Category, type Json, type JsonObject, type RecordType } from '#kernel';
import type { Party } from '#partners';
import { unseal, type Timeline } from '#storage';
import type { RunningHub } from './hub.js';
import type { MappingBook } from './mapping-book.js';
import type { Handed, KeptDocument } from './person-report.store.js';

/** Where a person can turn to; only what the region's configuration says. */
export interface Place {
  key: string;
  name: string;
  urn: string;
  contact?: string;
  address?: string;
}

export interface HandedLine extends Omit<Handed, 'clause'> {
  /** How long the recipient may keep it, and what the archive's list says, as the clause said then. */
  retention?: string;
  selectionList?: SelectionList;
}

export interface KeptRecord {
  recordType: RecordType;
  receivedAt: Date;
  contract: string;
  data: JsonObject;
  /** The same, for reading: by kind of data, each value with the name of its field. */
  lines: { category: Category; name: string; value: string }[];
}

export const placeOf = (party: Party | undefined, key: string): Place => ({
  key,
  name: party?.name ?? key,
  urn: party?.urn ?? `urn:schakel:${key}`,
  ...(party?.contact ? { contact: party.contact } : {}),
  ...(party?.address ? { address: party.address } : {}),
});

export const withRetention =
  (agreements: Timeline<Agreements>) =>
  ({ clause, ...one }: Handed, between: { sender: string; recipient: string }): HandedLine => {
    const { recordType, purpose } = one;
    const found = agreements
      .at(one.at)
      .clausesFor({ ...between, recordType, purpose })
      .find(({ key }) => key === clause);
    // What was shown and not kept has no term.
    const { retention, selectionList } = (one.atDesk ? undefined : found) ?? {};
    return { ...one, ...(retention ? { retention } : {}), ...(selectionList ? { selectionList } : {}) };
  };

/** In the words of the canonical form; nothing where it cannot be opened. */
export function documentOf(
  { keys, contracts }: RunningHub,
  mappings: MappingBook,
  kept: KeptDocument,
  now: Date,
): KeptRecord | undefined {
  const { id, recordType, contract, acceptedAt, sealed, keyId, wrappedKey } = kept;
  const mapping = mappings.of(contract, mappings.numberAt(contract, now));
  if (!wrappedKey || !mapping) return undefined;
  try {
    const text = unseal(keys.unwrap(keyId, wrappedKey), sealed, `message:${id}`).toString();
    const { document } = mapping.toCanonical(JSON.parse(text) as JsonObject);
    const leavesIn = (...categories: Category[]): Leaf[] =>
      leavesOf(contracts.keepOnly(document, recordType, new Set(categories)).document);
    // The record's own id is kept whatever the category.
    const always = new Set(leavesIn().map(({ name }) => name));
    const lines = CATEGORIES.flatMap((category) =>
      leavesIn(category)
        .filter(({ name }) => category === 'identity' || !always.has(name))
        .map((leaf) => ({ category, ...leaf })),
    );
    return { recordType, receivedAt: acceptedAt, contract, data: document, lines };
  } catch {
    return undefined;
  }
}

interface Leaf {
  name: string;
  value: string;
}

/** Every value with the name of the member that holds it, in the order of the document. */
export function leavesOf(value: Json, name = ''): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, name));
  if (isObject(value)) return Object.entries(value).flatMap(([member, inner]) => leavesOf(inner, member));
  return value === null ? [] : [{ name, value: String(value) }];
}

import type { Category, Fault, Json, JsonObject, RecordType } from '#kernel';
import type { TableForm } from './table.js';

/** Bounds on what one body may hold. Strings and arrays are counted in UTF-16 units and items, the body in bytes. */
export interface Limits {
  maxDepth: number;
  maxStringLength: number;
  maxArrayLength: number;
  maxBytes: number;
}

/** How an XML contract is written: `x-form` in contract.schema.json (docs/formats/README.md). */
export interface XmlForm {
  root: string;
  namespace: string;
  /** Pointers without indexes, from the root's content, of elements that may repeat. */
  arrays: string[];
}

/** One form of one record in one version, agreed between partners: `ggm/client@2.5`. */
export interface Contract {
  ref: string;
  family: string;
  recordType: RecordType;
  version: string;
  form: 'json' | 'xml' | 'table';
  xml?: XmlForm;
  table?: TableForm;
  /** Linked data: the `@type` of the one record that is looked for, in JSON or in the scripts of a web page. */
  linkedData?: string;
  mediaTypes: string[];
  /** As the hub sees it: `in` partners send it, `out` the hub sends it. */
  direction: 'in' | 'out' | 'both';
  schema: JsonObject;
  /**
   * Every fault at once (at most 100): RFC 6901 pointers, the failed keyword or `never-carried` as the code,
   * never a value. Empty when the document honours the contract.
   */
  validate(document: Json): Fault[];
  /** True when the document says that the person does not want this (`x-says-no`): it is obeyed at once. */
  saysNo(document: Json): boolean;
  /** True when the sender states that the person said yes (`x-says-yes`): it counts only where a clause accepts that. */
  saysYes(document: Json): boolean;
}

export interface Kept {
  document: Json;
  /** How many values were left out, for each category. */
  dropped: Record<Category, number>;
}

export interface KeepOptions {
  /**
   * Leave out whatever tells where the person lives, whichever category it is in (address secrecy). Array items
   * that hold nothing else go with it.
   */
  withoutResidence?: boolean;
}

/** Everything under schemas/, compiled once. */
export interface Contracts {
  /** `ggm/client@2.5`; canonical contracts are `canonical/client@1`. */
  get(ref: string): Contract | undefined;
  all(): Contract[];
  /** Throws for a record type without a canonical form (an occasion is not a document). */
  canonical(recordType: RecordType): Contract;
  /** The absolute folder of a contract; throws for an unknown one. */
  folderOf(ref: string): string;
  /** Members that no clause or consent lets the hub carry; of a business record what is said of contact persons. */
  neverCarried(document: Json, recordType: RecordType): Fault[];
  // A line comment, because the pattern itself would end a block comment.
  // Pointer pattern (`/opleiding/*/datumDiploma`, `*` for any item) to category, for every leaf.
  categoriesOf(recordType: RecordType): ReadonlyMap<string, Category>;
  /**
   * Minimisation: the canonical document with only the leaves of these categories. The record's own reference
   * (see referenceOf) and its person's (personOf) always stay; what the schema does not know is left out.
   */
  keepOnly(
    document: Json,
    recordType: RecordType,
    categories: ReadonlySet<Category>,
    options?: KeepOptions,
  ): Kept;
  /** What keepOnly can leave in, as pointer patterns: the fields of a permit. */
  fieldsOf(recordType: RecordType, categories: ReadonlySet<Category>, options?: KeepOptions): string[];
  /** Pointer of the record's own id in the canonical form, e.g. `/idWerkzoekende`: replace it by the pseudonym. */
  referenceOf(recordType: RecordType): string;
  /** Where a record with an id of its own names its person: replace it by the person's pseudonym. */
  personOf(recordType: RecordType): string | undefined;
}

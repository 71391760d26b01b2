import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { isAboutPerson, isObject, RECORD_TYPES } from '#kernel';
import type { Fault, Json, JsonObject, RecordType } from '#kernel';
import type { Contract, Contracts, XmlForm } from './contract.js';
import { mergeFaults } from './faults.rules.js';
import { tableFormOf } from './table-form.js';
import { eachLeaf, keepPermitted, permittedFields, shapeOf, type Shape } from './minimise.rules.js';
import {
  compileContacts,
  compileNames,
  neverCarriedIn,
  type ContactNames,
  type NameJudge,
  type NeverCarriedList,
} from './never-carried.rules.js';
import { saysIn } from './says-no.rules.js';
import { schemaFaults, type IsCarried } from './schema-laws.rules.js';
import { schemaCompiler, type Compile, type ContractWords } from './schema-words.js';

const SCHEMA = 'contract.schema.json';
const NEVER_CARRIED = 'never-carried.yaml';
/** In characters: the largest that came with the hub has a fortieth of it, and a schema takes its time to compile. */
const LONGEST_SCHEMA = 1_000_000;

/** Says which file is broken: a hub with half of its contracts does not start. */
function inFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (fault) {
    throw new Error(`${file}: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

const folders = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

/** Every `<family>/<record>/<version>` under the root that holds a contract. */
function contractFolders(root: string): { folder: string; ref: string }[] {
  const found: { folder: string; ref: string }[] = [];
  for (const family of folders(root)) {
    for (const record of folders(join(root, family))) {
      for (const version of folders(join(root, family, record))) {
        const folder = join(root, family, record, version);
        // A folder is a contract when it holds the schema; code lists and the like live beside them.
        if (existsSync(join(folder, SCHEMA))) {
          found.push({ folder, ref: `${family}/${record}@${version.replace(/^v/, '')}` });
        }
      }
    }
  }
  return found;
}

type Form = (XmlForm & { type: 'xml' }) | { type: 'table' } | { type: 'json-ld'; record: string };

/** What the schema says, when it is one that the hub can hold documents against; else throws with every fault. */
function schemaIn(folder: string, { judge, contacts }: Names): JsonObject {
  const text = readFileSync(join(folder, SCHEMA), 'utf8').replace(/^\uFEFF/, '');
  if (text.length > LONGEST_SCHEMA) throw new Error(`a schema has ${LONGEST_SCHEMA} characters at most`);
  const schema = JSON.parse(text) as Json;
  const words = isObject(schema) ? (schema['x-contract'] as unknown as ContractWords | undefined) : undefined;
  if (isObject(schema) && !words) throw new Error('x-contract is missing');
  const ofContacts = words && isAboutPerson(words.recordType) ? undefined : contacts;
  const isCarried: IsCarried = (member, parent) => {
    const document = parent === undefined ? { [member]: 1 } : { [parent]: { [member]: 1 } };
    const pointer = parent === undefined ? member : `${parent}/${member}`;
    return !neverCarriedIn(document, judge, ofContacts).some((fault) => fault.pointer === `/${pointer}`);
  };
  const faults = schemaFaults(schema, isCarried);
  if (faults.length > 0) throw new Error(faults.join('\n  '));
  return schema as JsonObject;
}

function contractIn(folder: string, ref: string, compile: Compile, names: Names): Contract {
  const { judge, contacts } = names;
  const schema = schemaIn(folder, names);
  const check = compile(schema);
  const words = schema['x-contract'] as unknown as ContractWords;
  if (words.ref !== ref) throw new Error(`x-contract names ${words.ref}, the folder says ${ref}`);
  const form = schema['x-form'] as unknown as Form | undefined;
  // The hub's own forms are told apart by a test; in any other a name may stand that its schema lets pass.
  const namesToo = !ref.startsWith('canonical/');
  const ofContacts = isAboutPerson(words.recordType) ? undefined : contacts;

  const validate = (document: Json): Fault[] => {
    const honoured = check(document);
    if (honoured && !namesToo) return [];
    const named = neverCarriedIn(document, judge, ofContacts);
    return mergeFaults(honoured ? [] : (check.errors ?? []), named);
  };
  const [family, rest] = ref.split('/') as [string, string];
  return {
    ref,
    family,
    recordType: words.recordType,
    version: rest.split('@')[1]!,
    form: form?.type === 'xml' || form?.type === 'table' ? form.type : 'json',
    ...(form?.type === 'xml'
      ? { xml: { root: form.root, namespace: form.namespace, arrays: form.arrays } }
      : {}),
    ...(form?.type === 'table' ? { table: tableFormOf(schema, words, judge) } : {}),
    ...(form?.type === 'json-ld' ? { linkedData: form.record } : {}),
    mediaTypes: words.mediaTypes,
    direction: words.direction,
    schema,
    validate,
    saysNo: saysIn(schema, 'x-says-no'),
    saysYes: saysIn(schema, 'x-says-yes'),
  };
}

/** Which names are never carried, of people and of contact persons in records about business. */
interface Names {
  judge: NameJudge;
  contacts: ContactNames;
}

function namesIn(root: string): Names {
  const file = join(root, NEVER_CARRIED);
  return inFile(file, () => {
    const list = parse(readFileSync(file, 'utf8')) as NeverCarriedList;
    const judge = compileNames(list);
    return { judge, contacts: compileContacts(list, judge) };
  });
}

interface Canonical {
  contract: Contract;
  shape: Shape;
  categories: ReturnType<Contracts['categoriesOf']>;
  reference: string;
  person: string | undefined;
}

function canonicalOf(contract: Contract): Canonical {
  const shape = shapeOf(contract.schema);
  const categories = new Map();
  let reference = '';
  let person: string | undefined;
  eachLeaf(shape, (pattern, leaf) => {
    categories.set(pattern, leaf.category);
    if (leaf.reference) reference = pattern;
    if (leaf.person) person = pattern;
  });
  if (reference === '') throw new Error('no member is marked x-reference');
  return { contract, shape, categories, reference, person };
}

/**
 * Reads and compiles every contract under a schemas/ folder, once. Throws, naming the file and what is wrong with it,
 * when one is not in order.
 */
export function loadContracts(root: string): Contracts {
  const compile = schemaCompiler();
  const base = resolve(root);
  const names = namesIn(base);
  const contracts = new Map<string, Contract>();
  const places = new Map<string, string>();
  const canonicals = new Map<RecordType, Canonical>();
  for (const { folder, ref } of contractFolders(base)) {
    inFile(join(folder, SCHEMA), () => {
      const contract = contractIn(folder, ref, compile, names);
      contracts.set(ref, contract);
      places.set(ref, folder);
      if (contract.family === 'canonical') canonicals.set(contract.recordType, canonicalOf(contract));
    });
  }

  const canonical = (recordType: RecordType): Canonical => {
    const found = canonicals.get(recordType);
    if (!found)
      throw new Error(`no canonical form of ${recordType}; record types are ${RECORD_TYPES.join(', ')}`);
    return found;
  };
  return {
    get: (ref) => contracts.get(ref),
    all: () => [...contracts.values()],
    canonical: (recordType) => canonical(recordType).contract,
    folderOf(ref) {
      const folder = places.get(ref);
      if (!folder) throw new Error(`no contract ${ref}`);
      return folder;
    },
    neverCarried: (document, recordType) =>
      neverCarriedIn(document, names.judge, isAboutPerson(recordType) ? undefined : names.contacts),
    categoriesOf: (recordType) => canonical(recordType).categories,
    keepOnly: (document, recordType, categories, options) =>
      keepPermitted(document, canonical(recordType).shape, categories, options),
    fieldsOf: (recordType, categories, options) =>
      permittedFields(canonical(recordType).shape, categories, options),
    referenceOf: (recordType) => canonical(recordType).reference,
    personOf: (recordType) => canonical(recordType).person,
  };
}

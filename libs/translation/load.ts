import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { isObject, type Json, type JsonObject } from '#kernel';
import { compileCodes, type CodeList } from './code-list.rules.js';
import { compilePlan, type Names } from './compile.rules.js';
import type { Converter } from './converter.js';
import { CONVERTERS } from './converters/index.js';
import { checkPlaces, namesIn, namesOf, type Forms } from './form.rules.js';
import type { Mapping, Mappings, Translated } from './mapping.js';
import { readTable, type TableNeeds } from './read-table.js';
import { runnerOf } from './run.rules.js';
import type { Table } from './table.js';
import { finderOf, foundAt } from './written.rules.js';

const TABLE = 'mapping.yaml';
const SCHEMA = 'contract.schema.json';

function inFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (fault) {
    throw new Error(`${file}: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
}

const entries = (path: string, wanted: 'folders' | 'files'): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() === (wanted === 'folders'))
        .map((entry) => entry.name)
        .sort()
    : [];

function validatorOf(root: string, name: string): ValidateFunction {
  const file = join(root, name);
  return inFile(file, () =>
    new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false }).compile(
      JSON.parse(readFileSync(file, 'utf8')) as JsonObject,
    ),
  );
}

/** A checker for one of the two file forms; the sentence it throws names the place in the file. */
function shapeCheck(check: ValidateFunction): (content: unknown) => void {
  return (content) => {
    if (check(content)) return;
    const [first] = [...(check.errors ?? [])].sort((a, b) => b.instancePath.length - a.instancePath.length);
    throw new Error(`${first?.instancePath ?? ''}: ${first?.message ?? 'not in order'}`);
  };
}

function codeListsIn(root: string): { lists: Map<string, Converter>; read: CodeList[] } {
  const folder = join(root, 'code-lists');
  const check = shapeCheck(validatorOf(root, 'code-list.schema.json'));
  const lists = new Map<string, Converter>();
  const read: CodeList[] = [];
  for (const name of entries(folder, 'files')) {
    const file = join(folder, name);
    inFile(file, () => {
      const list = parse(readFileSync(file, 'utf8')) as CodeList;
      check(list);
      if (`${list.name}.yaml` !== name) throw new Error(`the list calls itself ${list.name}`);
      lists.set(list.name, compileCodes(list));
      read.push(list);
    });
  }
  return { lists, read };
}

/** Losses show the names of a form and of its table; where there is no form, of the table only. */
function mappingFrom(table: Table, names: Names, forms?: Forms): Mapping {
  if (forms) checkPlaces(table, forms);
  const shown = (side: keyof Forms): Set<string> =>
    new Set([...namesIn(table.rows, side), ...(forms ? namesOf(forms[side]) : [])]);
  const finders = new Map<string, ReturnType<typeof finderOf>>();
  return {
    ref: table.contract,
    toCanonical: runnerOf(compilePlan(table, names, 'canonical'), shown('partner')),
    toPartner: runnerOf(compilePlan(table, names, 'partner'), shown('canonical')),
    writtenFor(place, document) {
      const known = finders.get(place);
      const find = known ?? finderOf(table, names, place);
      if (!known) finders.set(place, find);
      return find(document);
    },
  };
}

/** The canonical forms need no table: nothing changes and nothing is lost. */
function identity(ref: string): Mapping {
  const itself = (document: Json): Translated => ({
    document: isObject(document) ? document : {},
    losses: [],
  });
  const writtenFor: Mapping['writtenFor'] = (place, document) => foundAt(document, place);
  return { ref, toCanonical: itself, toPartner: itself, writtenFor };
}

/**
 * Reads every mapping.yaml under a schemas/ folder and compiles it, once, for both directions. Throws, naming the
 * file and the row, when a table or a code list is not in order.
 */
export function loadMappings(root: string): Mappings {
  const base = resolve(root);
  const { lists, read } = codeListsIn(base);
  const names: Names = {
    converter: (name) => (Object.hasOwn(CONVERTERS, name) ? CONVERTERS[name] : undefined),
    codes: (name) => lists.get(name),
  };
  const form = validatorOf(base, 'mapping.schema.json');
  const check = shapeCheck(form);
  const mappings = new Map<string, Mapping>();
  const tables = new Map<string, Table>();
  for (const family of entries(base, 'folders')) {
    for (const record of entries(join(base, family), 'folders')) {
      for (const version of entries(join(base, family, record), 'folders')) {
        const ref = `${family}/${record}@${version.replace(/^v/, '')}`;
        const file = join(base, family, record, version, TABLE);
        if (family === 'canonical') mappings.set(ref, identity(ref));
        else if (existsSync(join(base, family, record, version, SCHEMA)))
          inFile(file, () => {
            if (!existsSync(file)) throw new Error('there is none, and without it nothing can be translated');
            const table = tableIn(file, ref, check);
            mappings.set(ref, mappingFrom(table, names, formsOf(base, table)));
            tables.set(ref, table);
          });
      }
    }
  }
  const needs: TableNeeds = {
    check: form,
    names,
    shipped: (ref) => tables.get(ref),
    formsOf: (table) => formsOf(base, table),
    compile: (table, forms) => mappingFrom(table, names, forms),
  };
  return {
    get: (ref) => mappings.get(ref),
    all: () => [...mappings.values()],
    table: (ref) => tables.get(ref),
    codeLists: () => read,
    read: (content) => readTable(content, needs),
  };
}

function tableIn(file: string, ref: string, check: (content: unknown) => void): Table {
  const table = parse(readFileSync(file, 'utf8')) as Table;
  check(table);
  if (table.contract !== ref) throw new Error(`/contract: names ${table.contract}, the folder says ${ref}`);
  return table;
}

const formsOf = (base: string, { canonical, contract }: Table): Forms => ({
  canonical: schemaOf(base, canonical),
  partner: schemaOf(base, contract),
});

/** A contract's schema, read for the names and places in it: `client/1` and `client/v1` are both `client@1`. */
function schemaOf(base: string, ref: string): JsonObject {
  const [record, version] = ref.split('@') as [string, string];
  const file = [version, `v${version}`]
    .map((folder) => join(base, record, folder, SCHEMA))
    .find((one) => existsSync(one));
  if (!file) throw new Error(`there is no contract ${ref}`);
  return JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
}

/**
 * One table against given names, for previews and specs. With the schemas of both sides its places are checked and the
 * names in them shown in losses. Throws, naming the row.
 */
export const compileMapping = (table: Table, names: Names, forms?: Forms): Mapping =>
  mappingFrom(table, names, forms);

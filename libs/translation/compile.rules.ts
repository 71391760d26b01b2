import { escapeToken, pointerTokens, type Json } from '#kernel';
import type { Convert, Converter } from './converter.js';
import { appenderAt, appenderOfAllAt, lookupAt, parentOf, readerAt, writerAt } from './places.rules.js';
import type { Branch, Finish, Group, Manner, Node, Plan } from './plan.js';
import { isConstant, isGroup, isSame, otherSide } from './table.js';
import type { ConstantRow, FieldRow, GroupRow, Row, Side, Table } from './table.js';

/** What a table may refer to by name. */
export interface Names {
  converter(name: string): Converter | undefined;
  codes(name: string): Converter | undefined;
}

const newNode = (pointer: string, writes: string[]): Node => ({
  pointer,
  takers: [],
  known: [],
  members: undefined,
  groups: [],
  writes,
});

function nodeAt(root: Node, pointer: string): Node {
  let node = root;
  for (const token of pointerTokens(pointer)) {
    node.members ??= new Map();
    let next = node.members.get(token);
    if (!next)
      node.members.set(token, (next = newNode(`${node.pointer}/${escapeToken(token)}`, node.writes)));
    node = next;
  }
  return node;
}

/** Compiles one table for one direction; `target` is the side that is written. Throws, naming the row. */
export function compilePlan(table: Table, names: Names, target: Side): Plan {
  const source = otherSide(target);
  const skipped = target === 'canonical' ? 'out' : 'in';
  let order = 0;

  const converterOf = (row: FieldRow, at: string): Converter | undefined => {
    const name = row.with ?? row.codes;
    if (name === undefined) return undefined;
    const converter = row.with === undefined ? names.codes(name) : names.converter(name);
    if (!converter)
      throw new Error(`${at}: no ${row.with === undefined ? 'code list' : 'converter'} ${name}`);
    return converter;
  };
  const convertOf = (converter: Converter | undefined): Convert | undefined =>
    target === 'canonical' ? converter?.toCanonical : converter?.toPartner;

  /** Rows of one item write to one cell; two that write to the same place must say who gives way. */
  const compileRows = (rows: Row[], root: Node, branch: number, at: string): Finish[] => {
    const finish: Finish[] = [];
    const written = new Set<string>();
    const finishOf = (pointer: string, value: Json): Finish => ({
      holder: readerAt(parentOf(pointer)),
      current: readerAt(pointer),
      write: writerAt(pointer),
      value,
    });
    const mannerOf = (row: FieldRow, here: string): Manner => {
      const taken = written.has(row[target]);
      written.add(row[target]);
      if (row.append) return 'append';
      if (row.fallback) return row.fallback;
      if (!taken) return 'first';
      throw new Error(
        `${here}: an earlier row writes ${row[target] || 'the item'} too; say fallback or append`,
      );
    };
    const addField = (row: FieldRow, here: string): void => {
      root.writes.push(row[target]);
      const converter = converterOf(row, here);
      nodeAt(root, row[source]).takers.push({
        branch,
        convert: convertOf(converter),
        parts: target === 'partner' ? converter?.parts : undefined,
        target: row[target],
        write: writerAt(row[target]),
        current: readerAt(row[target]),
        manner: mannerOf(row, here),
        order: order++,
        max: row.max?.[target] ?? Infinity,
        isWhole: row.whole === true,
      });
      if (target === 'partner' && row.default !== undefined) {
        root.writes.push(row.partner);
        finish.push(finishOf(row.partner, row.default));
      }
    };
    const addConstant = (row: ConstantRow): void => {
      const [own, other] = [row[target], row[source]];
      if (own !== undefined) {
        root.writes.push(own);
        finish.push(finishOf(own, row.value));
      }
      if (other !== undefined) nodeAt(root, other).known.push({ value: row.value });
    };
    const add = (row: Row, here: string): void => {
      if (row.direction === skipped) return;
      if (isGroup(row)) addGroup(row, root, branch, here);
      else if (isSame(row))
        for (const place of row.same) addField({ canonical: place, partner: place }, here);
      else if (isConstant(row)) addConstant(row);
      else addField(row, here);
    };
    rows.forEach((row, index) => add(row, `${at}/${index}`));
    return finish;
  };

  const addGroup = (row: GroupRow, root: Node, parent: number, at: string): void => {
    const places = row.each ?? row.one!;
    const node = nodeAt(root, places[source]);
    root.writes.push(places[target]);
    const conditions = Object.entries(row.where?.[source] ?? {});
    const single = row.one !== undefined;
    const group = groupFor(node, conditions);
    group.single &&= single;
    const appends = row.each !== undefined || row.list === target;
    const branch: Branch = {
      single,
      parent,
      list: appends ? places[target] : undefined,
      placeAll: appends ? appenderOfAllAt(places[target]) : undefined,
      place: appends ? appenderAt(places[target]) : writerAt(places[target]),
      needs: row.needs?.[target] === undefined ? undefined : readerAt(row.needs[target]),
      finish: [],
    };
    const index = group.branches.push(branch) - 1;
    const constants: Row[] = Object.entries(row.where?.[target] ?? {}).map(([pointer, value]) => ({
      [target]: pointer,
      value,
    }));
    branch.finish = compileRows([...constants, ...row.rows], group.item, index, `${at}/rows`);
  };

  const root = newNode('', []);
  const finish = compileRows(table.rows, root, 0, '/rows');
  return { root, finish };
}

/** The group of a node with these conditions, made where it is missing; those with conditions are asked first. */
function groupFor(node: Node, conditions: [string, Json][]): Group {
  const key = JSON.stringify(conditions);
  const known = keys.get(node) ?? new Map<string, Group>();
  keys.set(node, known);
  let group = known.get(key);
  if (group) return group;
  const item = newNode('', []);
  for (const [pointer, value] of conditions) nodeAt(item, pointer).known.push({ value });
  const where = conditions.map(([pointer, value]) => ({ read: lookupAt(pointer), value }));
  group = { where, single: true, item, branches: [] };
  known.set(key, group);
  const plain = node.groups.findIndex((other) => other.where.length === 0);
  if (where.length > 0 && plain >= 0) node.groups.splice(plain, 0, group);
  else node.groups.push(group);
  return group;
}

const keys = new WeakMap<Node, Map<string, Group>>();

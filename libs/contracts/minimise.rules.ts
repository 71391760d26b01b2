import { CATEGORIES, escapeToken, isObject, valueAt } from '#kernel';
import type { Category, Json, JsonObject } from '#kernel';
import type { KeepOptions, Kept } from './contract.js';

/** A canonical schema as a tree of what may be kept: an object's members, a list's item, or a leaf. */
export type Shape =
  | { kind: 'object'; members: Map<string, Shape> }
  | { kind: 'list'; item: Shape }
  | {
      kind: 'leaf';
      category: Category;
      reference: boolean;
      person: boolean;
      /** Stays whatever the permit: it is replaced by a pseudonym before anything is sent, or known to both sides. */
      always: boolean;
      residence: boolean;
    };

/** Follows a local `$ref`. */
function resolved(schema: JsonObject, root: JsonObject): JsonObject {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  const target = valueAt(root, ref.slice(1));
  if (!isObject(target)) throw new Error(`$ref ${ref} leads nowhere`);
  return { ...target, ...schema, $ref: null };
}

const categoryOf = (schema: JsonObject): Category | undefined =>
  CATEGORIES.find((category) => category === schema['x-category']);

/** Throws when a leaf has no category: nothing in a canonical form is outside minimisation. */
export function shapeOf(schema: JsonObject, root: JsonObject = schema, pointer = ''): Shape {
  const here = resolved(schema, root);
  if (isObject(here['properties'])) {
    const members = Object.entries(here['properties']).map(
      ([name, member]) =>
        [name, shapeOf(member as JsonObject, root, `${pointer}/${escapeToken(name)}`)] as const,
    );
    return { kind: 'object', members: new Map(members) };
  }
  if (isObject(here['items'])) return { kind: 'list', item: shapeOf(here['items'], root, `${pointer}/*`) };
  const category = categoryOf(here);
  if (!category) throw new Error(`${pointer} has no x-category from the list`);
  const [reference, person] = [here['x-reference'] === true, here['x-person'] === true];
  return {
    kind: 'leaf',
    category,
    reference,
    person,
    always: reference || person || here['x-kept'] === true,
    residence: here['x-residence'] === true,
  };
}

/** Calls back for every leaf with its pointer pattern, `*` standing for any item. */
export function eachLeaf(
  shape: Shape,
  visit: (pattern: string, leaf: Extract<Shape, { kind: 'leaf' }>) => void,
  pointer = '',
): void {
  if (shape.kind === 'leaf') visit(pointer, shape);
  else if (shape.kind === 'list') eachLeaf(shape.item, visit, `${pointer}/*`);
  else for (const [name, member] of shape.members) eachLeaf(member, visit, `${pointer}/${escapeToken(name)}`);
}

/** Pointer patterns of the leaves that a permit for these categories lets through, with those that always stay. */
export function permittedFields(
  shape: Shape,
  categories: ReadonlySet<Category>,
  { withoutResidence = false }: KeepOptions = {},
): string[] {
  const fields: string[] = [];
  eachLeaf(shape, (pattern, { category, always, residence }) => {
    if (always || (categories.has(category) && !(withoutResidence && residence))) fields.push(pattern);
  });
  return fields;
}

/** Of each part of a canonical form which categories its leaves have. */
const categoriesWithin = new WeakMap<Shape, ReadonlySet<Category>>();

function within(shape: Shape): ReadonlySet<Category> {
  const known = categoriesWithin.get(shape);
  if (known) return known;
  const found = new Set<Category>();
  eachLeaf(shape, (_, { category }) => void found.add(category));
  categoriesWithin.set(shape, found);
  return found;
}

/** What a document holds of one category, where it stands; parts that hold none are not walked. Undefined: nothing. */
export function partOf(value: Json, shape: Shape, category: Category): Json | undefined {
  if (!within(shape).has(category)) return undefined;
  if (shape.kind === 'leaf') return value;
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) return undefined;
    const items = value
      .map((item) => partOf(item, shape.item, category))
      .filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (!isObject(value)) return undefined;
  const parts: JsonObject = {};
  for (const [name, member] of shape.members) {
    const part = value[name] === undefined ? undefined : partOf(value[name], member, category);
    if (part !== undefined) parts[name] = part;
  }
  return Object.keys(parts).length > 0 ? parts : undefined;
}

const NONE = Object.fromEntries(CATEGORIES.map((category) => [category, 0])) as Record<Category, number>;

/** For each document: copied from what was made once. */
export const noneDropped = (): Record<Category, number> => ({ ...NONE });

/** What is permitted of a document; objects and lists that end up empty go as well. Values are shared, not copied. */
export function keepPermitted(
  document: Json,
  shape: Shape,
  categories: ReadonlySet<Category>,
  options: KeepOptions = {},
): Kept {
  const dropped = noneDropped();
  const withoutResidence = options.withoutResidence === true;

  const keep = (value: Json, at: Shape): Json | undefined => {
    if (at.kind === 'leaf') {
      if (at.always) return value;
      if (categories.has(at.category) && !(withoutResidence && at.residence)) return value;
      dropped[at.category]++;
      return undefined;
    }
    if (at.kind === 'list') {
      if (!Array.isArray(value)) return undefined;
      const items = value.map((item) => keep(item, at.item)).filter((item) => item !== undefined);
      return items.length > 0 ? items : undefined;
    }
    if (!isObject(value)) return undefined;
    const kept: JsonObject = {};
    let any = false;
    for (const name of Object.keys(value)) {
      const member = at.members.get(name);
      const part = member && keep(value[name]!, member);
      if (part === undefined) continue;
      kept[name] = part;
      any = true;
    }
    return any ? kept : undefined;
  };

  return { document: keep(document, shape) ?? {}, dropped };
}

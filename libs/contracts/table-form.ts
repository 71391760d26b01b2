import { isObject, type JsonObject } from '#kernel';
import type { NameJudge } from './never-carried.rules.js';
import type { ContractWords } from './schema-words.js';
import type { TableForm } from './table.js';
import { columnsByHeader } from './table-header.rules.js';

/** Every text of a schema of nested objects: its pointer, and whether there may be several. */
function* textsOf(schema: JsonObject, pointer = ''): Generator<[string, boolean]> {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  for (const [name, member] of Object.entries(properties)) {
    const at = `${pointer}/${name}`;
    if (!isObject(member)) continue;
    if (member['type'] === 'object') yield* textsOf(member, at);
    else yield [at, member['type'] === 'array'];
  }
}

/** `x-form` of a table; throws when its columns and the members of the schema are not the same, or it is to be sent. */
export function tableFormOf(schema: JsonObject, words: ContractWords, judge: NameJudge): TableForm {
  const { columns, subject } = schema['x-form'] as unknown as Omit<TableForm, 'neverCarried'>;
  if (words.direction !== 'in') throw new Error('x-form: a table is taken in only');
  const texts = new Map(textsOf(schema));
  const seen = new Set<string>();
  for (const { to, separators } of columns) {
    if (texts.get(to) !== (separators !== undefined) || seen.has(to))
      throw new Error(`x-form: ${to} is not one text, or one list with separators, of the schema`);
    seen.add(to);
  }
  const left = [...texts.keys()].filter((pointer) => !seen.has(pointer));
  if (left.length > 0) throw new Error(`x-form: ${left.join(', ')} has no column`);
  if (subject && !seen.has(subject.recordId)) throw new Error('x-form: subject.recordId has no column');
  columnsByHeader({ columns, ...(subject ? { subject } : {}) });
  return { columns, ...(subject ? { subject } : {}), neverCarried: judge };
}

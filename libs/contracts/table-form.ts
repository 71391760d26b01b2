import { isObject, type JsonObject } from '#kernel';
import type { NameJudge } from './never-carried.rules.js';
import type { ContractWords } from './schema-words.js';
import type { TableForm } from './table.js';
import { columnsByHeader } from './table-header.rules.js';

/** `x-form` of a table; throws when its columns and the members of the schema are not the same, or it is to be sent. */
export function tableFormOf(schema: JsonObject, words: ContractWords, judge: NameJudge): TableForm {
  const { columns, subject } = schema['x-form'] as unknown as Omit<TableForm, 'neverCarried'>;
  if (words.direction !== 'in') throw new Error('x-form: a table is taken in only');
  const members = isObject(schema['properties']) ? Object.keys(schema['properties']) : [];
  const named = columns.map(({ member }) => member);
  const other = [
    ...members.filter((member) => !named.includes(member)),
    ...named.filter((member, i) => !members.includes(member) || named.indexOf(member) !== i),
  ];
  if (other.length > 0) throw new Error(`x-form: ${other.join(', ')} is not one member with one column`);
  if (subject && !named.includes(subject.recordId)) throw new Error('x-form: subject.recordId is no member');
  columnsByHeader({ columns, ...(subject ? { subject } : {}) });
  return { columns, ...(subject ? { subject } : {}), neverCarried: judge };
}

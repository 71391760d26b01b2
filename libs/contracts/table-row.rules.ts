import { isStorableText, type Fault, type JsonObject } from '#kernel';
import type { RawRow, RowSubject, TableForm, TableLimits, TableRow } from './table.js';
import { place, pointerOf, type Place, type Target } from './table-header.rules.js';

/** Excel keeps a BSN as a number and so without its first zero. */
const bsnOf = (text: string): string => (/^\d{8}$/.test(text) ? `0${text}` : text);

function put(document: JsonObject, { holders, member, separators }: Place, value: string): void {
  const written = separators === undefined ? value : partsOf(value, separators);
  if (written.length === 0) return;
  let holder = document;
  for (const name of holders) holder = (holder[name] ??= {}) as JsonObject;
  holder[member] = written;
}

const partsOf = (value: string, separators: string): string[] => {
  const [first = ',', ...others] = separators;
  const same = others.reduce((text, sign) => text.replaceAll(sign, first), value);
  return same
    .split(first)
    .map((part) => part.trim())
    .filter((part) => part !== '');
};

/** A row as a document: one member for each filled cell, as text without the spaces around it. */
export function readRow(row: RawRow, targets: Target[], form: TableForm, limits: TableLimits): TableRow {
  const { line, cells, flaws, exact } = row;
  const faults: Fault[] = [];
  if (row.flaw) return { line, faults: [{ pointer: '', ...row.flaw }] };
  if (exact && cells.length !== targets.length) {
    const detail = `The row has ${cells.length} columns and the header ${targets.length}.`;
    return { line, faults: [{ pointer: '', code: 'columns', detail }] };
  }
  const document: JsonObject = {};
  let recordId: string | undefined;
  let bsn: string | undefined;
  const width = Math.max(cells.length, 1 + Math.max(-1, ...(flaws?.keys() ?? [])));
  for (let index = 0; index < width; index++) {
    const target = targets[index];
    const pointer = pointerOf(target);
    const value = (cells[index] ?? '').trim();
    const flaw = flaws?.get(index) ?? flawOf(value, index, target, limits);
    if (flaw) faults.push({ pointer, ...flaw });
    else if (value === '' || !target) continue;
    else if ('bsn' in target) bsn = bsnOf(value);
    else put(document, target, value);
    if (pointer !== '' && pointer === form.subject?.recordId) recordId = value;
  }
  if (faults.length > 0) return { line, faults: faults.slice(0, 100) };
  if (!form.subject) return { line, document };
  if (recordId !== undefined) {
    const subject: RowSubject = { recordId, ...(bsn === undefined ? {} : { bsn }) };
    return { line, document, subject };
  }
  const detail = 'The row does not say which record it is.';
  return { line, faults: [{ pointer: form.subject.recordId, code: 'required', detail }] };
}

function flawOf(
  value: string,
  index: number,
  target: Target,
  limits: TableLimits,
): RawRow['flaw'] | undefined {
  if (value === '') return undefined;
  if (!target) return { code: 'columns', detail: `${place(index)} holds a value and has no header.` };
  if (value.length > limits.maxStringLength) {
    return {
      code: 'body-too-large',
      detail: `${place(index)} holds a text of more than ${limits.maxStringLength} characters.`,
    };
  }
  if (isStorableText(value)) return undefined;
  return { code: 'invalid-text', detail: `${place(index)} holds U+0000 or half of a surrogate pair.` };
}

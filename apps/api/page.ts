import { isId, type Fault } from '#kernel';
import { Refused } from './problem.js';

const MOST = 100;
const USUAL = 50;

/** What may be asked of a list: which values, how many, and after which one to go on. Every fault at once. */
export function pageOf<Names extends string, Value extends string>(
  query: Record<string, unknown>,
  values: Record<Names, readonly Value[]>,
): { limit: number; before?: string } & Partial<Record<Names, Value>> {
  const { limit, before, ...rest } = query;
  const faults: Fault[] = [];
  const wrong = (name: string, detail: string): void => {
    faults.push({ pointer: `/${name}`, code: 'query', detail });
  };
  const count = limit === undefined ? USUAL : Number(limit);
  if (!Number.isInteger(count) || count < 1 || count > MOST) wrong('limit', `A number from 1 to ${MOST}.`);
  if (before !== undefined && !(typeof before === 'string' && isId(before)))
    wrong('before', 'The id to go on after.');
  for (const [name, value] of Object.entries(rest)) {
    const allowed = (values as Record<string, readonly string[]>)[name];
    if (!allowed) wrong(name, 'Not known here.');
    else if (!allowed.includes(value as string)) wrong(name, `One of ${allowed.join(', ')}.`);
  }
  if (faults.length > 0) throw new Refused({ code: 'invalid-request', faults });
  return {
    ...(rest as Partial<Record<Names, Value>>),
    limit: count,
    ...(before ? { before: before as string } : {}),
  };
}

/** Some of a table, in the order of the ids. */
export interface Round {
  after: string;
  limit: number;
}

const WALKED_AT_ONCE = 1000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** How far the last round of this process came in each table: what may stay is not looked at again before the rest was. */
const walked = new WeakMap<object, Map<string, string>>();

/** The next round over a table, from where the one before ended, or from the beginning again when there was nothing more. */
export async function walkOn<T extends { last?: string }>(
  hub: object,
  table: string,
  step: (round: Round) => Promise<T>,
): Promise<T> {
  const reached = walked.get(hub) ?? new Map<string, string>();
  walked.set(hub, reached);
  const done = await step({ after: reached.get(table) ?? FIRST, limit: WALKED_AT_ONCE });
  reached.set(table, done.last ?? FIRST);
  return done;
}

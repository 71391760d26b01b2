import type { Json, JsonObject } from '#kernel';
import { complete, settle } from './items.rules.js';
import { Losses } from './losses.rules.js';
import type { Translated } from './mapping.js';
import type { Frame, Plan } from './plan.js';
import { readerOf } from './read.rules.js';

/** A plan, ready to run on any number of documents; `names` are those that the form of the input has. */
export function runnerOf(plan: Plan, names: ReadonlySet<string>): (document: Json) => Translated {
  const read = readerOf(plan.root);
  return (document) => {
    const losses = new Losses(names);
    const cell = { value: {} as Json | undefined };
    const top: Frame = { cells: [cell], waiting: undefined, up: undefined, place: '', index: -1 };
    read(document, top, losses);
    if (top.waiting) settle(top, top.waiting, losses);
    complete(plan.finish, cell);
    return { document: cell.value as JsonObject, losses: losses.list };
  };
}

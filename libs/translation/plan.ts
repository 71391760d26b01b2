import type { Json } from '#kernel';
import type { Convert } from './converter.js';
import type { Losses } from './losses.rules.js';

/** Where values are collected for one item (or for the whole document). */
export interface Cell {
  value: Json | undefined;
}

export type Write = (cell: Cell, value: Json) => void;
export type Read = (cell: Cell) => Json | undefined;

/** How a row's value gets to its place. `first` writes at once; the others wait until the item has been read. */
export type Manner = 'first' | 'reported' | 'implied' | 'append';

export interface Taker {
  /** Which of the cells of the item it writes to. */
  branch: number;
  /** Undefined: the value goes over as it is. */
  convert: Convert | undefined;
  /** Of an object, only these members are read by this row. */
  parts: readonly string[] | undefined;
  /** Where it writes, relative to the item, and how. */
  target: string;
  write: Write;
  current: Read;
  manner: Manner;
  /** Position in the table, for the order among those that wait. */
  order: number;
  max: number;
  /** Longer than that: left out, not cut. */
  isWhole: boolean;
}

/** A value that has to be there and is not translated (a constant, a condition). */
export interface Known {
  value: Json;
}

/** One member of the input, and what is below it. Compiled once for each direction. */
export interface Node {
  /** Relative to the item. */
  pointer: string;
  takers: Taker[];
  known: Known[];
  members: Map<string, Node> | undefined;
  groups: Group[];
  /** Every place that is written for the item of which this is a part; one list for all of its nodes. */
  writes: string[];
}

/** Items that meet the same conditions are read by one tree, whatever the number of rows that want them. */
export interface Group {
  where: { read: (item: Json) => Json | undefined; value: Json }[];
  /** Every branch wants one item only: others are left for the next group. */
  single: boolean;
  item: Node;
  branches: Branch[];
}

/** One row `each` or `one`: what becomes of the cell when its item has been read. */
export interface Branch {
  /** Wants the first item only. */
  single: boolean;
  /** The cell of the surrounding item that receives it. */
  parent: number;
  /** Appends to a list or sets. */
  place: Write;
  /** Pointer of the list to which it appends. */
  list: string | undefined;
  /** Where it appends: adds a list of items at once. */
  placeAll: ((cell: Cell, items: Json[]) => void) | undefined;
  /** What has to be there for the cell to be worth placing. */
  needs: Read | undefined;
  finish: Finish[];
}

/** Constants and defaults: written where the object that holds them exists and the place is empty. */
export interface Finish {
  holder: Read;
  current: Read;
  write: Write;
  value: Json;
}

export interface Plan {
  root: Node;
  finish: Finish[];
}

/** One item under way: its cells, what waits for its end, and where it stands in the input. */
export interface Frame {
  cells: Cell[];
  waiting: Waiting[] | undefined;
  up: Frame | undefined;
  /** Pointer of the list (or object) within the frame above. */
  place: string;
  /** -1 when the item is not in a list. */
  index: number;
}

export interface Waiting {
  taker: Taker;
  value: Json;
  pointer: string;
}

/** A node, ready to run: gives a value that stands there to the rows that want it. */
export type Reader = (value: Json, frame: Frame, losses: Losses) => void;

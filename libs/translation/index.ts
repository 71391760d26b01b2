export type { Loss, LossReason, Mapping, Mappings, ReadTable, Translated, Written } from './mapping.js';
export { loadMappings } from './load.js';
export { isGroup, isSame, type GroupRow, type Row, type Side, type Table } from './table.js';
export { rowsOf, type FlatRow } from './flat.rules.js';
export { lacking, lines, placeOf, placesOf } from './said.rules.js';
export type { CodeList } from './code-list.rules.js';

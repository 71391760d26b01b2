export type { Loss, LossReason, Mapping, Mappings, Translated } from './mapping.js';
export { loadMappings } from './load.js';

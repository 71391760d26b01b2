export * from './database.js';
export * from './tables.js';
export * from './encryption.js';
export * from './keys.store.js';
export * from './versions.store.js';
export * from './timeline.js';
export * from './bells.js';
export { startEmbeddedDatabase, type EmbeddedDatabase } from './embedded.client.js';
export { DATABASE, KEY_RING, BELLS, StorageModule, type StorageOptions } from './storage.module.js';

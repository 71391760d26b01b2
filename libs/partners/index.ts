export * from './parties.js';
export * from './directory.js';
export * from './endpoint.store.js';

export * from './event.js';
export * from './audit.store.js';
export * from './decision.store.js';

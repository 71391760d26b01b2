export * from './parties.js';
export * from './directory.js';
export * from './endpoint.store.js';
export type { Lifetime, Lifetimes } from './lifetimes.rules.js';

export * from './parties.js';
export * from './directory.js';
export * from './endpoint.store.js';
export type { Lifetime, Lifetimes } from './lifetimes.rules.js';
export * from './kept-answer.store.js';
export * from './session.store.js';
export * from './signing-key.store.js';
export * from './roles.rules.js';

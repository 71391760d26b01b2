export * from './provision.rules.js';
export * from './statement.rules.js';
export * from './explain.rules.js';
export * from './clause.js';
export * from './consent.decision.js';
export * from './subject.store.js';
export * from './occasion.store.js';
export * from './consent.store.js';

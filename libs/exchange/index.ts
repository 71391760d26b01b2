export { receive, distribute, deliver, retract } from './pipeline.js';
export { createHub, type HubParts, type RunningHub } from './hub.js';
export { HUB, ExchangeModule, type ExchangeOptions } from './exchange.module.js';
export { readEnvelope, readHeaders } from './envelope.rules.js';
export { SUBJECT_FLAGS, type Caller, type Incoming, type Receipt, type Speaker } from './post.js';
export {
  registerConsent,
  registerDeclaration,
  type DeclarationInput,
  type StatementInput,
} from './statements.js';
export { openOccasion, type OccasionInput } from './occasions.js';
export { endOccasion } from './closings.js';
export { evaluateAccess, type AccessQuestion } from './evaluations.js';
export { explainDecision, explained, type ExplainedDecision, type Reader } from './explanations.js';
export { emptyLane } from './lane.js';
export { leasePost, settleLeases, type InboxReceipt, type Lease } from './inbox.js';
export { viewMessage, type MessageView } from './view.store.js';
export { sweep } from './sweep.js';
export { applyRegion, readRegion, RegionFaults } from './region.js';

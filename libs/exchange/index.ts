export { receive, distribute, deliver, retract } from './pipeline.js';
export { createHub, type HubParts, type RunningHub } from './hub.js';
export { HUB, ExchangeModule, type ExchangeOptions } from './exchange.module.js';
export { ENVELOPE_FORMS, readEnvelope, readHeaders } from './envelope.rules.js';
export { SUBJECT_FLAGS, type Caller, type Incoming, type Receipt, type Speaker } from './post.js';
export {
  registerConsent,
  registerDeclaration,
  type DeclarationInput,
  type StatementInput,
} from './statements.js';
export { endOccasion, openOccasion, type OccasionInput } from './occasions.js';
export { evaluateAccess, type AccessQuestion } from './evaluations.js';
export { explainDecision, explained, type ExplainedDecision, type Reader } from './explanations.js';
export { RETRACTION } from './outgoing.rules.js';
export { NOBODY, type DecisionOutcome, type Observer } from './observer.js';
export { traceOfDelivery } from './sending.js';
export { evidenceOf, type Evidence } from './evidence.js';
export { emptyLane } from './lane.js';
export { leasePost, settleLeases, type InboxReceipt, type Lease } from './inbox.js';
export { viewMessage, type MessageView } from './view.store.js';
export { sweep } from './sweep.js';
export { applyRegion, readRegion, RegionFaults } from './region.js';
export { takeUpload, type BatchReceipt } from './batch-intake.js';
export { emptyBatches } from './batch-work.js';
export {
  BATCH_MODES,
  KEPT_BECAUSE,
  LINE_FORMS,
  MISSING,
  type BatchOptions,
  type BatchOrder,
} from './batch.js';
export { refusalsAfter, viewBatch, type BatchView, type RefusalView } from './batch-view.store.js';
export { contractUse, type ContractUse } from './contract-use.store.js';

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
export { FROM_QUEUE, REFUSED_QUEUE, TO_QUEUE } from './broker.rules.js';
export { RETRACTION } from './outgoing.rules.js';
export { NOBODY, type DecisionOutcome, type Observer } from './observer.js';
export { traceOfDelivery } from './sending.js';
export { evidenceOf, type Evidence } from './evidence.js';
export { emptyLane } from './lane.js';
export { extendPost, leasePost, settleLeases, type InboxReceipt, type Lease } from './inbox.js';
export { viewMessage, type MessageView } from './view.store.js';
export { sweep } from './sweep.js';
export { applyRegion, readRegion, RegionFaults } from './region.js';
export {
  drainLane,
  PAUSE_REASONS,
  pauseLane,
  resumeLane,
  viewLanes,
  type LaneActor,
  type LaneView,
  type PauseReason,
} from './lanes.js';
export { sendNotifications } from './notifications.js';
export { fetchDocument } from './documents.js';
export {
  changeEndpoint,
  testEndpoint,
  shownEndpoint,
  type EndpointInput,
  type TestedEndpoint,
} from './endpoints.js';
export { planDigests, replayHeld, viewHeld, type HeldItem } from './held.js';
export { replayDeliveries, type ReplayAnswer } from './replays.js';
export {
  changeSubscription,
  testSubscription,
  viewSubscription,
  type SubscriptionTest,
  type SubscriptionView,
} from './subscriptions.js';
export { STATUS_EVENTS, type StatusEvent, type Subscription } from './subscription.rules.js';
export { giveNotice, tellStatus, type ServiceNotice } from './status.js';

export { newSecret, newSigningKeys, sign, verify, type SignatureHeaders } from './signature.rules.js';
export {
  classifyAnswer,
  RETRACTION_ANSWERS,
  type AttemptResult,
  type LaterReason,
  type PartnerAnswer,
  type RetractionAnswer,
} from './answer.rules.js';
export { memo } from './memo.js';
export { DEFAULT_SCHEDULE, nextAttemptDelay, parseSchedule } from './schedule.rules.js';
export { buildEvent, type EventParts } from './event.rules.js';
export type { Lookup } from './agents.client.js';
export {
  createWebhookClient,
  type WebhookClient,
  type WebhookClientOptions,
  type WebhookEndpoint,
  type WebhookPost,
} from './webhook.client.js';

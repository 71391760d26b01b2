export {
  newSecret,
  newSigningKeys,
  publicKeyOf,
  sign,
  verify,
  type SignatureHeaders,
} from './signature.rules.js';
export {
  classifyAnswer,
  REJECTION_REASONS,
  rejectionCode,
  RETRACTION_ANSWERS,
  type AttemptResult,
  type LaterReason,
  type PartnerAnswer,
  type RejectionReason,
  type RetractionAnswer,
} from './answer.rules.js';
export { targetOf } from './address.rules.js';
export { headerFault } from './headers.rules.js';
export { serviceClock, type ServiceClock, type ServiceHours } from './service-hours.rules.js';
export { isDutchHoliday } from './holidays.rules.js';
export {
  createBrokerClient,
  type Arrival,
  type BrokerClient,
  type BrokerMessage,
  type Taken,
} from './broker.client.js';
export { createMailer, isMailRefused, type Mailer } from './mail.client.js';
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
export type { Permission } from './permission.rules.js';

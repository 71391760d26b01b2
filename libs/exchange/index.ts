export { receive, distribute, deliver, retract } from './pipeline.js';
export { createHub, type HubParts, type RunningHub } from './hub.js';
export { HUB, ExchangeModule, schemasIn, type ExchangeOptions } from './exchange.module.js';
export { ENVELOPE_FORMS, readEnvelope, readHeaders } from './envelope.rules.js';
export { SUBJECT_FLAGS, type Caller, type Incoming, type Receipt, type Speaker } from './post.js';
export {
  registerConsent,
  registerDeclaration,
  type DeclarationInput,
  type StatementInput,
} from './statements.js';
export { openOccasion, type OccasionInput } from './occasions.js';
export {
  listReferrals,
  readReferral,
  reportReferral,
  searchReferrals,
  stepReferral,
  type ReferralsAsked,
  type ReferralView,
  type ReportInput,
} from './referrals.js';
export {
  closeDeskView,
  listDeskViews,
  MOST_SOURCES,
  openDeskView,
  type DeskViewInput,
} from './desk-views.js';
export { deskQuestions, wasAskedAtDesk, type DeskQuestion } from './desk-questions.js';
export { deskSources, lookAtDeskView, markOfDeskView, type DeskViewShown } from './desk-look.js';
export { DESK_PURPOSES, type AbsentReason, type SourceShown } from './desk-view.rules.js';
export type { DeskView } from './desk-view.store.js';
export { countOverdueReferrals } from './overdue.js';
export { nextStates, type Step as ReferralStep } from './referral.rules.js';
export {
  announceGroup,
  closeAnnouncement,
  listAnnouncements,
  type AnnouncementInput,
  type AnnouncementView,
} from './announcements.js';
export { openGroup, reportWorker, type WorkersReport } from './worker-reports.js';
export {
  closeIntroduction,
  listIntroductions,
  type IntroductionState,
  type IntroductionView,
} from './introductions.js';
export { answerIntroduction, answerReport, listReports, type ReportView } from './answers.js';
export { endOccasion } from './closings.js';
export { answerRetraction, followedRetractions, type FollowedRetraction } from './retractions.js';
export { makeLinkCode, notThisPerson } from './links.js';
export {
  decideRequest,
  extendRequest,
  listRequests,
  readRequest,
  receiveRequest,
  type RightsInput,
  type RightsVerdict,
  type RightsView,
} from './rights.js';
export { executeRequest, liftRequest } from './rights-execution.js';
export { personReport, portableCopy, type PersonReport } from './person-report.js';
export type { HandedLine, KeptRecord, Place } from './report-parts.js';
export type { ContactHeld } from './contact-report.js';
export { liftFromStopList, readStopList } from './stop-list.js';
export {
  beginHold,
  endHold,
  HOLD_GROUNDS,
  readHolds,
  type HoldGround,
  type LegalHold,
} from './legal-holds.js';
export {
  listToInform,
  noticeFor,
  sayInformed,
  sayNoticeGiven,
  type NoticePage,
  type SaidInformed,
  type ToInformView,
} from './to-inform.js';
export { retentionOf, type RetentionView } from './retention.js';
export { KEPT_PARTS, PROOF, type KeptPart } from './retention-proof.store.js';
export { replayErasures } from './erasure.js';
export { organisationFiles } from './organisation-export.js';
export {
  answerReview,
  beginReview,
  readReview,
  readReviews,
  type AnswerInput,
  type Reviewer,
} from './access-reviews.js';
export { REASONS_TO_REMOVE, type RemovalReason } from './access-review.store.js';
export { shownReview } from './access-review-view.js';
export { reportIncident, type IncidentInput, type ScopeInput } from './incident-report.js';
export { handedAbout, type HandedAbout } from './handed-about.js';
export type { IncidentActor } from './incident-events.js';
export type { Incident } from './incident.store.js';
export { closeIncident, confirmIncident, type Confirmation } from './incidents.js';
export { previewConfirmation, type ConfirmationPreview } from './incident-preview.js';
export {
  listIncidents,
  readIncident,
  readTouched,
  type IncidentView,
  type TouchedView,
} from './incident-view.js';
export {
  INCIDENT_KINDS,
  INCIDENT_OUTCOMES,
  INCIDENT_STATES,
  TOLD_AUTHORITY,
  TOLD_PEOPLE,
  type IncidentClosing,
  type IncidentKind,
} from './incident.rules.js';
export {
  endRevocation,
  readRevocations,
  revokeConnection,
  type Revocation,
  type Revoker,
} from './revocations.js';
export {
  readConsent,
  renewConsent,
  searchConsents,
  type ConsentSearch,
  type ConsentView,
} from './consent-register.js';
export { receiptOf } from './consent-receipt.rules.js';
export { inviteConsent, type InvitationInput } from './invitations.js';
export {
  answerInvitation,
  openCode,
  withdrawByCode,
  type Choice,
  type Opened,
  type PersonsAnswer,
} from './invitation-answers.js';
export { evaluateAccess, type AccessQuestion } from './evaluations.js';
export { explainDecision, explained, type ExplainedDecision, type Reader } from './explanations.js';
export { FROM_QUEUE, REFUSED_QUEUE, TO_QUEUE } from './broker.rules.js';
export { ANSWER, CLOSING, RETRACTION } from './outgoing.rules.js';
export { NOBODY, type DecisionOutcome, type Observer } from './observer.js';
export { traceOfDelivery } from './sending.js';
export { evidenceOf, type Evidence } from './evidence.js';
export { emptyLane } from './lane.js';
export { extendPost, leasePost, settleLeases, type InboxReceipt, type Lease } from './inbox.js';
export { claimDue } from './claim.store.js';
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
export { overviewOf, type Overview } from './overview.js';
export { sendNotifications } from './notifications.js';
export { fetchDocument } from './documents.js';
export {
  changeEndpoint,
  testEndpoint,
  shownEndpoint,
  type EndpointInput,
  type TestedEndpoint,
} from './endpoints.js';
export { OPERATOR, planDigests, replayHeld, viewHeld, type HeldItem } from './held.js';
export { checkHeld, showHeld, type HeldCheck } from './held-look.js';
export { journeyOf, type Journey } from './journey.js';
export {
  searchMessages,
  type FoundMessage,
  type Looker,
  type MessageSearch,
} from './message-search.store.js';
export { replayMessages, type MessagesReplay } from './message-replays.js';
export { replayDeliveries, type ReplayAnswer } from './replays.js';
export {
  changeSubscription,
  testSubscription,
  viewSubscription,
  type SubscriptionTest,
  type SubscriptionView,
} from './subscriptions.js';
export { STATUS_EVENTS, type StatusEvent, type Subscription } from './subscription.rules.js';
export { giveNotice, type ServiceNotice } from './status.js';
export { tellStatus } from './status-rounds.js';
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
export {
  placeOfRefusal,
  refusalsAfter,
  viewBatch,
  type BatchView,
  type RefusalView,
} from './batch-view.store.js';
export { contractUse, spokenBeside, type ContractUse } from './contract-use.store.js';
export {
  approveDraft,
  previewDraft,
  proposeDraft,
  refuseDraft,
  withdrawDraft,
  type Proposal,
  type ProposedChange,
} from './drafts.js';
export type { Approver } from './approver.rules.js';
export { endAgreement, type Ending } from './endings.js';
export { draftHash, type DraftChange } from './draft.rules.js';
export { viewDraft, viewDrafts, viewOwnDraft, type DraftView } from './draft-view.js';
export { differencesOfThing, listConfiguration, versionsOfThing } from './configuration-view.js';
export { matrixAt, type MatrixRow } from './matrix.rules.js';
export { registerAt, registerRows, type RegisterEntry } from './register.rules.js';
export { regionFiles, writeRegion } from './region-export.js';
export { planBetween } from './plan.js';
export type { PlanItem } from './plan.rules.js';
export { calendarOf } from './calendar.rules.js';
export { nothingUnderWayOf } from './under-way.js';
export { turnBack, type TurningBack, type TurnedBack } from './turning-back.js';
export { peopleToAsk, type PersonToAsk } from './people-to-ask.js';
export { rehearseSuccession, type Rehearsal, type Rehearser } from './rehearsal.js';
export { parallelDifferences } from './parallel-view.js';
export { listCodes, readCodes, type ListedCodes } from './code-list-view.js';
export { listMappings, readMappingVersion, type ListedMapping } from './mapping-view.js';
export { previewMapping, type Preview, type PreviewAsked } from './mapping-preview.js';
export { tryMapping, type Trial } from './mapping-trial.js';
export { MAPPING_LAWS } from './mapping-laws.rules.js';
export { viewLosses, type LossesView } from './losses-view.js';
export { wantedTableFaults } from './mapping-proposal.js';
export { searchLog, type NamedPerson } from './auditor.js';
export { SEARCH_REASONS, type Auditor, type Found, type SearchReason } from './auditor.rules.js';
export { COLUMNS, QUESTIONS, type ExportedQuestion, type QuestionName, type Searches } from './questions.js';
export { beginExport, EXPORT_FORMATS, exportView, type ExportFormat, type ExportView } from './log-export.js';

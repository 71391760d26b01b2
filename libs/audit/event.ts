import { newId, newSalt } from '#kernel';

/**
 * One line of the log: who did what to which thing, with what result. `details` holds codes, counts and versions only;
 * never a document, a BSN, a name or an address. `organisations` are those that may read the line.
 */
export interface AuditEvent {
  id: string;
  moment: Date;
  log: 'audit' | 'decision';
  action: AuditAction;
  actor: string;
  origin?: string;
  object: string;
  result: string;
  organisations: string[];
  details: Record<string, unknown>;
  decisionId?: string;
  /** Of the record of that decision, so that the log says what the decision was made of without telling it; base64. */
  decisionDigest?: string;
  traceId?: string;
  /** Goes with the event and nowhere else: a leaf of the tree alone says nothing of what was logged. */
  salt: string;
}

/** Every action that is ever logged; docs/generated/audit-events.md is generated from this list and compared by a test. */
export const AUDIT_ACTIONS = {
  'message.accepted': 'A message was accepted and is kept until it is distributed.',
  'message.distributed': 'A message was distributed and there was no recipient to decide about.',
  'message.held': 'A message waits for a person because the hub could not go on with it.',
  'message.dead': 'A message that was held was not seen to within its term, and is not kept any longer.',
  'decision.open': 'It was decided whether an occasion may be opened.',
  'decision.distribute': 'It was decided whether a recipient may get a record.',
  'decision.deliver': 'It was decided again, at the moment of sending.',
  'decision.evaluate': 'Somebody asked whether a record might be given, without giving it.',
  'explanation.read': 'A privacy officer read why something was decided about a record.',
  'delivery.delivered': 'A recipient took a document or a retraction.',
  'delivery.withdrawn': 'A delivery was stopped before it was sent.',
  'delivery.superseded': 'A newer version, or a successor, took the place of a waiting delivery.',
  'delivery.dead': 'A delivery was given up and is kept visible.',
  'occasion.opened': 'An occasion was opened.',
  'occasion.closed': 'An occasion was closed.',
  'consent.registered': 'A consent or a refusal was registered.',
  'consent.expired': 'The time of a consent was over.',
  'consents.read': 'The register of consents of a controller was read.',
  'disclosures.read': 'Who received what about a person was read by the privacy officer of its controller.',
  'invitation.made': 'A code was made with which a person can say yes or no itself.',
  'invitation.answered': 'A person answered with a code.',
  'consent.withdrawn': 'A consent was withdrawn.',
  'declaration.registered': 'A declaration of no objection was registered.',
  'declaration.withdrawn': 'A declaration of no objection was withdrawn.',
  'rights-request.received': 'A person asked its controller something about its own data.',
  'rights-request.extended': 'It was said why a request takes longer than a month.',
  'rights-request.decided': 'The controller decided about a request of a person.',
  'rights-request.executed': 'What was decided about a request of a person was done.',
  'rights-request.lifted': 'A restriction or objection ended; what it stopped may go again.',
  'rights-request.closed': 'Everybody who had to hear of a request has answered, or was given up.',
  'rights-request.due-soon': 'The term of a request ends within a week.',
  'rights-request.late': 'The term of a request is over, and it is not done.',
  'rights-requests.read': 'What people asked of a controller was read.',
  'rights-report.read':
    'What the hub holds of a person for one controller was taken out, to be given to that person.',
  'erasure.replayed': 'An erasure was done again, because the backup that was restored is older.',
  'stop-list.read': 'The stop-list of a controller was read.',
  'stop-list.lifted': 'Somebody was taken off the stop-list of a controller.',
  'legal-hold.begun': 'A controller ordered that nothing of its own is purged or erased.',
  'legal-hold.ended': 'Such an order ended.',
  'legal-holds.read': 'Which orders to keep a controller gave was read.',
  'deliveries.purged': 'What was known of deliveries was purged at its term.',
  'files.purged':
    'What was known of messages, occasions, consents, requests and entries was purged at its term.',
  'incidents.purged': 'Incidents, with whom they touched, were purged at their term.',
  'access-reviews.purged':
    'Reviews of access, what was barred before and when people were last seen were purged at their term.',
  'contacts.purged': 'Contact persons of closed vacancies and of old meetings with employers were purged.',
  'to-inform.read': 'Who is still to be told that data about them were shared was read.',
  'to-inform.due': 'People are to be told soon that data about them were shared, or should have been by now.',
  'person.informed': 'A controller said that a person was told what happens with its data.',
  'retention.proven': 'It was asked whether anything of a controller is readable past its term.',
  'retractions.read': 'How the retractions of a controller were answered was read.',
  'retraction.answered': 'A recipient said what it did with what it was told to delete or correct.',
  'retraction.escalated':
    'A recipient did not say in time what it did; the privacy officer of the source has to act.',
  'link.offered': 'A code was made with which a person links its entries at two organisations.',
  'link.cut': 'Two entries were said not to be the same person; nothing goes between them any more.',
  'incident.suspected': 'Something may have gone to the wrong place; the controller has to look into it.',
  'incident.confirmed': 'An incident was confirmed; the controller has the list of whom it touched.',
  'incident.closed':
    'An incident was closed, with what was decided about telling the authority and the people.',
  'incident.due-soon': 'The 72 hours of an incident are over within a day.',
  'incident.late': 'The 72 hours of an incident are over, and it is not closed.',
  'incidents.read': 'Which incidents a controller has was read.',
  'incident-list.read': 'The list of whom an incident touched was opened by its controller.',
  'connection.revoked':
    'A connection was revoked because of an incident; nobody comes in and nothing goes out by it.',
  'connection.reinstated': 'The revocation of a connection ended.',
  'organisation.exported': 'Everything that one organisation may take along was written to files.',
  'access-review.begun': 'A review of who has access for an organisation began.',
  'access-review.read': 'A review of who has access was read.',
  'access-review.answered': 'Access was confirmed or removed in a review.',
  'access-review.done': 'Everything in a review was answered.',
  'access-review.late': 'The term of a review is over, and it is not done.',
  'referral.reported': 'A person was referred to a desk with a request for help.',
  'referral.moved': 'A desk said how it goes with a referral.',
  'referral.overdue': 'The time of a referral is over: its owner, or whoever reported it, is told.',
  'desk-view.opened': 'Somebody at a desk asked sources to show something, with the person there.',
  'desk-view.read': 'Whoever opened a view at a desk looked at what sources show.',
  'desk-view.closed': 'A view at a desk ended; what was shown in it is gone.',
  'document.shown': 'A document was shown at a desk.',
  'introduction.answered': 'An employer said what it makes of an introduction.',
  'report.answered': 'A source said what it did with a report of an error.',
  'report.overdue': 'A source did not answer a report of an error in time.',
  'announcement.made': 'A group of workers was announced, without people in it.',
  'announcement.closed': 'The code of an announced group was ended.',
  'referrals.read': 'A person looked at the referrals of an organisation.',
  'introductions.read': 'A person looked at the introductions of an organisation.',
  'person.logged-in': 'A person logged in; the actor says as what, where that was clear at once.',
  'person.without-role': 'A person logged in and holds no role here.',
  'person.chose-role': 'A person chose the role and organisation to work in.',
  'person.logged-out': 'A person logged out.',
  'access.refused':
    'A person or connection that is known asked for what it may not; the same again within a minute is one line.',
  'master-key.replaced': 'Data keys that another master key had wrapped are wrapped with the one in use.',
  'signing-key.made': 'A key was made with which a connection signs its messages.',
  'signing-key.revoked': 'A key with which a connection signs was revoked.',
  'endpoint.changed': 'A connection changed where it takes its post.',
  'endpoint.retired': 'An endpoint said that it has gone for good.',
  'delivery.replayed': 'Deliveries were asked for again, and planned.',
  'journey.read': 'A person, or a privacy officer, read how a message about somebody went.',
  'held-document.shown': 'A person was shown the document of a held message; the reason stands in the line.',
  'message.replayed': 'A message that was held was let go on.',
  'subscription.changed': 'A connection changed what it wants of what routes offer, or of what it is told.',
  'service.notice': 'Whoever runs the hub gave notice to those who want to be told.',
  'document.fetched': 'A recipient fetched a document of which it was told without data.',
  'endpoint.tested': 'A connection asked for a test delivery to its endpoint.',
  'lane.changed': 'A lane was slowed, broke, or opened again by itself.',
  'lane.paused': 'Somebody paused a lane; its post waits.',
  'lane.resumed': 'Somebody let a paused lane go on.',
  'lane.drained': 'Somebody had everything that waits in a lane handed on now.',
  'transaction.received': 'A request came with an FSC transaction id; its trace joins it to what it led to.',
  'config.applied': 'Configuration was applied; versions were added or ended.',
  'batch.accepted': 'A file of many records is safely in; it is read when its turn comes.',
  'batch.finished': 'A file was read to its end; what was uploaded is gone.',
  'batch.stopped': 'A file could not be read any further; what was taken in before stays.',
  'batch.purged': 'Lists of refused lines were purged at the end of their term.',
  'draft.proposed': 'A change of the configuration was proposed to the parties that it concerns.',
  'draft.approved': 'A party approved a proposed change, itself or through somebody with its mandate.',
  'draft.refused': 'A party refused a proposed change.',
  'draft.withdrawn': 'A proposed change was taken back by whoever proposed it.',
  'mapping.tested': 'Somebody tried a changed mapping table on the examples of its contract.',
  'succession.reversed': 'A succession was turned back; the predecessor has its post and routes again.',
  'succession.rehearsed': 'Somebody looked at what a succession would change.',
  'consent.listed':
    'A controller looked up which of its own people are to be asked again after a succession.',
  'agreement.ended': 'A party ended an agreement or a clause; its flows stop at that moment.',
  'document.purged': 'Documents were purged at the end of their term.',
  'key.introduced': 'The hub signs the checkpoints of its log with another key.',
  'term.changed': 'How long the bodies of the log are kept was changed.',
  'events.purged': 'Bodies of the log were purged at the end of their term; their leaves stay.',
  'events.erased': 'The body of one line of the log was erased, by order; its leaf stays.',
  'evidence.read': 'Somebody took the evidence about a message of theirs out of the log.',
  'log.searched': 'An auditor searched the log; the reason stands in the line.',
  'log.export-begun': 'An auditor began to take an export out of the log; the reason stands in the line.',
  'log.export-ended': 'An export was taken to its end and signed, or broke off.',
} as const;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

export const auditEvent = (event: Omit<AuditEvent, 'id' | 'salt'>): AuditEvent => ({
  id: newId(event.moment),
  salt: newSalt(),
  ...event,
});

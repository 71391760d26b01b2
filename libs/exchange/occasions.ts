import { appendDecisions, appendEvents, auditEvent, type DecisionRecord } from '#audit';
import {
  bsnHash,
  decide,
  insertLink,
  insertOccasion,
  ownSubject,
  sameOpenOccasion,
  type Agreements,
  type Decision,
  type Occasion,
  type Question,
} from '#consent';
import {
  isBsn,
  newId,
  newTraceId,
  ok,
  refuse,
  type HelpRequest,
  type OccasionKind,
  type Outcome,
  type Purpose,
} from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import { decisionRecordOf } from './decision-record.rules.js';
import type { RunningHub } from './hub.js';
import { carriedBy, faultsOfNaming, linkOver } from './linked-subject.js';
import { recordTypesOn, vacancyMark } from './moves-on.rules.js';
import type { Speaker } from './post.js';
import { beginReferral, handOver, type HelpWanted } from './referral-begin.js';
import { tellSource } from './tell-source.js';

/** What a partner says to open an occasion; it is the source or the recipient of the data itself. */
export interface OccasionInput {
  kind: OccasionKind;
  purpose: Purpose;
  /** Party keys. */
  source: string;
  recipient: string;
  desk?: string;
  helpRequest?: HelpRequest;
  /** Of an introduction: the one vacancy that it is for, by the id that its document will give it. */
  vacancy?: string;
  /** The speaker's own record id of the person, and the BSN where both may use it to know whom it is about. */
  subject: { recordId: string; bsn?: string; linkCode?: string; referral?: string };
  /** Of a referral. */
  help?: HelpWanted;
  until?: Date;
  traceId?: string;
  /** The view at a desk for which it is opened: one of its own, in which what comes is shown and goes nowhere else. */
  viewId?: string;
}

/** What is known before anything is written: what was decided, and what it was decided with. */
export interface Opening {
  input: OccasionInput;
  decision: Decision;
  record: DecisionRecord;
  directory: Directory;
  agreements: Agreements;
  traceId: string;
  id: string;
  now: Date;
}

/**
 * Opens an occasion. Opening it is a disclosure itself: decided and recorded like one. The answer never depends on whether
 * the source knows the person; the source gets the event when it is not the one that speaks.
 */
export async function openOccasion(
  hub: RunningHub,
  speaker: Speaker,
  input: OccasionInput,
): Promise<Outcome<Occasion>> {
  const opening = await decideOpening(hub, speaker, input);
  if (!opening.ok) return opening;
  const outcome = await hub.db.transaction().execute((tx) => openWithin(hub, tx, speaker, opening.value));
  if (outcome.ok && speaker.controller !== input.source) hub.pipeline.ring('distribute', 'all');
  return outcome;
}

/** Whether it may be opened, by what parties agreed on. */
export async function decideOpening(
  hub: RunningHub,
  speaker: Speaker,
  input: OccasionInput,
): Promise<Outcome<Opening>> {
  const now = await hub.moment(hub.db);
  const snapshot = await hub.snapshot();
  const directory = snapshot.directory.at(now);
  const { source, recipient, subject } = input;
  const fromSource = speaker.controller === source;
  if (source === recipient || (!fromSource && speaker.controller !== recipient))
    return refuse('not-mandated');
  const naming = faultsOfNaming(subject, fromSource);
  if (naming.length > 0) return refuse('invalid-request', { faults: naming });
  const refused = refusedSubject(directory, input);
  if (refused) return refused;
  const traceId = input.traceId ?? newTraceId();
  const id = newId(now);
  const agreements = snapshot.agreements.at(now);
  // The occasion is worth opening when anything that it may carry is agreed on.
  const forTheData = recordTypesOn(input.kind)
    .flatMap((recordType) =>
      agreements.clausesFor({ sender: source, recipient, recordType, purpose: input.purpose }),
    )
    .filter((clause) => input.kind !== 'duty' || (fromSource && clause.notifiesUnasked === true));
  const question: Question = {
    sender: fromSource ? source : recipient,
    recipient: fromSource ? recipient : source,
    recipientOrPredecessors: [],
    recordType: fromSource ? (forTheData[0]?.recordType ?? 'client') : 'occasion',
    purpose: fromSource ? input.purpose : 'link',
    moment: now,
  };
  const clauses = fromSource ? forTheData : agreements.clausesFor(question);
  const decision: Decision = !forTheData.some((clause) => clause.rail === 'hub')
    ? decide(question, [])
    : decide(question, clauses);
  const record = decisionRecordOf('open', question, decision, { subjectId: null, traceId }, now);
  return ok({ input, decision, record, directory, agreements, traceId, id, now });
}

/** Writes the decision and, where it permits, the occasion; the source is told when it is not the one that speaks. */
export async function openWithin(
  hub: RunningHub,
  tx: Tx,
  speaker: Speaker,
  { input, decision, record, directory, agreements, traceId, id, now }: Opening,
): Promise<Outcome<Occasion>> {
  const { source, subject } = input;
  const fromSource = speaker.controller === source;
  if (!decision.permitted) {
    await appendDecisions(tx, [record]);
    return refuse(decision.denial.code);
  }
  const occasion = occasionOf(id, input, speaker.controller, now, hub.config.terms);
  const bsnHashed = subject.bsn ? await bsnHash(tx, hub.keys, source, subject.bsn, now) : null;
  const carried = await carriedBy(hub, tx, directory, speaker, input, now);
  if (!carried.ok) {
    await appendDecisions(tx, [record]);
    return carried;
  }
  const own = fromSource ? await ownSubject(tx, source, subject.recordId) : carried.value?.subjectId;
  const about = {
    subjectId: own ?? null,
    recordId: fromSource ? subject.recordId : null,
    bsnHash: bsnHashed,
  };
  // Asked again while it is open, it is the same occasion: the source is not told twice.
  const same = input.viewId ? undefined : await sameOpenOccasion(tx, occasion, about, now);
  const around = { directory, agreements, now };
  const follows = same ? undefined : input.help?.follows;
  const handedOver = follows ? await handOver(hub, tx, speaker, follows, around) : ok(undefined);
  if (!handedOver.ok) {
    await appendDecisions(tx, [record]);
    return handedOver;
  }
  await appendDecisions(tx, [{ ...record, occasionId: same?.id ?? id }]);
  if (same) return ok(same);
  await insertOccasion(tx, occasion, about);
  if (occasion.kind === 'referral') await beginReferral(hub, tx, occasion, speaker, input.help ?? {}, around);
  if (!fromSource) await insertLink(tx, linkOver(occasion, subject), now);
  await appendEvents(tx, [openedEvent(occasion, speaker, now, traceId)]);
  const kenmerk = carried.value?.recordId;
  if (!fromSource) await tellSource(hub, tx, directory, speaker, occasion, input, traceId, now, kenmerk);
  return ok(occasion);
}

function refusedSubject(
  directory: Directory,
  { subject, source, recipient, desk, kind, vacancy }: OccasionInput,
): Outcome<never> | undefined {
  if (vacancy !== undefined && kind !== 'introduction') {
    const detail = 'Only an introduction is for a vacancy.';
    return refuse('invalid-request', { faults: [{ pointer: '/vacancy', code: 'kind', detail }] });
  }
  // Who stands in the place of a party of the desk works there too.
  const deskOfRecipient =
    !desk ||
    directory
      .desk(desk)
      ?.parties.map((one) => directory.successorOf(one, 'client'))
      .includes(directory.successorOf(recipient, 'client'));
  if (!deskOfRecipient) {
    const detail = 'No such desk of the recipient.';
    return refuse('invalid-request', { faults: [{ pointer: '/desk', code: 'desk', detail }] });
  }
  if (!subject.bsn) return undefined;
  const fault = (detail: string) => [{ pointer: '/subject/bsn', code: 'envelope', detail }];
  if (subject.recordId.includes(subject.bsn)) {
    const detail = 'An id may not hold the BSN.';
    return refuse('invalid-request', {
      faults: [{ pointer: '/subject/recordId', code: 'envelope', detail }],
    });
  }
  if (!isBsn(subject.bsn)) return refuse('invalid-bsn', { faults: fault('Does not pass the eleven test.') });
  const bothMay = directory.party(source)?.bsn && directory.party(recipient)?.bsn;
  return bothMay
    ? undefined
    : refuse('invalid-request', {
        faults: fault('Not both organisations may use the citizen service number.'),
      });
}

/** An introduction is for one vacancy, and is over after four weeks at most. */
function endOf(
  { kind, until }: OccasionInput,
  now: Date,
  terms: { occasion: number; introduction: number },
): Date {
  const most = new Date(now.getTime() + (kind === 'introduction' ? terms.introduction : 2 * terms.occasion));
  return until && (kind !== 'introduction' || until < most) ? until : most;
}

const occasionOf = (
  id: string,
  input: OccasionInput,
  openedBy: string,
  now: Date,
  terms: { occasion: number; introduction: number },
): Occasion => ({
  id,
  kind: input.kind,
  source: input.source,
  recipient: input.recipient,
  desk: input.desk ?? null,
  purpose: input.purpose,
  helpRequest: input.helpRequest ?? null,
  openedBy,
  subjectId: null,
  viewId: input.viewId ?? null,
  vacancy: input.vacancy === undefined ? null : vacancyMark(input.vacancy),
  openedAt: now,
  endsAt: endOf(input, now, terms),
  closedAt: null,
});

/** For whoever may know of it: a recipient that did not ask for it itself learns of it when something comes, or not at all. */
const openedEvent = (occasion: Occasion, { actor, origin }: Speaker, now: Date, traceId: string) =>
  auditEvent({
    moment: now,
    log: 'audit',
    action: 'occasion.opened',
    actor,
    origin,
    object: `occasion:${occasion.id}`,
    result: 'opened',
    organisations: [occasion.source, ...(occasion.openedBy === occasion.source ? [] : [occasion.recipient])],
    details: { kind: occasion.kind, purpose: occasion.purpose },
    traceId,
  });

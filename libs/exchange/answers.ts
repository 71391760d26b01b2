import { appendEvents, auditEvent } from '#audit';
import { isOpen, lockOccasion, occasionsById } from '#consent';
import {
  ok,
  refuse,
  type IntroductionAnswer,
  type Outcome,
  type RecordType,
  type ReportAnswer,
} from '#kernel';
import {
  hasComeUnder,
  planAnswer,
  reportsOf,
  reportTold,
  saveIntroductionAnswer,
  saveReportAnswer,
  takeOverdueReports,
  type FollowedReport,
} from './answer.store.js';
import type { RunningHub } from './hub.js';
import { planNotification } from './notification.store.js';
import type { Speaker } from './post.js';
import { toldAt } from './retract.store.js';

const MOST_SHOWN = 200;
const AT_ONCE = 100;

/** Who got an introduction says what it makes of it; the desk that sent it hears that by post, and no more. */
export async function answerIntroduction(
  hub: RunningHub,
  { controller, actor, origin }: Speaker,
  occasionId: string,
  answer: IntroductionAnswer,
): Promise<Outcome<{ answeredAt: Date }>> {
  const done = await hub.db.transaction().execute(async (tx) => {
    await lockOccasion(tx, occasionId);
    const now = await hub.moment(tx);
    const directory = (await hub.snapshot(tx)).directory.at(now);
    const occasion = (await occasionsById(tx, [occasionId])).get(occasionId);
    const own = directory.predecessorsOf(controller, 'introduction');
    const isTheirs = occasion?.kind === 'introduction' && own.includes(occasion.recipient);
    if (!isTheirs || !isOpen(occasion, now) || !(await hasComeUnder(tx, occasionId, own)))
      return refuse('not-found');
    if (!(await saveIntroductionAnswer(tx, occasionId, answer, now))) return ok({ answeredAt: now });
    const source = directory.successorOf(occasion.source, 'occasion');
    const receiver = directory.receiverOf(source, 'occasion', null, now);
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'introduction.answered',
        actor,
        origin,
        object: `occasion:${occasionId}`,
        result: answer,
        organisations: [source, controller],
        details: {},
      }),
    ]);
    if (!receiver) return ok({ answeredAt: now });
    await planAnswer(
      tx,
      {
        thing: { controller: occasion.openedBy, recordType: 'occasion', recordId: occasionId },
        messageId: occasionId,
        occasionId,
        sender: controller,
        recipient: source,
        lane: receiver.connection.key,
        contract: receiver.contract,
        recordType: 'occasion',
        purpose: occasion.purpose,
        says: { about: 'introduction', answer },
      },
      now,
    );
    return ok({ answeredAt: now, lane: receiver.connection.key });
  });
  if (!done.ok) return done;
  const { answeredAt, lane } = done.value as { answeredAt: Date; lane?: string };
  if (lane) hub.pipeline.ring('deliver', lane);
  return ok({ answeredAt });
}

/** A source says what it did with a report of an error; who made it hears that where the record came. */
export async function answerReport(
  hub: RunningHub,
  { controller, actor, origin }: Speaker,
  deliveryId: string,
  answer: ReportAnswer,
): Promise<Outcome<{ answeredAt: Date; dueAt?: Date }>> {
  const done = await hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const directory = (await hub.snapshot(tx)).directory.at(now);
    const found = await reportTold(tx, deliveryId, directory.predecessorsOf(controller, 'correction-report'));
    if (!found) return refuse('not-found');
    const isFinal = found.answer === 'corrected' || found.answer === 'rejected';
    if (found.answer === answer) return ok({ answeredAt: found.answeredAt!, dueAt: found.dueAt });
    if (isFinal) return refuse('step-not-possible');
    const dueAt = answer === 'in-progress' ? new Date(now.getTime() + hub.config.terms.report) : found.dueAt;
    await saveReportAnswer(tx, found.messageId, { answer, at: now, dueAt });
    const recordType = (found.about?.recordType ?? 'client') as RecordType;
    const { recipient, lane } = toldAt(
      directory,
      { recipient: found.reporter, recordType, lane: found.about?.lane ?? '' },
      now,
    );
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'report.answered',
        actor,
        origin,
        object: `message:${found.messageId}`,
        result: answer,
        organisations: [controller, recipient],
        details: {},
      }),
    ]);
    await planAnswer(
      tx,
      {
        thing: { controller: found.reporter, recordType: 'correction-report', recordId: found.recordId },
        messageId: found.messageId,
        occasionId: found.occasionId,
        sender: controller,
        recipient,
        lane,
        contract: found.about?.contract ?? 'none',
        recordType,
        purpose: 'data-quality',
        says: { about: 'correction-report', answer, melding: found.recordId },
      },
      now,
    );
    return ok({ answeredAt: now, dueAt, lane });
  });
  if (!done.ok) return done;
  const { answeredAt, dueAt, lane } = done.value as { answeredAt: Date; dueAt: Date; lane?: string };
  if (lane) hub.pipeline.ring('deliver', lane);
  return ok({ answeredAt, ...(answer === 'in-progress' ? { dueAt } : {}) });
}

export interface ReportView extends FollowedReport {
  side: 'source' | 'reporter';
  isOverdue: boolean;
}

/** Reports that a party made, and those that came to it. */
export async function listReports(hub: RunningHub, { controller }: Speaker): Promise<ReportView[]> {
  const now = await hub.moment(hub.db);
  const own = (await hub.snapshot()).directory.at(now).predecessorsOf(controller, 'correction-report');
  return (await reportsOf(hub.db, own, MOST_SHOWN)).map((one) => ({
    ...one,
    side: own.includes(one.source) ? 'source' : 'reporter',
    isOverdue: one.answer !== 'corrected' && one.answer !== 'rejected' && one.dueAt <= now,
  }));
}

/** Says of reports that were not answered in time that they wait. */
export async function signalReports(hub: RunningHub): Promise<void> {
  await hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const directory = (await hub.snapshot(tx)).directory.at(now);
    for (const { messageId, source } of await takeOverdueReports(tx, now, AT_ONCE)) {
      const party = directory.successorOf(source, 'correction-report');
      await appendEvents(tx, [
        auditEvent({
          moment: now,
          log: 'audit',
          action: 'report.overdue',
          actor: 'hub',
          object: `message:${messageId}`,
          result: 'overdue',
          organisations: [party],
          details: {},
        }),
      ]);
      const receiver = directory.receiverOf(party, 'correction-report', null, now);
      if (receiver) await planNotification(tx, receiver.connection.key, 'report-overdue', {}, now);
    }
  });
}

import { appendEvents, auditEvent } from '#audit';
import {
  hashedCode,
  insertInvitation,
  isByConsent,
  newCode,
  writtenCode,
  type Agreements,
  type Clause,
  type Notices,
  type Offer,
} from '#consent';
import {
  newId,
  ok,
  RECORD_TYPES,
  refuse,
  isAboutPerson,
  type Fault,
  type Outcome,
  type Purpose,
} from '#kernel';
import type { Query } from '#storage';
import type { RunningHub } from './hub.js';
import type { Speaker } from './post.js';
import { ownOrNewSubject } from './statements.js';

/** Not the name of any organisation: the key under which codes are hashed belongs to the hub. */
const OF_THE_HUB = 'hub:codes';

export const codeKey = async (hub: RunningHub, db: Query): Promise<Buffer> =>
  (await hub.keys.ofOrganisation(db, OF_THE_HUB, hub.now())).digest;

export interface InvitationInput {
  recordId: string;
  purpose: Purpose;
  /** Party keys. */
  recipients: string[];
  /** A team or a staff number. */
  askedBy: string;
  request: string;
}

export interface MadeInvitation {
  invitationId: string;
  /** Shown in this answer and never again. */
  code: string;
  expiresAt: Date;
}

/** Makes a code with which the person itself says yes or no: for each recipient that a clause asks it for. */
export async function inviteConsent(
  hub: RunningHub,
  { controller, actor, origin }: Speaker,
  input: InvitationInput,
): Promise<Outcome<MadeInvitation>> {
  return hub.db.transaction().execute(async (tx) => {
    const now = await hub.moment(tx);
    const { agreements, notices } = await hub.snapshot(tx);
    const offers = offersOf(controller, input, agreements.at(now), notices, now);
    if (!offers.ok) return offers;
    const subjectId = await ownOrNewSubject(hub, tx, controller, input.recordId);
    const id = newId(now);
    const code = newCode();
    const expiresAt = new Date(now.getTime() + hub.config.terms.invitation);
    await insertInvitation(tx, {
      ...input,
      id,
      controller,
      subjectId,
      offers: offers.value,
      madeBy: actor,
      madeAt: now,
      expiresAt,
      code: hashedCode(await codeKey(hub, tx), 'invitation', code),
    });
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'invitation.made',
        actor,
        origin,
        object: `invitation:${id}`,
        result: 'made',
        organisations: [controller],
        details: { recipients: offers.value.length },
      }),
    ]);
    return ok({ invitationId: id, code: writtenCode(code), expiresAt });
  });
}

/** What a clause asks of the person for each recipient; where none does there is nothing to ask. */
function offersOf(
  sender: string,
  { recipients, purpose }: InvitationInput,
  agreements: Agreements,
  notices: Notices,
  now: Date,
): Outcome<Offer[]> {
  const offers: Offer[] = [];
  const faults: Fault[] = [];
  for (const [index, recipient] of [...new Set(recipients)].entries()) {
    const asking = RECORD_TYPES.filter(isAboutPerson)
      .flatMap((recordType) => agreements.clausesFor({ sender, recipient, recordType, purpose }))
      .filter((clause) => clause.rail === 'hub' && (isByConsent(clause) || isByDeclaration(clause)));
    const notice = asking[0] && notices.inForce(asking[0].informs.notice, now);
    if (!notice) {
      const detail = 'No clause in force asks the person for this purpose and recipient.';
      faults.push({ pointer: `/recipients/${index}`, code: 'clause', detail });
      continue;
    }
    offers.push({
      recipient,
      categories: [...new Set(asking.filter(isByConsent).flatMap(({ categories }) => categories))],
      notice: notice.ref,
      byConsent: asking.some(isByConsent),
      byDeclaration: asking.some(isByDeclaration),
      retention: asking[0]!.retention,
    });
  }
  return faults.length > 0 ? refuse('invalid-request', { faults }) : ok(offers);
}

const isByDeclaration = ({ secrecy }: Clause): boolean => secrecy === 'declaration';

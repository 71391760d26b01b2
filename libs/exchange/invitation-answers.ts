import { appendEvents, auditEvent } from '#audit';
import {
  hashedCode,
  invitationOfCode,
  markAnswered,
  newCode,
  ownConsent,
  readCode,
  writtenCode,
  type Evidence,
  type Invitation,
  type Language,
  type RegisteredConsent,
} from '#consent';
import { ok, refuse, type Category, type Outcome } from '#kernel';
import type { Tx } from '#storage';
import { evidenceWith } from './evidence.rules.js';
import type { RunningHub } from './hub.js';
import { codeKey } from './invitations.js';
import { retract } from './pipeline.js';
import type { Speaker } from './post.js';
import { sayHasEffect, sayWithin, type Said } from './statements.js';

/** What the person chose for one recipient. No category is a no. */
export interface Choice {
  recipient: string;
  categories: Category[];
  noObjection: boolean;
}

export interface PersonsAnswer {
  choices: Choice[];
  language: Language;
  givenBy: Evidence['givenBy'];
}

/**
 * What a code opens: a question that was not answered yet; one that was, of which whoever holds the code learns only
 * that; or, with the code of the receipt, what the person said.
 */
export type Opened =
  | { kind: 'question'; invitation: Invitation }
  | { kind: 'answered' }
  | { kind: 'receipt'; invitation: Invitation; consents: RegisteredConsent[]; now: Date };

/** Every code that does not open anything gets the same answer: wrong, over, taken back or tried too often. */
const NOT_VALID = 'code-not-valid';

/** It speaks for itself: in the log it has no name and no address. */
const speakerFor = (controller: string): Speaker => ({ controller, actor: 'person', origin: 'consent-page' });

interface Found {
  by: 'code' | 'receipt';
  invitation: Invitation;
}

/** Both uses of a code are looked at, always: how long it takes does not tell which of them it is, or none. */
async function find(hub: RunningHub, tx: Tx, typed: string): Promise<Found | undefined> {
  const code = readCode(typed) ?? NOBODYS;
  const key = await codeKey(hub, tx);
  const byCode = await invitationOfCode(tx, 'code', hashedCode(key, 'invitation', code));
  const byReceipt = await invitationOfCode(tx, 'receipt', hashedCode(key, 'receipt', code));
  if (byCode) return { by: 'code', invitation: byCode };
  return byReceipt && { by: 'receipt', invitation: byReceipt };
}

const NOBODYS = { locator: '', secret: '' };

const isOpen = ({ answeredAt, voidAt, expiresAt }: Invitation, now: Date): boolean =>
  answeredAt === null && voidAt === null && now < expiresAt;

export async function openCode(hub: RunningHub, typed: string): Promise<Outcome<Opened>> {
  return hub.db.transaction().execute(async (tx): Promise<Outcome<Opened>> => {
    const found = await find(hub, tx, typed);
    const now = await hub.moment(tx);
    if (!found) return refuse(NOT_VALID);
    const { by, invitation } = found;
    if (by === 'code') {
      if (invitation.answeredAt) return ok({ kind: 'answered' });
      return isOpen(invitation, now) ? ok({ kind: 'question', invitation }) : refuse(NOT_VALID);
    }
    const consents = await consentsOf(tx, invitation);
    return ok({ kind: 'receipt', invitation, consents, now });
  });
}

const consentsOf = async (tx: Tx, { consents, controller }: Invitation): Promise<RegisteredConsent[]> => {
  const found = [];
  for (const id of consents) found.push(await ownConsent(tx, controller, id));
  return found.filter((one) => one !== undefined);
};

/**
 * Registers what the person chose, once: for each recipient that was asked about, a yes to the categories it ticked, or
 * a no. Gives the code of the receipt, which only the person gets.
 */
export async function answerInvitation(
  hub: RunningHub,
  typed: string,
  answer: PersonsAnswer,
): Promise<Outcome<{ receiptCode: string }>> {
  const done = await hub.db.transaction().execute(async (tx) => {
    const found = await find(hub, tx, typed);
    const now = await hub.moment(tx);
    if (!found || found.by !== 'code' || !isOpen(found.invitation, now)) return refuse(NOT_VALID);
    const { invitation } = found;
    const { notices, directory } = await hub.snapshot(tx);
    const askedFor = directory.at(now).party(invitation.controller)!.urn;
    const said = invitation.offers.flatMap((offer) => saidAbout(invitation, askedFor, offer, answer));
    const proved: Said[] = [];
    for (const one of said) {
      const evidence = evidenceWith(notices, one.evidence, now);
      if (!evidence.ok) return evidence;
      proved.push({ ...one, evidence: evidence.value });
    }
    const speaker = speakerFor(invitation.controller);
    const registered = await sayWithin(hub, tx, speaker, invitation.subjectId, proved);
    const of = (kind: Said['kind']): string[] =>
      registered.ids.filter((_, index) => proved[index]!.kind === kind);
    const receipt = newCode();
    await markAnswered(tx, invitation.id, {
      answeredAt: now,
      receipt: hashedCode(await codeKey(hub, tx), 'receipt', receipt),
      consents: of('consent'),
      declarations: of('declaration'),
    });
    await appendEvents(tx, [
      auditEvent({
        moment: now,
        log: 'audit',
        action: 'invitation.answered',
        actor: speaker.actor,
        origin: speaker.origin,
        object: `invitation:${invitation.id}`,
        result: 'answered',
        organisations: [invitation.controller],
        details: {},
      }),
    ]);
    return ok({ registered, receiptCode: writtenCode(receipt) });
  });
  if (!done.ok) return done;
  await sayHasEffect(hub, done.value.registered);
  return ok({ receiptCode: done.value.receiptCode });
}

function saidAbout(
  { purpose, askedBy, request }: Invitation,
  askedFor: string,
  offer: Invitation['offers'][number],
  { choices, language, givenBy }: PersonsAnswer,
): Said[] {
  const choice = choices.find(({ recipient }) => recipient === offer.recipient);
  const evidence: Evidence = {
    askedBy,
    askedFor,
    how: 'online',
    notice: { version: offer.notice, language },
    request,
    refusalHasNoConsequenceSaid: true,
    givenBy,
  };
  const base = { recipients: [offer.recipient], includesSuccessors: false, evidence };
  // Only what was asked can be given.
  const categories = offer.categories.filter((category) => choice?.categories.includes(category));
  const consent: Said = {
    ...base,
    kind: 'consent',
    purpose,
    categories: categories.length > 0 ? categories : offer.categories,
    state: categories.length > 0 ? 'given' : 'refused',
  };
  const declares = offer.byDeclaration && choice?.noObjection === true;
  return [
    ...(offer.byConsent ? [consent] : []),
    ...(declares ? [{ ...base, kind: 'declaration' as const }] : []),
  ];
}

/**
 * Takes back what was given: with the code of the receipt one consent, with either code all of it. With the first code,
 * which somebody at a desk may have seen, the answer is the same whatever was given.
 */
export async function withdrawByCode(
  hub: RunningHub,
  typed: string,
  only?: string,
): Promise<Outcome<{ by: Found['by'] }>> {
  const found = await hub.db.transaction().execute((tx) => find(hub, tx, typed));
  if (!found || (found.by === 'code' && !found.invitation.answeredAt)) return refuse(NOT_VALID);
  const { by, invitation } = found;
  const speaker = speakerFor(invitation.controller);
  const isMeant = (id: string): boolean => by === 'code' || only === undefined || id === only;
  for (const id of invitation.consents.filter(isMeant)) await retract(hub.pipeline, speaker, 'consent', id);
  // What lifted secrecy for all of them goes with the last.
  if (only === undefined || by === 'code')
    for (const id of invitation.declarations) await retract(hub.pipeline, speaker, 'declaration', id);
  return ok({ by });
}

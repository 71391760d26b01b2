import { sql } from 'kysely';
import type { Category, Purpose } from '#kernel';
import type { Query, Tx } from '#storage';

/** After so many wrong second halves a code is worth nothing any more. */
const MOST_TRIES = 5;

/** What is asked for one recipient: which data, with which notice, and whether the duty of secrecy is in the way too. */
export interface Offer {
  /** A party key. */
  recipient: string;
  categories: Category[];
  /** `key@version` of the notice that is shown. */
  notice: string;
  byConsent: boolean;
  byDeclaration: boolean;
  retention: string;
}

export interface Invitation {
  id: string;
  controller: string;
  subjectId: string;
  recordId: string;
  purpose: Purpose;
  offers: Offer[];
  askedBy: string;
  request: string;
  expiresAt: Date;
  answeredAt: Date | null;
  voidAt: Date | null;
  consents: string[];
  declarations: string[];
}

export interface NewInvitation {
  id: string;
  controller: string;
  subjectId: string;
  purpose: Purpose;
  offers: Offer[];
  askedBy: string;
  request: string;
  madeBy: string;
  madeAt: Date;
  expiresAt: Date;
  code: HashedCode;
}

export interface HashedCode {
  locator: Buffer;
  secret: Buffer;
}

/** A newer one for the same person and purpose takes the place of one that was not answered. */
export async function insertInvitation(tx: Tx, invitation: NewInvitation): Promise<void> {
  await sql`
    update consent_invitation set void_at = ${invitation.madeAt}
    where subject_id = ${invitation.subjectId} and purpose = ${invitation.purpose} and answered_at is null and void_at is null`.execute(
    tx,
  );
  await tx
    .insertInto('consent_invitation')
    .values({
      id: invitation.id,
      controller: invitation.controller,
      subject_id: invitation.subjectId,
      purpose: invitation.purpose,
      offers: JSON.stringify(invitation.offers),
      asked_by: invitation.askedBy,
      request: invitation.request,
      made_by: invitation.madeBy,
      made_at: invitation.madeAt,
      expires_at: invitation.expiresAt,
      code_locator: invitation.code.locator,
      code_secret: invitation.code.secret,
    })
    .execute();
}

/**
 * Who has this code, by its first half; a wrong second half counts against it, and too many make it worth nothing. One
 * statement whether there is such a code or not, and the row is locked for whoever answers with it.
 */
export async function invitationOfCode(
  tx: Query,
  use: 'code' | 'receipt',
  { locator, secret }: HashedCode,
): Promise<Invitation | undefined> {
  const [tries, secretColumn, locatorColumn] = ['tries', 'secret', 'locator'].map((one) =>
    sql.ref(`i.${use}_${one}`),
  ) as [ReturnType<typeof sql.ref>, ReturnType<typeof sql.ref>, ReturnType<typeof sql.ref>];
  const { rows } = await sql<Invitation & { isRight: boolean }>`
    update consent_invitation i
    set ${sql.ref(`${use}_tries`)} = ${tries} + case when ${secretColumn} = ${secret} then 0 else 1 end
    from subject s
    where s.id = i.subject_id and s.erased_at is null and ${locatorColumn} = ${locator} and ${tries} < ${MOST_TRIES}
    returning i.id, i.controller, i.subject_id as "subjectId", s.record_id as "recordId", i.purpose, i.offers,
      i.asked_by as "askedBy", i.request, i.expires_at as "expiresAt", i.answered_at as "answeredAt",
      i.void_at as "voidAt", i.consents, i.declarations, ${secretColumn} = ${secret} as "isRight"`.execute(
    tx,
  );
  const found = rows[0];
  return found?.isRight ? found : undefined;
}

export async function markAnswered(
  tx: Tx,
  id: string,
  answer: { answeredAt: Date; receipt: HashedCode; consents: string[]; declarations: string[] },
): Promise<void> {
  await tx
    .updateTable('consent_invitation')
    .set({
      answered_at: answer.answeredAt,
      receipt_locator: answer.receipt.locator,
      receipt_secret: answer.receipt.secret,
      consents: answer.consents,
      declarations: answer.declarations,
    })
    .where('id', '=', id)
    .execute();
}

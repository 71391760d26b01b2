import { hashedCode, readCode, subjectOfReferral, useLinkCode, type Link, type Occasion } from '#consent';
import { ok, refuse, type Fault, type Outcome } from '#kernel';
import type { Directory } from '#partners';
import type { Tx } from '#storage';
import type { RunningHub } from './hub.js';
import { codeKey } from './invitations.js';
import type { OccasionInput } from './occasions.js';
import type { Speaker } from './post.js';

type Named = OccasionInput['subject'];

/** A person is named in one way at most; by what it carries only where the recipient opens. */
export function faultsOfNaming({ bsn, linkCode, referral }: Named, fromSource: boolean): Fault[] {
  const ways = [bsn, linkCode, referral].filter((one) => one !== undefined);
  const isTooMuch = ways.length > 1 || (fromSource && (linkCode ?? referral) !== undefined);
  const detail = 'One of bsn, linkCode and referral; of the source, its own record id is enough.';
  return isTooMuch ? [{ pointer: '/subject', code: 'link', detail }] : [];
}

/** Whom a code that the person carries, or a referral that came from the source, stands for at the source. */
export async function carriedBy(
  hub: RunningHub,
  tx: Tx,
  directory: Directory,
  { controller }: Speaker,
  { source, subject }: OccasionInput,
  now: Date,
): Promise<Outcome<{ subjectId: string; recordId: string } | undefined>> {
  if (subject.linkCode !== undefined) {
    const code = readCode(subject.linkCode) ?? { locator: '', secret: '' };
    const found = await useLinkCode(tx, source, hashedCode(await codeKey(hub, tx), 'link', code), now);
    return found ? ok(found) : refuse('code-not-valid');
  }
  if (subject.referral === undefined) return ok(undefined);
  const recipients = directory.predecessorsOf(controller, 'referral');
  const found = await subjectOfReferral(tx, { id: subject.referral, source, recipients });
  if (found) return ok(found);
  const detail = 'No referral of this source that came to this organisation.';
  return refuse('invalid-request', { faults: [{ pointer: '/subject/referral', code: 'link', detail }] });
}

export const linkOver = (
  occasion: Occasion,
  { recordId, bsn, linkCode, referral }: Named,
): Omit<Link, 'cutAt'> => ({
  occasionId: occasion.id,
  source: occasion.source,
  other: occasion.recipient,
  otherRecordId: recordId,
  how: bsn ? 'bsn' : linkCode ? 'code' : referral ? 'referral' : 'none',
});

import { isLanguage, noticeNamed, type Evidence, type Notices } from '#consent';
import { ok, refuse, type Fault, type Outcome } from '#kernel';

/**
 * The evidence with the exact version of the notice that was shown, and its hash. A notice that nobody wrote was not
 * shown; whoever says that a representative spoke says that there is one for this matter, and nothing more.
 */
export function evidenceWith(notices: Notices, evidence: Evidence, moment: Date): Outcome<Evidence> {
  const { notice, givenBy, representation = givenBy === 'person' ? 'none' : 'for-this-matter' } = evidence;
  const found = noticeNamed(notices, notice.version, moment);
  const faults: Fault[] = [];
  const fault = (pointer: string, code: string, detail: string): void => {
    faults.push({ pointer: `/evidence/${pointer}`, code, detail });
  };
  if (!found) fault('notice/version', 'notice', 'No such notice: name its key, or key@version.');
  if (!isLanguage(notice.language)) fault('notice/language', 'notice', 'The notice is not in this language.');
  if ((givenBy === 'representative') !== (representation === 'for-this-matter'))
    fault('representation', 'representation', 'For-this-matter with a representative; none with the person.');
  if (!found || faults.length > 0) return refuse('invalid-request', { faults });
  return ok({
    ...evidence,
    representation,
    notice: { version: found.ref, language: notice.language, hash: found.hash },
  });
}
